// What goes wrong is said, with what to do, and the page goes on.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { open, stage } from "./browser.mjs";
import { cellsOf, choose, counted, file, many, ready, until } from "./page.mjs";

const on = stage();

test("a file that is no table is refused by what it is, and the next one opens", async () => {
  const { page, done } = await open(on);
  await choose(page, file("rapport.csv", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n"));
  await page.getByRole("alert").filter({ hasText: /PDF/i }).first().waitFor();
  await choose(page, file("side.csv", "<!DOCTYPE html><html><body>404 Not Found</body></html>"));
  await page.getByRole("alert").filter({ hasText: /HTML|webside|hjemmeside/i }).first().waitFor();
  await choose(page, file("tom.csv", ""));
  await page.getByRole("alert").filter({ hasText: /tom/i }).first().waitFor();
  await choose(page, file("a.csv", "navn;tal\nA;1\n"));
  await ready(page);
  assert.deepEqual(await cellsOf(page, 1), ["A", "1"]);
  await done();
});

test("a drop beside the zone opens the file and never leaves the page", async () => {
  const { page, done } = await open(on);
  const address = page.url();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["navn;tal\nA;1\n"], "sluppet.csv"));
    for (const type of ["dragenter", "dragover", "drop"]) {
      const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer });
      document.body.dispatchEvent(event);
      if (type !== "dragenter" && !event.defaultPrevented) throw new Error(`${type} would navigate away`);
    }
  });
  await ready(page);
  assert.equal(page.url(), address);
  assert.deepEqual(await cellsOf(page, 1), ["A", "1"]);
  await done();
});

test("a file changed after it was chosen gives its message", async () => {
  const folder = mkdtempSync(join(tmpdir(), "datalup-e2e-"));
  const path = join(folder, "skifter.csv");
  many(path, 1000);
  const { page, done } = await open(on);
  await choose(page, path);
  await ready(page);
  await page.waitForTimeout(1100);
  writeFileSync(path, "noget;helt\nandet;nu\n");
  await page.locator("#chip-delimiter").click();
  await page.locator("#assume-delimiter").selectOption({ label: "komma" });
  await page.locator("#import-apply").click();
  await page.getByRole("alert").filter({ hasText: /ændret|flyttet|låst/ }).first().waitFor();
  rmSync(folder, { recursive: true });
  await done();
});

test("a worker that dies is replaced: the file is read again and the steps are kept", async () => {
  const { page, expect, done } = await open(on);
  expect(/planlagt/);
  await choose(page, file("a.csv", "navn;tal\nA;1\nB;2\nC;3\n"));
  await ready(page);
  await page.locator("#search").fill("B");
  await until(page, () => document.querySelector("[role=grid]").getAttribute("aria-rowcount") === "2");
  const [worker] = page.workers();
  await worker.evaluate(() => setTimeout(() => { throw new Error("planlagt"); }));
  await page.waitForTimeout(200);
  await page.locator("#sort-0").click();
  await ready(page);
  await until(page, () => document.querySelector("[role=grid]").getAttribute("aria-rowcount") === "2");
  assert.equal((await cellsOf(page, 1))[0], "B");
  await done();
});

test("reading is stopped at once and the page stays usable", async () => {
  const folder = mkdtempSync(join(tmpdir(), "datalup-e2e-"));
  const path = join(folder, "stor.csv");
  many(path, 3_000_000);
  const { page, done } = await open(on);
  await choose(page, path);
  await page.locator("#stop").click();
  await page.locator("#stop").waitFor({ state: "detached" });
  // stopped before the first rows there is nothing to show, and the start page is back by itself
  if (await page.locator("#new-file").count()) await page.locator("#new-file").click();
  await choose(page, file("a.csv", "navn;tal\nA;1\n"));
  await ready(page);
  assert.equal(await counted(page), 1);
  rmSync(folder, { recursive: true });
  await done();
});

test("leaving with unsaved steps asks first, without steps it does not", async () => {
  const { page, done } = await open(on);
  await choose(page, file("a.csv", "navn;tal\nA;1\nB;2\n"));
  await ready(page);
  const asks = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
  assert.equal(await asks(), false);
  await page.locator("#sort-1").click();
  await until(page, () => document.querySelector("[aria-sort=ascending]"));
  assert.equal(await asks(), true);
  await done();
});
