// What is found in a file: the sentence on whether it can be used, the card of findings, and the marked cells.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, screenshots, stage } from "./browser.mjs";
import { choose, file, ready, until } from "./page.mjs";

const on = stage();

/** Names that are no names, and a column of KLE numbers with a wrong one. */
const NAMES = ["kommune;Column1;antal;KLE-nummer"];
for (let row = 0; row < 40; row++) NAMES.push(`Bykøbing ${row};${row % 7};${row * 3};${row === 5 ? "51330" : "05.13.30"}`);
const UNNAMED = NAMES.join("\r\n") + "\r\n";

const verdict = (page) => page.locator(".checked .verdict");

async function checked(options, content = UNNAMED, name = "vejarbejder.csv") {
  const here = await open(on, options);
  await choose(here.page, file(name, content));
  await ready(here.page);
  await verdict(here.page).waitFor();
  return here;
}

test("one sentence says whether the file can be used, and what it goes by", async () => {
  const { page, done } = await checked();
  const said = await page.locator(".checked").innerText();
  assert.match(said, /Den kan læses, men .* Begynd med|Den kan læses, men 1 ting ser forkert ud: Kolonner uden et rigtigt navn/);
  assert.match(said, /Vi har kun tjekket \d+ ting/);
  assert.match(said, /ikke et svar på, om filen må udgives/);
  assert(!/\bja\b/i.test(said), "it never says yes");
  await page.locator(".checked summary").click();
  assert.match(await page.locator(".checked-rules").innerText(), /Kolonner uden et rigtigt navn/);
  await done();
});

test("the findings are shown when asked for, and the keyboard goes there and back", async () => {
  const { page, done } = await checked();
  assert.equal(await page.locator(".faults").count(), 0, "the data stays in sight until then");
  await page.locator("#faults-open").focus();
  await page.keyboard.press("Enter");
  const card = page.getByRole("region", { name: "Fund i filen" });
  await card.waitFor();
  await until(page, () => document.activeElement.id === "faults-title");
  assert.match(await card.innerText(), /Sandsynlig fejl[^]*Kolonner uden et rigtigt navn[^]*1 celle: Column1/);
  await accessible(page);
  await card.getByRole("button", { name: "Luk" }).click();
  await until(page, () => document.activeElement.id === "faults-open");
  assert.equal(await page.locator(".faults").count(), 0);
  await done();
});

test("cells that KLE tells of stay marked beside those of other findings", async () => {
  const { page, done } = await checked();
  await page.locator(".numbers .findings").waitFor();
  await until(page, () => document.querySelector('[role=gridcell][title="KLE-nummer skrevet på en anden måde"]'));
  await done();
});

test("another file has findings of its own", async () => {
  const { page, done } = await checked();
  await page.locator("#faults-open").click();
  await page.locator(".faults").waitFor();
  await page.locator("#new-file").click();
  await choose(page, file("andet.csv", "navn;antal\r\nA;1\r\nB;2\r\n"));
  await ready(page);
  await verdict(page).waitFor();
  assert.equal(await page.locator(".faults").count(), 0);
  assert(!(await page.locator(".checked").innerText()).includes("Kolonner uden et rigtigt navn i"));
  await done();
});

test("in English", async () => {
  const { page, done } = await checked();
  await page.locator("#faults-open").click();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("region", { name: "Findings in the file" }).waitFor();
  assert.match(await page.locator(".checked").innerText(), /We only checked \d+ things/);
  await done();
});

for (const [scheme, width] of [["light", 1280], ["dark", 1280], ["light", 375], ["dark", 320]]) {
  test(`card of findings, ${scheme}, ${width} px`, async () => {
    const { page, done } = await checked({ colorScheme: scheme, viewport: { width, height: 800 } });
    await accessible(page);
    await page.screenshot({ path: join(screenshots, `verdict-${width}-${scheme}.png`), fullPage: true });
    await page.locator("#faults-open").click();
    await page.locator(".faults").waitFor();
    await accessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false, "nothing stands out of the window");
    await page.screenshot({ path: join(screenshots, `faults-${width}-${scheme}.png`), fullPage: true });
    await done();
  });
}
