// Every screen, light and dark, wide and narrow: axe finds nothing, nothing is wider than the window, and the pictures
// are there to be looked at (tests/e2e/screenshots).

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, root, screenshots, stage } from "./browser.mjs";
import { choose, file, ready } from "./page.mjs";

const on = stage();
mkdirSync(screenshots, { recursive: true });

const SCREENS = {
  start: async () => {},
  dataset: async (page) => {
    await page.locator(".sample").nth(1).click();
    await ready(page);
    await page.locator("figure svg, .chart svg").first().waitFor();
  },
  panel: async (page) => {
    await SCREENS.dataset(page);
    await page.locator("#menu-3").click();
    await page.getByRole("menuitem").filter({ hasText: /tal|statistik|Se/i }).first().click();
    await page.locator(".panel").waitFor();
  },
  import: async (page) => {
    await SCREENS.dataset(page);
    await page.locator("#chip-header").click();
    await page.locator("#import tbody tr").first().waitFor();
  },
  problem: async (page) => {
    await choose(page, file("rapport.csv", "%PDF-1.7\n"));
    await page.getByRole("alert").first().waitFor();
  },
};

for (const [name, go] of Object.entries(SCREENS)) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 375, 320]) {
      test(`${name}, ${colorScheme}, ${width} px`, async () => {
        const { page, done } = await open(on, { colorScheme, viewport: { width, height: width > 1000 ? 1080 : 800 }, reducedMotion: "reduce" });
        await page.locator(".sample").first().waitFor();
        await go(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert(overflow <= 0, `${overflow} px wider than the window`);
        await accessible(page);
        await page.screenshot({ path: join(screenshots, `${name}-${width}-${colorScheme}.png`) });
        await done();
      });
    }
  }
}

test("in English too, without a word of Danish left in the frame", async () => {
  const { page, done } = await open(on);
  await page.getByRole("button", { name: "English" }).click();
  await page.locator("html[lang=en]").waitFor({ state: "attached" });
  const words = await page.locator("body").innerText();
  assert(!/\b(og|eller|fil|skilletegn|rækker)\b/i.test(words.replace(/Datalup/g, "")), words);
  await accessible(page);
  await done();
});

test("the first row of the table is in sight on a laptop, whatever is said above it", async () => {
  const { page, done } = await open(on, { viewport: { width: 1280, height: 720 } });
  await page.locator(".sample").first().waitFor();
  const samples = await page.locator(".sample").count();
  for (let at = 0; at < samples; at++) {
    await page.locator(".sample").nth(at).click();
    await ready(page);
    await page.locator("figure svg, .chart svg").first().waitFor();
    const top = await page.locator('[role=grid] [aria-rowindex="2"]').evaluate((row) => row.getBoundingClientRect().top);
    assert(top < 720, `sample ${at}: ${top} px from the top`);
    await page.locator("#new-file").click();
  }
  await done();
});

test("a map leaves room for the table on a laptop; on a phone it is low and the table one press away", async () => {
  const map = (page) => page.locator(".chart svg.drawing .area").first();
  const seen = (page, selector) => page.locator(selector).first().evaluate((one) => one.getBoundingClientRect().toJSON());
  const wide = await open(on, { viewport: { width: 1280, height: 800 } });
  await choose(wide.page, join(root, "tests/fixtures/map/names_1.csv"));
  await ready(wide.page);
  await map(wide.page).waitFor();
  const [card, drawing, row] = [
    await seen(wide.page, ".card.chart"),
    await seen(wide.page, ".chart svg.drawing"),
    await seen(wide.page, '[role=grid] [aria-rowindex="2"]'),
  ];
  assert(drawing.height <= 300, `the drawing is ${drawing.height} px high`);
  assert(drawing.bottom <= card.bottom, "the map is cut off");
  assert(row.top < 800, `the table begins ${row.top} px from the top`);
  await wide.done();
  const narrow = await open(on, { viewport: { width: 375, height: 812 }, reducedMotion: "reduce" });
  await choose(narrow.page, join(root, "tests/fixtures/map/names_1.csv"));
  await ready(narrow.page);
  await map(narrow.page).waitFor();
  const low = await seen(narrow.page, ".chart svg.drawing");
  assert(low.height <= 400, `the drawing is ${low.height} px high`);
  await accessible(narrow.page);
  await narrow.page.getByRole("button", { name: "Til tabellen" }).click();
  assert.equal(await narrow.page.evaluate(() => document.activeElement.id), "toolbar");
  const table = await seen(narrow.page, "[role=grid]");
  assert(table.top >= 0 && table.top < 300, `the table is ${table.top} px from the top`);
  await narrow.done();
});

test("on a phone the best subject stands alone until the others are asked for", async () => {
  const { page, done } = await open(on, { viewport: { width: 375, height: 812 } });
  await page.locator(".sample").nth(1).click();
  await ready(page);
  const shown = () => page.locator(".subjects > li:visible").count();
  assert.equal(await shown(), 1);
  const more = page.getByRole("button", { name: "2 bud mere" });
  assert.equal(await more.getAttribute("aria-expanded"), "false");
  await more.press("Enter");
  assert.equal(await more.getAttribute("aria-expanded"), "true");
  assert.equal(await shown(), 3);
  await done();
});

test("on a phone a long list of bars shows its largest until the rest is asked for, or a key goes into it", async () => {
  const parties = Array.from({ length: 13 }, (_, at) => `${"ABCDEFGHIJKLM"[at]}. Liste;${1000 - 70 * at}\n`);
  const { page, done } = await open(on, { viewport: { width: 375, height: 812 }, reducedMotion: "reduce" });
  await choose(page, file("stemmer.csv", `Parti;Stemmer\n${parties.join("")}`));
  await ready(page);
  await page.locator("#chart-drawing").waitFor();
  const seen = () => page.locator("#chart-drawing").evaluate((svg) => svg.parentElement.getBoundingClientRect().height);
  const whole = () => page.locator("#chart-drawing").evaluate((svg) => svg.getBoundingClientRect().height);
  assert((await whole()) > 400, "thirteen bars are not so high any more");
  assert((await seen()) <= 272, `${await seen()} px of the drawing are seen`);
  await accessible(page);
  const more = page.getByRole("button", { name: "Vis hele diagrammet" });
  assert.equal(await more.getAttribute("aria-expanded"), "false");
  await more.press("Enter");
  assert.equal(await more.getAttribute("aria-expanded"), "true");
  assert((await seen()) >= (await whole()));
  await more.press("Enter");
  assert((await seen()) <= 272);
  // no mark has the focus out of sight
  await page.locator("#chart-drawing .hit").first().focus();
  await page.keyboard.press("End");
  assert((await seen()) >= (await whole()));
  assert.equal(await more.getAttribute("aria-expanded"), "true");
  await page.setViewportSize({ width: 1280, height: 900 });
  assert(!(await more.isVisible()), "on a wide screen nothing is cut off");
  await done();
});
