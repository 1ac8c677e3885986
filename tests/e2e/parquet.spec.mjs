// Parquet is read by a module of its own: fetched last, compiled only when such a file is opened, and started in a
// worker that goes when it has answered.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, root, stage } from "./browser.mjs";
import { cellsOf, choose, counted, file, ready, take, taken, until } from "./page.mjs";

const on = stage();
const fixtures = join(root, "tests/fixtures/parquet");
const fixture = (name) => file(name, readFileSync(join(fixtures, name)));
const fetched = (page) => until(page, () => document.documentElement.dataset.ready === "all");
const said = (page, words) => page.getByRole("alert").filter({ hasText: words }).first().waitFor();

for (const packing of ["snappy", "gzip", "zstd", "brotli", "lz4", "none"]) {
  test(`a Parquet file opens as a table, packed with ${packing}`, async () => {
    // wide enough for all columns: those out of sight are not in the document
    const { page, done } = await open(on, { viewport: { width: 1900, height: 900 } });
    await choose(page, fixture(`legepladser_${packing}.parquet`));
    await ready(page);
    assert.equal(await counted(page), 40);
    const cells = await cellsOf(page, 2);
    assert.deepEqual(cells.slice(0, 4), ["1007", "Ærøvej 2", "8000", "10.01.2024"]);
    const { bytes } = await taken(page, async () => (await take(page, /CSV/)).click());
    assert.match(bytes.toString(), /^1007,Ærøvej 2,.*,POINT \(574001 6222002\)\r?$/m);
    await accessible(page);
    await done();
  });
}

test("without a connection: what was fetched before is enough, and no request is made", async () => {
  const { page, context, done } = await open(on);
  await fetched(page);
  const before = on.host.requests.length;
  await context.setOffline(true);
  await choose(page, fixture("legepladser_zstd.parquet"));
  await ready(page);
  assert.equal(await counted(page), 40);
  assert.equal(on.host.requests.length, before);
  await done();
});

test("the module is asked for once, after what every file needs, and not compiled for other files", async () => {
  const { page, done } = await open(on);
  await fetched(page);
  const asked = await page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname.split("/").pop()),
  );
  const modules = asked.filter((name) => /^parquet_worker-.*\.wasm$/.test(name));
  assert.equal(modules.length, 1, asked.join(" "));
  assert(asked.indexOf(modules[0]) > asked.findIndex((name) => /^worker-.*\.wasm$/.test(name)));
  await choose(page, file("a.csv", "navn;tal\nA;1\n"));
  await ready(page);
  const workers = page.workers().length;
  await page.locator("#new-file").click();
  await choose(page, fixture("legepladser_snappy.parquet"));
  await ready(page);
  // the one that read it is gone
  assert(page.workers().length <= workers + 1, `${workers} workers, then ${page.workers().length}`);
  await done();
});

test("a module that cannot be fetched is said, everything else works, and the next try may succeed", async () => {
  const { page, context, expect, done } = await open(on);
  expect(/parquet_worker/);
  expect(/ERR_FAILED/);
  await context.route(/parquet_worker/, (route) => route.abort());
  await page.reload();
  await page.locator("#loading").waitFor({ state: "detached" });
  await choose(page, fixture("legepladser_snappy.parquet"));
  await said(page, /forbindelsen/);
  await choose(page, file("a.csv", "navn;tal\nA;1\n"));
  await ready(page);
  await context.unroute(/parquet_worker/);
  await page.locator("#new-file").click();
  await choose(page, fixture("legepladser_snappy.parquet"));
  await ready(page);
  assert.equal(await counted(page), 40);
  await done();
});

test("a locked and a damaged file give their message, and the next one opens", async () => {
  const { page, expect, done } = await open(on);
  // the library gives up where a file claims what cannot be; its worker ends with it
  expect(/unreachable/);
  await choose(page, fixture("laast.parquet"));
  await said(page, /adgangskode/);
  await choose(page, fixture("laast_kolonne.parquet"));
  await said(page, /adgangskode/);
  const bytes = readFileSync(join(fixtures, "legepladser_zstd.parquet"));
  await choose(page, file("halv.parquet", bytes.subarray(0, bytes.length / 2)));
  await said(page, /beskadiget/);
  await choose(page, fixture("legepladser_zstd_v2.parquet"));
  await ready(page);
  assert.equal(await counted(page), 40);
  await done();
});
