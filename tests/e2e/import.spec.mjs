// What was assumed about a file is seen with its reasons, tried out on the first rows, and used or dropped.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, open, stage } from "./browser.mjs";
import { cellsOf, choose, file, ready, until } from "./page.mjs";

const on = stage();

/** The texts of a row of the preview, counted from 1, its number first. */
const previewed = (page, row) =>
  page.locator(`#import .import-rows tbody tr:nth-child(${row})`).locator("th, td").allInnerTexts();

/** Waits until a row of the preview reads like this. */
const shows = (page, row, cells) =>
  until(page, ([at, wanted]) => {
    const row = document.querySelector(`#import .import-rows tbody tr:nth-child(${at})`);
    return row && JSON.stringify([...row.cells].map((cell) => cell.textContent)) === wanted;
  }, [row, JSON.stringify(cells)], 5000);

const FILE = "Udtræk (opdigtede tal)\n\nnavn;kode;pris\nA;0101;1,5\nB;0202;2,5\nKilde: ingen\n";

test("every assumption stands with its reason, and the panel gives the focus back", async () => {
  const { page, done } = await open(on);
  await choose(page, file("a.csv", FILE));
  await ready(page);
  await page.locator("#chip-delimiter").focus();
  await page.keyboard.press("Enter");
  await page.locator("#import").waitFor();
  await until(page, () => document.activeElement?.id === "assume-delimiter");
  const ids = ["encoding", "delimiter", "quote", "escape", "preamble", "header", "footer", "decimal", "dates"];
  for (const id of ids) {
    const reason = await page.locator(`#assume-${id}-why`).innerText();
    assert(reason.length > 15, `${id}: ${reason}`);
    assert.equal(await page.locator(`#assume-${id}`).getAttribute("aria-describedby"), `assume-${id}-why`);
  }
  await shows(page, 1, ["4", "A", "0101", "1,5"]);
  assert.match(await page.locator("#import .import-rows").innerText(), /Udtræk \(opdigtede tal\)[^]*Kilde: ingen/);
  await accessible(page);
  await page.keyboard.press("Escape");
  await page.locator("#import").waitFor({ state: "detached" });
  await until(page, () => document.activeElement?.id === "chip-delimiter");
  await done();
});

test("the first rows are redrawn at every choice while the open table stays as it is", async () => {
  const { page, done } = await open(on);
  await choose(page, file("a.csv", FILE));
  await ready(page);
  const before = await cellsOf(page, 1);
  await page.locator("#import-open").click();
  await page.locator("#assume-delimiter").selectOption({ label: "komma" });
  await until(page, () => /,/.test("1,5") && document.querySelectorAll("#import .import-rows tbody tr").length > 0
    && document.querySelector("#import .import-rows tbody td").textContent !== "A");
  assert.deepEqual(await cellsOf(page, 1), before);
  await page.locator("#import-cancel").click();
  await page.locator("#import").waitFor({ state: "detached" });
  assert.deepEqual(await cellsOf(page, 1), before);
  assert.match(await page.locator("#chip-delimiter").innerText(), /semikolon/);
  // dropped means dropped
  await page.locator("#import-open").click();
  await shows(page, 1, ["4", "A", "0101", "1,5"]);
  await done();
});

test("what is used is one step: rows above, rows below, a column as text", async () => {
  const { page, done } = await open(on);
  await choose(page, file("a.csv", "Titel\nNote om tal\nnavn;antal;pris\nA;101;1,5\nB;202;2,5\nI alt;303;4,0\n"));
  await ready(page);
  await page.locator("#import-open").click();
  await page.locator("#assume-footer").selectOption("2");
  await shows(page, 2, ["5", "B", "202", "2,5"]);
  await until(page, () => document.querySelectorAll("#import .import-rows tbody tr").length === 2);
  const box = page.getByRole("checkbox", { name: "Læs antal som tekst" });
  await box.focus();
  await page.keyboard.press("Space");
  await until(page, () => [...document.querySelectorAll("#import thead th")][2]?.querySelector("small")?.textContent === "tekst");
  assert(await box.isChecked());
  await until(page, () => document.activeElement?.type === "checkbox");
  await page.locator("#import-apply").click();
  await ready(page);
  assert.equal(await page.locator("[role=grid]").getAttribute("aria-rowcount"), "3");
  assert.equal(await page.locator(".steps .step").count(), 2);
  assert.match(await page.locator(".steps .step").last().innerText(), /1 række under tabellen.*antal som tekst/);
  await page.keyboard.press("Control+z");
  await until(page, () => document.querySelector("[role=grid]").getAttribute("aria-rowcount") === "4");
  await done();
});

test("a sign nobody offers can be typed, and an encoding shows its letters at once", async () => {
  const { page, done } = await open(on);
  await choose(page, file("a.csv", Buffer.from("by#antal\nÆrø#1\nÅrhus#2\n", "latin1")));
  await ready(page);
  await page.locator("#import-open").click();
  await page.locator("#assume-other-delimiter").fill("#");
  await shows(page, 1, ["2", "Ærø", "1"]);
  await page.locator("#assume-encoding").selectOption({ label: "UTF-8" });
  await until(page, () => document.querySelector("#import .import-rows tbody td").textContent.includes("\ufffd"));
  await page.locator("#assume-encoding").selectOption("0");
  await shows(page, 1, ["2", "Ærø", "1"]);
  await page.locator("#import-apply").click();
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["Ærø", "1"]);
  await done();
});

test("choices are remembered only when asked, for files of the same columns, without a word of the file", async () => {
  const { page, done } = await open(on);
  const text = (rows) => `kode;Hemmelignavn\n${rows}`;
  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  await choose(page, file("januar.csv", text("12;A\n34;B\n")));
  await ready(page);
  await page.locator("#import-open").click();
  await page.getByRole("checkbox", { name: "Læs kode som tekst" }).check();
  await page.locator("#import-apply").click();
  await ready(page);
  assert.equal(await stored(), "{}");
  await page.locator("#import-open").click();
  await page.locator("#import-remember").check();
  await page.locator("#import-apply").click();
  await page.locator("#import").waitFor({ state: "detached" });
  const kept = await stored();
  assert.match(kept, /^\{"reading-[0-9a-f]{16}":"text=0"\}$/);
  // another file of the same columns
  await choose2(page, file("februar.csv", text("56;C\n78;D\n")));
  await page.locator(".problem.calm", { hasText: /huske/ }).waitFor();
  await ready(page);
  assert.equal(await page.locator(".steps .step").count(), 2);
  assert.match(await page.locator(".steps .step").last().innerText(), /kode som tekst/);
  // one of other columns
  await choose2(page, file("andet.csv", "kode;andet\n56;C\n"));
  await ready(page);
  assert.equal(await page.locator(".steps .step").count(), 0);
  await page.locator("#import-open").click();
  await page.locator("#import-forget").click();
  assert.equal(await stored(), "{}");
  await done();
});

/** Chooses another file from the page of a file. */
async function choose2(page, chosen) {
  await page.locator("#new-file").click();
  await choose(page, chosen);
}
