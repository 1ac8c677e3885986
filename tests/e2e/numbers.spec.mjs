// What is said of KLE numbers in data: in a card, in the table, in what is taken away; and going to the cells.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, root, screenshots, stage } from "./browser.mjs";
import { choose, counted, file, ready, still, take, taken, until } from "./page.mjs";

const on = stage();
const fixture = (name) => readFileSync(join(root, "tests/fixtures/kle/page", name));
const EXTRACT = fixture("sagsudtraek.csv");

/** Opens the case extract and waits until its numbers are checked. */
async function checked(options, content = EXTRACT) {
  const here = await open(on, options);
  await choose(here.page, file("sagsudtraek.csv", content));
  await ready(here.page);
  // what is said while they are still being looked up has the role of a status
  await here.page.locator(".numbers .findings, .numbers p:not([role=status])").first().waitFor();
  return here;
}

/** The finding whose heading holds a word. */
const finding = (page, word) => page.locator(".findings > ul > li", { hasText: word });

/** The cell that has the focus: its row of the file, its text, how it looks. */
const here = (page) =>
  page.evaluate(() => {
    const cell = document.activeElement;
    const row = cell?.closest("[role=row]")?.querySelector("[role=rowheader]")?.textContent;
    return cell?.getAttribute("role") === "gridcell" ? [row, cell.textContent, cell.classList.contains("found")] : null;
  });

const arrived = (page, row) =>
  until(
    page,
    (row) => {
      const cell = document.activeElement;
      return cell?.getAttribute("role") === "gridcell" && cell.textContent !== "" && cell.closest("[role=row]").querySelector("[role=rowheader]").textContent === row;
    },
    row,
  );

test("findings are told with their reason, and the numbers on .00 are no mistake", async () => {
  const { page, done } = await checked();
  const card = page.getByRole("region", { name: "KLE-numre i data" });
  const said = await card.innerText();
  assert.match(said, /59 KLE-numre er slået op i den udgave af KLE, der følger med siden \(2\.390 emner\)/);
  assert.match(said, /står på et emne »i almindelighed« \(\.00\)\. Det er ingen fejl/);
  assert.match(await finding(page, "skrevet på en anden måde").innerText(), /Sandsynlig fejl[^]*51330 \(nok 05\.13\.30\)/);
  assert.match(await finding(page, "Ikke et KLE-nummer").innerText(), /Skriv et nummer/);
  assert(!said.includes("se bilag"), "what is no number is not repeated");
  await card.getByText("»I almindelighed« efter afdeling eller system").click();
  const shares = await card.locator("table.counts tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  assert.deepEqual(shares[0], ["Afdeling eller system", "Numre", "På .00", "Andel"]);
  assert.equal(shares.length, 4);
  const checks = await page.locator(".checked").innerText();
  assert.match(checks, /59 KLE-numre er slået op; der er \d ting at se på nedenfor/);
  await done();
});

test("a row of a finding is gone to with mouse and keyboard, and its cell is marked", async () => {
  const { page, done } = await checked();
  await finding(page, "skrevet på en anden måde").getByRole("button", { name: "6: gå til rækken" }).click();
  await arrived(page, "6");
  assert.deepEqual(await here(page), ["6", "51330", true]);
  const said = await page.evaluate(() => document.activeElement.title);
  assert.equal(said, "KLE-nummer skrevet på en anden måde");
  const link = finding(page, "Handlingsfacet, der ikke findes").getByRole("button").first();
  await link.focus();
  await page.keyboard.press("Enter");
  await arrived(page, "32");
  assert.deepEqual(await here(page), ["32", "B12", true]);
  // from there the keyboard goes on in the table
  await page.keyboard.press("ArrowDown");
  await arrived(page, "33");
  await done();
});

test("in a sorted table the row is found where it stands", async () => {
  const { page, done } = await checked();
  // by department
  await page.locator("#sort-3").click();
  await still(page);
  await finding(page, "Ikke et KLE-nummer").getByRole("button", { name: "22: gå til rækken" }).click();
  await arrived(page, "22");
  assert.deepEqual((await here(page)).slice(0, 2), ["22", "se bilag"]);
  await done();
});

test("a row that a search hides is said, and shown when the user wants it", async () => {
  const { page, done } = await checked();
  await page.getByRole("searchbox").fill("Parkering");
  await until(page, () => +document.querySelector("[role=grid]").getAttribute("aria-rowcount") < 61);
  await still(page);
  const link = finding(page, "Ikke et KLE-nummer").getByRole("button", { name: "22: gå til rækken" });
  await link.click();
  const notice = page.getByRole("group", { name: /Række 22 vises ikke/ });
  await notice.waitFor();
  await until(page, () => document.activeElement.id === "jump-notice");
  await accessible(page);
  // staying changes nothing, and the keyboard is back where it was
  await notice.getByRole("button", { name: "Bliv her" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "22");
  await link.click();
  await notice.getByRole("button", { name: "Vis den, og gå dertil" }).click();
  await arrived(page, "22");
  assert.equal(await counted(page), 60);
  assert.equal(await page.getByRole("searchbox").inputValue(), "");
  await done();
});

test("a hidden column is shown again when the user wants it", async () => {
  const { page, done } = await checked();
  // the action facet
  await page.locator("#menu-2").click();
  await page.getByRole("menuitem", { name: /Skjul/ }).click();
  await finding(page, "Handlingsfacet, der ikke findes").getByRole("button").first().click();
  const notice = page.getByRole("group", { name: /Kolonnen »Handlingsfacet« er skjult/ });
  await notice.getByRole("button", { name: "Vis den, og gå dertil" }).click();
  await arrived(page, "32");
  await done();
});

test("another column is chosen for the numbers", async () => {
  const { page, done } = await checked();
  await page.locator(".numbers summary", { hasText: "Kolonner" }).click();
  const fields = page.locator(".numbers");
  await fields.getByLabel("Handlingsfacet", { exact: true }).selectOption("");
  await until(page, () => !document.querySelector(".findings").textContent.includes("Handlingsfacet, der ikke findes"));
  await fields.getByLabel("KLE-nummer", { exact: true }).selectOption({ label: "Sagstitel" });
  await until(page, () => /60 celler/.test(document.querySelector(".findings").textContent));
  await done();
});

test("what the page saves is what the command line prints", async () => {
  const { page, done } = await checked();
  const entry = await take(page, "JSON");
  const { bytes } = await taken(page, () => entry.click());
  const saved = JSON.parse(bytes.toString("utf8"));
  delete saved.tool_version;
  assert.deepEqual(saved, JSON.parse(fixture("sagsudtraek.inspect.json").toString("utf8")));
  await done();
});

test("a file without KLE numbers has no card", async () => {
  const { page, done } = await open(on);
  await choose(page, file("andet.csv", "navn;antal\r\nA;1\r\nB;2\r\n"));
  await ready(page);
  assert.equal(await page.locator(".numbers").count(), 0);
  // it comes and goes with the file
  await page.locator("#new-file").click();
  await choose(page, file("sagsudtraek.csv", EXTRACT));
  await ready(page);
  await page.locator(".numbers .findings").waitFor();
  await page.locator("#new-file").click();
  await choose(page, file("andet.csv", "navn;antal\r\nA;1\r\nB;2\r\n"));
  await ready(page);
  assert.equal(await page.locator(".numbers").count(), 0);
  await done();
});

test("in English", async () => {
  const { page, done } = await checked();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("region", { name: "KLE numbers in the data" }).locator(".findings").waitFor();
  assert.match(await page.locator(".numbers").innerText(), /59 KLE numbers were looked up/);
  await done();
});

for (const [scheme, width] of [["light", 1280], ["dark", 1280], ["light", 375], ["dark", 320]]) {
  test(`findings, ${scheme}, ${width} px`, async () => {
    const { page, done } = await checked({ colorScheme: scheme, viewport: { width, height: 800 } });
    await accessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false, "nothing stands out of the window");
    await page.screenshot({ path: join(screenshots, `findings-${width}-${scheme}.png`), fullPage: true });
    await finding(page, "Ikke et KLE-nummer").getByRole("button").first().click();
    await arrived(page, "22");
    await accessible(page);
    await page.screenshot({ path: join(screenshots, `finding-cell-${width}-${scheme}.png`) });
    await done();
  });
}

test("numbers in another dress are mended from their card after a look, and that is undone", async () => {
  const { page, done } = await checked();
  const other = finding(page, "skrevet på en anden måde");
  await other.getByRole("button", { name: "Ret KLE-nummer skrevet på en anden måde i kolonnen »KLE-nummer«" }).click();
  const panel = page.getByRole("dialog", { name: "KLE-nummer skrevet på en anden måde" });
  await panel.locator("code.value").first().waitFor();
  assert.deepEqual((await panel.locator("code.value").allTextContents()).slice(0, 2), ["5.13.30", "05.13.30"]);
  await accessible(page);
  await page.locator("#mend-apply").click();
  await other.waitFor({ state: "detached" });
  // what was mended is gone; the card is read out again from its heading
  await until(page, () => document.activeElement?.id === "numbers-title");
  const entry = await take(page, /^CSV/);
  const { bytes } = await taken(page, () => entry.click());
  const text = bytes.toString("utf8");
  assert(/^5,05\.13\.30,/m.test(text) && !text.includes("51330"), text.slice(0, 600));
  await page.keyboard.press("Control+z");
  await other.waitFor();
  await done();
});
