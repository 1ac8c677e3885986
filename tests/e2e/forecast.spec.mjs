// What may come after a line over time: asked for with a button, drawn with its uncertainty, said with how wrong it
// would have been, or refused with the reason. The numbers are those of the command line.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accessible, open, stage } from "./browser.mjs";
import { choose, file, ready, taken, until } from "./page.mjs";

const on = stage();
const fixture = (name) => readFileSync(new URL(`../fixtures/forecast/${name}`, import.meta.url), "utf8");
const kept = (name) => JSON.parse(fixture(`${name}.forecast.json`));
const title = (page) => page.locator("#chart-title").innerText();
const steps = (page) => page.locator("#forecast-steps");
const isForecast = (page) => until(page, () => /fremskrevet til/.test(document.getElementById("chart-title").textContent));
const isPlain = (page) => until(page, () => !/fremskrevet til/.test(document.getElementById("chart-title").textContent));
const refused = (page) => page.locator(".forecast-refused");

async function opened(name, options = {}) {
  const opened = await open(on, options);
  await choose(opened.page, file(name, fixture(name)));
  await ready(opened.page);
  await opened.page.locator("#chart-drawing").waitFor();
  return opened;
}

/** Opens a file and asks what may come. */
async function asked(name, options) {
  const all = await opened(name, options);
  await all.page.locator("#forecast-open").click();
  return all;
}

test("a line is carried on: the fan, a sentence, how wrong it would have been, the table behind, the source", async () => {
  const { page, done } = await asked("udlaan.csv");
  await isForecast(page);
  const told = kept("udlaan");
  assert.equal(await title(page), told.title);
  // what is known, what may come dashed, two bands around it
  const drawing = page.locator("#chart-drawing");
  assert.equal(await drawing.locator("polyline.line").count(), 1);
  assert.equal(await drawing.locator("polyline.trend").count(), 1);
  assert.ok((await drawing.locator("path.l2, path.l3").count()) >= 2);
  // the keys are filled, as in a file of the drawing
  for (const key of ["rect.line", "rect.trend"]) {
    assert.notEqual(await drawing.locator(key).evaluate((rect) => getComputedStyle(rect).fill), "none", key);
  }
  assert.match(await page.locator(".forecast-may").innerText(), /^Fortsætter tallene som hidtil, .* med 80.% sandsynlighed mellem/);
  assert.equal(await page.locator(".forecast-tried").innerText(), told.back_test.sentence);
  assert.match(told.back_test.sentence, /ville modellen have ramt forkert med .* blot at gentage/);
  assert.match(await page.locator(".forecast-found").innerText(), /ikke viden om fremtiden/);
  assert.match(await page.locator(".chart-source").innerText(), /udlaan\.csv/);
  assert.match(await drawing.getAttribute("aria-label"), /^Linje med fremskrivning\. .*ramt forkert/);
  await page.getByRole("button", { name: "Tabel", exact: true }).last().click();
  const last = page.locator(".chart-table tbody tr").last();
  assert.match(await last.innerText(), /december 2025/);
  assert.equal(await last.locator("td").count(), 6);
  await done();
});

/** Hears what every worker answers, so that its numbers can be told bit for bit. */
function listen() {
  window.__answers = [];
  const Own = window.Worker;
  window.Worker = class extends Own {
    constructor(...all) {
      super(...all);
      this.addEventListener("message", ({ data }) => {
        if (data instanceof Uint8Array) window.__answers.push(Array.from(data));
      });
    }
  };
}

/** True when these numbers stand one behind another in the bytes, each as near as asked for. */
function stand(bytes, numbers, tolerance) {
  const view = new DataView(Uint8Array.from(bytes).buffer);
  for (let from = 0; from + 8 * numbers.length <= bytes.length; from += 1) {
    if (numbers.every((number, at) => Math.abs(view.getFloat64(from + 8 * at, true) - number) <= tolerance * Math.abs(number))) return true;
  }
  return false;
}

for (const name of ["udlaan", "folketal"]) {
  test(`the page says the numbers of the command line, nearer than 1e-9: ${name}`, async () => {
    const { page, context, done } = await open(on);
    await context.addInitScript(listen);
    await page.reload();
    await page.locator("#loading").waitFor({ state: "detached" });
    await choose(page, file(`${name}.csv`, fixture(`${name}.csv`)));
    await ready(page);
    await page.locator("#forecast-open").click();
    await isForecast(page);
    const answers = await page.evaluate(() => window.__answers);
    assert.equal(answers.length, 1, "the worker that forecasts answers bytes alone, once");
    const told = kept(name);
    assert.ok(told.points.length >= 5);
    for (const { at, value, interval_80, interval_95 } of told.points) {
      const numbers = [value, ...interval_80, ...interval_95];
      assert.ok(stand(answers[0], numbers, 1e-9), `${at}: ${numbers}`);
      // and what is another number is noticed
      assert.ok(!stand(answers[0], numbers.map((number) => number * (1 + 1e-6)), 1e-9));
    }
    const { mean_error: own, naive_mean_error: naive } = told.back_test;
    assert.ok(stand(answers[0], [own], 1e-9) && stand(answers[0], [naive], 1e-9), "how wrong it would have been");
    await done();
  });
}

test("how far is chosen, undone and taken away as steps, and goes with a filter", async () => {
  const { page, done } = await asked("udlaan.csv");
  await isForecast(page);
  const rows = () => page.locator(".chart-table tbody tr").count();
  await page.getByRole("button", { name: "Tabel", exact: true }).last().click();
  const usual = await rows();
  assert.equal(await steps(page).inputValue(), "12");
  assert.deepEqual(await steps(page).locator("option").allInnerTexts(), ["3 måneder", "6 måneder", "12 måneder", "24 måneder", "36 måneder"]);
  await steps(page).selectOption("24");
  await until(page, (usual) => document.querySelectorAll(".chart-table tbody tr").length === usual + 12, usual);
  assert.equal(await steps(page).inputValue(), "24");
  // in a list of choices the keys are the list's own
  await page.getByRole("button", { name: /^Fortryd/ }).first().click();
  await until(page, (usual) => document.querySelectorAll(".chart-table tbody tr").length === usual, usual);
  await page.locator("#search").fill("Hovedbiblioteket");
  await until(page, () => document.querySelectorAll(".chip").length > 0 || /Hovedbiblioteket/.test(document.getElementById("search").value));
  await isForecast(page);
  await page.locator("#forecast-close").click();
  await isPlain(page);
  await page.locator("#forecast-open").waitFor();
  await page.keyboard.press("Control+z");
  await isForecast(page);
  await done();
});

test("too short a series is refused with the reason, and the line stays to be seen", async () => {
  const { page, done } = await asked("kort.csv");
  await refused(page).waitFor();
  assert.match(await refused(page).innerText(), /^Ingen fremskrivning: Der er 7 tal, og der skal mindst 12 til/);
  assert.equal(await page.locator("#chart-drawing polyline.line").count(), 1);
  assert.equal(await page.locator("#chart-drawing .trend").count(), 0);
  assert.equal(await steps(page).count(), 0);
  await accessible(page);
  await page.locator("#forecast-close").click();
  await until(page, () => !document.querySelector(".forecast-refused"));
  await done();
});

test("rows about persons are not forecast, and it is said why", async () => {
  const { page, done } = await asked("borgere.csv");
  await refused(page).waitFor();
  assert.match(await refused(page).innerText(), /Rækkerne handler om personer .*»CPR-nr«.* forudsiges ikke noget om enkelte mennesker/);
  assert.equal(await page.locator("#chart-drawing .trend").count(), 0);
  await done();
});

test("one of several lines is carried on by itself", async () => {
  const { page, done } = await open(on);
  const lines = ["År;Område;Elever"];
  for (let year = 2000; year < 2024; year += 1) {
    lines.push(`${year};Nord;${500 + 7 * (year - 2000) + (year % 3)}`, `${year};Syd;${900 - 5 * (year - 2000) + (year % 4)}`);
  }
  await choose(page, file("omraader.csv", lines.join("\n") + "\n"));
  await ready(page);
  await page.locator("#chart-drawing").waitFor();
  // the lines side by side are one of the charts offered
  const several = page.locator(".chart-offer:not(.own)").filter({ hasText: /linje/i }).filter({ hasText: /Område/ });
  await several.first().click();
  await until(page, () => document.querySelector("#forecast-open")?.getAttribute("aria-haspopup") === "menu");
  await page.locator("#forecast-open").click();
  await page.getByRole("menuitem", { name: "Syd" }).click();
  await isForecast(page);
  assert.match(await page.locator("figcaption").first().innerText(), /Syd/);
  await done();
});

test("by keyboard alone: asked for, farther, taken back; the focus is never lost", async () => {
  const { page, done } = await opened("folketal.csv");
  const focused = () => page.evaluate(() => document.activeElement?.id);
  const stands = (id) => until(page, (id) => document.activeElement?.id === id, id);
  await page.locator("#forecast-open").focus();
  await page.keyboard.press("Enter");
  await isForecast(page);
  await stands("forecast-steps");
  const before = await title(page);
  await page.keyboard.press("ArrowUp");
  await until(page, () => document.getElementById("forecast-steps")?.value === "3");
  // the choice shows at once, the drawing when it is made
  await until(page, (before) => document.getElementById("chart-title").textContent !== before, before);
  await stands("forecast-steps");
  // the heading says how far, and nothing else of it changes
  const said = /^(.*, fremskrevet til )(\d{4})$/;
  const [first, last] = [said.exec(before), said.exec(await title(page))];
  assert.equal(last[1], first[1]);
  assert.equal(+first[2] - +last[2], 2, "three years instead of five");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "forecast-close");
  await page.keyboard.press("Enter");
  await isPlain(page);
  await stands("forecast-open");
  await done();
});

test("axe finds nothing and nothing is wider than the window, light and dark, wide and narrow", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 375]) {
      const { page, done } = await asked("udlaan.csv", { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
      await isForecast(page);
      await steps(page).waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px wider than the window`);
      await accessible(page);
      await done();
    }
  }
});

test("a forecast is pinned and taken away as it is seen, and drawn in English without being made anew", async () => {
  const { page, done } = await asked("folketal.csv");
  await isForecast(page);
  await page.locator("#chart-pin").click();
  await until(page, () => /\(1\)|1/.test(document.getElementById("story-open").textContent));
  await page.locator("#chart-take").click();
  const { name, bytes } = await taken(page, () => page.getByRole("menuitem", { name: "Hent som SVG" }).click());
  assert.equal(name, "folketal-diagram.svg");
  assert.match(bytes.toString(), /<svg [^]*80\u00a0% sandsynligt[^]*<\/svg>\s*$/);
  await page.locator("#language").click();
  await until(page, () => /forecast until/.test(document.getElementById("chart-title").textContent));
  assert.match(await page.locator(".forecast-tried").innerText(), /would have been off by/);
  await accessible(page);
  await done();
});

test("nothing is asked of the host once everything has come, and the module is compiled for who asks", async () => {
  const { page, context, done } = await open(on);
  await until(page, () => document.documentElement.dataset.ready === "all");
  const fetched = [];
  context.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url())) fetched.push(request.url());
  });
  await choose(page, file("udlaan.csv", fixture("udlaan.csv")));
  await ready(page);
  const workers = page.workers().length;
  await page.locator("#forecast-open").click();
  await isForecast(page);
  assert.deepEqual(fetched, []);
  // the one that answered is gone
  assert.ok(page.workers().length <= workers, `${workers} workers, then ${page.workers().length}`);
  await done();
});

test("a module that cannot be fetched is said, the line stays, and the next try succeeds", async () => {
  const { page, context, expect, done } = await open(on);
  expect(/forecast_worker/);
  expect(/ERR_FAILED/);
  await context.route(/forecast_worker/, (route) => route.abort());
  await page.reload();
  await page.locator("#loading").waitFor({ state: "detached" });
  await choose(page, file("udlaan.csv", fixture("udlaan.csv")));
  await ready(page);
  await page.locator("#forecast-open").click();
  await page.getByRole("alert").filter({ hasText: /forbindelsen/ }).first().waitFor();
  assert.equal(await page.locator("#chart-drawing polyline.line").count(), 1);
  await context.unroute(/forecast_worker/);
  await page.getByRole("button", { name: "Prøv igen" }).last().click();
  await isForecast(page);
  await done();
});
