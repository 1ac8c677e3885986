// A file that would not fit is foreseen: the choice comes before the reading.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, open, stage } from "./browser.mjs";
import { choose, counted, file, ready, until } from "./page.mjs";

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
  await page.locator(".notes summary").click();
  assert.match(await page.locator(".notes").innerText(), /første 5\.000 rækker/);
  assert.match(await page.locator(".steps .step").last().innerText(), /de første 5\.000 rækker/);
  await page.keyboard.press("Control+z");
  await page.locator("#memory-title").waitFor();
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
