// Measures how long the workers take to group 100,000 rows and to draw them, chart by chart as the page offers them: from
// the question that reaches the director to the drawing that leaves the worker that draws. Prints figures, judges
// nothing: `node tests/bench/charts.mjs [rows]`, on dist/.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { dist, launch } from "../e2e/browser.mjs";
import { serve } from "../e2e/server.mjs";

const rows = +(process.argv[2] || 100_000);
const two = (n) => String(n).padStart(2, "0");
const line = (i) =>
  `${two(1 + (i % 28))}-${two(1 + ((i * 7) % 12))}-${2015 + (i % 9)};Kommune ${i % 98};Type ${(i * 31) % 6};` +
  `${(i * 7919) % 1000};${(i * 104729) % 367}\n`;
const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "datalup-charts-")), "rows.csv");
fs.writeFileSync(file, "dato;kommune;type;antal;dage\n" + Array.from({ length: rows }, (_, i) => line(i)).join(""));

// Notes when messages come and go, in a worker.
function hook() {
  self.noted = [];
  const { onmessage, postMessage } = self;
  const now = () => performance.timeOrigin + performance.now();
  self.onmessage = (event) => {
    self.noted.push(now());
    return onmessage.call(self, event);
  };
  self.postMessage = function (...message) {
    self.noted.push(now());
    return postMessage.apply(self, message);
  };
}

const site = await serve(dist);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
const until = async (ask) => {
  while (!(await page.evaluate(ask))) await page.waitForTimeout(50);
};
await page.goto(site.url);
await until(() => document.documentElement.dataset.ready === "all");
const [director] = page.workers();
await page.setInputFiles("input[type=file]", file);
await until(() => document.querySelector("#take:enabled") !== null);
await page.locator("#chart-drawing").waitFor();
await page.waitForTimeout(1000);
const drawing = page.workers().find((worker) => worker.url() !== director.url());
for (const worker of [director, drawing]) await worker.evaluate(hook);
const offers = page.locator(".chart-offer:not(.own):not(#chart-map)");
const count = await offers.count();
const taken = new Map();
for (let turn = 0; turn < 5; turn += 1) {
  for (let at = 1; at <= count; at += 1) {
    const offer = offers.nth(at % count);
    for (const worker of [director, drawing]) await worker.evaluate(() => (self.noted.length = 0));
    await offer.click();
    await page.waitForTimeout(500);
    const name = (await offer.innerText()).replaceAll("\n", " ");
    const [asked] = await director.evaluate(() => self.noted);
    const drawn = (await drawing.evaluate(() => self.noted)).at(-1);
    taken.set(name, [...(taken.get(name) ?? []), drawn - asked]);
  }
}
console.log(`${rows} rows, ${os.cpus().length} cores, Chromium ${browser.version()}; milliseconds, five times each`);
for (const [name, times] of taken) {
  const sorted = times.sort((a, b) => a - b);
  console.log(`${name}: median ${sorted[2].toFixed(1)}, most ${sorted.at(-1).toFixed(1)}`);
}
await browser.close();
process.exit(0);
