// Workbooks, JSON, archives and maps are read by a module of their own, in a worker that goes when it has answered. It
// is fetched once the page waits for a file; a file chosen before it has come waits for it.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { open, root, stage } from "./browser.mjs";
import { cellsOf, choose, counted, file, ready, until } from "./page.mjs";

const on = stage();
const fixture = (name) => file(name.split("/").pop(), readFileSync(join(root, "tests/fixtures", name)));
const fetched = (page) => until(page, () => document.documentElement.dataset.ready === "all");
const said = (page, words) => page.getByRole("alert").filter({ hasText: words }).first().waitFor();
const MODULE = /formats_worker-[0-9a-f]{10}\.wasm$/;
const JSON_TEXT = '[{"sted": "Ærø", "tal": 1}, {"sted": "Læsø", "tal": 2}]';

const FILES = {
  "read/workbook_1.xlsx": 3,
  "checks/personal.hidden_content/alt.ods": 8,
  "checks/personal.hidden_content/arkiv_cpr.zip": 15,
  "checks/clean/stier.geojson": 3,
  "read/px_1.px": 12,
  "read/jsonstat_1.json": 8,
};

test("workbooks, archives, maps and statistics open as tables, one after another", async () => {
  const { page, done } = await open(on);
  await fetched(page);
  for (const [name, rows] of Object.entries(FILES)) {
    await choose(page, fixture(name));
    await ready(page);
    assert.equal(await counted(page), rows, name);
    await page.locator("#new-file").click();
  }
  // those that read them are gone: director and members of the open file, one director in wait with its own, and
  // nothing else
  const workers = page.workers().length;
  await choose(page, fixture("read/workbook_1.xlsx"));
  await ready(page);
  assert(page.workers().length <= workers + 1, `${workers} workers, then ${page.workers().length}`);
  await done();
});

const shapes = join(root, "../shared/samples/kk_trafiktaelling_shp.zip");
test("shapes in an archive", { skip: !existsSync(shapes) && "left out: ../shared is not here" }, async () => {
  const { page, done } = await open(on);
  await choose(page, shapes);
  await ready(page);
  assert.equal(await counted(page), 1147);
  await done();
});

test("the first rows are seen with other options, read in a worker of their own", async () => {
  const { page, done } = await open(on);
  await choose(page, file("a.json", Buffer.from(JSON_TEXT, "latin1")));
  await ready(page);
  await page.locator("#chip-encoding").click();
  await page.locator("#assume-encoding").selectOption({ label: "Mac Roman" });
  await until(page, () => document.querySelector(".import-preview")?.textContent.includes("∆r¯"));
  assert.deepEqual(await cellsOf(page, 1), ["Ærø", "1"]);
  await done();
});

test("without a connection: what was fetched before is enough, and no request is made", async () => {
  const { page, context, done } = await open(on);
  await fetched(page);
  const before = on.host.requests.length;
  await context.setOffline(true);
  await choose(page, file("a.json", JSON_TEXT));
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["Ærø", "1"]);
  assert.equal(on.host.requests.length, before);
  await done();
});

test("a file chosen before the module has come waits for it; the module is asked for once", async () => {
  const { page, context, done } = await open(on);
  let let_go;
  const held = new Promise((resolve) => (let_go = resolve));
  let asked = 0;
  await context.route(MODULE, async (route) => {
    asked += 1;
    await held;
    await route.continue();
  });
  await page.reload();
  await page.locator("#loading").waitFor({ state: "detached" });
  await choose(page, file("a.json", JSON_TEXT));
  await page.locator("#stop").waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.locator("[role=grid] [role=gridcell]").count(), 0);
  let_go();
  await ready(page);
  assert.equal(await counted(page), 2);
  assert.equal(asked, 1);
  await done();
});

test("a module that cannot be fetched is said, everything else works, and the next try may succeed", async () => {
  const { page, context, expect, done } = await open(on);
  expect(/formats_worker/);
  expect(/ERR_FAILED/);
  await context.route(/formats_worker/, (route) => route.abort());
  await page.reload();
  await page.locator("#loading").waitFor({ state: "detached" });
  await choose(page, file("a.json", JSON_TEXT));
  await said(page, /forbindelsen/);
  await choose(page, file("a.csv", "navn;tal\nA;1\n"));
  await ready(page);
  await context.unroute(/formats_worker/);
  await page.locator("#new-file").click();
  await choose(page, file("a.json", JSON_TEXT));
  await ready(page);
  assert.equal(await counted(page), 2);
  await done();
});
