// What is taken away is what is seen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, stage } from "./browser.mjs";
import { choose, file, ready, take, taken, until } from "./page.mjs";

const on = stage();
const text = "by;dato;beløb\nÅrhus;03-04-2023;1.250,50\nØlgod;04-04-2023;980,00\nÆrø;05-04-2023;\n";

async function filtered() {
  const opened = await open(on, { permissions: ["clipboard-read", "clipboard-write"] });
  await choose(opened.page, file("udgifter.csv", text));
  await ready(opened.page);
  await opened.page.locator("#search").fill("Ø");
  await until(opened.page, () => document.querySelector("[role=grid]").getAttribute("aria-rowcount") === "3");
  return opened;
}

test("as CSV: UTF-8, comma, ISO dates, decimal point, only the rows seen", async () => {
  const { page, done } = await filtered();
  const { name, bytes } = await taken(page, async () => (await take(page, /^CSV(?!.*Excel)/)).click());
  assert.match(name, /\.csv$/);
  assert.deepEqual(bytes.toString("utf8").trim().split(/\r?\n/), ["by,dato,beløb", "Ølgod,2023-04-04,980.00", "Ærø,2023-04-05,"]);
  await done();
});

test("as CSV for Excel: mark, semicolon, decimal comma", async () => {
  const { page, done } = await filtered();
  const { bytes } = await taken(page, async () => (await take(page, /Excel/)).click());
  assert.equal(bytes.toString("utf8"), "\ufeffby;dato;beløb\r\nØlgod;04-04-2023;980,00\r\nÆrø;05-04-2023;\r\n");
  await done();
});

test("as the JSON the command line prints", async () => {
  const { page, done } = await filtered();
  const { bytes } = await taken(page, async () => (await take(page, /JSON/)).click());
  const inspected = JSON.parse(bytes.toString("utf8"));
  assert.equal(inspected.schema_version, 1);
  assert.equal(inspected.file, "udgifter.csv");
  assert.equal(inspected.rows, 3);
  assert.notEqual(inspected.publishable, "yes");
  await done();
});

test("cells marked with the keyboard are copied as tab-separated text", async () => {
  const { page, done } = await filtered();
  await page.locator('[aria-rowindex="2"] [role=gridcell]').first().focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+c");
  const copied = await until(page, () => navigator.clipboard.readText());
  assert.deepEqual(copied.trimEnd().split(/\r?\n/).map((line) => line.split("\t").length), [2, 2]);
  assert.match(copied, /^Ølgod\t/);
  await done();
});

test("the chart as PNG has pixels", async () => {
  const { page, done } = await open(on);
  await page.locator(".sample").first().click();
  await ready(page);
  await page.locator("figure svg, .chart svg").first().waitFor();
  const { bytes } = await taken(page, async () => (await take(page, /PNG/)).click());
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  assert(bytes.readUInt32BE(16) >= 400 && bytes.length > 3000, `${bytes.readUInt32BE(16)} px, ${bytes.length} bytes`);
  await done();
});
