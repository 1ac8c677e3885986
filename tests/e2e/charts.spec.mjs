// The charts that are offered: chosen as a step, undone, brushed over, told where they come from.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accessible, open, stage } from "./browser.mjs";
import { choose, file, ready, until } from "./page.mjs";

const on = stage();
const fixture = (name) => readFileSync(new URL(`../fixtures/chart/${name}`, import.meta.url), "utf8");
const title = (page) => page.locator("#chart-title").innerText();
const offers = (page) => page.locator(".chart-offer:not(.own)");

async function opened(name) {
  const { page, done } = await open(on);
  await choose(page, file(name, fixture(name)));
  await ready(page);
  await page.locator("#chart-drawing").waitFor();
  await offers(page).first().waitFor();
  return { page, done };
}

test("another chart that is offered is drawn as a step that can be undone", async () => {
  const { page, done } = await opened("elever.csv");
  const first = await title(page);
  assert.ok((await offers(page).count()) >= 3);
  assert.equal(await offers(page).first().getAttribute("aria-pressed"), "true");
  await offers(page).nth(1).click();
  await until(page, (before) => document.getElementById("chart-title").textContent !== before, first);
  assert.equal(await offers(page).nth(1).getAttribute("aria-pressed"), "true");
  assert.match(await page.locator(".chart-source").innerText(), /elever\.csv/);
  await page.keyboard.press("Control+z");
  await until(page, (before) => document.getElementById("chart-title").textContent === before, first);
  await done();
});

test("a stretch of an axis is filtered by dragging over it, and with the keyboard", async () => {
  const { page, done } = await opened("boliger.csv");
  const histogram = offers(page).filter({ hasText: /histogram/i });
  await histogram.click();
  await until(page, () => /fordelingen/i.test(document.getElementById("chart-title").textContent));
  const marks = page.locator("#chart-drawing .hit");
  const [from, to] = [await marks.nth(2).boundingBox(), await marks.nth(5).boundingBox()];
  await page.mouse.move(from.x + from.width / 2, from.y + 40);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + 40, { steps: 8 });
  await page.mouse.up();
  const filters = () => page.locator(".chip.filter").count();
  await until(page, () => document.querySelectorAll(".chip.filter").length === 1);
  await page.keyboard.press("Control+z");
  await until(page, () => document.querySelectorAll(".chip.filter").length === 0);
  await page.locator("#chart-drawing").waitFor();
  await marks.first().focus();
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+Enter");
  await until(page, () => document.querySelectorAll(".chip.filter").length === 1);
  assert.equal(await filters(), 1);
  await done();
});

test("axe finds nothing in any chart that is offered", async () => {
  for (const name of ["elever.csv", "boliger.csv", "alder.csv", "besoeg.csv"]) {
    const { page, done } = await opened(name);
    const many = await offers(page).count();
    for (let at = 0; at < many; at += 1) {
      await offers(page).nth(at).click();
      await until(page, (at) => document.querySelectorAll(".chart-offer")[at]?.ariaPressed === "true", at);
      await accessible(page);
    }
    await done();
  }
});
