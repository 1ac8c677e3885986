// What the browser's processes use, read from /proc: there is no question a page can ask for it.
import fs from 'node:fs';

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return ''; // the process has ended meanwhile
  }
}

const processes = () => fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));

/** The id of the browser that keeps its profile in this folder. */
export function browserOf(profile) {
  return processes().find((id) => {
    const command = read(`/proc/${id}/cmdline`);
    return command.includes(`--user-data-dir=${profile}`) && !command.includes('--type=');
  });
}

/** Renderers below a browser: resident now and highest ever, in MB; CPU in s. */
export function renderers(browser) {
  const children = {};
  const stat = {};
  for (const id of processes()) {
    const line = read(`/proc/${id}/stat`);
    stat[id] = line.slice(line.lastIndexOf(')') + 2).split(' ');
    (children[stat[id][1]] ??= []).push(id);
  }
  const sum = { rss: 0, highest: 0, cpu: 0 };
  const visit = (parent) => {
    for (const id of children[parent] || []) {
      visit(id);
      if (!read(`/proc/${id}/cmdline`).includes('--type=renderer')) continue;
      const status = read(`/proc/${id}/status`);
      const field = (name) => +(new RegExp(name + ':\\s+(\\d+)').exec(status) || [])[1] / 1024 || 0;
      sum.rss += field('VmRSS');
      sum.highest += field('VmHWM');
      sum.cpu += (+stat[id][11] + +stat[id][12]) / 100;
    }
  };
  visit(browser);
  return sum;
}
