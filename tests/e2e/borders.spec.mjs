// A map made with other files: areas dropped beside a table, inhabitants of a file of the page, the own municipality.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accessible, open, stage } from "./browser.mjs";
import { choose, file, ready, taken, until } from "./page.mjs";

const on = stage();
const fixture = (name) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
const parishes = fixture("beside/parish_1.csv");
const borders = file("sogne.geojson", fixture("beside/sogne.geojson"));
const cars = "kommune;antal biler\nAarhus;120000\nOdense;80000\nVejle;50000\nAalborg;60000\nFrederiksberg;21000\n";
const area = (page, name) => page.locator(`#map-view [data-mark][aria-label^="${name}"]`);
const said = (page) => page.locator(".map-beside-said").innerText();

// files are dropped anywhere on the page
const drop = (page, { name, buffer }) =>
  page.evaluate(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [name, buffer.toString()],
  );

async function table(content, options = {}, name = "medlemmer.csv") {
  const here = await open(on, options);
  await choose(here.page, file(name, content));
  await ready(here.page);
  return here;
}

async function used(page) {
  await drop(page, borders);
  await page.getByRole("button", { name: "Brug som grænser" }).click();
  await page.locator("#map-view").waitFor();
  await until(page, () => document.querySelector(".map-beside-said")?.innerText.includes("koblet"));
}

test("areas dropped beside a table become the borders of its map; hits and misses are said", async () => {
  const { page, done } = await table(parishes);
  assert.equal(await page.locator("#map-open").count(), 0, "the program has no parishes");
  await drop(page, borders);
  const asked = page.getByRole("dialog", { name: "Skal sogne.geojson være grænser på kortet over medlemmer.csv?" });
  await asked.waitFor();
  await accessible(page);
  await asked.getByRole("button", { name: "Fortryd" }).click();
  assert.equal(await page.locator("#map-open").count(), 0);
  await used(page);
  assert.match(await page.locator("#map-title").innerText(), /antal medlemmer i sognene/i);
  assert.match(
    await said(page),
    /Kolonnen Sogn er koblet til filens sognekode\. 11 af 12 værdier er et område i filen; 1 værdi er ikke, og 1 af filens 12 områder er ikke nævnt\./,
  );
  const caption = await page.locator(".map-card figcaption").innerText();
  assert.match(caption, /8999 Ukendt Sogn/);
  assert.match(caption, /1 sogn har intet tal og er skraveret: Øster Velling Sogn\./);
  assert.match(await page.locator(".map-card .chart-source").innerText(), /Grænser: sogne\.geojson/);
  await area(page, "Gellerup Sogn").click();
  await until(page, () => document.querySelectorAll(".chip.filter").length === 1);
  await ready(page);
  await accessible(page);
  await done();
});

test("borders are a step: undone, done again, taken away as a recipe that names the file", async () => {
  const { page, done } = await table(parishes);
  await used(page);
  const { bytes } = await taken(page, () => page.getByRole("button", { name: "Gem opskrift" }).first().click());
  const recipe = bytes.toString();
  assert.match(recipe, /"sogne\.geojson"/);
  assert.ok(!recipe.includes("Gellerup") && !recipe.includes("8107"), "no values of the file");
  await page.keyboard.press("Control+z");
  await until(page, () => !document.querySelector("#map-view"));
  await page.keyboard.press("Control+y");
  await page.locator("#map-open").click();
  await page.locator("#map-view").waitFor();
  await done();

  const next = await table(parishes, {}, "næste.csv");
  await drop(next.page, file("opskrift.json", recipe));
  await next.page.locator("#map-open").click();
  await next.page.getByText("Kortet skal tegnes med grænserne i sogne.geojson, men den fil er ikke her.").waitFor();
  await accessible(next.page);
  // it is what the steps wait for: nothing is asked
  await drop(next.page, borders);
  await next.page.locator("#map-view").waitFor();
  assert.equal(await next.page.getByRole("dialog").count(), 0);
  await next.done();
});

test("by which property is a choice, and areas that are municipalities replace those of the program", async () => {
  const lines = ["sogn;kommune;medlemmer", "Sankt Pauls;Aarhus;4", "Holme;Aarhus;3", "Gellerup;Aarhus;7", "Ålum;Randers;9"];
  const { page, done } = await table(lines.join("\n") + "\n");
  await used(page);
  const by = page.getByRole("combobox", { name: "Områder fra" });
  await by.selectOption({ label: "kommune" });
  await until(page, () => /i kommunerne/.test(document.querySelector("#map-title")?.innerText ?? ""));
  assert.equal(await area(page, "Aarhus").count(), 1);
  await by.selectOption({ label: "sogn" });
  await until(page, () => /i sognene/.test(document.querySelector("#map-title")?.innerText ?? ""));
  await page.getByRole("combobox", { name: "Grænser" }).selectOption({ index: 0 });
  await until(page, () => !document.querySelector("#map-property"));
  await done();
});

test("a file without areas or people is refused with the reason, and nothing changes", async () => {
  const { page, done } = await table(cars);
  await page.locator("#map-open").click();
  await page.locator("#map-view").waitFor();
  await page.locator(".map-beside summary").click();
  const before = await page.locator("#map-title").innerText();
  await choose(page, file("plan.csv", "a;b\n1;x\n2;y\n3;z\n"), "#map-beside-file");
  await page.locator(".map-beside-said", { hasText: "plan.csv har hverken områder eller en kolonne" }).waitFor();
  await choose(page, borders, "#map-beside-file");
  await until(page, () => document.querySelector(".map-beside-said")?.innerText.includes("Ingen kolonne"));
  assert.equal(await page.locator("#map-title").innerText(), before);
  await done();
});

test("counts are divided by the inhabitants of another file, which is said with its period", async () => {
  const { page, done } = await table(cars);
  await page.locator("#map-open").click();
  await page.locator("#map-view").waitFor();
  await page.locator(".map-beside summary").click();
  await choose(page, file("2025529_folk1a.csv", fixture("beside/folk1a.csv")), "#map-beside-file");
  await until(page, () => /pr\. 1\.000 indbyggere/.test(document.querySelector("#map-title")?.innerText ?? ""));
  assert.match(await page.locator(".map-card figcaption").innerText(), /Indbyggertal fra 2025529_folk1a\.csv, .*2025/);
  const form = page.getByRole("combobox", { name: "Vist som" });
  assert.equal(await form.inputValue(), "0", "shades, for they can be compared now");
  // the honest other way is offered, and taken back
  await page.getByRole("combobox", { name: "I forhold til" }).selectOption({ label: "Intet: tallet selv" });
  await until(page, () => !/pr\. 1\.000/.test(document.querySelector("#map-title")?.innerText ?? ""));
  assert.equal(await form.count(), 0, "numbers themselves are circles");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await until(page, () => document.querySelector("#map-people")?.value === "");
  await done();
});

test("the own municipality stands out in bars and on the map, and its number is said", async () => {
  const { page, done } = await table(cars, {}, "biler.csv");
  await until(page, () => document.querySelector(".questions-first")?.textContent.endsWith("?"));
  await page.locator(".questions summary").click();
  const field = page.getByRole("combobox", { name: "Min kommune" });
  await field.fill("vejle");
  await field.press("Tab");
  await page.getByRole("button", { name: /^Vis billedet: Hvilken kommune/ }).click();
  await page.locator(".chart figcaption", { hasText: "Din kommune, Vejle, har 50.000." }).waitFor();
  assert.equal(await page.locator(".chart .drawing .s2").count(), 1);
  await page.getByRole("button", { name: /^Vis på kortet: Hvilken kommune/ }).click();
  await page.locator("#map-view").waitFor();
  await until(page, () => document.querySelector(".map-card figcaption")?.innerText.includes("Din kommune, Vejle, har"));
  assert.ok((await page.locator("#map-view .own").count()) >= 1);
  assert.equal(await area(page, "Vejle (din kommune)").count(), 1);
  await accessible(page);
  await done();
});

test("on a telephone the choices stand below each other and nothing is cut", async () => {
  const { page, done } = await table(parishes, { viewport: { width: 375, height: 800 } });
  await used(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 375, `${width}`);
  await accessible(page);
  await done();
});
