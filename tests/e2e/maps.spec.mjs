// The map of areas that a column names: chosen, enlarged and moved by mouse and keyboard, read, filtered by, listed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accessible, open, stage } from "./browser.mjs";
import { choose, counted, file, fingers, ready, taken, until } from "./page.mjs";

const on = stage();
const fixture = (name) => readFileSync(new URL(`../fixtures/map/${name}`, import.meta.url), "utf8");
const title = (page) => page.locator("#map-title").innerText();
const seen = (page) => page.locator("#map-view").getAttribute("viewBox");
const areas = (page) => page.locator("#map-view [data-mark][tabindex]");
const area = (page, name) => page.locator(`#map-view [data-mark][aria-label^="${name}:"]`);

async function opened(name, options = {}, content = fixture(name)) {
  const { page, done, context } = await open(on, options);
  await choose(page, file(name, content));
  await ready(page);
  await page.locator("#map-open").click();
  await page.locator("#map-view").waitFor();
  return { page, done, context };
}

// A number for each municipality and what must not be added up, as files of the regions have it.
function rates() {
  const codes = fixture("change_1.csv").trim().split("\n").slice(1).map((line) => line.split(";"));
  const rows = codes.map(([code, name], at) => `${code};${name};${(at % 17) + 1},${at % 10};${1000 + at * 37}`);
  return ["kommunekode;kommune;Fravær i pct.;Antal elever", ...rows].join("\n") + "\n";
}

test("a map is at hand where a column names areas by code or by name, and nowhere else", async () => {
  for (const name of ["codes_1.csv", "names_1.csv", "postcodes_1.csv", "regions_2027_1.csv"]) {
    const { page, done } = await opened(name);
    assert.ok((await areas(page).count()) >= 3, name);
    assert.match(await page.locator(".map-card figcaption").innerText(), /\w/);
    assert.match(await page.locator(".map-card .chart-source").innerText(), /Grænser: .*CC BY 4\.0/);
    await done();
  }
  const { page, done } = await open(on);
  await choose(page, file("a.csv", "by;borgere\nx;12\ny;30\nz;25\n"));
  await ready(page);
  await page.waitForTimeout(300);
  assert.equal(await page.locator("#map-open").count(), 0);
  await done();
});

test("where areas tell most the map stands before the charts, and one click leads there", async () => {
  const { page, done } = await open(on);
  await choose(page, file("rates.csv", rates()));
  await ready(page);
  const first = page.locator(".chart-offers button").first();
  await page.locator("#chart-map").waitFor();
  assert.equal(await first.getAttribute("id"), "chart-map");
  await until(page, () => document.querySelector("#chart-map[aria-pressed=true]"));
  // drawn in the card: an area is read where it lies
  const marks = page.locator("#chart-drawing .hit");
  assert.ok((await marks.count()) >= 98, `${await marks.count()} areas`);
  assert.ok((await page.locator("#chart-drawing .area").count()) >= 98);
  await page.locator('#chart-drawing .hit[aria-label*="Aarhus"]').focus();
  assert.match(await page.locator(".chart-pointed").innerText(), /^Aarhus: /);
  await accessible(page);
  // a chart is a choice, and taken back by the map
  await page.locator(".chart-offer").nth(1).click();
  await until(page, () => !document.querySelector("#chart-drawing .area"));
  assert.equal(await page.locator(".chart-offer").nth(1).getAttribute("aria-pressed"), "true");
  await first.click();
  await until(page, () => document.querySelector("#chart-drawing .area"));
  await first.click();
  await page.locator("#map-view").waitFor();
  await done();
  // a few groups are read at a glance as bars
  const { page: other, done: closed } = await open(on);
  await choose(other, file("regions.csv", fixture("regions_2027_1.csv")));
  await ready(other);
  await other.locator(".chart-offer").first().waitFor();
  assert.equal(await other.locator("#chart-map").count(), 0);
  await closed();
});

test("an area is filtered by, stays among the others, and is let go of again", async () => {
  const { page, done } = await opened("codes_1.csv");
  const all = await counted(page);
  const before = await areas(page).count();
  const named = await area(page, "Aarhus").getAttribute("aria-label");
  const [, number] = named.match(/: ([\d.]+)\./);
  await area(page, "Aarhus").hover();
  assert.match(await page.locator(".map-pointed").innerText(), /^Aarhus: /);
  await area(page, "Aarhus").click();
  await until(page, () => document.querySelectorAll(".chip.filter").length === 1);
  await ready(page);
  assert.equal(await counted(page), +number.replace(".", ""));
  assert.equal(await areas(page).count(), before);
  assert.equal(await area(page, "Aarhus").getAttribute("aria-pressed"), "true");
  await area(page, "Aarhus").focus();
  await page.keyboard.press("Enter");
  await until(page, () => document.querySelectorAll(".chip.filter").length === 0);
  await ready(page);
  assert.equal(await counted(page), all);
  assert.equal(await area(page, "Aarhus").evaluate((one) => one === document.activeElement), true);
  await done();
});

test("it is enlarged and moved by keyboard, buttons, wheel and dragging", async () => {
  const { page, done } = await opened("codes_1.csv");
  const whole = await seen(page);
  const width = async () => +(await seen(page)).split(" ")[2];
  await page.locator("#map-view").focus();
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  const near = await width();
  assert.ok(near < +whole.split(" ")[2] / 2, `${near}`);
  const place = await seen(page);
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await seen(page), place);
  await page.keyboard.press("-");
  assert.ok((await width()) > near);
  await page.keyboard.press("0");
  assert.equal(await seen(page), whole);
  await page.getByRole("button", { name: "Zoom ind" }).click();
  assert.notEqual(await seen(page), whole);
  await page.getByRole("button", { name: "Vis hele kortet" }).click();
  assert.equal(await seen(page), whole);
  // the wheel scrolls the page until the map has been clicked
  const box = await page.locator("#map-view .map-ground").boundingBox();
  const [x, y] = [box.x + box.width * 0.3, box.y + box.height * 0.5];
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -200);
  await page.waitForTimeout(50);
  assert.equal(await seen(page), whole);
  await page.locator("#map-view").focus();
  await page.mouse.wheel(0, -400);
  await until(page, (whole) => document.getElementById("map-view").getAttribute("viewBox") !== whole, whole);
  const from = await seen(page);
  await page.mouse.down();
  await page.mouse.move(x - 80, y - 40, { steps: 6 });
  await page.mouse.up();
  assert.notEqual(await seen(page), from);
  assert.equal(await page.locator(".chip.filter").count(), 0, "a drag is no click");
  await done();
});

test("two fingers enlarge it, and one moves what is enlarged", async () => {
  const { page, done } = await opened("codes_1.csv", { hasTouch: true, viewport: { width: 375, height: 700 } });
  await page.locator("#map-view").scrollIntoViewIfNeeded();
  const box = await page.locator("#map-view .map-ground").boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, 500) / 2];
  const hand = await fingers(page);
  const numbers = async () => (await seen(page)).split(" ").map(Number);
  const whole = await numbers();
  await hand.down([[x, y - 20], [x, y + 20]]);
  for (const far of [30, 45, 60, 80]) await hand.move([[x, y - far], [x, y + far]]);
  await hand.up();
  const near = await numbers();
  assert.ok(near[2] < whole[2] / 2.5, `${whole} then ${near}`);
  await hand.down([[x, y]]);
  for (const far of [10, 25, 40]) await hand.move([[x + far, y + far]]);
  await hand.up();
  const moved = await numbers();
  assert.ok(moved[0] < near[0] && moved[1] < near[1], `${near} then ${moved}`);
  assert.equal(await page.locator(".chip.filter").count(), 0, "a drag is no touch");
  await done();
});

test("arrow keys go from area to area, the largest number first, and read each", async () => {
  const { page, done } = await opened("names_1.csv");
  const first = areas(page).first();
  assert.equal(await first.getAttribute("tabindex"), "0");
  await first.focus();
  const said = () => page.locator(".map-pointed").innerText();
  const one = await said();
  await page.keyboard.press("ArrowRight");
  const other = await said();
  const number = (text) => +text.split(": ")[1].replace(".", "").replace(",", ".");
  assert.ok(number(one) >= number(other), `${one} before ${other}`);
  await page.keyboard.press("End");
  assert.match(await said(), /intet tal|ingen/i);
  await done();
});

test("what is shown and how it is divided is chosen as a step that can be undone", async () => {
  const { page, done } = await opened("kommuner.csv", {}, rates());
  const options = await page.locator("#map-measure option").allInnerTexts();
  assert.ok(options.includes("Fravær i pct.") && options.includes("Antal elever"), options.join());
  assert.ok(!options.some((name) => /Sum af Fravær/.test(name)), "percentages are not added up");
  await page.locator("#map-measure").selectOption({ label: "Fravær i pct." });
  await until(page, () => /fravær/i.test(document.getElementById("map-title").textContent));
  const before = await page.locator(".map-card figcaption").innerText();
  await page.locator("#map-classes").selectOption({ label: "Lige mange i hver" });
  await until(page, (before) => document.querySelector(".map-card figcaption").textContent !== before, before);
  assert.match(await page.locator(".map-card figcaption").innerText(), /lige mange/);
  assert.match(await page.locator(".steps").innerText(), /Valgte kortet .*Fravær i pct\..*fem grupper med lige mange i hver/);
  await page.keyboard.press("Control+z");
  await until(page, (before) => document.querySelector(".map-card figcaption").textContent === before, before);
  await page.locator("#map-measure").selectOption({ label: "Antal elever" });
  await until(page, () => /elever/.test(document.getElementById("map-title").textContent));
  assert.equal(await page.locator("#map-classes").count(), 0, "amounts are circles");
  await page.locator("#map-per").selectOption({ label: "Areal (pr. km²)" });
  await until(page, () => /pr\. km²/.test(document.getElementById("map-title").textContent));
  await page.locator("#map-classes").waitFor();
  await done();
});

test("the list holds every area, and both pictures are saved", async () => {
  const { page, done } = await opened("names_1.csv");
  const many = await areas(page).count();
  const svg = await taken(page, () => page.getByRole("button", { name: /SVG/ }).click());
  assert.equal(svg.name, "names_1-kort.svg");
  assert.match(svg.bytes.toString(), /<svg [^]*CC BY 4\.0[^]*<\/svg>\s*$/);
  const png = await taken(page, () => page.getByRole("button", { name: /PNG/ }).click());
  assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
  await page.getByRole("button", { name: "Liste" }).click();
  assert.equal(await page.locator(".map-list tbody tr").count(), many);
  await accessible(page);
  await done();
});

test("axe finds nothing, and nothing is wider than the window, in light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 320]) {
      const { page, done } = await opened("kommuner.csv", { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" }, rates());
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px wider than the window`);
      await accessible(page);
      await done();
    }
  }
});

test("after everything has come a map makes no request, and its drawing keeps its place in another language", async () => {
  const { page, context, done } = await open(on);
  await until(page, () => document.documentElement.dataset.ready === "all");
  const asked = [];
  context.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url())) asked.push(request.url());
  });
  await choose(page, file("postcodes_1.csv", fixture("postcodes_1.csv")));
  await ready(page);
  await page.locator("#map-open").click();
  await page.locator("#map-view").waitFor();
  await page.locator("#language").click();
  await until(page, () => /postal|postcode/i.test(document.getElementById("map-title")?.textContent ?? ""));
  assert.deepEqual(asked, []);
  await done();
});

test("a map of all municipalities is drawn in a moment", async () => {
  const { page, done } = await opened("kommuner.csv", {}, rates());
  const times = [];
  for (let turn = 0; turn < 8; turn += 1) {
    const label = turn % 2 === 0 ? "Fravær i pct." : "Antal elever";
    times.push(
      await page.evaluate(async (label) => {
        const select = document.getElementById("map-measure");
        const option = [...select.options].find((one) => one.label === label);
        const heading = document.getElementById("map-title");
        const before = heading.textContent;
        const from = performance.now();
        select.value = option.value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
        while (heading.textContent === before) {
          if (performance.now() - from > 5000) return Infinity;
          await new Promise((resolve) => setTimeout(resolve));
        }
        return performance.now() - from;
      }, label),
    );
  }
  times.sort((a, b) => a - b);
  console.log(`a map from choice to document: ${times.map((time) => time.toFixed(0)).join(", ")} ms`);
  assert.ok(times[4] < 150, `${times[4]} ms`);
  await done();
});
