// What a column means: told with its reasons, chosen otherwise, undone; names of codes stand beside the codes.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, screenshots, stage } from "./browser.mjs";
import { cellsOf, choose, file, ready, still, take, taken } from "./page.mjs";

const on = stage();
const CODES = ["8000", "5000", "9999", "4000", "9000", "8000", "1", "7100", "8000"];
const places = file("steder.csv", ["Postnr;Kommunekode;Mål", ...CODES.map((code, row) => `${code};0751;${40 + row}`)].join("\r\n"));

/** Opens the panel of a column from its header. */
async function panel(page, column) {
  await page.locator(`#menu-${column}`).click();
  await page.getByRole("menuitem", { name: "Tal om kolonnen" }).click();
  await page.locator(".panel .kind-card").waitFor();
}

test("the kind stands with its reasons, and rows that do not fit are gone to", async () => {
  const { page, done } = await open(on);
  await choose(page, places);
  await ready(page);
  await panel(page, 0);
  const card = page.locator(".kind-card");
  await card.getByText("2 værdier passer ikke:").waitFor();
  const told = await card.innerText();
  for (const words of ["postnummer", "Kolonnens navn siger det.", "7 af 9 værdier passer.", "% sikker"])
    assert(told.includes(words), `${words} in ${told}`);
  assert.match(await page.locator(".commons").innerText(), /8000 Aarhus C/);
  await accessible(page);
  await card.locator(".row-link", { hasText: "8" }).click();
  await page.getByText("Række 8, kolonnen Postnr.").first().waitFor();
  await done();
});

test("another kind is chosen, holds in what is taken away, and is undone", async () => {
  const { page, done } = await open(on);
  await choose(page, places);
  await ready(page);
  await panel(page, 2);
  await page.getByLabel("Hvad betyder kolonnen?").selectOption({ label: "alder" });
  const card = page.locator(".kind-card");
  await card.getByText("valgt af dig").waitFor();
  await page.locator(".steps .step", { hasText: "Sagde, at Mål er alder" }).waitFor();
  const { bytes } = await taken(page, async () => (await take(page, /JSON/)).click());
  assert.equal(JSON.parse(bytes.toString()).columns[2].kind, "age");
  await page.keyboard.press("Control+z");
  await page.locator(".kind-card", { hasText: "Ingen kendt betydning" }).waitFor();
  await still(page);
  assert.equal((await cellsOf(page, 1)).at(-1), "40");
  await done();
});

for (const [width, height] of [[1280, 800], [375, 812]])
  for (const colorScheme of ["light", "dark"])
    test(`looks at the kind of a column at ${width} px, ${colorScheme}`, async () => {
      const { page, done } = await open(on, { viewport: { width, height }, colorScheme });
      await choose(page, places);
      await ready(page);
      await panel(page, 0);
      await page.locator(".kind-card .row-link").first().waitFor();
      await accessible(page);
      await page.screenshot({ path: join(screenshots, `kinds-${width}-${colorScheme}.png`) });
      await done();
    });
