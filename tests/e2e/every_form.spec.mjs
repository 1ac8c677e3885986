// Every form of chart and every way to divide a map, as somebody without a mouse and somebody who does not see meets
// them: chosen in the panel, looked through by axe in light and dark, walked through and read with the keyboard alone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accessible, open, stage } from "./browser.mjs";
import { choose, file, ready, until } from "./page.mjs";

const on = stage();
const fixture = (name) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");

// What each form is drawn of; the rest is as the panel has it.
const FORMS = [
  ["bar", "elever", { by: "Kommune" }],
  ["column", "elever", { by: "År" }],
  ["grouped-bar", "elever", { by: "Kommune", series: "Skoletype" }],
  ["stacked-bar", "elever", { by: "Kommune", series: "Skoletype" }],
  ["share-bar", "elever", { by: "Kommune", series: "Skoletype" }],
  ["line", "elever", { by: "År", series: "Kommune" }],
  ["area", "elever", { by: "År", series: "Skoletype" }],
  ["small-multiples", "elever", { by: "År", series: "Kommune" }],
  ["slope", "elever", { by: "År", series: "Kommune" }],
  ["dumbbell", "elever", { by: "Kommune", series: "Skoletype" }],
  ["histogram", "boliger", { by: "Boligareal (m2)" }],
  ["box", "boliger", { by: "Afdeling" }],
  ["scatter", "boliger", { by: "Boligareal (m2)" }],
  ["heat-map", "elever", { by: "Kommune", series: "År" }],
  ["treemap", "elever", { by: "Kommune" }],
  ["pyramid", "alder", {}],
  ["calendar", "besoeg", {}],
];
// Marks that are walked through one by one; of more, these and the last.
const WALKED = 40;

const focused = (page) =>
  page.evaluate(() => {
    const own = document.activeElement;
    return {
      id: own.id,
      name: own.getAttribute("aria-label") ?? "",
      role: own.getAttribute("role"),
      isMark: own.classList.contains("hit"),
      at: [...document.querySelectorAll("#chart-drawing .hit")].indexOf(own),
      stroke: getComputedStyle(own).stroke,
    };
  });

/** Axe over a part of the page, in light and in dark. */
async function looked(page, part) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await accessible(page, part);
  }
}

/** Presses a key until something has the focus. */
async function tabbed(page, is, key = "Tab", limit = 40) {
  for (let pressed = 0; pressed < limit; pressed += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate(is)) return pressed + 1;
  }
  throw new Error(`${limit} times ${key} in vain for ${is}`);
}

async function opened(name, content, options = {}) {
  const { page, done } = await open(on, { viewport: { width: 1280, height: 1000 }, ...options });
  await choose(page, file(name, content));
  await ready(page);
  return { page, done };
}

/** From one mark to the next, each read where it lies: its name, its number, a ring around it. */
async function walked(page, form) {
  const marks = page.locator("#chart-drawing .hit");
  const many = await marks.count();
  assert.ok(many >= 2, `${form}: ${many} marks`);
  const said = new Set();
  for (let at = 0; at < Math.min(many, WALKED); at += 1) {
    const own = await focused(page);
    assert.ok(own.isMark && own.at === at, `${form}: ${own.at} after ${at} steps`);
    assert.notEqual(own.stroke, "none", `${form}: a mark that is read is seen`);
    const read = await page.locator(".chart-pointed").innerText();
    assert.match(read, /\S: (.*\d|intet tal)/, `${form}: ${read}`);
    const [label] = read.split(": ");
    assert.ok(own.name.includes(label), `${form}: ${own.name} is read as ${read}`);
    said.add(own.name);
    await page.keyboard.press("ArrowRight");
  }
  assert.ok(said.size > Math.min(many, WALKED) / 2, `${form}: marks are told apart`);
  await page.keyboard.press("End");
  assert.equal((await focused(page)).at, many - 1);
  await page.keyboard.press("ArrowRight");
  assert.equal((await focused(page)).at, many - 1, "the last is the last");
  await page.keyboard.press("Home");
  assert.equal((await focused(page)).at, 0);
  assert.equal(await page.locator("#chart-drawing .hit[tabindex='0']").count(), 1, "one stop of the keyboard");
}

/** Enter keeps the rows of a mark, the focus stays in the drawing, undoing brings everything back. */
async function kept(page, form) {
  const { role } = await focused(page);
  const title = await page.locator("#chart-title").innerText();
  const filters = () => page.locator(".chip.filter").count();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  if (role !== "button") {
    await page.waitForTimeout(200);
    assert.equal(await filters(), 0, `${form}: what is no button does nothing`);
    return;
  }
  await until(page, () => document.querySelectorAll(".chip.filter").length > 0);
  await ready(page);
  await until(page, () => document.querySelector(".chart-room")?.contains(document.activeElement) || document.activeElement.id === "chart-own");
  assert.ok(await filters(), form);
  for (let left = await filters(); left > 0; left -= 1) await page.keyboard.press("Control+z");
  await until(page, () => document.querySelectorAll(".chip.filter").length === 0);
  await ready(page);
  await until(page, (title) => document.getElementById("chart-title").textContent === title, title);
}

/** The table behind a drawing, reached and scrolled by keyboard. */
async function tabled(page, part, form) {
  await page.locator(`${part} .switch button`).nth(1).focus();
  await page.keyboard.press("Enter");
  await page.locator(`${part} .chart-table`).waitFor();
  assert.ok((await page.locator(`${part} .chart-table tbody tr`).count()) >= 2, form);
  assert.ok((await page.locator(`${part} .chart-table thead th`).count()) >= 2, form);
  await tabbed(page, () => document.activeElement.classList.contains("chart-table"));
  await accessible(page, part);
  await page.locator(`${part} .switch button`).nth(0).focus();
  await page.keyboard.press("Enter");
}

for (const [form, name, columns] of FORMS) {
  test(`${form}: chosen, read and used with the keyboard; axe finds nothing`, async () => {
    const { page, done } = await opened(`${name}.csv`, fixture(`chart/${name}.csv`));
    await page.locator("#chart-drawing").waitFor();
    await page.locator("#chart-own").focus();
    await page.keyboard.press("Enter");
    await page.locator("#chart-apply:enabled").waitFor();
    await page.locator("#chart-form").selectOption(form);
    for (const [field, label] of Object.entries(columns)) {
      await page.locator(`#chart-${field}`).selectOption({ label });
    }
    await until(
      page,
      (form) => document.getElementById("chart-form").value === form && !document.getElementById("chart-apply").disabled,
      form,
    );
    await accessible(page, "#chart-choice");
    const chosen = await page.locator("#chart-choice .chart-preview h4").innerText();
    await page.locator("#chart-apply").focus();
    await page.keyboard.press("Enter");
    await until(page, (chosen) => document.getElementById("chart-title").textContent === chosen, chosen);
    await until(page, () => document.querySelectorAll("#chart-drawing .hit").length > 1);
    // the focus is where it was before the panel, and the drawing is the next stop but what lies between
    await until(page, () => document.activeElement.id === "chart-own");
    await tabbed(page, () => document.activeElement.classList.contains("hit"), "Tab", 1);
    const name_of_all = await page.locator("#chart-drawing").getAttribute("aria-label");
    assert.match(name_of_all, /^\p{Lu}[^.]+\. .*piletast/u, `${form}: ${name_of_all}`);
    await looked(page, ".card.chart");
    await walked(page, form);
    await kept(page, form);
    await tabled(page, ".card.chart", form);
    await done();
  });
}

test("every form the panel knows is walked through here", async () => {
  const known = FORMS.map(([form]) => form);
  for (const name of ["elever", "boliger", "alder", "besoeg"]) {
    const { page, done } = await opened(`${name}.csv`, fixture(`chart/${name}.csv`));
    await page.locator("#chart-own").click();
    await page.locator("#chart-apply:enabled").waitFor();
    const offered = await page.locator("#chart-form option").evaluateAll((all) => all.map((one) => one.value));
    assert.deepEqual(offered.filter((form) => !known.includes(form)), []);
    await done();
  }
});

test("a forecast is walked through like any other line", async () => {
  const { page, done } = await opened("udlaan.csv", fixture("forecast/udlaan.csv"));
  await page.locator("#forecast-open").focus();
  await page.keyboard.press("Enter");
  await until(page, () => /fremskrevet til/.test(document.getElementById("chart-title").textContent));
  await page.locator("#chart-own").focus();
  await tabbed(page, () => document.activeElement.classList.contains("hit"), "Tab", 1);
  await looked(page, ".card.chart");
  await walked(page, "forecast");
  await page.keyboard.press("End");
  assert.match(await page.locator(".chart-pointed").innerText(), /^december 2025: [\d.]+ \(80\u00a0%: [\d.]+–[\d.]+\)/);
  await tabled(page, ".card.chart", "forecast");
  await done();
});

test("a stretch that was begun with the keyboard is let go of with Escape", async () => {
  const { page, done } = await opened("boliger.csv", fixture("chart/boliger.csv"));
  await page.locator(".chart-offer:not(.own)").filter({ hasText: /histogram/i }).click();
  await until(page, () => /fordelingen/i.test(document.getElementById("chart-title").textContent));
  const brushed = () => page.locator("#chart-drawing .brushed").count();
  await page.locator("#chart-drawing .hit").first().focus();
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await brushed(), 3);
  await page.keyboard.press("Escape");
  assert.equal(await brushed(), 0);
  await page.keyboard.press("Shift+Enter");
  assert.equal(await page.locator(".chip.filter").count(), 0, "a new one begins");
  assert.equal((await focused(page)).at, 2, "the mark that was read is read still");
  await done();
});

// A number for each municipality, an amount and people beside it.
function municipalities() {
  const codes = fixture("map/change_1.csv").trim().split("\n").slice(1).map((line) => line.split(";"));
  const rows = codes.map(([code, name], at) => `${code};${name};${(at % 17) + 1},${at % 10};${1000 + at * 37};${20000 + at * 411}`);
  return ["kommunekode;kommune;Fravær i pct.;Antal elever;Indbyggere", ...rows].join("\n") + "\n";
}

const seen = (page) => page.locator("#map-view").getAttribute("viewBox");

/** The map itself by keyboard, then its areas, the largest number first. */
async function map_walked(page, what) {
  await page.locator(".map-zoom button").first().focus();
  await tabbed(page, () => document.activeElement.id === "map-view", "Tab", 4);
  const whole = await seen(page);
  await page.keyboard.press("+");
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await seen(page), whole, what);
  await page.keyboard.press("0");
  assert.equal(await seen(page), whole, what);
  await page.keyboard.press("Tab");
  const own = () =>
    page.evaluate(() => {
      const all = [...document.querySelectorAll("#map-view [data-mark][tabindex]")];
      return { at: all.indexOf(document.activeElement), many: all.length, name: document.activeElement.getAttribute("aria-label") };
    });
  const { many } = await own();
  assert.ok(many >= 3, `${what}: ${many} areas`);
  for (let at = 0; at < Math.min(many, WALKED); at += 1) {
    const { at: here, name } = await own();
    assert.equal(here, at, what);
    const read = await page.locator(".map-pointed").innerText();
    assert.match(read, /\S: \S/, what);
    assert.ok(name.startsWith(read.split(": ")[0]), `${what}: ${name} is read as ${read}`);
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("End");
  assert.equal((await own()).at, many - 1);
  await page.keyboard.press("Home");
  assert.equal((await own()).at, 0);
  // kept and let go of; the focus stays on the area
  const { name } = await own();
  await page.keyboard.press("Enter");
  await until(page, () => document.querySelectorAll(".chip.filter").length === 1);
  await ready(page);
  await until(page, () => document.activeElement.getAttribute("aria-pressed") === "true");
  await page.keyboard.press("Enter");
  await until(page, () => document.querySelectorAll(".chip.filter").length === 0);
  await ready(page);
  await until(page, (name) => document.activeElement.getAttribute("aria-label") === name, name);
}

/** Chooses in a list with its own keys. */
async function selected(page, id, label) {
  const before = await page.locator(".map-card figcaption").innerText();
  const value = await page.locator(`#${id} option`, { hasText: label }).first().getAttribute("value");
  if ((await page.locator(`#${id}`).inputValue()) === value) return;
  await page.locator(`#${id}`).focus();
  await page.keyboard.press("Home");
  for (let at = 0; at < +value; at += 1) await page.keyboard.press("ArrowDown");
  await until(page, ([id, value]) => document.getElementById(id)?.value === value, [id, value]);
  await until(page, (before) => document.querySelector(".map-card figcaption")?.innerText !== before, before);
}

const LAYERS = [
  ["municipalities by code", "codes_1.csv"],
  ["municipalities by name", "names_1.csv"],
  ["regions", "regions_2027_1.csv"],
  ["postal districts", "postcodes_1.csv"],
  ["both directions of a change", "change_1.csv"],
];

for (const [what, name] of LAYERS) {
  test(`map of ${what}: walked through and read with the keyboard; axe finds nothing`, async () => {
    const { page, done } = await opened(name, fixture(`map/${name}`));
    await page.locator("#map-open").focus();
    await page.keyboard.press("Enter");
    await page.locator("#map-view").waitFor();
    await looked(page, ".map-card");
    await map_walked(page, what);
    await tabled(page, ".map-card", what);
    await done();
  });
}

test("map of areas of a file: walked through and read with the keyboard; axe finds nothing", async () => {
  const { page, done } = await opened("medlemmer.csv", fixture("beside/parish_1.csv"));
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "sogne.geojson"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, fixture("beside/sogne.geojson"));
  await page.getByRole("button", { name: "Brug som grænser" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("#map-view").waitFor();
  await looked(page, ".map-card");
  await map_walked(page, "parishes");
  await done();
});

test("each way to divide and to class is chosen with the keyboard; axe finds nothing", async () => {
  const { page, done } = await opened("kommuner.csv", municipalities());
  await page.locator("#map-open").focus();
  await page.keyboard.press("Enter");
  await page.locator("#map-view").waitFor();
  await selected(page, "map-measure", "Antal elever");
  const ways = await page.locator("#map-per option").allInnerTexts();
  assert.ok(ways.length >= 3, String(ways));
  for (const way of ways) {
    await selected(page, "map-per", way);
    await looked(page, ".map-card");
  }
  await selected(page, "map-measure", "Fravær i pct.");
  const classes = await page.locator("#map-classes option").allInnerTexts();
  assert.equal(classes.length, 3, String(classes));
  for (const one of classes) {
    await selected(page, "map-classes", one);
    await looked(page, ".map-card");
  }
  const forms = await page.locator("#map-form option").allInnerTexts();
  for (const one of forms) {
    await selected(page, "map-form", one);
    await looked(page, ".map-card");
    await map_walked(page, one);
  }
  await done();
});
