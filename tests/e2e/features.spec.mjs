// The map of a file's own places: points, lines and polygons, read, enlarged, gathered, coloured, listed, saved.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, root, stage } from "./browser.mjs";
import { choose, file, fingers, ready, taken, until } from "./page.mjs";

const on = stage();
const marks = (page) => page.locator("#map-view [data-mark][tabindex]");
const pointed = (page) => page.locator(".map-pointed");
const seen = (page) => page.locator("#map-view").getAttribute("viewBox");
const caption = (page) => page.locator(".map-card figcaption").innerText();

// Rows spread over the middle of Jutland; one without a position, one in Paris.
function places(rows) {
  const lines = ["navn;type;antal;latitude;longitude"];
  for (let row = 0; row < rows; row++) {
    const kind = ["Skole", "Bibliotek", "Hal"][row % 3];
    const [y, x] = [56 + ((row * 0.0137) % 0.9), 9.1 + ((row * 0.171) % 1.1)];
    const where = row === 3 ? ";" : row === 5 ? "48.8566;2.3522" : `${y.toFixed(5)};${x.toFixed(5)}`;
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

// The same six places in every way files say where rows are.
const SPOTS = [
  ["Aarhus", 56.1572, 10.2107],
  ["Odense", 55.4038, 10.4024],
  ["Aalborg", 57.0488, 9.9217],
  ["Esbjerg", 55.4765, 8.4594],
  ["Viborg", 56.4532, 9.402],
  ["Kolding", 55.4904, 9.4722],
];
// near enough for a map: metres of zone 32 around its middle, nine degrees east
const metres = (latitude, longitude) => [
  Math.round(500000 + (longitude - 9) * 111320 * Math.cos((latitude * Math.PI) / 180)),
  Math.round(latitude * 111150 - 12500),
];
const spots = (row) => SPOTS.map(row).join("");
const WAYS = {
  "grader.csv": `navn;latitude;longitude\n${spots(([name, y, x]) => `${name};${y};${x}\n`)}`,
  "utm32.csv": `navn;utm_x;utm_y\n${spots(([name, y, x]) => `${name};${metres(y, x).join(";")}\n`)}`,
  "wkt.csv": `navn;geometri\n${spots(([name, y, x]) => `${name};POINT (${metres(y, x).join(" ")})\n`)}`,
  "steder.geojson": JSON.stringify({
    type: "FeatureCollection",
    features: SPOTS.map(([navn, y, x]) => ({ type: "Feature", properties: { navn }, geometry: { type: "Point", coordinates: [x, y] } })),
  }),
  "steder.gml": `<?xml version="1.0"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:k="urn:k">${spots(
    ([name, y, x], at) =>
      `<wfs:member><k:sted gml:id="s.${at}"><k:navn>${name}</k:navn><k:geom><gml:Point srsName="urn:ogc:def:crs:EPSG::25832"><gml:pos>${metres(y, x).join(" ")}</gml:pos></gml:Point></k:geom></k:sted></wfs:member>`,
  )}</wfs:FeatureCollection>`,
};

const drawn = (page) =>
  until(page, () => document.querySelector("#map-marks")?.childElementCount || document.querySelector(".map-stack canvas")?.width > 0);

async function opened(content, options = {}, name = "steder.csv") {
  const { page, done, context } = await open(on, options);
  await choose(page, file(name, content));
  await ready(page);
  await page.locator("#map-open").click({ timeout: 10000 });
  await page.locator("#map-view").waitFor();
  await drawn(page);
  return { page, done, context };
}

// What is painted of the picture: how many picture points, and the first of them as shares of its size.
const painted = (page) =>
  page.evaluate(() => {
    const canvas = document.querySelector(".map-stack canvas");
    if (canvas.width === 0) return { all: 0, x: 0, y: 0 };
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

test("the same places are on the map, however the file says where they are", async () => {
  const { page, done } = await open(on);
  const places = [];
  for (const [name, content] of Object.entries(WAYS)) {
    await choose(page, file(name, content));
    await ready(page);
    await page.locator("#map-open").click();
    await until(page, () => document.querySelectorAll("#map-marks [data-mark]").length === 6);
    assert.match(await page.locator("#map-title").innerText(), /6 punkter$/, name);
    await until(page, () => document.querySelector("#map-marks [data-mark]")?.getAttribute("aria-label").includes("navn: Aarhus"));
    assert.equal(await marks(page).count(), 6, name);
    const box = await marks(page).first().boundingBox();
    places.push([box.x, box.y]);
    await page.locator("#new-file").click();
  }
  for (const [x, y] of places) assert.ok(Math.hypot(x - places[0][0], y - places[0][1]) < 4, JSON.stringify(places));
  await done();
});

const archive = join(root, "../shared/samples/kk_trafiktaelling_shp.zip");
test("a Shapefile in an archive", { skip: !existsSync(archive) && "left out: ../shared is not here" }, async () => {
  const { page, done } = await open(on);
  await choose(page, archive);
  await ready(page);
  await page.locator("#map-open").click();
  await until(page, () => /: 1\.146 punkter/.test(document.querySelector("#map-title").textContent));
  await drawn(page);
  await done();
});

test("points are on the map, what is not is said, and pointing at one names its row", async () => {
  const { page, done } = await opened(places(62));
  assert.equal(await page.locator("#map-title").innerText(), "Steder: 60 punkter");
  assert.match(await caption(page), /1 række har ingen position\. 1 række ligger uden for Danmark og er ikke med\./);
  assert.match(await page.locator(".map-card .chart-source").innerText(), /Grænser: .*CC BY 4\.0/);
  assert.equal(await marks(page).count(), 60);
  assert.equal(await page.locator("#map-marks circle").count(), 60);
  assert.ok((await page.locator(".map-below .area").count()) > 3, "the municipalities lie below");
  await marks(page).first().hover();
  await until(page, () => /nr\. \d/.test(document.querySelector(".map-pointed").textContent));
  await page.mouse.move(2, 2);
  await until(page, () => document.querySelector(".map-pointed").textContent === "");
  await done();
});

test("the keyboard enlarges, moves, goes to what is drawn and from there to its row", async () => {
  const { page, done } = await opened(places(62));
  const whole = await seen(page);
  await page.locator("#map-view").focus();
  await page.keyboard.press("+");
  await until(page, () => /i udsnittet/.test(document.querySelector(".map-said").textContent));
  const said = await page.locator(".map-said").innerText();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowUp");
  await until(page, (said) => document.querySelector(".map-said").textContent !== said, said);
  await page.keyboard.press("-");
  await page.keyboard.press("0");
  await until(page, (whole) => document.querySelector("#map-view").getAttribute("viewBox") === whole, whole);
  await until(page, () => document.querySelectorAll("#map-marks [data-mark]").length === 60);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("data-mark")), "0");
  await until(page, () => /Række/.test(document.querySelector(".map-pointed").textContent));
  const first = await pointed(page).innerText();
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^Række .*navn: .*Vælg for at se rækken/);
  await page.keyboard.press("ArrowRight");
  await until(page, (first) => document.querySelector(".map-pointed").textContent !== first, first);
  const [, row, number] = (await pointed(page).innerText()).match(/Række ([\d.]+).*nr\. (\d+)/);
  assert.equal(+row, +number + 2);
  // enlarging keeps the focus on the same row
  await page.keyboard.press("+");
  await until(page, () => /i udsnittet/.test(document.querySelector(".map-said").textContent));
  assert.match(await page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute("aria-label")), new RegExp(`nr\\. ${number},|map-view`));
  await page.keyboard.press("0");
  await until(page, () => document.querySelectorAll("#map-marks [data-mark]").length === 60);
  await page.locator(`#map-marks [data-mark][aria-label*="nr. ${number},"]`).focus();
  await page.keyboard.press("Enter");
  await until(page, (number) => document.activeElement?.closest("[role=row]")?.textContent.includes(`nr. ${number}`), number);
  await done();
});

test("lines and polygons are drawn, enlarged and moved by keys and buttons", async () => {
  const { page, done } = await opened(shapes(90));
  assert.equal(await page.locator("#map-title").innerText(), "Steder: 90 punkter, strækninger og flader");
  const whole = await seen(page);
  await page.locator("#map-view").focus();
  for (const _ of [1, 2, 3]) await page.keyboard.press("+");
  await until(page, () => /i udsnittet/.test(document.querySelector(".map-said").textContent));
  await until(page, () => document.querySelectorAll("#map-marks path").length > 1);
  await page.getByRole("button", { name: "Vis hele kortet" }).click();
  await until(page, (whole) => document.querySelector("#map-view").getAttribute("viewBox") === whole, whole);
  await until(page, () => document.querySelectorAll("#map-view [data-mark]").length >= 90);
  // a hole is no part of its polygon, a line is met beside its middle
  const line = page.locator("#map-marks path:not(.area)").first();
  const box = await line.boundingBox();
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.5);
  await until(page, () => /navn: Nr\./.test(document.querySelector(".map-pointed").textContent));
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
  // several are enlarged until they come apart
  await page.locator("#map-view [data-mark][aria-label*='rækker']").first().focus();
  await page.keyboard.press("Enter");
  await until(page, () => /i udsnittet/.test(document.querySelector(".map-said").textContent));
  await form.selectOption({ label: "Sekskanter" });
  await until(page, () => /Hver sekskant er/.test(document.querySelector(".map-said").textContent));
  await form.selectOption({ label: "Hver for sig" });
  await page.locator("#map-features-colour").selectOption({ label: "type" });
  await until(page, () => document.querySelectorAll(".map-key li").length === 3);
  assert.match(await page.locator(".steps").innerText(), /Viste filens steder hver for sig, farve efter type/);
  await form.selectOption({ label: "Tæl i kommuner" });
  await until(page, () => document.querySelector("#map-view [data-mark][aria-label^='Silkeborg:'], #map-view [data-mark][aria-label^='Viborg:']"));
  await page.locator("#map-features-per").selectOption({ label: "Areal (pr. km²)" });
  await until(page, () => /km²/.test(document.querySelector("#map-title").textContent));
  // taken back one by one
  await page.keyboard.press("Control+z");
  await until(page, () => !/km²/.test(document.querySelector("#map-title").textContent));
  await page.keyboard.press("Control+z");
  await until(page, () => document.querySelectorAll(".map-key li").length === 3);
  await done();
});

test("filters hold for the map", async () => {
  const { page, done } = await opened(places(62));
  await page.locator("#search").fill("Bibliotek");
  await until(page, () => /^Steder: (19|20|21) punkter/.test(document.querySelector("#map-title").textContent));
  await done();
});

test("the list holds the rows and leads to them, and both pictures are saved", async () => {
  const { page, done } = await opened(places(62));
  const svg = await taken(page, () => page.getByRole("button", { name: /SVG/ }).click());
  assert.equal(svg.name, "steder-kort.svg");
  assert.equal(svg.bytes.toString().match(/<circle /g).length, 60);
  assert.match(svg.bytes.toString(), /CC BY 4\.0/);
  const png = await taken(page, () => page.getByRole("button", { name: /PNG/ }).click());
  assert.equal(png.name, "steder-kort.png");
  assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
  await page.getByRole("button", { name: "Liste" }).click();
  await until(page, () => document.querySelectorAll(".map-list tbody tr").length === 60);
  await accessible(page);
  await page.locator(".map-list tbody .row-link").nth(2).click();
  await until(page, () => document.activeElement?.closest("[role=row]")?.textContent.includes("nr. 2"));
  await done();
});

test("axe finds nothing, and nothing is wider than the window, in light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 375, 320]) {
      const { page, done } = await opened(places(62), { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
      await page.locator("#map-features-colour").selectOption({ label: "type" });
      await until(page, () => document.querySelectorAll(".map-key li").length === 3);
      await until(page, () => /navn/.test(document.querySelector("#map-marks [data-mark]")?.getAttribute("aria-label")));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px wider than the window`);
      await accessible(page);
      const moving = await page.evaluate(() => document.getAnimations().length);
      assert.equal(moving, 0);
      await done();
    }
  }
});

test("two fingers enlarge, one moves what is enlarged and lets the page scroll where it is whole", async () => {
  const { page, done } = await opened(places(62), { hasTouch: true, viewport: { width: 375, height: 700 } });
  await page.locator("#map-view").scrollIntoViewIfNeeded();
  const box = await page.locator("#map-view").boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const hand = await fingers(page);
  const before = await page.locator(".map-below").getAttribute("viewBox");
  await hand.down([[x - 20, y], [x + 20, y]]);
  for (const far of [30, 45, 60, 80]) await hand.move([[x - far, y], [x + far, y]]);
  await hand.up();
  const near = await page.locator(".map-below").getAttribute("viewBox");
  const [, , whole] = before.split(" ").map(Number);
  const [, , part] = near.split(" ").map(Number);
  assert.ok(part < whole / 2.5, `${before} then ${near}`);
  // one finger drags what is enlarged
  const scrolled = await page.evaluate(() => scrollY);
  await hand.down([[x, y]]);
  for (const far of [10, 25, 40]) await hand.move([[x + far, y + far]]);
  await hand.up();
  const moved = (await page.locator(".map-below").getAttribute("viewBox")).split(" ").map(Number);
  assert.ok(moved[0] < +near.split(" ")[0] && moved[1] < +near.split(" ")[1], `${near} then ${moved}`);
  assert.equal(await page.evaluate(() => scrollY), scrolled);
  // what a finger touches is read first, and chosen when it is touched again
  await page.getByRole("button", { name: "Vis hele kortet" }).click();
  await until(page, () => document.querySelectorAll("#map-marks [data-mark]").length === 60);
  // a touch so soon after a drag is none to the browser: the page hears pointerdown and pointerup, and no click follows
  await page.waitForTimeout(500);
  // not below the buttons, and in sight
  await page.locator("#map-view").scrollIntoViewIfNeeded();
  const all = await marks(page).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  const mark = all.find((one) => one.x > 150 && one.y > 60 && one.y < 640);
  await page.touchscreen.tap(mark.x + mark.width / 2, mark.y + mark.height / 2);
  await until(page, () => /nr\. \d+.*tryk igen/.test(document.querySelector(".map-pointed").textContent));
  await page.touchscreen.tap(mark.x + mark.width / 2, mark.y + mark.height / 2);
  await until(page, () => document.activeElement?.closest("[role=row]"));
  await done();
});

test("thousands are a picture that moves at once, and each can still be pointed at", async () => {
  const { page, done } = await opened(places(4000));
  await page.locator("#map-features-form").selectOption({ label: "Hver for sig" });
  await until(page, () => document.querySelector(".map-stack canvas").width > 0);
  const picture = await painted(page);
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
    for (let turn = 0; turn < 3; turn += 1) await new Promise(queueMicrotask);
    return document.querySelector(".map-stack canvas").style.transform;
  });
  assert.notEqual(stretched, rested);
  await until(page, (rested) => document.querySelector(".map-stack canvas").style.transform === rested, rested);
  // all of them are in the picture that is saved, not only in the part that is seen
  const png = await taken(page, () => page.getByRole("button", { name: /PNG/ }).click());
  const blue = await page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let blue = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] < 120 && data[at + 2] > 150) blue += 1;
    return blue;
  }, [...png.bytes]);
  assert.ok(blue > picture.all, `${blue} picture points in the file, ${picture.all} on the screen`);
  await done();
});

test("after everything has come a map of the file's own places makes no request", async () => {
  const { page, context, done } = await open(on);
  await until(page, () => document.documentElement.dataset.ready === "all");
  const asked = [];
  context.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url())) asked.push(request.url());
  });
  await choose(page, file("steder.csv", places(62)));
  await ready(page);
  await page.locator("#map-open").click();
  await drawn(page);
  await page.locator("#language").click();
  await until(page, () => /^Steder: 60 points/.test(document.getElementById("map-title")?.textContent ?? ""));
  await drawn(page);
  assert.deepEqual(asked, []);
  await done();
});

test("where nothing is to be drawn by, a small map is seen at once, and leads to the large one", async () => {
  const { page, done } = await open(on);
  await choose(page, file("steder.csv", WAYS["grader.csv"]));
  await ready(page);
  const small = page.locator(".small-map");
  await small.locator("#map-marks circle").first().waitFor();
  assert.equal(await small.locator("#map-marks circle").count(), 6);
  assert.match(await page.locator("#chart-title").innerText(), /Steder: 6 punkter/);
  await accessible(page);
  await page.getByRole("button", { name: "Åbn kortet" }).click();
  await page.locator("#map-title").waitFor();
  await drawn(page);
  assert.equal(await marks(page).count(), 6);
  await done();
});

test("things with a place of their own are seen on a map first; a chart is one click away, and so is the map again", async () => {
  const { page, done } = await open(on);
  const benches = ["navn;stand;geometri"];
  for (let row = 0; row < 40; row++) {
    const place = `POINT (10.${1000 + row * 13} 56.${1500 + ((row * 37) % 41) * 9})`;
    benches.push(`Bænk ${row};${["god", "slidt"][(row % 5) % 2]};${place}`);
  }
  await choose(page, file("baenke.csv", benches.join("\n") + "\n"));
  await ready(page);
  const small = page.locator(".small-map #map-marks circle");
  await small.first().waitFor();
  assert.equal(await small.count(), 40);
  const map = page.locator("#chart-map");
  const chart = page.locator(".chart-offer:not(#chart-map):not(.own)").first();
  assert.equal(await map.getAttribute("aria-pressed"), "true");
  await chart.click();
  await page.locator(".small-map").waitFor({ state: "detached" });
  await page.locator(".chart-room figure svg").waitFor();
  assert.equal(await chart.getAttribute("aria-pressed"), "true");
  assert.equal(await map.getAttribute("aria-pressed"), "false");
  await map.click();
  await small.first().waitFor();
  assert.equal(await map.getAttribute("aria-pressed"), "true");
  await accessible(page);
  await done();
});
