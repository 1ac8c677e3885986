// Nothing leaves: no request once everything is fetched, none to another origin from any worker, and no value of a
// file in a place that outlives or leaves the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dist, open, stage } from "./browser.mjs";
import { choose, file, ready, until } from "./page.mjs";
import { serve } from "./server.mjs";

const on = stage();
const fetched = (page) => until(page, () => document.documentElement.dataset.ready === "all");

test("once everything is fetched, no request is made: not by opening, sorting, searching or taking away", async () => {
  const { page, context, done } = await open(on);
  await fetched(page);
  const before = on.host.requests.length;
  const asked = [];
  context.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url())) asked.push(request.url());
  });
  await choose(page, file("a.csv", "navn;tal\nA;1\nB;2\n"));
  await ready(page);
  await page.locator("#sort-1").click();
  await page.locator("#search").fill("A");
  await until(page, () => document.querySelector("[role=grid]").getAttribute("aria-rowcount") === "2");
  await page.locator("#new-file").click();
  page.on("dialog", (dialog) => dialog.accept());
  await page.locator(".sample").first().click();
  await ready(page);
  assert.deepEqual(asked, []);
  assert.equal(on.host.requests.length, before);
  await done();
});

test("a fetch to another origin is blocked in the page and inside every worker it runs", async () => {
  const other = await serve(dist, "/");
  const { page, expect, done } = await open(on);
  expect(/Content Security Policy/);
  const tried = [];
  const leak = (url) => fetch(url, { mode: "no-cors" }).then(() => "sent", () => "blocked");
  // also the throw-away ones, as soon as they are there
  page.on("worker", (worker) => tried.push(worker.evaluate(leak, other.url).catch(() => "gone")));
  await fetched(page);
  await choose(page, file("a.csv", "navn;tal\nA;1\nB;2\n"));
  await ready(page);
  const workers = page.workers();
  assert(workers.length >= 2, `a director and its members: ${workers.length}`);
  for (const worker of workers) assert.equal(await worker.evaluate(leak, other.url), "blocked");
  assert.equal(await page.evaluate(leak, other.url), "blocked");
  assert(!(await Promise.all(tried)).includes("sent"));
  assert.deepEqual(other.requests, []);
  await other.close();
  await done();
});

test("a value of a file is in no address, title, storage, history or console line", async () => {
  const canary = "Kanariefugl4711";
  const { page, done } = await open(on);
  const lines = [];
  page.on("console", (message) => lines.push(message.text()));
  await choose(page, file("a.csv", `navn;tal\n${canary};1\nB;2\n`));
  await ready(page);
  await page.locator('[aria-rowindex="2"] [role=gridcell]').first().click();
  await page.getByRole("menuitem", { name: /Behold kun/ }).click();
  await until(page, () => document.querySelector("[role=grid]").getAttribute("aria-rowcount") === "2");
  await page.locator("#search").fill(canary);
  await page.waitForTimeout(500);
  const places = await page.evaluate(async () => JSON.stringify({
    address: location.href,
    title: document.title,
    state: history.state,
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
  }));
  assert(!places.includes(canary), places);
  assert(!lines.some((line) => line.includes(canary)), lines.join("\n"));
  assert(!on.host.requests.some((path) => path.includes(canary)));
  await done();
});
