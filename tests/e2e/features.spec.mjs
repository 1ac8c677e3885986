// The map of a file's own places: points, lines and polygons, read, enlarged, gathered, coloured, listed, saved.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, open, stage } from "./browser.mjs";
import { choose, file, ready, taken, until } from "./page.mjs";

const on = stage();
const marks = (page) => page.locator("#map-view [data-mark][tabindex]");
const seen = (page) => page.locator("#map-view").getAttribute("viewBox");
const caption = (page) => page.locator(".map-card figcaption").innerText();

// Rows on a slanted grid in the middle of Jutland; one without a position, one in Paris.
function places(rows) {
  const lines = ["navn;type;antal;latitude;longitude"];
  for (let row = 0; row < rows; row++) {
    const kind = ["Skole", "Bibliotek", "Hal"][row % 3];
    const [x, y] = [row % 60, Math.floor(row / 60)];
    const where =
      row === 3 ? ";" : row === 5 ? "48.8566;2.3522" : `${(56 + ((y * 0.013) % 0.9)).toFixed(5)};${(9.1 + x * 0.015 + y * 0.0003).toFixed(5)}`;
    lines.push(`${kind} nr. ${row};${kind};${10 + row * 3};${where}`);
  }
  return lines.join("\n") + "\n";
}

// A square with a hole, a line and a point by turns, in metres of zone 32.
function shapes(rows) {
  const lines = ["navn;geometri"];
  for (let row = 0; row < rows; row++) {
    const [x, y] = [500000 + (row % 20) * 6000, 6200000 + Math.floor(row / 20) * 9000];
    const square = (low, high) => {
      const [a, b, c, d] = [x + low, y + low, x + high, y + high];
      return `(${a} ${b}, ${c} ${b}, ${c} ${d}, ${a} ${d}, ${a} ${b})`;
    };
    const shape = [
      `POLYGON(${square(0, 4500)}, ${square(1500, 3000)})`,
      `LINESTRING(${x} ${y}, ${x + 2400} ${y + 2700}, ${x + 4800} ${y})`,
      `POINT(${x} ${y})`,
    ][row % 3];
    lines.push(`Nr. ${row};"${shape}"`);
  }
  return lines.join("\n") + "\n";
}

async function opened(content, options = {}) {
  const { page, done, context } = await open(on, options);
  await choose(page, file("steder.csv", content));
  await ready(page);
  await page.locator("#map-open").click();
  await page.locator("#map-view").waitFor();
  await until(page, () => document.querySelector("#map-marks")?.childElementCount || document.querySelector(".map-stack canvas")?.width > 0);
  return { page, done, context };
}

test("points are on the map, what is not is said, and pointing at one names its row", async () => {
  const { page, done } = await opened(places(62));
  assert.equal(await page.locator("#map-title").innerText(), "Kort over 60 punkter");
  assert.match(await caption(page), /1 række har ingen position\. 1 række ligger uden for Danmark og er ikke med\./);
  assert.match(await page.locator(".map-card .chart-source").innerText(), /Grænser: .*CC BY 4\.0/);
  assert.equal(await marks(page).count(), 60);
  assert.ok((await page.locator(".map-below .area").count()) > 90, "the municipalities lie below");
  await marks(page).first().hover();
  await until(page, () => /nr\. \d/.test(document.querySelector(".map-pointed").textContent));
  await marks(page).first().focus();
  const first = await page.locator(".map-pointed").innerText();
  await page.keyboard.press("ArrowRight");
  await until(page, (first) => document.querySelector(".map-pointed").textContent !== first, first);
  const [, row] = (await page.locator(".map-pointed").innerText()).match(/Række ([\d.]+)/);
  await page.keyboard.press("Enter");
  await page.locator("[role=grid]").waitFor();
  await until(page, (row) => document.activeElement?.closest(`[role=row]`)?.textContent.includes(`nr. ${row - 2}`), +row);
  await done();
});

test("lines and polygons are drawn, enlarged and moved by keys and buttons", async () => {
  const { page, done } = await opened(shapes(90));
  assert.equal(await page.locator("#map-title").innerText(), "Kort over 90 punkter, linjer og flader");
  const whole = await seen(page);
  await page.locator("#map-view").focus();
  for (const _ of [1, 2, 3]) await page.keyboard.press("+");
  await until(page, () => /i udsnittet/.test(document.querySelector(".map-card").textContent));
  await until(page, () => document.querySelectorAll("#map-marks path.area, #map-marks polyline, #map-marks path").length > 3);
  await page.getByRole("button", { name: "Vis hele kortet" }).click();
  await until(page, (whole) => document.querySelector("#map-view").getAttribute("viewBox") === whole, whole);
  await until(page, () => document.querySelectorAll("#map-view [data-mark]").length >= 90);
  await done();
});

test("how it is shown is a step: circles, hexagons, areas and colours", async () => {
  const { page, done } = await opened(places(62));
  const form = page.locator("#map-features-form");
  await form.selectOption({ label: "Samlet i cirkler" });
  await page.locator("#map-view [data-mark][aria-label*='rækker']").first().waitFor();
  const labels = await marks(page).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  const counts = labels.map((label) => +(/^([\d.]+) rækker/.exec(label)?.[1].replace(".", "") ?? 1));
  assert.equal(counts.reduce((sum, own) => sum + own), 60);
  await form.selectOption({ label: "Sekskanter" });
  await until(page, () => /Hver sekskant er/.test(document.querySelector(".map-card").textContent));
  await form.selectOption({ label: "Hver for sig" });
  await page.locator("#map-features-colour").selectOption({ label: "type" });
  await until(page, () => document.querySelectorAll(".map-key li").length === 3);
  assert.match(await page.locator(".steps").innerText(), /Viste filens steder hver for sig, farve efter type/);
  await form.selectOption({ label: "Tæl i kommuner" });
  await until(page, () => document.querySelector("#map-view [data-mark][aria-label^='Silkeborg:'], #map-view [data-mark][aria-label^='Viborg:']"));
  await page.locator("#map-features-per").selectOption({ label: "Areal (pr. km²)" });
  await until(page, () => /km²/.test(document.querySelector("#map-title").textContent));
  await done();
});

test("the list holds the rows and leads to them, and the drawing is saved", async () => {
  const { page, done } = await opened(places(62));
  const svg = await taken(page, () => page.getByRole("button", { name: /SVG/ }).click());
  assert.equal(svg.name, "steder-kort.svg");
  assert.equal(svg.bytes.toString().match(/<circle /g).length, 60);
  assert.equal(await page.locator(".map-ends button").count(), 1, "a picture of it is taken from the drawing");
  await page.getByRole("button", { name: "Liste" }).click();
  await until(page, () => document.querySelectorAll(".map-list tbody tr").length === 60);
  await accessible(page);
  await done();
});

test("axe finds nothing, and nothing is wider than the window, in light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 320]) {
      const { page, done } = await opened(places(62), { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px wider than the window`);
      await accessible(page);
      await done();
    }
  }
});

test("thousands are a picture that moves at once, and each can still be pointed at", async () => {
  const { page, done } = await opened(places(4000));
  await page.locator("#map-features-form").selectOption({ label: "Hver for sig" });
  await until(page, () => document.querySelector(".map-stack canvas").width > 0);
  const painted = () =>
    page.evaluate(() => {
      const canvas = document.querySelector(".map-stack canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let first = -1;
      let all = 0;
      for (let at = 3; at < data.length; at += 4) {
        if (data[at] === 0) continue;
        all += 1;
        if (first < 0) first = (at - 3) / 4;
      }
      return { all, x: (first % canvas.width) / canvas.width, y: Math.floor(first / canvas.width) / canvas.height };
    });
  const picture = await painted();
  assert.ok(picture.all > 500, `${picture.all}`);
  const box = await page.locator(".map-stack").boundingBox();
  await page.mouse.move(box.x + picture.x * box.width + 2, box.y + picture.y * box.height + 2);
  await until(page, () => /Række [\d.]+\. navn: /.test(document.querySelector(".map-pointed").textContent));
  const moved = () => page.locator(".map-stack canvas").evaluate((canvas) => canvas.style.transform);
  const rested = await moved();
  // the picture that is there is stretched in the same turn, the next one comes after
  const stretched = await page.evaluate(async () => {
    const view = document.getElementById("map-view");
    view.focus();
    view.dispatchEvent(new KeyboardEvent("keydown", { key: "+", bubbles: true }));
    await new Promise(queueMicrotask);
    await new Promise(requestAnimationFrame);
    return document.querySelector(".map-stack canvas").style.transform;
  });
  assert.notEqual(stretched, rested);
  await until(page, (rested) => document.querySelector(".map-stack canvas").style.transform === rested, rested);
  await done();
});
