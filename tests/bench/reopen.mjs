// Opens a large file again and again, breaks the reading off, closes it, and looks at what the browser's renderers
// hold of memory before and afterwards. Prints figures; fails when more than a tenth above idle stays:
// `node tests/bench/reopen.mjs [megabytes] [times]` after `./dev build`.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dist, launch } from '../e2e/browser.mjs';
import { serve } from '../e2e/server.mjs';
import { cases } from './generate.mjs';
import { renderers } from './peers/processes.mjs';

const megabytes = +(process.argv[2] || 500);
const times = +(process.argv[3] || 10);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'datalup-reopen-'));
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function until(page, ask, limit = 300000) {
  for (const from = Date.now(); Date.now() - from < limit; await wait(20)) if (await page.evaluate(ask)) return;
  throw new Error(`waited in vain: ${ask}`);
}

/** The browser that this process has started. */
function ownBrowser() {
  for (const id of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = fs.readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').pop().split(' ')[1];
      const command = fs.readFileSync(`/proc/${id}/cmdline`, 'utf8');
      if (+parent === process.pid && /chrom/i.test(command)) return id;
    } catch {
      // it has ended meanwhile
    }
  }
  throw new Error('the browser is not found in /proc');
}

const site = await serve(dist);
const browser = await launch();
try {
  const context = await browser.newContext({ locale: 'da-DK' });
  const page = await context.newPage();
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(site.url);
  await until(page, () => document.documentElement.dataset.ready === 'all');
  const cdp = await context.newCDPSession(page);
  const id = ownBrowser();
  const held = async () => {
    // what is freed goes back a while later
    await cdp.send('HeapProfiler.collectGarbage');
    await wait(3000);
    return renderers(id).rss;
  };
  const large = path.join(folder, 'stor.csv');
  const made = process.env.FILE ? { bytes: fs.statSync(process.env.FILE).size } : cases(large, megabytes);
  const file = process.env.FILE || large;
  const choose = () => page.locator('input[type=file]').setInputFiles(file);
  // files leave the page one by one, and their workers with them
  const close = async () => {
    for (const cross = page.locator('.file .bare'); await cross.count(); await wait(100)) await cross.first().click();
  };
  // what the page keeps for good is there once a first file has been read and closed
  await page.locator('.sample').first().click();
  await until(page, () => document.querySelector('#take:enabled'));
  await close();
  const idle = await held();
  console.log(`${Math.round(made.bytes / 1e6)} MB; idle: ${idle.toFixed(0)} MB`);
  for (let time = 1; time <= times; time++) {
    await choose();
    await page.locator('#stop').waitFor();
    await until(page, () => document.querySelector('[role=grid] [role=gridcell]'));
    await wait(300);
    const broken = await page.locator('#stop').click({ timeout: 2000 }).then(() => true, () => false);
    if (await page.locator('#new-file').count()) await page.locator('#new-file').click();
    const from = performance.now();
    await choose();
    await until(page, () => document.querySelector('#take:enabled') && !document.querySelector('#stop'));
    const read = performance.now() - from;
    const open = renderers(id).rss;
    await close();
    const closed = await held();
    console.log(`${time}: ${broken ? 'broken off, ' : ''}read in ${(read / 1000).toFixed(1)} s with ${open.toFixed(0)} MB, closed ${closed.toFixed(0)} MB`);
  }
  const after = await held();
  const over = after / idle - 1;
  console.log(`afterwards: ${after.toFixed(0)} MB, ${(over * 100).toFixed(1)} % over idle`);
  if (over > 0.1) process.exitCode = 1;
} finally {
  await browser.close();
  await site.close();
  fs.rmSync(folder, { recursive: true });
}
process.exit();
