// Measures the page itself in headless Chromium: how soon it is ready, how soon the first rows of a large file stand
// in its table, whether the page stays smooth, how fast it comes back from a cancel, and whether the end of a very
// long table is right. Prints figures, judges nothing: `./dev bench [megabytes] [million rows]`.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dist, launch } from '../e2e/browser.mjs';
import { serve } from '../e2e/server.mjs';
import { cases, narrow } from './generate.mjs';

const megabytes = +(process.argv[2] || 100);
const millions = +(process.argv[3] || 13);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'datalup-bench-'));
const ms = (x) => `${Math.round(x)} ms`;

/** Runs before the page's own scripts: notes long tasks, frame gaps and the moment the first cell stands. */
function watch() {
  window.seen = { longTasks: [], gaps: [], chosen: 0, first: 0 };
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) window.seen.longTasks.push([e.startTime, e.duration]);
  }).observe({ type: 'longtask' });
  let last = performance.now();
  const tick = (now) => {
    window.seen.gaps.push([now, now - last]);
    last = now;
    if (window.seen.chosen && !window.seen.first) {
      const row = document.querySelector('[role=grid] [role=gridcell]');
      if (row && row.textContent.trim()) {
        window.seen.first = -1;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => (window.seen.first = performance.now());
        channel.port2.postMessage(0);
      }
    }
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  document.addEventListener('change', (e) => {
    if (e.target.matches?.('input[type=file]')) window.seen.chosen = performance.now();
  }, true);
}

/** Asks the page again and again: Playwright's own waiting evaluates strings, which the page's policy forbids. */
async function until(page, ask, limit = 600000) {
  for (const from = Date.now(); Date.now() - from < limit; await page.waitForTimeout(20)) {
    const answer = await page.evaluate(ask);
    if (answer) return answer;
  }
  throw new Error(`waited ${limit} ms in vain: ${ask}`);
}
const loaded = (page) => until(page, () => document.querySelector('#take:enabled') !== null);

async function opened(page) {
  await page.addInitScript(watch);
  await page.goto(site.url);
  await until(page, () => document.documentElement.dataset.ready === 'all', 60000);
}

const site = await serve(dist);
const browser = await launch();
try {
  // ready: the third of three visits, so that the disk is warm
  let ready = [];
  for (let i = 0; i < 3; i++) {
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript(() => {
      const look = () => {
        if (document.querySelector('input[type=file]')) window.readyAt = performance.now();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(site.url);
    ready.push(await until(page, () => window.readyAt));
    await page.context().close();
  }
  console.log(`page ready (drop zone there), three visits: ${ready.map(ms).join(', ')}`);

  const large = path.join(folder, 'stor.csv');
  const made = process.env.FILE ? { rows: NaN, bytes: fs.statSync(process.env.FILE).size } : cases(large, megabytes);
  const file = process.env.FILE || large;
  for (let i = 0; i < 3; i++) {
    const page = await (await browser.newContext()).newPage();
    await opened(page);
    await page.setInputFiles('input[type=file]', file);
    await until(page, () => window.seen.first > 0);
    await loaded(page);
    const end = await page.evaluate(() => performance.now());
    await page.waitForTimeout(100);
    const seen = await page.evaluate(() => window.seen);
    const after = seen.longTasks.filter(([start]) => start > seen.first && start < end);
    const gaps = seen.gaps.filter(([at]) => at > seen.first && at < end).map(([, gap]) => gap).sort((a, b) => a - b);
    const told = await page.getAttribute('[role=grid]', 'aria-rowcount');
    console.log(`${(made.bytes / 1e6).toFixed(0)} MB: first rows ${ms(seen.first - seen.chosen)}, whole file ${ms(end - seen.chosen)}, ` +
      `aria-rowcount ${told}${made.rows ? ` (${made.rows} rows and a header written)` : ''}; ` +
      `tasks over 50 ms after the first rows: ${after.length}${after.length ? ` (longest ${ms(Math.max(...after.map((t) => t[1])))})` : ''}; ` +
      `frame gap p99 ${ms(gaps[Math.floor(gaps.length * 0.99)] ?? 0)}, longest ${ms(gaps.at(-1) ?? 0)}`);
    await page.context().close();
  }

  for (const wait of [50, 300, 900]) {
    const page = await (await browser.newContext()).newPage();
    await opened(page);
    await page.setInputFiles('input[type=file]', file);
    await page.waitForTimeout(wait);
    const cancel = page.locator('#stop');
    const there = await cancel.count();
    const took = there && await page.evaluate(async () => {
      const from = performance.now();
      document.querySelector('#stop').click();
      // usable: nothing is loading and a frame has been painted
      while (document.querySelector('#stop')) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - from;
    });
    console.log(`cancel after ${wait} ms: ${there ? ms(took) : 'nothing to cancel'}`);
    await page.context().close();
  }

  const long = path.join(folder, 'lang.csv');
  const rows = Math.round(millions * 1e6);
  narrow(long, rows);
  const page = await (await browser.newContext()).newPage();
  await opened(page);
  const from = Date.now();
  await page.setInputFiles('input[type=file]', long);
  await loaded(page);
  console.log(`${rows} rows: read in ${ms(Date.now() - from)}`);
  await page.locator('[role=grid] [role=gridcell]').first().click();
  await page.keyboard.press('Control+End');
  const plain = (s) => s.replace(/\D/g, '');
  const want = String(rows);
  const start = Date.now();
  let last = '';
  while (last !== want && Date.now() - start < 10000) {
    const cells = await page.locator('[role=grid] [role=row]:has([role=gridcell])').evaluateAll((list) => {
      const end = list.reduce((a, b) => (+a.getAttribute('aria-rowindex') > +b.getAttribute('aria-rowindex') ? a : b));
      return [...end.querySelectorAll('[role=gridcell]')].map((c) => c.textContent);
    });
    last = plain(cells[0] || '');
  }
  console.log(`last row: shows ${last || 'nothing'}, is ${want}: ${last === want ? 'right' : 'WRONG'} after ${ms(Date.now() - start)}`);
} finally {
  await browser.close();
  await site.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
