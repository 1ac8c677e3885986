// What a newcomer does: a file in, what it is and what it is about, something useful out.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { open, root, stage } from "./browser.mjs";
import { cellsOf, choose, counted, file, ready } from "./page.mjs";

const on = stage();

test("a Latin-1 file with title row, decimal commas and codes opens as it is meant", async () => {
  const { page, done } = await open(on);
  const text = "Tilsyn i Ærø Kommune (opdigtede tal)\r\n\r\nLegeplads;Kommunekode;Børn;Dato;Udgift\r\n" +
    "Åløbet;0492;12;03-04-2023;1.250,50\r\nSkansen;0492;7;12-04-2023;980,00\r\nØrnereden;0492;;30-05-2023;\r\n";
  await choose(page, file("tilsyn.csv", Buffer.from(text, "latin1")));
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["Åløbet", "0492", "12", "03.04.2023", "1.250,50"]);
  assert.match(await page.locator("h1").innerText(), /Tilsyn i Ærø Kommune/);
  assert.match(await page.locator("#chip-encoding").innerText(), /Windows-1252/);
  assert.match(await page.locator("#chip-header").innerText(), /række 3/);
  assert.equal(await page.locator("[role=grid]").getAttribute("aria-rowcount"), "4");
  await done();
});

test("every named sample opens and says what it is about", async () => {
  const { page, done } = await open(on);
  const samples = page.locator(".sample");
  await samples.first().waitFor();
  const count = await samples.count();
  assert(count >= 4, `${count} samples`);
  for (let at = 0; at < count; at++) {
    await samples.nth(at).click();
    await ready(page);
    assert((await counted(page)) > 100);
    assert((await page.locator(".subjects li").count()) > 0, "a sample has a subject");
    await page.locator("figure svg, .chart svg").first().waitFor();
    await page.locator("#new-file").click();
    await samples.first().waitFor();
  }
  await done();
});

test("a pasted table opens", async () => {
  const { page, done } = await open(on);
  await page.locator("#paste").click();
  await page.locator("#paste-text").fill("by\tantal\nÅrhus\t12\nØlgod\t7\n");
  await page.keyboard.press("Control+Enter");
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["Århus", "12"]);
  await done();
});

test("an assumption is changed, undone with the keyboard, and done again with the browser", async () => {
  const { page, done } = await open(on);
  await choose(page, file("a.csv", "navn;tal\nA;1,5\nB;2,5\n"));
  await ready(page);
  assert.equal(await page.locator("[role=columnheader]").count(), 3);
  await page.locator("#chip-delimiter").click();
  await page.locator("#assume-delimiter").selectOption({ label: "komma" });
  await page.locator("#import-apply").click();
  await ready(page);
  assert.match(await page.locator("#chip-delimiter").innerText(), /komma/);
  await page.keyboard.press("Control+z");
  await page.locator("#chip-delimiter", { hasText: "semikolon" }).waitFor();
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["A", "1,5"]);
  await page.goForward();
  await page.locator("#chip-delimiter", { hasText: "komma" }).waitFor();
  await done();
});

test("the real files a newcomer is told to try", { skip: !existsSync(join(root, "../shared/samples")) && "left out: ../shared is not here" }, async () => {
  const { page, done } = await open(on);
  const real = (name) => join(root, "../shared/samples", name);
  await choose(page, real("kk_indkomst_latin1.csv"));
  await ready(page);
  assert.equal(await counted(page), 8425);
  assert.match(await page.locator("#chip-encoding").innerText(), /Windows-1252/);
  assert.match(await page.locator(".subject").innerText(), /Usikker/);
  await page.locator("#new-file").click();
  await choose(page, real("kk_statbank_1850-1899.csv"));
  await ready(page);
  assert.equal(await counted(page), 4088);
  assert.deepEqual((await cellsOf(page, 1)).slice(0, 4), ["København i alt", "1850-1899", "Antal bygninger", "1991"]);
  await page.locator("#new-file").click();
  await choose(page, real("dst_ginikoeff.xlsx"));
  await ready(page);
  assert.equal(await counted(page), 98);
  await done();
});
