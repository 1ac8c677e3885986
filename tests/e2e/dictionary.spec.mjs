// What a table covers, and its data dictionary: opened, edited, undone, saved.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, open, screenshots, stage } from "./browser.mjs";
import { choose, file, ready, take, taken, until } from "./page.mjs";

const on = stage();

/** Visitors of three halls by year, one year missing. */
const LINES = ["Hal;År;Besøg;Kontaktperson"];
for (const year of [2015, 2016, 2017, 2019, 2020, 2021])
  for (const [place, hall] of ["Nordhallen", "Sydhallen", "Østhallen"].entries())
    LINES.push(`${hall};${year};${year + place * 31};Anna Testesen ${place}`);
const HALLS = LINES.join("\r\n") + "\r\n";

const first = (page) => page.locator(".coverage-first");

async function halls(options) {
  const here = await open(on, options);
  await choose(here.page, file("haller.csv", HALLS));
  await ready(here.page);
  await until(here.page, () => document.querySelector(".coverage-first")?.textContent.includes("2018"));
  return here;
}

test("one line says what the file covers, and opens", async () => {
  const { page, done } = await halls();
  assert.equal(await first(page).innerText(), "2015–2021; 2018 mangler (År)");
  await page.locator(".coverage summary").focus();
  await page.keyboard.press("Enter");
  const told = await page.locator(".coverage dl").innerText();
  assert.match(told, /Nøgle[^]*Hal og År er tilsammen forskellige i hver række/);
  await accessible(page);
  await done();
});

test("the dictionary is edited, undone and saved", async () => {
  const { page, done } = await halls();
  await (await take(page, /Dataordbog/)).click();
  const panel = page.getByRole("dialog", { name: /Dataordbog: haller\.csv/ });
  await panel.waitFor();
  const title = panel.locator("#dictionary-title-2");
  await title.waitFor();
  await accessible(page);
  await title.fill("Besøgende");
  await panel.locator("#dictionary-unit-2").fill("personer");
  await panel.locator("#dictionary-description-2").fill("Gæster i hallen på et år");
  await panel.locator("#dictionary-description-2").press("Tab");
  const { name, bytes } = await taken(page, () => panel.getByRole("button", { name: "Gem som Table Schema" }).click());
  assert.equal(name, "haller.tableschema.json");
  const schema = JSON.parse(bytes.toString("utf8"));
  assert.deepEqual(schema.fields.map((field) => field.name), ["Hal", "År", "Besøg", "Kontaktperson"]);
  assert.deepEqual(schema.fields.map((field) => field.type), ["string", "year", "integer", "string"]);
  assert.deepEqual(schema.primaryKey, ["Hal", "År"]);
  assert.equal(schema.fields[2].title, "Besøgende");
  assert.equal(schema.fields[2].unit, "personer");
  assert.equal(schema.fields[2].description, "Gæster i hallen på et år");
  assert(!bytes.toString("utf8").includes("Testesen"), "values of persons stay in the file");
  await panel.getByRole("button", { name: "Fortryd" }).click();
  await until(page, () => document.querySelector("#dictionary-description-2").value === "");
  assert.equal(await title.inputValue(), "Besøgende");
  const markdown = await taken(page, () => panel.getByRole("button", { name: "Gem som Markdown" }).click());
  assert.equal(markdown.name, "haller-dataordbog.md");
  const text = markdown.bytes.toString("utf8");
  assert.match(text, /# Dataordbog: haller\.csv/);
  assert.match(text, /\| Besøg \| Besøgende \|/);
  const csv = await taken(page, () => panel.getByRole("button", { name: "Gem som CSV" }).click());
  assert.match(csv.bytes.toString("utf8"), /^\ufeffNavn;Titel;Beskrivelse;/);
  await page.keyboard.press("Escape");
  await until(page, () => !document.querySelector("#dictionary"));
  assert.match(await page.locator(".steps").first().innerText(), /Beskrev Besøg i dataordbogen/);
  await done();
});

test("what was said of columns comes again with the recipe", async () => {
  const { page, done } = await halls();
  await (await take(page, /Dataordbog/)).click();
  await page.locator("#dictionary-title-2").fill("Besøgende");
  await page.locator("#dictionary-title-2").press("Tab");
  await page.keyboard.press("Escape");
  const { bytes } = await taken(page, () => page.getByRole("button", { name: "Gem opskrift" }).first().click());
  const turned = HALLS.split("\r\n").map((line) => line.split(";").reverse().join(";")).join("\r\n");
  await page.locator("#new-file").click();
  await choose(page, [file("haller-2.csv", turned), file("haller-opskrift.json", bytes)]);
  await ready(page);
  await until(page, () => document.querySelector(".coverage-first")?.textContent.includes("2018"));
  await (await take(page, /Dataordbog/)).click();
  await page.locator("#dictionary-title-1").waitFor();
  assert.equal(await page.locator("#dictionary-title-1").inputValue(), "Besøgende");
  await done();
});

test("the panel of a column tells quartiles and what is far from the others", async () => {
  const numbers = Array.from({ length: 60 }, (_, row) => `${row === 40 ? 9000 : 100 + (row % 21)};Sted ${row}`);
  const { page, done } = await open(on);
  await choose(page, file("besøg.csv", ["besøg;sted", ...numbers].join("\r\n") + "\r\n"));
  await ready(page);
  await page.locator(".side .column-button").first().click();
  await page.locator(".spread").waitFor();
  const told = await page.locator(".panel").innerText();
  assert.match(told, /Kvartiler\s+\d+(,\d+)? · \d+(,\d+)? · \d+/);
  assert.match(told, /Langt fra de andre\s+1 under/);
  assert.match(told, /Længst væk: 9\.000\./);
  await accessible(page);
  await page.screenshot({ path: `${screenshots}/spread-1280-light.png` });
  await page.locator(".panel .row-link").first().click();
  await until(page, () => [...document.querySelectorAll("[role=gridcell]")].some((cell) => cell.textContent === "9.000"));
  await done();
});

for (const [name, width, scheme] of [["1280-light", 1280, "light"], ["375-dark", 375, "dark"], ["320-light", 320, "light"]]) {
  test(`looks (${name})`, async () => {
    const { page, done } = await halls({ viewport: { width, height: 800 }, colorScheme: scheme });
    await page.locator(".coverage summary").click();
    await page.locator(".coverage").scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${screenshots}/coverage-${name}.png` });
    await page.locator("#dictionary-open").click();
    await page.locator("#dictionary-title-2").waitFor();
    await page.screenshot({ path: `${screenshots}/dictionary-${name}.png` });
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert(!isWide, "nothing stands beyond the edge");
    await done();
  });
}
