// Several files: each keeps its steps, only the open one has workers, nothing is lost without asking. And tables from
// the clipboard, and files that hold several tables.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, root, stage } from "./browser.mjs";
import { cellsOf, choose, counted, file, ready, until } from "./page.mjs";

const on = stage();
const three = [file("a.csv", "navn;tal\nA;2\nB;1\n"), file("b.csv", "by;antal\nC;3\n"), file("c.csv", "x;y\nD;4\n")];
const entry = (page, name) => page.locator(".side .file-open", { hasText: name });

test("files chosen together stand in a list, and each keeps its steps", async () => {
  const { page, done } = await open(on);
  await choose(page, three);
  await ready(page);
  assert.equal(await page.locator(".side .file").count(), 3);
  assert.match(await page.locator("h1").innerText(), /A/i);
  await page.locator("#sort-1").click();
  await until(page, () => document.querySelector("[aria-sort=ascending]"));
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["B", "1"]);
  await entry(page, "b.csv").click();
  await until(page, () => document.querySelector(".th-name")?.textContent.includes("by"));
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["C", "3"]);
  assert.equal(await page.locator(".steps .step").count(), 0);
  assert.match(await entry(page, "a.csv").innerText(), /1 trin/);
  await entry(page, "a.csv").click();
  await until(page, () => document.querySelector("[aria-sort=ascending]"));
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["B", "1"]);
  // the browser's own way back undoes the step of this file
  await page.goBack();
  await until(page, () => !document.querySelector("[aria-sort=ascending]"));
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["A", "2"]);
  await accessible(page);
  await done();
});

test("only the open file has workers", async () => {
  const { page, done } = await open(on);
  await until(page, () => document.documentElement.dataset.ready === "all");
  await choose(page, three[0]);
  await ready(page);
  const one = page.workers().length;
  await page.locator("#new-file").click();
  await choose(page, three[1]);
  await ready(page);
  await page.waitForTimeout(500);
  assert(page.workers().length <= one + 1, `${one} workers, then ${page.workers().length}`);
  await done();
});

test("a file with steps is closed only after asking, and leaving the page asks too", async () => {
  const { page, done } = await open(on);
  await choose(page, three);
  await ready(page);
  await page.locator("#sort-1").click();
  await until(page, () => document.querySelector("[aria-sort=ascending]"));
  await entry(page, "b.csv").click();
  await until(page, () => document.querySelector(".th-name")?.textContent.includes("by"));
  const asks = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
  assert.equal(await asks(), true);
  const said = [];
  page.once("dialog", (dialog) => { said.push(dialog.message()); dialog.dismiss(); });
  await page.getByRole("button", { name: "Luk a.csv" }).click();
  assert.match(said[0], /1 trin/);
  assert.equal(await page.locator(".side .file").count(), 3);
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Luk a.csv" }).click();
  await until(page, () => document.querySelectorAll(".side .file").length === 2);
  assert.equal(await asks(), false);
  await page.getByRole("button", { name: "Luk b.csv" }).click();
  await until(page, () => document.querySelector(".th-name")?.textContent.includes("x"));
  await ready(page);
  await page.getByRole("button", { name: "Luk c.csv" }).click();
  await page.locator(".drop").waitFor();
  await done();
});

test("on a narrow screen the files are a choice", async () => {
  const { page, done } = await open(on, { viewport: { width: 375, height: 800 } });
  await choose(page, three);
  await ready(page);
  await page.locator("#files-choice").selectOption({ label: "c.csv" });
  await until(page, () => document.querySelector(".th-name")?.textContent.includes("x"));
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["D", "4"]);
  await accessible(page);
  await done();
});

/** Pastes into what has the focus, or into the page. */
const paste = (page, kinds) =>
  page.evaluate((kinds) => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(kinds)) clipboardData.setData(kind, text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, kinds);

test("cells of a spreadsheet come with their columns, line breaks and merged places, and without their markup", async () => {
  const { page, done } = await open(on);
  await page.locator(".sample").first().waitFor();
  await paste(page, {
    "text/html": `<html><head><style>td{color:red}</style></head><body><table style="width:9px">
      <tr><td colspan=2>Note</td><td>style=1</td></tr>
      <tr><th style='mso-number-format:"0"'>by</th><th>antal</th><th>tekst</th></tr>
      <tr><td rowspan=2>Århus</td><td> 12 </td><td>to<br>linjer</td></tr>
      <tr><td>7</td><td><img src=x onerror="window.broken=1">a &lt;b&gt;</td></tr></table></body></html>`,
    "text/plain": "noget andet",
  });
  await ready(page);
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.match(await page.locator("[role=grid]").innerText(), /by/);
  const rows = await counted(page);
  assert.deepEqual((await cellsOf(page, rows)).slice(1), ["7", "a <b>"]);
  assert.deepEqual((await cellsOf(page, rows - 1)).slice(0, 2), ["Århus", "12"]);
  assert.match((await cellsOf(page, rows - 1))[2], /to\s*linjer/);
  await done();
});

test("cells pasted into the field stand there as a table", async () => {
  const { page, done } = await open(on);
  await page.locator("#paste").click();
  await page.locator("#paste-text").focus();
  await paste(page, { "text/html": "<table><tr><td>by<td>tal<tr><td>Ribe<td>3</table>", "text/plain": "by tal Ribe 3" });
  assert.equal(await page.locator("#paste-text").inputValue(), "by\ttal\nRibe\t3\n");
  await page.keyboard.press("Control+Enter");
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["Ribe", "3"]);
  await done();
});

test("another table of the file is one step away", async () => {
  const { page, done } = await open(on);
  await choose(page, join(root, "tests/fixtures/read/workbook_1.xlsx"));
  await ready(page);
  const before = await page.locator("[role=grid]").getAttribute("aria-colcount");
  await page.locator("#chip-table").click();
  const tables = page.locator(".table-choice");
  assert((await tables.count()) > 1);
  await accessible(page);
  await tables.nth(1).click();
  await ready(page);
  assert.match(await page.locator(".steps .step").last().innerText(), /Valgte tabellen/);
  await page.keyboard.press("Control+z");
  await until(page, (count) => document.querySelector("[role=grid]").getAttribute("aria-colcount") === count, before);
  await done();
});
