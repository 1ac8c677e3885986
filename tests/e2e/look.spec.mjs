// Every screen, light and dark, wide and narrow: axe finds nothing, nothing is wider than the window, and the pictures
// are there to be looked at (tests/e2e/screenshots).

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, screenshots, stage } from "./browser.mjs";
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
