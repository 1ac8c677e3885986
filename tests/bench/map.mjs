// Measures the map of a file's own places in headless Chromium: how long until it is drawn, how soon the picture that is
// there moves, how long until the part that is seen then is drawn, and whether the page stays smooth while it is dragged
// and enlarged. Prints figures, judges nothing: `node tests/bench/map.mjs [points] [polygons]`, on dist/.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { dist, launch } from "../e2e/browser.mjs";
import { serve } from "../e2e/server.mjs";

const points = +(process.argv[2] || 1_000_000);
const polygons = +(process.argv[3] || 200_000);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "datalup-map-"));

// A small generator of numbers (mulberry32), the same on every machine.
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let own = Math.imul(state ^ (state >>> 15), state | 1);
    own ^= own + Math.imul(own ^ (own >>> 7), own | 61);
    return ((own ^ (own >>> 14)) >>> 0) / 4294967296;
  };
}

// Half of all places lie around forty towns, the others anywhere in a box around Jutland and the islands.
function places() {
  const next = random(4711);
  const towns = Array.from({ length: 40 }, () => [470_000 + next() * 240_000, 6_080_000 + next() * 300_000]);
  return () => {
    if (next() < 0.5) return [460_000 + next() * 260_000, 6_070_000 + next() * 320_000];
    const [x, y] = towns[Math.floor(next() * towns.length)];
    const far = () => (next() + next() + next() - 1.5) * 9_000;
    return [x + far(), y + far()];
  };
}

function written(name, head, rows, row) {
  const file = path.join(folder, name);
  const out = fs.openSync(file, "w");
  fs.writeSync(out, `${head}\n`);
  for (let at = 0; at < rows; at += 10_000) {
    fs.writeSync(out, Array.from({ length: Math.min(10_000, rows - at) }, (_, more) => row(at + more)).join(""));
  }
  fs.closeSync(out);
  return file;
}

const TYPES = ["Lygte", "Bænk", "Træ", "Brønd", "Skilt"];
const degrees = ([x, y]) => {
  // near enough to metres of zone 32: what is measured is how many there are, not where
  const latitude = (y + 12_500) / 111_150;
  return [latitude, 9 + (x - 500_000) / (111_320 * Math.cos((latitude * Math.PI) / 180))];
};
const FILES = {
  [`${points} points in degrees`]: () => {
    const place = places();
    return written("grader.csv", "id;type;latitude;longitude", points, (at) => {
      const [latitude, longitude] = degrees(place());
      return `${at};${TYPES[at % 5]};${latitude.toFixed(6)};${longitude.toFixed(6)}\n`;
    });
  },
  [`${points} points in zone 32`]: () => {
    const place = places();
    return written("utm32.csv", "id;type;easting;northing", points, (at) => {
      const [x, y] = place();
      return `${at};${TYPES[at % 5]};${x.toFixed(1)};${y.toFixed(1)}\n`;
    });
  },
  [`${polygons} polygons`]: () => {
    const place = places();
    const next = random(42);
    return written("flader.csv", "id;type;geometri", polygons, (at) => {
      const [x, y] = place().map(Math.round);
      const size = 20 + Math.round(next() ** 3 * 800);
      const corners = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]];
      return `${at};${TYPES[at % 5]};"POLYGON((${corners.map((own) => own.join(" ")).join(", ")}))"\n`;
    });
  },
};

function watch() {
  window.seen = { long: [], frames: [] };
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) window.seen.long.push(one.duration);
  }).observe({ type: "longtask" });
  let last = performance.now();
  const tick = (now) => {
    window.seen.frames.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

// Presses a key on the map: how long until what is there has moved, and until what is seen then is drawn and painted.
async function pressed(key) {
  const view = document.getElementById("map-view");
  const canvas = document.querySelector(".map-stack canvas");
  const place = () => canvas.style.transform;
  const rested = place();
  view.focus();
  const from = performance.now();
  view.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  while (place() === rested && performance.now() - from < 5000) await new Promise(queueMicrotask);
  const moved = performance.now() - from;
  if (place() !== rested) {
    await new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (place() !== rested) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(canvas, { attributes: true });
    });
  }
  await new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    requestAnimationFrame(() => channel.port2.postMessage(0));
  });
  return { moved, drawn: performance.now() - from };
}

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const site = await serve(dist);
const browser = await launch();
console.log(`${os.cpus().length} cores, Chromium ${browser.version()}`);

async function until(page, ask) {
  for (const from = Date.now(); Date.now() - from < 120_000; await page.waitForTimeout(10)) {
    const answer = await page.evaluate(ask);
    if (answer) return answer;
  }
  throw new Error(`waited in vain: ${ask}`);
}
const drawn = (page) =>
  until(page, () => document.querySelector("#map-marks")?.childElementCount || document.querySelector(".map-stack canvas")?.width > 0);

async function smooth(page, name, act) {
  await page.evaluate(() => Object.assign(window.seen, { long: [], frames: [] }));
  await act();
  await page.waitForTimeout(500);
  const { long, frames } = await page.evaluate(() => window.seen);
  const sorted = frames.sort((a, b) => a - b);
  const late = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  console.log(`  ${name}: ${long.length} tasks over 50 ms${long.length ? ` (${long.map(ms).join(", ")})` : ""}; frame gap, 99th percentile ${ms(late)}`);
}

for (const [name, write] of Object.entries(FILES)) {
  const file = write();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(watch);
  await page.goto(site.url);
  await until(page, () => document.documentElement.dataset.ready === "all");
  await page.setInputFiles("input[type=file]", file);
  await until(page, () => document.querySelector("#take:enabled") !== null);
  await page.locator("#map-open").waitFor();
  await page.waitForTimeout(1000);
  console.log(`${name}:`);
  await page.evaluate(() => (window.seen.long = []));
  const from = Date.now();
  await page.locator("#map-open").click();
  await drawn(page);
  console.log(`  map chosen until its first part is drawn: ${Date.now() - from} ms; tasks over 50 ms: ${await page.evaluate(() => window.seen.long.map(Math.round).join(", ") || "none")}`);
  const forms = page.locator("#map-features-form");
  for (const form of ["Hver for sig", "Samlet i cirkler", "Sekskanter"]) {
    await forms.selectOption({ label: form });
    await page.waitForTimeout(1500);
    await drawn(page);
    const title = await page.locator(".map-said").innerText();
    console.log(` ${form} (${title.slice(0, 60)})`);
    const redraws = { moved: [], drawn: [] };
    await smooth(page, "keys, one after another", async () => {
      for (const key of ["+", "+", "+", "+", "ArrowLeft", "ArrowUp", "ArrowRight", "-", "-", "+", "+", "+", "ArrowDown", "-", "-", "-", "-", "-"]) {
        const one = await page.evaluate(pressed, key);
        redraws.moved.push(one.moved);
        redraws.drawn.push(one.drawn);
      }
    });
    console.log(`  moved: median ${ms(median(redraws.moved))}, most ${ms(Math.max(...redraws.moved))}; drawn anew: median ${ms(median(redraws.drawn))}, most ${ms(Math.max(...redraws.drawn))}`);
    const box = await page.locator("#map-view").boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.locator("#map-view").focus();
    await page.mouse.move(x, y);
    await smooth(page, "turning the wheel", async () => {
      for (let turn = 0; turn < 40; turn += 1) {
        await page.mouse.wheel(0, turn < 24 ? -60 : 60);
        await page.waitForTimeout(16);
      }
    });
    await smooth(page, "dragging", async () => {
      await page.mouse.down();
      for (let turn = 0; turn < 120; turn += 1) {
        await page.mouse.move(x + 120 * Math.sin(turn / 9), y + 80 * Math.cos(turn / 7));
        await page.waitForTimeout(16);
      }
      await page.mouse.up();
    });
    await page.keyboard.press("0");
    await page.waitForTimeout(500);
  }
  await page.close();
  fs.rmSync(file);
}
await browser.close();
process.exit(0);
