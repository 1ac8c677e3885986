// Charts are drawn by a module of their own in a worker of its own, from numbers that the workers of the file have
// answered: another width or language needs no answer of theirs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, stage } from "./browser.mjs";
import { choose, file, ready, take, taken, until } from "./page.mjs";

const on = stage();
const fetched = (page) => until(page, () => document.documentElement.dataset.ready === "all");
const TABLE = file("a.csv", "by;borgere\nRibe;12\nVejle;30\nKolding;25\n");
const shown = (page) => page.locator("#chart-drawing").waitFor();
const caption = (page) => page.locator(".chart figcaption").innerText();

async function reloaded(page) {
  await page.reload();
  await page.locator("#loading").waitFor({ state: "detached" });
}

test("width and language change what is drawn while the workers of the file are deaf", async () => {
  const { page, done } = await open(on);
  await fetched(page);
  const [director] = page.workers();
  await choose(page, TABLE);
  await ready(page);
  await shown(page);
  assert.match(await caption(page), /størst/i);
  await director.evaluate(() => { self.onmessage = null; });
  const width = () => page.locator("#chart-drawing").getAttribute("viewBox");
  const before = await width();
  await page.setViewportSize({ width: 420, height: 800 });
  await until(page, (before) => document.getElementById("chart-drawing").getAttribute("viewBox") !== before, before);
  await page.locator("#language").click();
  await until(page, () => /largest|highest|most/i.test(document.querySelector(".chart figcaption")?.textContent));
  const { name, bytes } = await taken(page, async () => (await take(page, /SVG/)).click());
  assert.equal(name, "a-diagram.svg");
  assert.match(bytes.toString(), /<svg [^]*Kolding[^]*<\/svg>\s*$/);
  await done();
});

test("a chart asked for before the module has come waits for it alone; the module is asked for once", async () => {
  const { page, context, done } = await open(on);
  // or what the page asked for before it is loaded anew is counted, too
  await fetched(page);
  let let_go;
  const held = new Promise((resolve) => (let_go = resolve));
  let asked = 0;
  await context.route(/drawing-[0-9a-f]{10}\.wasm$/, async (route) => {
    asked += 1;
    await held;
    await route.continue();
  });
  await reloaded(page);
  await choose(page, TABLE);
  await ready(page);
  assert.equal(await page.locator("#chart-drawing").count(), 0);
  let_go();
  await shown(page);
  assert.equal(asked, 1);
  await done();
});

test("a module that cannot be fetched is said, everything else works, and the next chart may come", async () => {
  const { page, context, expect, done } = await open(on);
  expect(/drawing-/);
  expect(/ERR_FAILED/);
  await context.route(/drawing-/, (route) => route.abort());
  await reloaded(page);
  await choose(page, TABLE);
  await ready(page);
  await page.getByRole("alert").filter({ hasText: /forbindelsen/ }).first().waitFor();
  await context.unroute(/drawing-/);
  await page.locator("#search").fill("e");
  await shown(page);
  await done();
});

test("the worker that draws is replaced when it dies, and the file stays as it is", async () => {
  const { page, expect, done } = await open(on);
  expect(/planlagt/);
  await fetched(page);
  await choose(page, TABLE);
  await ready(page);
  await shown(page);
  const [director] = page.workers();
  // what draws has a script of its own
  const drawing = () => page.workers().find((worker) => worker.url() !== director.url());
  const first = drawing();
  await first.evaluate(() => setTimeout(() => { throw new Error("planlagt"); }));
  for (let waited = 0; drawing() === first && waited < 5000; waited += 50) await page.waitForTimeout(50);
  const before = await page.locator("#chart-drawing").getAttribute("viewBox");
  await page.setViewportSize({ width: 420, height: 800 });
  await until(page, (before) => document.getElementById("chart-drawing").getAttribute("viewBox") !== before, before);
  assert(page.workers().includes(director), "the file was not read again");
  await done();
});
