// What changes the columns or the rows that are seen: a column split in parts, two whose values change places, and the
// table with the rows of a finding only. All of it is seen before, and undone after.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, screenshots, stage } from "./browser.mjs";
import { cellsOf, choose, counted, file, ready, still, take, taken, until } from "./page.mjs";

const on = stage();

const TOWNS = ["8000 Aarhus C", "1620 København V", "5000 Odense C", "9000 Aalborg", "6000 Kolding"];

/** Invented schools with postal code and town in one cell, coordinates the wrong way round, and numbers with words. */
function schools() {
  const rows = ["skole;postnr og by;lon;lat;elever"];
  for (let row = 0; row < 60; row++) {
    const town = row === 40 ? "Ukendt sted" : TOWNS[row % 5];
    const pupils = row % 5 === 2 ? `ca. ${200 + row}` : row * 37 % 400;
    rows.push(`Skole ${row};${town};${55 + row / 100};${(10 + row / 50).toFixed(4)};${pupils}`);
  }
  return rows.join("\r\n") + "\r\n";
}
const SCHOOLS = schools();

const found = (page, name) => page.locator(".faults li", { hasText: name });
const SEVERAL = "Postnummer og by står i samme celle";
const SWAPPED = "Koordinaternes akser er byttet om";
const WORDS = "Tekst mellem tallene";

async function opened(options) {
  const here = await open(on, options);
  await choose(here.page, file("skoler.csv", SCHOOLS));
  await ready(here.page);
  await here.page.locator("#faults-open").click();
  const more = here.page.locator(".faults-list > .more:not([open]) > summary");
  await here.page.locator(".faults").waitFor();
  if (await more.count()) await more.click();
  await found(here.page, SEVERAL).waitFor();
  return here;
}

const headers = (page) => page.locator("[role=columnheader] .head-name").allInnerTexts();

test("a column is split after a look at its parts, kinds are told anew, and that is undone", async () => {
  const { page, done } = await opened();
  await found(page, SEVERAL).locator(".mend").click();
  const panel = page.getByRole("dialog", { name: SEVERAL });
  await panel.locator("code.value").first().waitFor();
  assert.deepEqual((await panel.locator("tbody tr").first().locator("td").allInnerTexts()), ["8000 Aarhus C", "8000", "Aarhus C"]);
  assert.match(await panel.innerText(), /1 værdi er ikke skrevet sådan. Den bliver stående hel i »by«/);
  await accessible(page);
  await page.locator("#mend-apply").click();
  await found(page, SEVERAL).waitFor({ state: "detached" });
  await ready(page);
  assert.match(await page.locator(".side .steps").innerText(), /postnr og by delt i »postnr«, »by«/);
  assert.deepEqual((await cellsOf(page, 1)).slice(0, 3), ["Skole 0", "8000", "Aarhus C"]);
  const recipe = await taken(page, () => page.locator(".side").getByRole("button", { name: "Gem opskrift" }).click());
  const entry = await take(page, /^CSV/);
  const { bytes } = await taken(page, () => entry.click());
  assert.match(bytes.toString("utf8"), /^\uFEFF?skole[,;]postnr[,;]by[,;]lon[^]*Skole 40[,;][,;]Ukendt sted/);
  await page.keyboard.press("Control+z");
  await ready(page);
  assert.deepEqual((await cellsOf(page, 1)).slice(0, 2), ["Skole 0", "8000 Aarhus C"]);
  // and again with the next edition, where the column stands elsewhere
  await page.locator("#new-file").click();
  const next = "antal;postnr og by;skole\r\n" + TOWNS.map((town, row) => `${row};${town};Ny ${row}`).join("\r\n");
  await choose(page, [file("næste.csv", next), file("opskrift.json", recipe.bytes)]);
  await page.locator(".problem.calm", { hasText: "Opskriften er brugt" }).waitFor();
  await ready(page);
  await until(page, () => /postnr og by delt i/.test(document.querySelector(".side .steps").textContent));
  assert.deepEqual(await cellsOf(page, 1), ["0", "8000", "Aarhus C", "Ny 0"]);
  await done();
});

test("coordinates the wrong way round change places after a look", async () => {
  const { page, done } = await opened();
  await found(page, SWAPPED).locator(".mend").click();
  const panel = page.getByRole("dialog", { name: SWAPPED });
  await panel.locator("code.value").first().waitFor();
  const [first] = await panel.locator("tbody tr").all();
  const cells = await first.locator("td").allInnerTexts();
  assert.deepEqual([cells[2], cells[3]], [cells[1], cells[0]]);
  await accessible(page);
  await page.locator("#mend-apply").click();
  await found(page, SWAPPED).waitFor({ state: "detached" });
  await ready(page);
  assert.match(await page.locator(".side .steps").innerText(), /lon byttet om med lat/);
  const [, , lon, lat] = await cellsOf(page, 1);
  assert(/^10/.test(lon) && /^55/.test(lat), `${lon} ${lat}`);
  await page.keyboard.press("Control+z");
  await found(page, SWAPPED).waitFor();
  await done();
});

test("the table shows the rows of a finding only, all of them, until that is taken off", async () => {
  const { page, done } = await opened();
  const only = found(page, WORDS).getByRole("button", { name: /Vis kun disse rækker/ });
  await only.click();
  await until(page, () => document.querySelector("[role=grid]").getAttribute("aria-rowcount") === "13");
  await still(page);
  assert.equal(await counted(page), 12, "more than the ten the card names");
  assert.equal(await only.getAttribute("aria-pressed"), "true");
  assert.match((await cellsOf(page, 1)).at(-1), /ca\. 202/);
  assert.match(await page.locator(".side .steps").innerText(), /Beholdt kun rækkerne i fundet »[^«]+« i elever/);
  const chip = page.locator(".chips.filters button").first();
  assert.match(await chip.innerText(), /kun rækkerne i fundet/);
  await accessible(page);
  // a row that is hidden is told of as by other filters, and what is taken away has the same rows
  const entry = await take(page, /^CSV/);
  const { bytes } = await taken(page, () => entry.click());
  assert.equal(bytes.toString("utf8").trim().split("\n").length, 13);
  await chip.click();
  await still(page);
  assert.equal(await counted(page), 60);
  assert.equal(await only.getAttribute("aria-pressed"), "false");
  await page.keyboard.press("Control+z");
  await still(page);
  assert.equal(await counted(page), 12);
  await only.click();
  await still(page);
  assert.equal(await counted(page), 60);
  await done();
});

for (const [scheme, width] of [["light", 1280], ["dark", 1280], ["light", 375], ["dark", 320]]) {
  test(`a split and the rows of a finding, ${scheme}, ${width} px`, async () => {
    const { page, done } = await opened({ colorScheme: scheme, viewport: { width, height: 800 } });
    await found(page, SEVERAL).locator(".mend").click();
    await page.locator("code.value").first().waitFor();
    await accessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false, "nothing stands out of the window");
    await page.screenshot({ path: join(screenshots, `split-${width}-${scheme}.png`) });
    await page.keyboard.press("Escape");
    await found(page, WORDS).getByRole("button", { name: /Vis kun disse rækker/ }).click();
    await until(page, () => document.querySelector("[role=grid]").getAttribute("aria-rowcount") === "13");
    await still(page);
    await accessible(page);
    await page.screenshot({ path: join(screenshots, `found-rows-${width}-${scheme}.png`), fullPage: true });
    await done();
  });
}
