// The user decides what a file is about: by a suggestion, by everyday words, by the tree; it can be undone, goes along
// in what is saved, and is remembered only when asked for.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, screenshots, stage } from "./browser.mjs";
import { choose, file, ready, take, taken, until } from "./page.mjs";

const on = stage();
const forests = file("hundeskove.csv", "navn;areal;hegn;hundeskov;adresse\nFælleden;1200;ja;ja;Byvej 1\nLunden;800;nej;ja;Byvej 2\n");
const number = (page, title) => page.locator(".decide-number").filter({ hasText: title }).first();
const kept = (page) => page.evaluate(() => localStorage.getItem("kle-choices"));

async function panel(page) {
  await page.locator("#decide-open").click();
  await page.locator(".decide-number").first().waitFor();
}

async function search(page, text, expected) {
  await page.locator("#decide-search").fill(text);
  await number(page, expected).waitFor();
}

test("a suggestion is used with one click, undone with another, and stands among the steps", async () => {
  const { page, done } = await open(on);
  await choose(page, forests);
  await ready(page);
  const first = page.locator(".subjects li").first();
  const title = await first.locator("b").first().innerText();
  await first.getByRole("button", { name: `Brug ${title}` }).click();
  await page.locator(".subject .pill", { hasText: "Valgt af dig" }).waitFor();
  await page.locator(".steps .step", { hasText: `Valgte emnet ${title}` }).waitFor();
  await page.keyboard.press("Control+z");
  await page.locator(".subjects li").first().waitFor();
  assert.equal(await page.locator(".subject .pill", { hasText: "Valgt af dig" }).count(), 0);
  assert.equal(await kept(page), null);
  await done();
});

test("another subject is found by an everyday word, by its number and by going down the tree", async () => {
  const { page, done } = await open(on);
  await choose(page, forests);
  await ready(page);
  await panel(page);
  // an everyday word that stands in no title: the words that speak for it are shown
  await page.locator("#decide-search").fill("hundeskov");
  await page.locator(".decide-number mark").first().waitFor();
  await search(page, "05.09", "05.09");
  await search(page, "0509", "05.09");
  await page.locator("#decide-search").fill("xyzzyx");
  await page.getByText("Intet emne passer på").waitFor();
  await page.locator("#decide-search").fill("");
  await number(page, "KLE 00").waitFor();
  await accessible(page);
  await page.getByRole("button", { name: /^Vis \d+ under Kommunens styrelse/ }).click();
  await number(page, "00.01").waitFor();
  await page.getByRole("button", { name: /^Vis \d+ under/ }).first().click();
  await page.locator(".decide-path").getByRole("button", { name: "Kommunens styrelse", exact: true }).waitFor();
  await page.locator(".decide-number").nth(1).click();
  await page.locator("#decide-why").fill("Hører til her");
  await page.locator("#decide-apply").click();
  await page.locator(".subject").getByText("Hører til her").waitFor();
  await page.locator(".steps .step", { hasText: "Hører til her" }).waitFor();
  await until(page, () => document.activeElement.id === "decide-open");
  await accessible(page);
  await done();
});

test("the decision goes along in JSON, and only while it holds", async () => {
  const { page, done } = await open(on);
  await choose(page, forests);
  await ready(page);
  await panel(page);
  await search(page, "veje", "KLE 05");
  await page.locator(".decide-number").first().click();
  await page.locator("#decide-why").fill("Det er veje");
  await page.locator("#decide-apply").click();
  const saved = async () => JSON.parse((await taken(page, async () => (await take(page, /JSON/)).click())).bytes.toString());
  const { kle_decision: decision } = await saved();
  assert.match(decision.code, /^\d\d(\.\d\d){0,2}$/);
  assert.equal(decision.why, "Det er veje");
  await page.getByRole("button", { name: "Brug forslagene igen" }).click();
  assert.equal((await saved()).kle_decision, undefined);
  await done();
});

test("a choice is remembered when asked for, speaks for like data, can be handed round and erased", async () => {
  const { page, done } = await open(on);
  await choose(page, forests);
  await ready(page);
  await panel(page);
  await search(page, "05.09", "05.09");
  await page.locator(".decide-number").first().click();
  await page.locator("#decide-why").fill("Vi gør altid sådan");
  await page.locator("#decide-remember").check();
  await page.locator("#decide-apply").click();
  assert.match(await kept(page), /Vi gør altid sådan/);
  // nothing of the values is kept
  assert.doesNotMatch(await kept(page), /fælleden|lunden|byvej/i);
  await page.reload();
  await page.locator("#loading").waitFor({ state: "detached" });
  await choose(page, file("hundeskove_2026.csv", "navn;areal;hegn;hundeskov;adresse;bydel\nSkoven;10;ja;ja;X;Y\n"));
  await ready(page);
  await page.locator(".subject").getByText("Valgt før for lignende data").waitFor();
  await page.locator(".subject").getByText("Vi gør altid sådan").waitFor();
  await panel(page);
  await page.locator(".kept-choices summary").click();
  const { name, bytes } = await taken(page, () => page.getByRole("button", { name: "Gem som fil" }).click());
  assert.equal(name, "datalup-kle-valg.json");
  await page.getByRole("button", { name: "Slet alle" }).click();
  assert.equal(await kept(page), null);
  const chooser = page.locator(".kept-choices input[type=file]");
  await chooser.setInputFiles(file("andet.json", "{}"));
  await page.getByText("Filen rummer ingen valg").waitFor();
  await chooser.setInputFiles(file(name, bytes));
  await page.getByText("1 valg er hentet").waitFor();
  assert.match(await kept(page), /05\.09/);
  await accessible(page);
  await page.getByRole("button", { name: /^Glem valget af/ }).click();
  assert.equal(await kept(page), null);
  await done();
});

test("the panel is worked with the keyboard alone, on a narrow screen too", async () => {
  const { page, done } = await open(on, { viewport: { width: 320, height: 640 } });
  await choose(page, forests);
  await ready(page);
  await page.locator("#decide-open").focus();
  await page.keyboard.press("Enter");
  await page.locator(".decide-number").first().waitFor();
  await page.keyboard.type("bibliotek");
  await number(page, /bibliotek/i).waitFor();
  await number(page, /bibliotek/i).focus();
  await page.keyboard.press("Enter");
  await until(page, () => document.querySelector("#decide-apply:enabled"));
  const wide = await page.evaluate(() => document.querySelector("#decide").scrollWidth - document.querySelector("#decide").clientWidth);
  assert(wide <= 0, `${wide} px too wide`);
  await accessible(page);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#decide").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "decide-open");
  await done();
});

for (const [width, height] of [[1280, 800], [375, 812]])
  for (const colorScheme of ["light", "dark"])
    test(`looks at the panel at ${width} px, ${colorScheme}`, async () => {
      const { page, done } = await open(on, { viewport: { width, height }, colorScheme });
      await choose(page, forests);
      await ready(page);
      await page.screenshot({ path: join(screenshots, `subject-${width}-${colorScheme}.png`) });
      await panel(page);
      await search(page, "skov", /skov/i);
      await page.locator(".decide-number").first().click();
      await page.screenshot({ path: join(screenshots, `decide-${width}-${colorScheme}.png`) });
      await page.locator("#decide-why").fill("Hundeskovene er kommunens");
      await page.locator("#decide-apply").click();
      await page.locator(".subject .pill", { hasText: "Valgt af dig" }).waitFor();
      await page.screenshot({ path: join(screenshots, `decided-${width}-${colorScheme}.png`) });
      await done();
    });
