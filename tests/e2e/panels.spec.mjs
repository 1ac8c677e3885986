// What a user opens of a file comes in a third module, right behind the second. Who opens something before it has
// come sees it when it comes, and a connection that fails is told.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, stage } from "./browser.mjs";
import { cellsOf, choose, file, ready, until } from "./page.mjs";

const on = stage();
const PANELS = /\/panels-[0-9a-f]{10}\.wasm$/;
const table = file("a.csv", "navn;tal\nA;1\n");

test("a column opened before the third module has come is shown when it comes", async () => {
  const { page, context, done } = await open(on);
  let let_go;
  const held = new Promise((resolve) => (let_go = resolve));
  await context.route(PANELS, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await page.locator("#loading").waitFor({ state: "detached" });
  await choose(page, table);
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["A", "1"]);
  assert.notEqual(await page.evaluate(() => document.documentElement.dataset.ready), "all");
  await page.locator(".column-button").first().click();
  await page.waitForTimeout(200);
  assert.equal(await page.locator("aside.panel").count(), 0);
  let_go();
  await page.locator("aside.panel").waitFor();
  await until(page, () => document.documentElement.dataset.ready === "all");
  await done();
});

test("a third module that cannot be fetched is told when something of it is opened, and the next try may succeed", async () => {
  const { page, context, expect, done } = await open(on);
  expect(/panels-/);
  expect(/ERR_FAILED/);
  await context.route(PANELS, (route) => route.abort());
  await page.reload();
  await page.locator("#loading").waitFor({ state: "detached" });
  await choose(page, table);
  await ready(page);
  assert.equal(await page.getByRole("alert").filter({ hasText: /forbindelsen/ }).count(), 0);
  await page.locator(".column-button").first().click();
  await page.getByRole("alert").filter({ hasText: /forbindelsen/ }).waitFor();
  await context.unroute(PANELS);
  await page.locator(".column-button").last().click();
  await page.locator("aside.panel").waitFor();
  await done();
});
