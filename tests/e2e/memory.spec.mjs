// A file that would not fit is foreseen: the choice comes before the reading.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, open, stage } from "./browser.mjs";
import { cellsOf, choose, counted, file, ready, until } from "./page.mjs";

const on = stage();

const large = () => {
  const lines = ["nummer;navn;pris"];
  for (let row = 0; row < 120000; row++) lines.push(`${row};navn ${(row * 7919) % 120001};${row},5`);
  return file("stor.csv", lines.join("\n") + "\n");
};

const opened = async (megabytes, options) => {
  const watched = await open(on, options);
  await watched.page.goto(`${on.host.url}?memory_mb=${megabytes}`);
  await watched.page.locator(".sample").first().waitFor();
  return watched;
};

test("a file that fits is not asked about", async () => {
  const { page, done } = await opened(300);
  await choose(page, large());
  await ready(page);
  assert.equal(await counted(page), 120000);
  await done();
});

for (const viewport of [{ width: 1280, height: 900 }, { width: 320, height: 800 }]) {
  test(`what would not fit is said before it is read, with ways on, ${viewport.width} px`, async () => {
    const { page, done } = await opened(1, { viewport });
    await choose(page, large());
    await page.locator("#memory-title").waitFor();
    assert.match(await page.locator(".memory").innerText(), /omkring .* MB[^]*omtrent 1\d0\.000 rækker/);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert(overflow <= 0, `${overflow} px wider than the window`);
    await accessible(page);
    await done();
  });
}

test("the first rows: exactly so many, said in a note, undone back to the choice", async () => {
  const { page, done } = await opened(1);
  await choose(page, large());
  await page.locator("#memory-rows").fill("5000");
  await page.locator("#memory-read-rows").click();
  await ready(page);
  assert.equal(await counted(page), 5000);
  await page.locator(".notes:not(.coverage):not(.questions) summary").click();
  assert.match(await page.locator(".notes:not(.coverage):not(.questions)").innerText(), /første 5\.000 rækker/);
  assert.match(await page.locator(".steps .step").last().innerText(), /de første 5\.000 rækker/);
  await page.keyboard.press("Control+z");
  await page.locator("#memory-title").waitFor();
  await done();
});

test("the profile of the whole file beside some random rows of it, said wherever it counts, and undone", async () => {
  const { page, done } = await opened(1);
  await choose(page, large());
  await page.locator("#memory-sample").fill("500");
  await page.locator("#memory-profile").click();
  await ready(page);
  assert.equal(await counted(page), 500);
  assert.match(await page.locator("#sampled").innerText(), /alle 120\.000 rækker; tabellen viser 500 tilfældige/);
  assert.match(await page.locator(".chips").first().innerText(), /120\.000 rækker/);
  assert.match(await page.locator(".toolbar").innerText(), /500 af filens 120\.000 rækker/);
  await page.locator("#chart-sampled").waitFor();
  assert.match(await page.locator(".steps .step").last().innerText(), /500 tilfældige rækker/);
  const first = await cellsOf(page, 1);
  // rows of the whole file, each of them one that it has
  const numbers = [];
  for (const row of [1, 2, 3, 4, 5]) numbers.push(await cellsOf(page, row));
  assert(numbers.at(-1)[0] - numbers[0][0] > 100, `not drawn: ${numbers.join()}`);
  assert(numbers.every(([number, name]) => name === `navn ${(+number * 7919) % 120001}`), numbers.join());
  // the numbers about a column are those of all rows
  await page.locator(".column-button").first().click();
  assert.match(await page.locator(".panel").innerText(), /120\.000/);
  assert.match(await page.locator(".panel").innerText(), /119999/);
  await page.keyboard.press("Escape");
  await accessible(page);
  // a filter is over the rows of the table
  await page.locator("#search").fill("navn 1");
  await until(page, () => +document.querySelector("[role=grid]").getAttribute("aria-rowcount") < 501);
  assert.match(await page.locator(".toolbar").innerText(), /af 500 rækker \(filen har 120\.000\)/);
  // not in the field, where the keys undo what was typed
  await page.locator("h1").click();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.locator("#memory-title").waitFor();
  // the same rows again
  await page.locator("#memory-sample").fill("500");
  await page.locator("#memory-profile").click();
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), first);
  await done();
});

test("fewer columns: what they take is told, the sum is live, and only what fits is read", async () => {
  const { page, done } = await opened(4);
  await choose(page, large());
  await page.locator("#memory-title").waitFor();
  const sum = page.locator("#memory-sum");
  assert.match(await sum.innerText(), /3 af 3 valgt/);
  assert(await page.locator("#memory-read-columns").isDisabled());
  await page.locator("#memory-column-1").click();
  assert.match(await sum.innerText(), /2 af 3 valgt: omkring .* MB af .* MB/);
  await page.locator("#memory-read-columns").click();
  await ready(page);
  assert.equal(await counted(page), 120000);
  assert.deepEqual((await cellsOf(page, 2)).length, 2);
  assert.match(await page.locator(".steps .step").last().innerText(), /2 kolonner/);
  await page.locator(".notes:not(.coverage):not(.questions) summary").click();
  assert.match(await page.locator(".notes:not(.coverage):not(.questions)").innerText(), /1 af filens 3 kolonner er udeladt/);
  await page.keyboard.press("Control+z");
  await page.locator("#memory-column-2").waitFor();
  await done();
});

test("tried anyway, the whole file is read", async () => {
  const { page, done } = await opened(1);
  await choose(page, large());
  await page.locator("#memory-anyway").click();
  await ready(page);
  assert.equal(await counted(page), 120000);
  assert.equal(await page.locator(".memory").count(), 0);
  await done();
});

test("a worker that dies while it reads leads to the same choice", async () => {
  const { page, expect, done } = await opened(300);
  expect(/planlagt/);
  const lines = ["nummer;navn;pris"];
  for (let row = 0; row < 1500000; row++) lines.push(`${row};navn ${(row * 7919) % 120001};${row},5`);
  await choose(page, file("stor.csv", lines.join("\n") + "\n"));
  await page.locator("#stop").waitFor();
  await until(page, () => document.querySelector("[role=grid] [role=gridcell]"));
  const [worker] = page.workers();
  await worker.evaluate(() => setTimeout(() => { throw new Error("planlagt"); }));
  await page.locator("#memory-title").waitFor();
  assert.equal(await page.locator("#memory-read-rows").count(), 1);
  await done();
});
