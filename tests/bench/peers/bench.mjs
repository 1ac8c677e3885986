// Times the page and its peers in one run, so that ratios hold on a noisy machine; run.sh calls it.
// node bench.mjs --sizes=10,100 --seed=7 [--peers=a,b] [--n=3] [--shape=base] [--encoding=utf-8] [--gen-seed=N]
//   [--out=results.jsonl] [--timeout=120]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { dataFile, lend, verify, work, workbook } from './data.mjs';
import { browserOf, renderers } from './processes.mjs';
import { draw } from './queries.mjs';
import { requests, start } from './server.mjs';

const options = Object.fromEntries(
  process.argv.slice(2).map((a) => {
    const [key, ...value] = a.replace(/^--/, '').split('=');
    return [key, value.join('=')];
  }),
);
const env = process.env;
const here = import.meta.dirname;
const port = +(env.PORT || 8711);
const sizes = (options.sizes || '10,100').split(',');
const only = options.peers?.split(',');
const fixedRuns = +(options.n || 0);
const out = options.out || path.join(work, 'results.jsonl');
const timeout = +(options.timeout || 120) * 1000;
const seed = options.seed || '1';
const written = { shape: options.shape || 'base', encoding: options.encoding || 'utf-8', genSeed: options['gen-seed'] || '' };
const WINDOW_LIMIT_MS = 50;

const page = (name, p = port) => `http://127.0.0.1:${p}/p/${name}`;
const project = `http://127.0.0.1:${port + 2}/?bench`;
const peers = {
  project: { url: project },
  'duckdb-eh': { url: page('duckdb?v=eh'), approximate: true },
  'duckdb-coi': { url: page('duckdb?v=coi', port + 1), approximate: true },
  udsv: { url: page('udsv') },
  'd3-dsv': { url: page('d3') },
  papaparse: { url: page('papa') },
  arquero: { url: page('arquero') },
  'project-xlsx': { url: project, workbook: true },
  sheetjs: { url: page('xlsx'), workbook: true },
};
const peerFolders = { '/pages/': path.join(work, 'pages'), '/node_modules/': path.join(work, 'npm/node_modules') };
await start(port, false, peerFolders);
await start(port + 1, true, peerFolders);
await start(port + 2, false, { '/': path.resolve(here, '../../../dist') });

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=SpareRendererForSitePerProcess,Translate',
  '--disable-background-timer-throttling',
  '--enable-precise-memory-info',
];

const median = (list) => {
  const s = [...list].sort((a, b) => a - b);
  return s.length % 2 ? s[(s.length - 1) / 2] : (s[s.length / 2 - 1] + s[s.length / 2]) / 2;
};
const spread = (runs) => ({ median: median(runs.map((r) => r.ms)), worst: Math.max(...runs.map((r) => r.ms)) });
const firstLine = (e) => String(e.message).split('\n')[0].slice(0, 300);

/** Loads, then asks the random questions; fills the record and returns the answers for verify.py. */
async function hooks(tab, limited, record, truth, peer, link) {
  const harness = (what, ...args) => tab.evaluate(([w, a]) => window.__harness[w](...a), [what, args]);
  const answers = { approx: !!peer.approximate };
  const stage = async (name, fn, ms) => {
    try {
      return await limited(fn, ms);
    } catch (e) {
      throw new Error(`${name}: ${firstLine(e)}`);
    }
  };
  const load = await stage('load', () => harness('loaded'));
  record.T1 = load.ms;
  record.loadGap = load.gap;
  answers.load = load.r;
  if (peer.workbook) {
    await book(record, truth, load.r, () => stage('profile', () => harness('call', 'profile')));
    return null;
  }
  if (!env.KEEP_FILE) fs.rmSync(link);
  const profile = await stage('profile', () => harness('call', 'profile'));
  record.profile = profile.ms;
  record.profileGap = profile.gap;
  record.T2 = record.T1 + profile.ms;
  answers.profile = profile.r;
  record.T5 = await stage('first rows', () => harness('shown'), 10000).then(
    (r) => {
      record.looking = r.looking;
      return r.ms;
    },
    async (e) => {
      record.errors.push(`${e.message}: ${await tab.evaluate(() => window.__why)}`);
      return null;
    },
  );
  const asked = draw(truth, seed); // not before: the page cannot have prepared these
  const windows = await stage('rows', () => harness('series', 'rows', asked.windows));
  const groups = await stage('group', () => harness('series', 'group', asked.groups));
  const filters = await stage('filter', () => harness('series', 'filter', asked.filters.map((s) => [s])));
  record.windows = spread(windows);
  record.groups = spread(groups);
  record.filters = spread(filters);
  answers.windows = windows.map((w, i) => ({ offset: asked.windows[i][0], n: asked.windows[i][1], r: w.r }));
  answers.groups = groups.map((g, i) => ({ by: asked.groups[i][0], sum: asked.groups[i][1], r: g.r }));
  answers.filters = filters.map((f, i) => ({ spec: asked.filters[i], r: f.r }));
  return answers;
}

/** A workbook is loaded, and nothing more: its rows and the sum of the seventh column must be right. */
async function book(record, truth, loaded, profile) {
  let sum = loaded.sum;
  if (sum === undefined) {
    const column = (await profile()).r[6];
    sum = column.mean * (loaded.rows - column.nulls);
  }
  if (loaded.rows !== truth.rows) record.wrong.push(`${loaded.rows} rows, not ${truth.rows}`);
  if (!(Math.abs(sum - truth.sum_beloeb) <= 1e-12 * Math.abs(truth.sum_beloeb) + 0.005)) record.wrong.push(`sum ${sum}`);
}

async function run(name, file, size, i) {
  const peer = peers[name];
  const truth = JSON.parse(fs.readFileSync(file + '.truth.json', 'utf8'));
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const lent = fs.mkdtempSync(path.join(work, 'data/lent-'));
  const record = { peer: name, size, i, ...written, seed, when: new Date().toISOString(), errors: [], wrong: [] };
  let context;
  let sampler;
  try {
    requests.clear();
    context = await chromium.launchPersistentContext(profile, {
      executablePath: env.CHROMIUM || '/usr/bin/chromium',
      headless: true,
      args: FLAGS,
      timeout: 30000,
    });
    const tab = context.pages()[0];
    let crashed = () => {};
    tab.on('crash', () => crashed(new Error('renderer crashed')));
    tab.on('pageerror', (e) => record.errors.push(String(e.message).slice(0, 200)));
    const limited = async (fn, ms = timeout) => {
      let timer;
      try {
        return await Promise.race([
          fn(),
          new Promise((_, reject) => {
            crashed = reject;
            timer = setTimeout(() => reject(new Error(`no answer in ${ms / 1000} s`)), ms);
          }),
        ]);
      } finally {
        clearTimeout(timer);
      }
    };
    await tab.addInitScript({ path: path.join(here, 'runner.js') });
    await tab.goto(peer.url);
    record.ready = await limited(() => tab.evaluate(() => window.__harness.ready()), 30000);
    record.requests = [...requests];
    record.version = await tab.evaluate(() => window.__ver || null);
    const browser = browserOf(profile);
    record.idleRss = renderers(browser).rss;
    record.peakRss = record.idleRss;
    sampler = setInterval(() => {
      record.peakRss = Math.max(record.peakRss, renderers(browser).rss);
    }, 150);
    const kinds = (truth.columns || []).map((c) => c.kind);
    const told = { rows: truth.first, kinds, total: truth.first ? truth.rows : 0 };
    await tab.evaluate((e) => window.__harness.arm(e), told);
    const link = lend(file, lent);
    await tab.setInputFiles('input[type=file]', link);
    const answers = await hooks(tab, limited, record, truth, peer, link);
    if (answers) {
      record.wrong = verify(file, answers);
      if (record.windows.worst >= WINDOW_LIMIT_MS) {
        record.wrong.push(`a window of 100 rows took ${record.windows.worst.toFixed(0)} ms`);
      }
    }
    clearInterval(sampler);
    const last = renderers(browser);
    record.peakRss = Math.max(record.peakRss, last.highest);
    record.cpu = last.cpu;
  } catch (e) {
    record.fail = firstLine(e);
  }
  clearInterval(sampler);
  await Promise.race([context?.close().catch(() => {}), new Promise((y) => setTimeout(y, 8000))]);
  fs.rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  fs.rmSync(lent, { recursive: true, force: true });
  fs.appendFileSync(out, JSON.stringify(record) + '\n');
  report(record);
  return record;
}

function report(r) {
  const ms = (x) => (x == null ? '-' : Math.round(x));
  const pair = (x) => (x ? `${x.median.toFixed(1)}/${x.worst.toFixed(1)}` : '-');
  console.log(
    `${r.size} MB ${r.peer} #${r.i} ready ${ms(r.ready)}`,
    `T5 ${ms(r.T5)} T1 ${ms(r.T1)} T2 ${ms(r.T2)} group ${pair(r.groups)} filter ${pair(r.filters)}`,
    `rows ${pair(r.windows)} gap ${ms(r.loadGap?.longest)} long tasks ${r.loadGap?.longTasks ?? '-'}`,
    `RSS over idle ${ms(r.peakRss - r.idleRss)}`,
    r.fail ? 'FAILED ' + r.fail : r.wrong.length || r.errors.length ? 'WRONG' : 'right',
    [...r.wrong, ...r.errors].slice(0, 6).join(' | '),
  );
}

console.log(`seed ${seed}, shape ${written.shape}, encoding ${written.encoding}`);
for (const size of sizes) {
  for (const name of only || Object.keys(peers)) {
    if (!peers[name]) {
      console.log(`no peer ${name}; there are ${Object.keys(peers).join(', ')}`);
      continue;
    }
    const isBook = peers[name].workbook;
    if (isBook && size !== sizes[0]) continue;
    const file = isBook ? workbook() : dataFile(size, written);
    const runs = fixedRuns || (+size >= 400 ? 1 : 3);
    for (let i = 0; i < runs; i++) {
      const r = await run(name, file, isBook ? 'xlsx' : size, i);
      if (r.fail && i === 0) break;
    }
  }
}
process.exit(0);
