// Memory that cannot grow any more, met while reading: the browser here gives each worker little.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { open, stage } from "./browser.mjs";
import { choose, counted, ready, until } from "./page.mjs";

const ROWS = 2000000;
// In pages of 64 KiB, for each worker. Two members need over 1100 for the whole file and up to 600 for its profile:
// more of them would need less each, so the test says how many there are.
const on = stage(["--js-flags=--wasm-max-mem-pages=850"]);

test("a growth that fails leads to the choice, nothing is lost, and the profile of the whole file fits", async () => {
  const folder = mkdtempSync(join(tmpdir(), "datalup-e2e-"));
  const path = join(folder, "stor.csv");
  const lines = ["nummer;navn;pris"];
  for (let row = 0; row < ROWS; row++) lines.push(`${row};navn ${(row * 7919) % 1200001};${row},5`);
  writeFileSync(path, lines.join("\n") + "\n");
  const { page, expect, done } = await open(on, { cores: 2 });
  expect(/unreachable|out of memory/i);
  await choose(page, path);
  await page.locator("#memory-title").waitFor();
  // the first rows are still there, and so is the file
  await until(page, () => document.querySelector("[role=grid] [role=gridcell]"));
  await page.locator("#memory-sample").fill("2000");
  await page.locator("#memory-profile").click();
  await ready(page);
  assert.equal(await counted(page), 2000);
  assert.match(await page.locator("#sampled").innerText(), /alle 2\.000\.000 rækker/);
  rmSync(folder, { recursive: true });
  await done();
});
