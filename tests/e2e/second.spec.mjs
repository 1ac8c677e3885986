// The page of a file comes in a module of its own, fetched once the start page is painted. Nobody who opens a file
// before it has come notices, and a connection that fails is told.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, stage } from "./browser.mjs";
import { cellsOf, choose, file, ready, until } from "./page.mjs";

const on = stage();
const SECOND = /\/second-[0-9a-f]{10}\.wasm$/;
const table = file("a.csv", "navn;tal\nA;1\n");

/** Loads the page again with the second module held up until `let_go` is called. */
async function without_second(opened) {
  let let_go;
  const held = new Promise((resolve) => (let_go = resolve));
  await opened.context.route(SECOND, async (route) => {
    await held;
    await route.continue();
  });
  await opened.page.reload();
  await opened.page.locator("#loading").waitFor({ state: "detached" });
  return let_go;
}

test("the start page needs only the first module; the second is asked for once, before the page has everything", async () => {
  const { page, context, done } = await open(on);
  // the visit before must have asked for all it wants: what it still asked for would be counted here
  await until(page, () => document.documentElement.dataset.ready === "all");
  const asked = [];
  context.on("request", (request) => asked.push([request.url(), request.method()]));
  await page.reload();
  await until(page, () => document.documentElement.dataset.ready === "all");
  const names = asked.map(([url]) => url);
  const second = names.filter((url) => SECOND.test(url));
  assert.equal(second.length, 1, names.join(" "));
  assert.equal(asked.find(([url]) => SECOND.test(url))[1], "GET");
  // whatever the first paint needs is asked for before it
  const at = names.findIndex((url) => SECOND.test(url));
  for (const first of [/\/app-.*\.wasm$/, /\/app-.*\.js$/, /plex-sans-400/, /plex-sans-600/, /\/style-.*\.css$/]) {
    const before = names.findIndex((url) => first.test(url));
    assert(before >= 0 && before < at, `${first} at ${before}, the second module at ${at}`);
  }
  const [painted, fetched] = await page.evaluate(() => [
    performance.getEntriesByName("first-contentful-paint")[0].startTime,
    performance.getEntriesByType("resource").find((entry) => /\/second-/.test(entry.name)).startTime,
  ]);
  assert(painted <= fetched, `painted at ${painted} ms, asked for at ${fetched} ms`);
  await done();
});

test("files chosen, pasted and sampled before the second module has come are opened when it comes", async () => {
  const opened = await open(on);
  const { page, done } = opened;
  let let_go = await without_second(opened);
  await choose(page, table);
  await page.waitForTimeout(200);
  assert(await page.locator(".drop").isVisible());
  let_go();
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["A", "1"]);

  let_go = await without_second(opened);
  await page.locator("#paste").click();
  await page.locator("#paste-text").fill("by;tal\nAarhus;2\n");
  await page.locator(".paste .primary").click();
  let_go();
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["Aarhus", "2"]);

  let_go = await without_second(opened);
  await page.locator(".sample").first().click();
  let_go();
  await ready(page);
  await done();
});

test("language and explanations work before the second module has come", async () => {
  const opened = await open(on);
  const { page, done } = opened;
  const let_go = await without_second(opened);
  await page.locator("#language").click();
  await page.getByRole("heading", { name: /See what is in your data/ }).waitFor();
  await page.locator("#privacy").click();
  await page.locator(".privacy").waitFor();
  let_go();
  await choose(page, table);
  await ready(page);
  await page.getByRole("button", { name: "Open another" }).or(page.locator("#new-file")).first().click();
  await page.locator(".back-to").click();
  await ready(page);
  await done();
});

test("a second module that cannot be fetched is told, and the next try may succeed", async () => {
  const { page, context, expect, done } = await open(on);
  expect(/second-/);
  expect(/ERR_FAILED/);
  await context.route(SECOND, (route) => route.abort());
  await page.reload();
  await page.locator("#loading").waitFor({ state: "detached" });
  await choose(page, table);
  await page.getByRole("alert").filter({ hasText: /forbindelsen/ }).waitFor();
  await context.unroute(SECOND);
  await choose(page, table);
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["A", "1"]);
  await until(page, () => document.documentElement.dataset.ready === "all");
  await done();
});
