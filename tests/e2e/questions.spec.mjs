// Three plain questions: asked of the file, answered by a sentence, shown by a click; the own municipality is kept here
// only when it is chosen, and can be forgotten.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, open, stage } from "./browser.mjs";
import { choose, file, ready, until } from "./page.mjs";

const on = stage();
const NAMES = ["København", "Aarhus", "Odense", "Aalborg", "Vejle", "Esbjerg", "Randers", "Kolding", "Horsens"];
const PEOPLE = ["Kommune;År;Folketal"];
for (const year of [2021, 2022, 2023, 2024])
  for (const [place, name] of NAMES.entries()) PEOPLE.push(`${name};${year};${(9 - place) * 50000 + year}`);
const HOUSES = ["Institutionsnavn;Postnr;Pladser"];
for (const [place, code] of [8000, 8000, 8200, 8210, 8230, 5000, 9000, 3700].entries())
  HOUSES.push(`Hus ${place};${code};${20 + place * 3}`);

const card = (page) => page.locator(".questions");

async function asked(lines, options) {
  const here = await open(on, options);
  await choose(here.page, file("tal.csv", lines.join("\r\n") + "\r\n"));
  await ready(here.page);
  await until(here.page, () => document.querySelector(".questions-first")?.textContent.endsWith("?"));
  await card(here.page).locator("summary").focus();
  await here.page.keyboard.press("Enter");
  return here;
}

const stored = (page) => page.evaluate(() => ({ ...localStorage }));

test("questions use the names of the columns, and a click shows the picture", async () => {
  const { page, done } = await asked(PEOPLE);
  const text = await card(page).innerText();
  assert.match(text, /Hvilken kommune ligger højest på »Folketal«\?/);
  assert.match(text, /Hvordan er det gået med »Folketal« over tid\?/);
  assert.match(text, /Kilde: tal\.csv/);
  await card(page).getByRole("button", { name: /Vis billedet: Hvilken kommune ligger højest/ }).click();
  await page.locator(".chart figcaption", { hasText: "København" }).waitFor();
  await accessible(page);
  await done();
});

test("the own municipality is kept when it is chosen, told of, and forgotten", async () => {
  const { page, done } = await asked(PEOPLE);
  assert.equal((await stored(page)).municipality, undefined);
  const field = page.getByRole("combobox", { name: "Min kommune" });
  await field.fill("atlantis");
  await field.press("Tab");
  await page.getByText("Ingen kommune hedder det.").waitFor();
  assert.equal((await stored(page)).municipality, undefined);
  await field.fill("kolding");
  await field.press("Tab");
  await page.getByText(/Kolding har 102\.024 i »Folketal« \(År 2024\): nummer 8 af 9 fra oven; medianen er 252\.024\./).waitFor();
  assert.equal((await stored(page)).municipality, "0621");
  assert(!page.url().includes("0621"));
  await accessible(page);
  await page.getByRole("button", { name: "Glem min kommune" }).click();
  await until(page, () => !localStorage.getItem("municipality"));
  await until(page, () => !document.querySelector(".questions").innerText.includes("Kolding har"));
  await done();
});

test("what is near a postal code is told, and kept by a step that can be undone", async () => {
  const { page, done } = await asked(HOUSES, { viewport: { width: 320, height: 800 } });
  await page.getByLabel("Postnummer", { exact: true }).fill("8000");
  await page.keyboard.press("Enter");
  await page.getByText("Hvad ligger tæt på 8000 Aarhus C?").waitFor();
  assert.match(await card(page).innerText(), /af 8 rækker ligger inden for 5\skm af midten af 8000 Aarhus C/);
  assert.equal(Object.keys(await stored(page)).includes("municipality"), false);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  assert(!wide, "nothing sticks out at 320 px");
  await accessible(page);
  await card(page).getByRole("button", { name: "Behold kun de nære rækker" }).click();
  const chip = page.locator(".chip.filter");
  await chip.waitFor();
  assert.match(await chip.innerText(), /5\skm/);
  await page.keyboard.press("Control+z");
  await chip.waitFor({ state: "detached" });
  await done();
});
