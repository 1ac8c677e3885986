// A column of texts classified row by row: tried, run over all, stopped, filtered, taken away, undone, explained, put
// right, and done again when the workers have died.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, screenshots, stage } from "./browser.mjs";
import { cellsOf, choose, counted, file, ready, still, take, taken, until } from "./page.mjs";

const on = stage();
const TITLES = [
  "Ansøgning om kørestol",
  "Hul i vejen på Algade",
  "Møde tirsdag",
  "",
  "Byggetilladelse til carport",
  "Ansøgning om økonomisk friplads i børnehave",
  "Nexus ordination 7",
];
const extract = (rows) =>
  file("sager.csv", ["Sagsnr;Sagstitel;Modtaget", ...Array.from({ length: rows }, (_, row) => `${row + 1};${TITLES[row % TITLES.length]};02-01-2025`)].join("\r\n"));
const heads = (page) => page.locator("[role=columnheader] .th-name").allInnerTexts();
const step = (page, words) => page.locator(".steps .step", { hasText: words });

/** Opens the panel from the column's menu. */
async function panel(page, column = 1) {
  await page.locator(`#menu-${column}`).click();
  await page.getByRole("menuitem", { name: "Find KLE for hver række" }).click();
  await page.locator(".lines-tried li").first().waitFor();
}

/** Classifies all rows, and waits until the columns stand in the table. */
async function sorted(page, { from } = {}) {
  await panel(page);
  if (from !== undefined) await page.locator("#lines-threshold").fill(String(from));
  await page.locator("#lines-apply").click();
  await page.locator(".lines-mains li").first().waitFor();
  await still(page);
}

async function opened(rows = 210, options = {}) {
  const here = await open(on, { viewport: { width: 1800, height: 900 }, ...options });
  await choose(here.page, extract(rows));
  await ready(here.page);
  return here;
}

test("the first rows are tried before all are classified, and what is kept can be chosen", async () => {
  const { page, done } = await opened();
  await panel(page);
  const tried = page.locator(".lines-tried li");
  assert.equal(await tried.count(), 6);
  assert.match(await tried.nth(0).innerText(), /Ansøgning om kørestol[\s\S]*KLE 27\.[\s\S]*kørestol/);
  assert.match(await tried.filter({ hasText: "Nexus" }).innerText(), /Intet forslag|kommer ikke med/);
  const kept = async () => +(await page.getByText(/af de første 6 forskellige tekster/).innerText()).split(" ")[0];
  const from_40 = await kept();
  await page.locator("#lines-threshold").fill("0");
  await until(page, (before) => +document.querySelector(".lines-body [role=status]").textContent.split(" ")[0] >= before, from_40);
  const all = await kept();
  await page.getByLabel("Kun de sikre").check();
  const sure = await kept();
  await page.locator("#lines-threshold").fill("100");
  await page.getByText(/^0 af de første/).waitFor();
  assert(all >= from_40 && from_40 > sure && sure >= 1, `${all}, ${from_40}, ${sure}`);
  await accessible(page);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#lines").count(), 0);
  assert.equal(await page.locator(".lines").count(), 0);
  assert.equal(await page.locator(".steps .step").count(), 0);
  await done();
});

test("the result is four columns that can be filtered, taken away and undone", async () => {
  const { page, done } = await opened();
  await sorted(page, { from: 20 });
  assert.deepEqual((await heads(page)).slice(-4), ["KLE-nummer", "KLE-titel", "KLE-score", "KLE-ord"]);
  const first = await cellsOf(page, 1);
  assert.match(first[3], /^27\./);
  assert.match(first[6], /kørestol/);
  await step(page, "Fandt KLE for hver række ud fra Sagstitel (forslag på mindst 20 %)").waitFor();
  assert.match(await page.locator(".card.lines").innerText(), /\d+ af 210 rækker fik et forslag\./);
  await accessible(page);
  // a main group keeps its rows, a second click all
  const main = page.locator(".lines-mains button", { hasText: "KLE" }).first();
  const rows = +(await main.locator("small").innerText());
  await main.click();
  await until(page, (rows) => +document.querySelector("[role=grid]").getAttribute("aria-rowcount") === rows + 1, rows);
  assert.equal(await main.getAttribute("aria-pressed"), "true");
  await page.locator(".steps .step", { hasText: "KLE-nummer begynder med" }).waitFor();
  await still(page);
  const { bytes } = await taken(page, async () => (await take(page, /^CSV/)).click());
  const lines = bytes.toString().trim().split(/\r?\n/);
  assert.match(lines[0], /KLE-nummer,KLE-titel,KLE-score,KLE-ord/);
  assert.equal(lines.length, rows + 1);
  await main.click();
  await until(page, () => document.querySelector("[role=grid]").getAttribute("aria-rowcount") === "211");
  // those without a suggestion
  await page.locator(".lines-mains button", { hasText: "Uden forslag" }).click();
  await until(page, () => +document.querySelector("[role=grid]").getAttribute("aria-rowcount") < 211);
  // undone with the keys, done again, and undone with the browser's own button
  for (let undone = 0; undone < 4; undone++) await page.keyboard.press("Control+z");
  await until(page, () => !document.querySelector(".card.lines"));
  await until(page, () => document.querySelectorAll("[role=columnheader]").length <= 4);
  await still(page);
  assert.equal(await counted(page), 210);
  assert.deepEqual((await heads(page)).slice(-1), ["Modtaget"]);
  await page.keyboard.press("Control+y");
  await page.locator(".lines-mains li").first().waitFor();
  await still(page);
  assert.equal((await heads(page)).at(-1), "KLE-ord");
  await page.goBack();
  await until(page, () => !document.querySelector(".card.lines"));
  await done();
});

test("it works on rows that are filtered and sorted, and what the file is about stays what it was", async () => {
  const { page, done } = await opened();
  const subject = await page.locator(".subject").innerText();
  await page.locator("#search").fill("kørestol");
  await until(page, () => document.querySelector("[role=grid]").getAttribute("aria-rowcount") === "31");
  await page.locator("#menu-0").click();
  await page.getByRole("menuitem").nth(1).click();
  await still(page);
  await sorted(page);
  assert.equal(await counted(page), 30);
  assert.match((await cellsOf(page, 1))[3], /^27\./);
  // all rows are classified, not only those seen
  assert.match(await page.locator(".card.lines").innerText(), /af 210 rækker/);
  assert.equal(await page.locator(".subject").innerText(), subject);
  const json = await taken(page, async () => (await take(page, /JSON/)).click());
  assert.doesNotMatch(json.bytes.toString(), /KLE-titel/);
  // another choice takes the place of the columns
  await page.locator("#lines-change").click();
  await page.locator("#lines-threshold").fill("30");
  await page.locator("#lines-apply").click();
  await step(page, "mindst 30 %").waitFor();
  await page.locator(".lines-mains li").first().waitFor();
  await still(page);
  assert.equal((await heads(page)).filter((name) => name === "KLE-nummer").length, 1);
  await done();
});

test("it can be stopped, and meanwhile the table is there", async () => {
  const { page, done } = await opened(400_000);
  await panel(page);
  await page.locator("#lines-apply").click();
  await page.locator("#lines-stop").waitFor();
  await page.locator("[role=grid]").focus();
  await page.keyboard.press("Control+End");
  await until(page, () => document.querySelector('[role=row][aria-rowindex="400001"]'));
  assert.equal(await page.locator("#lines-stop").count(), 1, "it is still under way");
  await page.locator("#lines-stop").click();
  await until(page, () => !document.querySelector("#lines-stop"));
  assert.equal(await page.locator(".card.lines").count(), 0);
  assert.deepEqual((await heads(page)).at(-1), "Modtaget");
  // and begun again
  await sorted(page);
  assert.match(await page.locator(".card.lines").innerText(), /af 400\.000 rækker/);
  await done();
});

test("a row tells why, another number is remembered for texts like it, and speaks visibly from then on", async () => {
  const { page, done } = await opened();
  await sorted(page);
  const cell = page.locator('[role=row][aria-rowindex="8"] [role=gridcell]').nth(1);
  await cell.click();
  await page.getByRole("menuitem", { name: "Hvorfor dette KLE-forslag?" }).click();
  await page.locator("#lines-why").waitFor();
  assert.match(await page.locator("#lines-why").innerText(), /Nexus ordination 7/);
  await page.locator(".lines-correct summary").click();
  await page.locator("#lines-correct-search").fill("29.18");
  await page.locator(".decide-number").first().waitFor();
  await page.locator(".decide-number", { hasText: "KLE 29.18" }).first().click();
  await page.locator("#lines-correct-words").fill("7");
  await page.locator("#lines-correct-apply").click();
  await page.getByText("Skriv mindst ét ord").waitFor();
  await page.locator("#lines-correct-words").fill("nexus ordination");
  await accessible(page);
  await page.locator("#lines-correct-apply").click();
  await page.getByText("30 følger dine tidligere valg.").waitFor();
  await still(page);
  const cells = await cellsOf(page, 7);
  assert.match(cells[3], /^29\.18/);
  assert.equal(cells[6], "dit tidligere valg: nexus, ordination");
  // it stays in this browser and holds no more than the words written
  const kept = await page.evaluate(() => localStorage.getItem("kle-choices"));
  assert.deepEqual(JSON.parse(kept).valg[0].ord, ["nexus", "ordination"]);
  // without it, when the user says so
  await page.locator("#lines-change").click();
  await page.locator("#lines-memory").uncheck();
  await page.locator("#lines-apply").click();
  await until(page, () => !/følger dine/.test(document.querySelector(".card.lines")?.textContent ?? "følger dine"));
  await done();
});

test("the recipe is done again when a worker has died", async () => {
  const { page, expect, done } = await opened();
  expect(/planlagt/);
  await sorted(page, { from: 20 });
  const main = page.locator(".lines-mains button", { hasText: "KLE" }).first();
  const rows = +(await main.locator("small").innerText());
  await main.click();
  await until(page, (rows) => +document.querySelector("[role=grid]").getAttribute("aria-rowcount") === rows + 1, rows);
  await still(page);
  const before = await cellsOf(page, 1);
  const [worker] = page.workers();
  await worker.evaluate(() => setTimeout(() => { throw new Error("planlagt"); }));
  await page.waitForTimeout(200);
  await page.locator("#sort-0").click();
  await ready(page);
  await page.locator(".lines-mains li").first().waitFor();
  await until(page, (rows) => +document.querySelector("[role=grid]").getAttribute("aria-rowcount") === rows + 1, rows);
  await still(page);
  assert.deepEqual(await cellsOf(page, 1), before);
  for (let undone = 0; undone < 3; undone++) await page.keyboard.press("Control+z");
  await until(page, () => !document.querySelector(".card.lines"));
  await done();
});

test("a column's panel leads to it too, in English as well", async () => {
  const { page, done } = await opened(70);
  await page.locator("#language").click();
  await page.locator("#menu-1").click();
  await page.getByRole("menuitem", { name: "About the column" }).first().click();
  await page.locator("#lines-open").click();
  await page.locator(".lines-tried li").first().waitFor();
  assert.match(await page.locator("#lines").innerText(), /not a filing decision/);
  await page.getByRole("button", { name: "Find for all 70 rows" }).click();
  await page.locator(".lines-mains li").first().waitFor();
  await still(page);
  assert.match(await page.locator(".card.lines").innerText(), /\d+ of 70 rows got a suggestion\./);
  await step(page, "Found KLE for each row from Sagstitel (suggestions of at least 40%)").first().waitFor();
  await accessible(page);
  // a column that was made here is not read in its turn, nor is one of numbers
  for (const column of [0, 4]) {
    await page.locator(`#menu-${column}`).click();
    await page.getByRole("menuitem").first().waitFor();
    assert.equal(await page.getByRole("menuitem", { name: "Find KLE for each row" }).count(), 0);
    await page.keyboard.press("Escape");
  }
  await done();
});

test("it is worked with the keyboard alone on a narrow screen", async () => {
  const { page, done } = await opened(70, { viewport: { width: 320, height: 640 } });
  await page.locator("#menu-1").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Find KLE for hver række" }).focus();
  await page.keyboard.press("Enter");
  await page.locator(".lines-tried li").first().waitFor();
  const wide = await page.evaluate(() => document.querySelector("#lines").scrollWidth - document.querySelector("#lines").clientWidth);
  assert(wide <= 0, `${wide} px too wide`);
  await accessible(page);
  await page.locator("#lines-apply").focus();
  await page.keyboard.press("Enter");
  await page.locator(".lines-mains li").first().waitFor();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert(over <= 0, `${over} px too wide`);
  await accessible(page);
  await done();
});

for (const [width, height] of [[1280, 800], [375, 812]])
  for (const colorScheme of ["light", "dark"])
    test(`looks at it at ${width} px, ${colorScheme}`, async () => {
      const { page, done } = await opened(210, { viewport: { width, height }, colorScheme });
      await panel(page);
      await page.screenshot({ path: join(screenshots, `rows-panel-${width}-${colorScheme}.png`) });
      await page.locator("#lines-threshold").fill("20");
      await page.locator("#lines-apply").click();
      await page.locator(".lines-mains li").first().waitFor();
      await still(page);
      await page.locator(".card.lines").scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(screenshots, `rows-${width}-${colorScheme}.png`) });
      await page.locator('[aria-rowindex="2"] [role=gridcell]').first().focus();
      await page.keyboard.press("Control+Home");
      await page.keyboard.press("ArrowRight");
      await until(page, () => /Ansøgning/.test(document.activeElement?.textContent));
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: "Hvorfor dette KLE-forslag?" }).focus();
      await page.keyboard.press("Enter");
      await page.locator("#lines-why").waitFor();
      await page.screenshot({ path: join(screenshots, `rows-why-${width}-${colorScheme}.png`) });
      await done();
    });
