// Cells and headers that want to be something else than text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, stage } from "./browser.mjs";
import { cellsOf, choose, file, ready, take, taken, until } from "./page.mjs";

const on = stage();

test("markup in cells, headers and file names stays text, in table, chart and SVG", async () => {
  const { page, done } = await open(on);
  const evil = '<img src=x onerror="window.broken=1">';
  const end = "</text><script>window.broken=1</script>";
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  const lines = [`${quoted(evil)};antal`];
  for (let row = 0; row < 12; row++) lines.push(`${quoted(row % 2 ? end : evil)};${row}`);
  await choose(page, file(`${evil.replace("/", "")}.csv`, lines.join("\n") + "\n"));
  await ready(page);
  assert.equal((await cellsOf(page, 1))[0], evil);
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.equal(await page.locator("main img, main script").count(), 0);
  const { bytes } = await taken(page, async () => (await take(page, /SVG/)).click());
  const svg = bytes.toString("utf8");
  assert(!/<script|<img/i.test(svg), "escaped in the SVG");
  const wellFormed = await page.evaluate((text) => !new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror"), svg);
  assert(wellFormed);
  await done();
});

test("formulas are defused for Excel, numbers stay numbers", async () => {
  const { page, done } = await open(on);
  await choose(page, file("a.csv", 'navn;tal\n"=HYPERLINK(""http://x"")";-5\n+45 12;1,5\n@sum;2\n'));
  await ready(page);
  const { bytes } = await taken(page, async () => (await take(page, /Excel/)).click());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const text = bytes.toString("utf8").slice(1);
  for (const line of text.trim().split("\r\n").slice(1)) assert.match(line, /^"?'/, `${line} begins a formula`);
  assert.match(text, /;-5/);
  assert.match(text, /;1,5/);
  await done();
});

test("a cell of a megabyte and ten thousand columns leave the page usable", async () => {
  const { page, done } = await open(on);
  const columns = 10000;
  const head = Array.from({ length: columns }, (_, at) => `k${at}`).join(";");
  const row = Array.from({ length: columns }, (_, at) => at).join(";");
  await choose(page, file("bred.csv", `${head}\n${row}\n${row}\n`));
  await ready(page);
  assert.equal(await page.locator("[role=grid]").getAttribute("aria-colcount"), String(columns + 1));
  const drawn = await page.locator("[role=columnheader]").count();
  assert(drawn < 100, `${drawn} heads in the document`);
  await page.locator('[aria-rowindex="2"] [role=gridcell]').first().focus();
  await page.keyboard.press("End");
  await until(page, (last) => document.activeElement?.getAttribute("aria-colindex") === String(last), columns + 1);
  await page.locator("#new-file").click();
  await choose(page, file("lang.csv", `navn;tekst\nA;${"æ".repeat(500000)}\nB;kort\n`));
  await ready(page);
  const longest = await page.locator("[role=gridcell]").evaluateAll((cells) => Math.max(...cells.map((c) => c.textContent.length)));
  assert(longest < 5000, `${longest} characters in a cell of the document`);
  await done();
});

test("marks that turn the reading direction cannot disguise a cell's neighbours", async () => {
  const { page, done } = await open(on);
  await choose(page, file("a.csv", "navn;tal\n\u202egnp.exe;1\nB;2\n"));
  await ready(page);
  const isolated = await page.locator('[aria-rowindex="2"] [role=gridcell]').first()
    .evaluate((cell) => ["isolate", "isolate-override", "plaintext"].includes(getComputedStyle(cell).unicodeBidi));
  assert(isolated);
  await done();
});
