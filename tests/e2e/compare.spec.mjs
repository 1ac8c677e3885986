// Two editions of a file: read beside each other, told apart, gone to, saved; and what is said when that cannot be.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, root, screenshots, stage } from "./browser.mjs";
import { cellsOf, choose, file, ready, taken, until } from "./page.mjs";

const on = stage();

const fixture = (name) => file(name, readFileSync(join(root, "tests/fixtures/compare", name)));
const panel = (page) => page.locator("#compare");

/** Opens the one, asks for the other and waits for what differs. */
async function compared(own, other, options) {
  const here = await open(on, options);
  await choose(here.page, own);
  await ready(here.page);
  await here.page.locator("#compare-open").click();
  await here.page.locator("#compare-file").setInputFiles(other);
  await here.page.locator("#compare-summary").waitFor();
  return here;
}

test("what differs is told in a sentence, in columns and in rows", async () => {
  const { page, done } = await compared(fixture("tilbud_2026.csv"), fixture("tilbud_2025.csv"));
  const summary = await page.locator("#compare-summary").innerText();
  assert.equal(summary, "2 rækker er kommet til, 1 er væk, 5 er ændret i 4 kolonner og 2 er uændrede.");
  const said = await panel(page).innerText();
  assert.match(said, /Rækkerne hører sammen ved Tilbud-id/);
  assert.match(said, /»Takst« hedder nu »Takst pr. døgn«/);
  assert.match(said, /tilbud_2025\.csv er den ældste, tilbud_2026\.csv den nyeste/);
  assert.match(said, /Pladser: 24 → 26/);
  assert.ok(await page.evaluate(() => document.activeElement?.id === "compare-summary"), "the keys go on from what is told");
  await accessible(page);
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "detached" });
  assert.ok(await page.evaluate(() => document.activeElement?.id === "compare-open"));
  await done();
});

test("a row is gone to, and its changed cell is marked with what it was", async () => {
  const { page, done } = await compared(fixture("tilbud_2026.csv"), fixture("tilbud_2025.csv"));
  await page.getByRole("button", { name: /Gå til række 4/ }).click();
  await panel(page).waitFor({ state: "detached" });
  const marked = page.locator("[role=gridcell]", { hasText: "26" }).first();
  await until(page, () => document.activeElement?.closest("[role=grid]"));
  const told = await page.locator("[role=grid]").innerHTML();
  assert.match(told, /Før: 24/);
  await marked.waitFor();
  // what was compared is still there
  await page.locator("#compare-open").click();
  await page.locator("#compare-summary").waitFor();
  await done();
});

test("editions are turned round, other keys are tried, rows are saved", async () => {
  const { page, done } = await compared(fixture("folketal_2025.csv"), fixture("folketal_2024.csv"));
  const summary = () => page.locator("#compare-summary").innerText();
  assert.match(await summary(), /^8 rækker er kommet til, 8 er væk, 2 er ændret i 1 kolonne/);
  const changes = await taken(page, () => page.getByRole("button", { name: "Gem alle ændringer (CSV)", exact: true }).click());
  assert.equal(changes.name, "folketal_2025-aendringer.csv");
  const lines = changes.bytes.toString().trim().split("\r\n");
  assert.equal(lines[0], "række_før,række_nu,Område,År,Køn,kolonne,før,nu");
  assert.equal(lines.length, 3);
  const added = await taken(page, () => page.getByRole("button", { name: "Gem de nye rækker (CSV)", exact: true }).click());
  assert.equal(added.bytes.toString().trim().split("\r\n").length, 9);
  await page.locator(".compare-key-choice summary").click();
  await page.getByRole("button", { name: "Ingen nøgle: hele rækker" }).click();
  await until(page, () => /^10 rækker er kommet til, 10 er væk/.test(document.querySelector("#compare-summary")?.textContent));
  await page.getByRole("button", { name: "Byt om på ældst og nyest" }).click();
  await until(page, () => /folketal_2025\.csv er den ældste/.test(document.querySelector("#compare")?.textContent));
  await done();
});

test("the same file twice, nothing in common, no table, and the end of it", async () => {
  const { page, done } = await compared(fixture("folketal_2025.csv"), fixture("folketal_2025.csv"));
  assert.equal(await page.locator("#compare-summary").innerText(), "Ingen forskel: 24 rækker er ens.");
  await page.locator("#compare-file").setInputFiles(fixture("andet.csv"));
  await until(page, () => /ingen rækker til fælles/.test(document.querySelector("#compare-summary")?.textContent));
  await page.locator("#compare-file").setInputFiles(file("billede.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")));
  await until(page, () => /billede\.png kan ikke sammenlignes/.test(document.querySelector(".compare-state")?.textContent));
  assert.equal(await page.locator("#compare-summary").count(), 0);
  // the workers of a file that is not compared with any more have ended
  await page.waitForTimeout(1500);
  const alone = page.workers().length;
  await page.locator("#compare-file").setInputFiles(fixture("folketal_2024.csv"));
  await page.locator("#compare-summary").waitFor();
  await page.getByRole("button", { name: "Luk sammenligningen" }).click();
  await page.locator("#compare-summary").waitFor({ state: "detached" });
  for (let waited = 0; page.workers().length > alone && waited < 5000; waited += 100) await page.waitForTimeout(100);
  assert.ok(page.workers().length <= alone, `${page.workers().length} workers, ${alone} before`);
  // the open file is untouched
  await page.keyboard.press("Escape");
  assert.equal((await cellsOf(page, 1))[0], "Vestmark");
  await done();
});

for (const [width, colorScheme] of [[1280, "light"], [375, "dark"]]) {
  test(`two editions at ${width} px, ${colorScheme}`, async () => {
    const viewport = { width, height: 800 };
    const { page, done } = await compared(fixture("tilbud_2026.csv"), fixture("tilbud_2025.csv"), { viewport, colorScheme });
    await page.screenshot({ path: join(screenshots, `compare-${width}-${colorScheme}.png`) });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0);
    await accessible(page);
    await done();
  });
}

test("nothing runs over the edge at 320 px", async () => {
  const viewport = { width: 320, height: 640 };
  const { page, done } = await compared(fixture("tilbud_2026.csv"), fixture("tilbud_2025.csv"), { viewport });
  const over = await page.evaluate(() => {
    const body = document.querySelector("#compare .frame-body");
    return body.scrollWidth - body.clientWidth;
  });
  assert.ok(over <= 0, `${over} px`);
  await done();
});
