// Places of a file counted into the areas of another one that is dropped beside it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, open, stage } from "./browser.mjs";
import { choose, file, ready, taken, until } from "./page.mjs";

const on = stage();
const ring = (x, y, wide, high) => [[x, y], [x + wide, y], [x + wide, y + high], [x, y + high], [x, y]];

// Three school districts: one with a hole that is another one, and one of two parts; all in degrees.
const hole = ring(9.2, 56.2, 0.2, 0.2);
const DISTRICTS = [
  ["101", "Nordskolen", [[ring(9, 56, 0.6, 0.6), hole]]],
  ["102", "Midtskolen", [[hole]]],
  ["103", "Øskolen", [[ring(9.7, 56, 0.2, 0.2)], [ring(9.7, 56.4, 0.2, 0.2)]]],
];
const feature = ([nr, navn, coordinates], at) => ({
  type: "Feature",
  properties: { objectid: at + 1, nr, navn, distrikt: nr === "103" ? "Øst" : "Vest" },
  geometry: { type: "MultiPolygon", coordinates },
});
const districts = (name = "skoledistrikter.geojson", rows = DISTRICTS) =>
  file(name, JSON.stringify({ type: "FeatureCollection", features: rows.map(feature) }));

// Eight in the first, three in the hole, two in each part of the third, one in none; and one without a position.
const PLACES = [
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((at) => [56.05 + at * 0.01, 9.05 + at * 0.06]),
  ...[0, 1, 2].map((at) => [56.25 + at * 0.03, 9.25 + at * 0.03]),
  [56.1, 9.75],
  [56.15, 9.8],
  [56.5, 9.75],
  [56.55, 9.8],
  [56.3, 9.8],
];
const places = ["navn;latitude;longitude", ...PLACES.map(([y, x], at) => `Nr. ${at};${y};${x}`), "Uden;;"].join("\n");

const drop = (page, { name, buffer }) =>
  page.evaluate(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [name, buffer.toString()],
  );
const title = (page) => page.locator("#map-title").innerText();
const form = (page) => page.getByRole("combobox", { name: "Vist som" });
const titled = (page, pattern) =>
  until(page, (source) => new RegExp(source).test(document.querySelector("#map-title")?.innerText ?? ""), pattern.source);
const numbers = (page) =>
  page.locator(".map-list tbody tr").evaluateAll((rows) =>
    Object.fromEntries(rows.map((row) => [row.cells[0].innerText, row.cells[2].innerText])),
  );

async function table(options = {}, name = "steder.csv") {
  const here = await open(on, options);
  await choose(here.page, file(name, places));
  await ready(here.page);
  return here;
}

async function used(page, borders = districts()) {
  await drop(page, borders);
  await page.getByRole("button", { name: "Brug som grænser" }).click();
  await page.locator("#map-view").waitFor();
  await titled(page, /Antal rækker i/);
}

test("areas dropped beside a table of places count them, hole and parts alike; the list says the same", async () => {
  const { page, done } = await table();
  await drop(page, districts());
  const asked = page.getByRole("dialog", { name: /Skal skoledistrikter\.geojson være grænser/ });
  await asked.waitFor();
  assert.match(await asked.innerText(), /tabellens steder bliver talt i dem/);
  await accessible(page);
  await asked.getByRole("button", { name: "Brug som grænser" }).click();
  await titled(page, /Antal rækker i skoledistrikterne/);
  assert.equal(await form(page).locator("option:checked").innerText(), "Tæl i skoledistrikter (skoledistrikter.geojson)");
  const caption = await page.locator(".map-card figcaption").innerText();
  assert.match(caption, /Størst er Nordskolen med 8, mindst er Midtskolen med 3\./);
  assert.match(caption, /Cirklernes areal følger tallet/);
  assert.match(caption, /Områderne er fra skoledistrikter\.geojson\./);
  assert.match(caption, /1 række ligger ikke i noget område\. 1 række har ingen position\./);
  assert.match(await page.locator(".map-card .chart-source").innerText(), /Grænser: skoledistrikter\.geojson/);
  await page.getByRole("button", { name: "Liste" }).click();
  assert.deepEqual(await numbers(page), { Nordskolen: "8", Øskolen: "4", Midtskolen: "3" });
  await accessible(page);
  await page.getByRole("button", { name: "Kort", exact: true }).last().click();
  // divided by area they are shades
  await page.getByRole("combobox", { name: "I forhold til" }).selectOption({ label: "Areal (pr. km²)" });
  await titled(page, /pr\. km²/);
  await accessible(page);
  await done();
});

test("with the keyboard: each area is reached and read, and the file is chosen and let go", async () => {
  const { page, done } = await table();
  await used(page);
  const mark = page.locator("#map-view [data-mark]").first();
  await mark.focus();
  assert.match(await mark.getAttribute("aria-label"), /^Nordskolen/);
  await page.keyboard.press("ArrowRight");
  const next = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  assert.ok(next !== "", "the next area has the focus");
  const from = page.getByRole("combobox", { name: "Områder fra" });
  assert.equal(await from.inputValue(), "skoledistrikter.geojson");
  // the areas may be called by another property: those of one name are one
  await page.getByRole("combobox", { name: "Områdernes navn i den fil" }).selectOption("distrikt");
  await page.getByRole("button", { name: "Liste" }).click();
  await until(page, () => document.querySelectorAll(".map-list tbody tr").length === 2);
  assert.deepEqual(await numbers(page), { Vest: "11", Øst: "4" });
  await from.focus();
  await page.keyboard.press("Home");
  await until(page, () => !/Antal rækker/.test(document.querySelector("#map-title")?.innerText ?? ""));
  assert.equal(await form(page).locator("option:checked").innerText(), "Hver for sig");
  // it was read before: it can be counted into again
  await form(page).selectOption({ label: "Tæl i skoledistrikter (skoledistrikter.geojson)" });
  await titled(page, /Antal rækker i/);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await until(page, () => !/Antal rækker/.test(document.querySelector("#map-title")?.innerText ?? ""));
  await accessible(page);
  await done();
});

test("a recipe names the file; without it the places are shown and it is said which file to drop", async () => {
  const { page, done } = await table();
  await used(page);
  const { bytes } = await taken(page, () => page.getByRole("button", { name: "Gem opskrift" }).first().click());
  const recipe = bytes.toString();
  assert.match(recipe, /"skoledistrikter\.geojson"/);
  assert.ok(!recipe.includes("Nordskolen"), "no values of the file");
  await done();

  const next = await table({}, "næste.csv");
  await drop(next.page, file("opskrift.json", recipe));
  await next.page.locator("#map-open").click();
  await next.page.getByText("Stederne skal tælles i områderne i skoledistrikter.geojson, men den fil er ikke her.").waitFor();
  await next.page.locator("#map-view").waitFor();
  assert.doesNotMatch(await title(next.page), /Antal rækker/);
  await accessible(next.page);
  // it is what the steps wait for: nothing is asked
  await drop(next.page, districts());
  await titled(next.page, /Antal rækker i skoledistrikterne/);
  assert.equal(await next.page.getByRole("dialog").count(), 0);
  await next.done();
});

test("files that are no areas are refused with the reason, and the map stays as it was", async () => {
  const { page, done } = await table();
  await page.locator("#map-open").click();
  await page.locator("#map-view").waitFor();
  await page.getByText("Tæl i områder fra en anden fil").click();
  const before = await title(page);
  const refused = async (other, pattern) => {
    await choose(page, other, "#map-areas-file");
    await page.locator(".map-beside-said", { hasText: pattern }).waitFor();
    assert.equal(await title(page), before);
  };
  await refused(file("plan.csv", "a;b\n1;x\n2;y\n3;z\n"), /plan\.csv har hverken områder/);
  await refused(file("tom.geojson", '{"type":"FeatureCollection","features":[]}'), /tom\.geojson/);
  await refused(file("halv.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","geom'), /halv\.geojson/);
  const point = { type: "Feature", properties: { navn: "Her" }, geometry: { type: "Point", coordinates: [9.1, 56.1] } };
  const points = JSON.stringify({ type: "FeatureCollection", features: [point, point] });
  await refused(file("prikker.geojson", points), /prikker\.geojson har/);
  await accessible(page);
  // and one that has them is used
  await choose(page, districts("egne.geojson"), "#map-areas-file");
  await titled(page, /Antal rækker i områderne i egne\.geojson/);
  await done();
});

for (const [width, colorScheme] of [[1280, "light"], [375, "dark"]]) {
  test(`at ${width} pixels, ${colorScheme}, nothing is cut`, async () => {
    const { page, done } = await table({ viewport: { width, height: 800 }, colorScheme });
    await used(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide}`);
    await accessible(page);
    await done();
  });
}
