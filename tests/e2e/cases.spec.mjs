// A case extract seen by KLE: counted, gone through down the numbers, compared, filtered.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, stage, accessible } from "./browser.mjs";
import { choose, file, ready, until } from "./page.mjs";

const on = stage();

const EXTRACT = [
  "Sagsnr;KLE-emne;Handlingsfacet;Forvaltning;Sagsstatus;Modtaget;Afgjort",
  "1;05.13.10;P19;Teknik og Miljø;Afsluttet;02-01-2025;09-01-2025",
  "2;05.13.10;P19;Teknik og Miljø;Afsluttet;05-01-2026;06-01-2026",
  "3;05.13.00;G01;Teknik og Miljø;Afsluttet;05-01-2026;05-01-2026",
  "4;05.08.00;;Teknik og Miljø;Under behandling;20-11-2026;",
  "5;27.00.00;G01;Social;Afsluttet;12-01-2026;26-01-2026",
  "6;27.03.10;K08;Social;Under behandling;16-11-2026;",
  "7;;G01;Social;Under behandling;17-11-2026;",
].join("\r\n");

/** The cells of a table of the view, row by row. */
const rowsOf = (page, name) =>
  page
    .locator(".cases-table", { hasText: name })
    .first()
    .locator("tr")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim().replace(/\s+/g, " "))));

async function opened(options) {
  const here = await open(on, options);
  await choose(here.page, file("sagsudtraek.csv", EXTRACT));
  await ready(here.page);
  await here.page.getByRole("button", { name: "Sager efter KLE" }).click();
  await here.page.getByRole("table", { name: "Efter emne" }).waitFor();
  return here;
}

test("cases are counted by subject, and a subject is gone into and back", async () => {
  const { page, done } = await opened();
  const rows = await rowsOf(page, "Efter emne");
  assert.deepEqual(rows[0].slice(0, 5), ["Emne", "Sager", "I almindelighed", "Uden facet", "Median"]);
  assert.deepEqual(rows[1].slice(0, 2), ["I alt", "6"]);
  assert.match(rows[2][0], / 05$/);
  assert.deepEqual(rows[2].slice(1), ["4", "50 %", "25 %", "1", "5", "100 %", "1", "0"]);
  assert.match(await page.locator(".cases").innerText(), /1 sag uden nummer/);
  await page.locator(".cases-table button").first().click();
  await until(page, () => document.querySelectorAll(".cases-table tbody th .kle")[0]?.textContent === "05.13");
  await page.getByRole("button", { name: "Hele KLE" }).click();
  await until(page, () => document.querySelectorAll(".cases-table tbody th .kle")[0]?.textContent === "05");
  await done();
});

test("a search counts again, a target and two years can be chosen", async () => {
  const { page, done } = await opened();
  await page.locator("#cases-target").fill("1");
  await page.locator("#cases-target").press("Enter");
  await until(page, () => /Inden for 1 dage/.test(document.querySelector(".cases-table")?.textContent));
  const years = page.locator(".cases-years select");
  await years.nth(0).selectOption("2025");
  await years.nth(1).selectOption("2026");
  await page.getByRole("table", { name: "Sammenlign to år" }).waitFor();
  const compared = await rowsOf(page, "Sammenlign to år");
  assert.deepEqual(compared[1], ["I alt", "1", "5", "5", "1"]);
  await page.getByRole("searchbox").fill("Social");
  await until(page, () => document.querySelectorAll(".cases-table tbody th .kle")[0]?.textContent === "27");
  await done();
});

test("two extracts are compared, and a file that is none is refused", async () => {
  const { page, done } = await opened();
  await choose(page, file("andet.csv", "navn;antal\r\nA;1\r\nB;2\r\n"), "#cases-other");
  await until(page, () => /»andet.csv« kan ikke sammenlignes/.test(document.querySelector(".cases-told").textContent));
  const before = EXTRACT.split("\r\n").filter((line) => !/^[2-4];/.test(line));
  await choose(page, file("sidste_aar.csv", before.join("\r\n") + "\r\n8;85.02.02;G01;Jura;Afsluttet;02-01-2026;05-01-2026"), "#cases-other");
  await page.getByRole("table", { name: "Sammenlign med et andet udtræk" }).waitFor();
  const compared = await rowsOf(page, "Sammenlign med et andet udtræk");
  assert.deepEqual(compared[0], ["Emne", "Sager denne fil", "Sager den anden fil", "Median denne fil", "Median den anden fil"]);
  assert.deepEqual(compared[1].slice(1, 3), ["6", "4"]);
  assert.match(compared[2][0], / 05$/);
  assert.deepEqual(compared[2].slice(1, 3), ["4", "1"]);
  assert.match(compared.at(-1)[0], / 85$/);
  assert.deepEqual(compared.at(-1).slice(1, 3), ["0", "1"]);
  // one step down in both
  await page.locator(".cases-table button").first().click();
  await until(page, () => {
    const tables = [...document.querySelectorAll(".cases-table")];
    const table = tables.find((one) => /et andet udtræk/.test(one.textContent));
    return table?.querySelector("tbody th .kle")?.textContent === "05.13";
  });
  await accessible(page);
  await page.getByRole("button", { name: "Stop sammenligningen" }).click();
  await until(page, () => ![...document.querySelectorAll(".cases-table caption")].some((c) => /andet udtræk/.test(c.textContent)));
  await done();
});

test("the view is there for extracts alone", async () => {
  const { page, done } = await open(on);
  await choose(page, file("andet.csv", "navn;antal\r\nA;1\r\nB;2\r\n"));
  await ready(page);
  assert.equal(await page.getByRole("button", { name: "Sager efter KLE" }).count(), 0);
  await done();
});

for (const [scheme, width] of [["light", 1280], ["dark", 320]]) {
  test(`cases, ${scheme}, ${width} px`, async () => {
    const { page, done } = await opened({ colorScheme: scheme, viewport: { width, height: 800 } });
    await accessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false, "nothing stands out of the window");
    await done();
  });
}
