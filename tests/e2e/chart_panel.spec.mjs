// The chart the user makes: chosen in the panel, written into, saved as a picture of some size, copied, pinned to a
// story that is one file and needs nothing.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, stage } from "./browser.mjs";
import { choose, file, ready, taken, until } from "./page.mjs";

const on = stage();
const fixture = (name) => readFileSync(new URL(`../fixtures/chart/${name}`, import.meta.url), "utf8");
const title = (page) => page.locator("#chart-title").innerText();

async function opened(name, options) {
  const { page, done } = await open(on, options);
  await choose(page, file(name, fixture(name)));
  await ready(page);
  await page.locator("#chart-drawing").waitFor();
  await page.locator("#chart-take").waitFor();
  return { page, done };
}

async function panel(page) {
  await page.locator("#chart-own").click();
  await page.locator("#chart-apply:enabled").waitFor();
}

const drawn = (page, words) =>
  until(page, (words) => document.querySelector("#chart-choice .chart-preview")?.textContent.includes(words), words);

test("a chart is chosen by form, columns and measure, written into, used as one step and undone", async () => {
  const { page, done } = await opened("elever.csv");
  const before = await title(page);
  await panel(page);
  await accessible(page);
  await page.locator("#chart-form").selectOption("bar");
  await page.locator("#chart-by").selectOption({ label: "Kommune" });
  await drawn(page, "Kommune");
  await page.locator("#chart-way").selectOption({ label: "median" });
  await drawn(page, "edian");
  // what is no amount is not added up, and says so
  await page.locator("#chart-way").selectOption({ label: "sum" });
  const rates = page.locator("#chart-measured option", { hasText: "fravær" });
  await until(page, () => [...document.querySelectorAll("#chart-measured option")].some((o) => /kan ikke lægges sammen/.test(o.textContent)));
  assert.equal(await rates.getAttribute("disabled"), "");
  await page.locator(".chart-why summary").click();
  assert.match(await page.locator(".chart-why").innerText(), /Lagkagediagram: findes ikke her/);
  await page.locator("#chart-heading").fill("Elever i mine kommuner");
  await page.locator("#chart-heading").press("Tab");
  await drawn(page, "Elever i mine kommuner");
  await page.locator("#note-text").fill("Se her");
  await page.locator("#note-add").click();
  await drawn(page, "Se her");
  await accessible(page);
  await page.locator("#chart-apply").click();
  await until(page, () => document.getElementById("chart-title").textContent === "Elever i mine kommuner");
  assert.match(await page.locator("#chart-drawing").innerHTML(), /Se her/);
  await page.keyboard.press("Control+z");
  await until(page, (before) => document.getElementById("chart-title").textContent === before, before);
  await done();
});

test("columns side by side are the series of a chart, chosen and let go in the panel", async () => {
  const { page, done } = await opened("befolkning.csv");
  assert.equal(await title(page), "Befolkning fordelt på Aldersgruppe og køn");
  await page.locator("#chart-drawing .hit").first().click();
  await until(page, () => document.querySelectorAll(".chip.filter").length === 1);
  assert.match(await page.locator(".chip.filter").innerText(), /Aldersgruppe/);
  await page.keyboard.press("Control+z");
  await until(page, () => document.querySelectorAll(".chip.filter").length === 0);
  await page.locator("#chart-drawing").waitFor();
  await panel(page);
  const series = page.locator("#chart-series");
  assert.equal(await series.locator("option:checked").innerText(), "Kolonnerne Mænd og Kvinder");
  await accessible(page);
  await page.locator("#chart-form").selectOption("dumbbell");
  await drawn(page, "Kvinder");
  assert.equal(await series.locator("option:checked").innerText(), "Kolonnerne Mænd og Kvinder");
  await page.locator("#chart-form").selectOption("bar");
  await until(page, () => !document.querySelector("#chart-choice .chart-preview").textContent.includes("Mænd,"));
  await page.locator("#chart-form").selectOption("grouped-bar");
  await drawn(page, "Kvinder");
  assert.equal(await series.locator("option:checked").innerText(), "Kolonnerne Mænd og Kvinder");
  await page.locator("#chart-apply").click();
  await until(page, () => /Mænd/.test(document.querySelector("#chart-drawing").textContent));
  await accessible(page);
  await done();
});

test("a PNG is as large as was asked for, and an SVG holds the source", async () => {
  const { page, done } = await opened("elever.csv");
  const size = async (entry) => {
    await page.locator("#chart-take").click();
    const { name, bytes } = await taken(page, () => page.getByRole("menuitem", { name: entry }).click());
    return { name, bytes, width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  };
  const one = await size("Hent som PNG Til en hjemmeside");
  const four = await size(/4 gange/);
  assert.match(one.name, /\.png$/);
  assert.equal(one.bytes.subarray(1, 4).toString(), "PNG");
  assert.equal(one.width, 760);
  assert.equal(four.width, 4 * 760);
  assert.ok(Math.abs(four.height - 4 * one.height) <= 4, `${four.height} and ${one.height}`);
  await page.locator("#chart-take").click();
  const svg = await taken(page, () => page.getByRole("menuitem", { name: /SVG/ }).click());
  assert.match(svg.bytes.toString(), /elever\.csv/);
  await done();
});

test("picture and numbers are copied, and a browser that refuses is told of", async () => {
  const { page, done } = await opened("elever.csv", { permissions: ["clipboard-read", "clipboard-write"] });
  const copy = async (entry, words) => {
    await page.locator("#chart-take").click();
    await page.getByRole("menuitem", { name: entry }).click();
    await until(page, (words) => document.body.textContent.includes(words), words);
  };
  await copy(/Kopiér billedet/, "Billedet er kopieret");
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  assert.ok(types.includes("image/png"), String(types));
  await copy(/Kopiér tallene/, "tal er kopieret");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /^[^\t\n]+\t[^\n]+\r?\n/);
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new Error("no"));
  });
  await copy(/Kopiér billedet/, "ville ikke kopiere billedet");
  await done();
});

test("a story is put in order, saved as one file, and opened without a request", async () => {
  const { page, done } = await opened("elever.csv");
  await page.locator("#chart-pin").click();
  await until(page, () => /\(1\)/.test(document.getElementById("story-open").textContent));
  await page.locator(".chart-offer:not(.own)").nth(1).click();
  await until(page, () => document.querySelectorAll(".chart-offer")[1].ariaPressed === "true");
  await page.locator("#chart-pin").click();
  await until(page, () => /\(2\)/.test(document.getElementById("story-open").textContent));
  await page.locator("#story-open").click();
  const names = () => page.locator(".story-pin h3").allInnerTexts();
  const [first, second] = await names();
  await page.getByRole("button", { name: `Flyt ${first} ned` }).click();
  assert.deepEqual(await names(), [second, first]);
  // by keys: what is moved keeps the focus, at an end on the button that still does something
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  await until(page, () => document.activeElement.id.startsWith("pin-up-"));
  assert.equal(await focused(), `Flyt ${first} op`);
  await page.keyboard.press("Enter");
  assert.deepEqual(await names(), [first, second]);
  await until(page, () => document.activeElement.id.startsWith("pin-down-"));
  assert.equal(await focused(), `Flyt ${first} ned`);
  await page.keyboard.press("Enter");
  assert.deepEqual(await names(), [second, first]);
  await page.locator("#story-note").click();
  await page.locator(".story-pin").nth(2).locator("textarea").fill("Slut <b>her</b>");
  await page.locator("#story-table").click();
  await page.locator(".story-pin").nth(3).waitFor();
  await page.getByRole("button", { name: /^Fjern Rækker/ }).click();
  await until(page, () => document.querySelectorAll(".story-pin").length === 3);
  await page.locator("#story-heading").fill("Skolen i tal");
  await accessible(page);
  const { name, bytes } = await taken(page, () => page.locator("#story-save").click());
  assert.match(name, /elever-fortaelling\.html$/);
  await done();

  const path = join(tmpdir(), `datalup-story-${process.pid}.html`);
  writeFileSync(path, bytes);
  const alone = await on.browser.newContext({ offline: true });
  const story = await alone.newPage();
  const asked = [];
  const said = [];
  story.on("request", (request) => asked.push(request.url()));
  story.on("console", (message) => said.push(message.text()));
  await story.goto(`file://${path}`);
  assert.equal(asked.length, 1, String(asked));
  assert.deepEqual(said, []);
  assert.equal(await story.locator("h1").innerText(), "Skolen i tal");
  assert.deepEqual(await story.locator("h2").allInnerTexts(), [second, first]);
  assert.equal(await story.locator("figure svg").count(), 2);
  assert.match(await story.locator("main").innerText(), /Slut <b>her<\/b>/);
  assert.match(await story.locator("main").innerText(), /elever\.csv/);
  // the style sheet is let in by the policy
  assert.equal(await story.locator("h1").evaluate((h1) => getComputedStyle(h1).fontSize), "30px");
  await accessible(story);
  await alone.close();
});

test("on paper a story is whole: every row and every line of a note, and nothing that is pressed", async () => {
  const { page, done } = await opened("elever.csv");
  await page.locator("#chart-pin").click();
  await until(page, () => /\(1\)/.test(document.getElementById("story-open").textContent));
  await page.locator("#story-open").click();
  await page.locator("#story-note").click();
  await page.locator(".story-pin").nth(1).locator("textarea").fill("En note, som fylder noget. ".repeat(20));
  await page.locator("#story-table").click();
  await page.locator(".story-pin").nth(2).waitFor();
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() => {
    const all = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    const cut = (one) => one.scrollHeight - one.clientHeight > 1;
    return {
      buttons: all("button").map((one) => one.textContent || one.ariaLabel),
      empty: all("#story textarea").filter((one) => !one.value).length,
      cut: all("#story textarea, #story .chart-table, #story .frame-body").filter(cut).map((one) => one.className),
      rows: all("#story .chart-table tbody tr").length,
    };
  });
  assert.deepEqual(seen, { buttons: [], empty: 0, cut: [], rows: 20 });
  await done();
});

for (const [width, colorScheme] of [[1280, "light"], [375, "dark"]]) {
  test(`panel and story fit, ${width} px, ${colorScheme}`, async () => {
    const { page, done } = await opened("elever.csv", { colorScheme, viewport: { width, height: 800 }, reducedMotion: "reduce" });
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    // the charts that are offered stand in lines and are not cut off
    const cut = await page.locator(".chart-offers").evaluate((offers) => offers.scrollWidth - offers.clientWidth);
    assert.ok(cut <= 0, `${cut} px of the offers are cut off`);
    await panel(page);
    await accessible(page);
    assert.ok((await wide()) <= 0);
    await page.keyboard.press("Escape");
    await until(page, () => !document.getElementById("chart-choice"));
    await page.locator("#chart-pin").click();
    await until(page, () => /\(1\)/.test(document.getElementById("story-open").textContent));
    await page.locator("#story-open").click();
    await page.locator(".story-pin").waitFor();
    await accessible(page);
    assert.ok((await wide()) <= 0);
    await done();
  });
}
