// KLE is searched from anywhere: before there is a file, and beside one, where the number filters.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, screenshots, stage } from "./browser.mjs";
import { choose, counted, file, ready, still, until } from "./page.mjs";

const on = stage();
const cases = file("sager.csv", "Sag;KLE-emne\n1;05.09.10\n2;27.60.00\n3;05.09.00\n4;05.13.10\n");
const search = (page, text) => page.locator("#kle-search-field").fill(text);
const found = (page, text) => page.locator("#kle-search .decide-number", { hasText: text }).first();

test("an everyday word, a title and a number are found before there is a file, and nothing is asked for", async () => {
  const { page, context, done } = await open(on);
  await until(page, () => document.documentElement.dataset.ready === "all");
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await page.getByRole("button", { name: "Søg i KLE" }).click();
  await found(page, "KLE 00").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "kle-search-field");
  await search(page, "hundeskov");
  await page.locator("#kle-search .decide-number mark").first().waitFor();
  await page.locator("#kle-search .decide-number").first().click();
  await page.locator(".kle-above li").first().waitFor();
  await accessible(page);
  await search(page, "05.09");
  await found(page, "KLE 05.09").click();
  await page.locator("#kle-told-title + p", { hasText: "KLE 05.09" }).waitFor();
  assert.match(await page.locator(".kle-above").innerText(), /KLE 05/);
  await page.getByText("siger ikke mere om emnet").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#kle-search").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "kle-open");
  assert.deepEqual(asked.filter((url) => !/^(blob|data):/.test(url)), []);
  // the worker that answered is still there for a file
  await choose(page, cases);
  await ready(page);
  assert.equal(await counted(page), 4);
  await done();
});

test("Alt and K open it, not while somebody writes", async () => {
  const { page, done } = await open(on);
  await until(page, () => document.documentElement.dataset.ready === "all");
  await page.keyboard.press("Alt+k");
  await found(page, "KLE 00").waitFor();
  await page.keyboard.press("Escape");
  await choose(page, cases);
  await ready(page);
  await page.locator("#search").focus();
  await page.keyboard.press("Alt+k");
  assert.equal(await page.locator("#kle-search").count(), 0);
  await page.locator("[role=grid]").focus();
  await page.keyboard.press("Alt+k");
  await found(page, "KLE 00").waitFor();
  await accessible(page);
  await done();
});

test("beside a file the number keeps its rows, or becomes the subject", async () => {
  const { page, done } = await open(on);
  await choose(page, cases);
  await ready(page);
  await page.locator("#kle-open").click();
  await search(page, "05.09");
  await found(page, "KLE 05.09").click();
  await page.getByRole("button", { name: "Vis kun dets rækker i KLE-emne" }).click();
  await until(page, () => document.querySelector("[role=grid]").getAttribute("aria-rowcount") === "3");
  await page.locator(".steps .step", { hasText: "KLE-emne begynder med »05.09«" }).waitFor();
  await page.locator("#kle-open").click();
  await search(page, "05.09");
  await found(page, "KLE 05.09").click();
  await page.getByRole("button", { name: "Brug det som datasættets emne" }).click();
  await page.locator(".subject .pill", { hasText: "Valgt af dig" }).waitFor();
  await still(page);
  await done();
});

for (const [width, height] of [[1280, 800], [375, 812]])
  for (const colorScheme of ["light", "dark"])
    test(`looks at the search at ${width} px, ${colorScheme}`, async () => {
      const { page, done } = await open(on, { viewport: { width, height }, colorScheme });
      await page.screenshot({ path: join(screenshots, `kle-start-${width}-${colorScheme}.png`) });
      await page.locator("#kle-open").click();
      await search(page, "hundeskov");
      await page.locator("#kle-search .decide-number mark").first().waitFor();
      await page.locator("#kle-search .decide-number").first().click();
      await page.locator(".kle-ways").waitFor();
      await page.screenshot({ path: join(screenshots, `kle-search-${width}-${colorScheme}.png`) });
      await done();
    });

test("on 320 px nothing is too wide", async () => {
  const { page, done } = await open(on, { viewport: { width: 320, height: 640 } });
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await over(), 0);
  await page.locator("#kle-open").click();
  await found(page, "KLE 00").waitFor();
  assert((await page.evaluate(() => document.querySelector("#kle-search").scrollWidth - document.querySelector("#kle-search").clientWidth)) <= 0);
  await accessible(page);
  await done();
});
