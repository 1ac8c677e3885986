// A list of codes (Fælles Sprog III): asked about when it is dropped, then held against the open file and those opened
// later; a broken one is told of. The list is invented.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, root, screenshots, stage } from "./browser.mjs";
import { choose, file, ready, until } from "./page.mjs";

const on = stage();
const fixture = (name) => file(name, readFileSync(join(root, "tests/fixtures/fs3", name)));
const table = fixture("indsatser.csv");
const list = fixture("kodesystem.json");

const question = (page) => page.locator("#code-list-question");
const fetched = (page) => until(page, () => document.documentElement.dataset.ready === "all");

/** Drops a file anywhere on the page. */
const drop = (page, { name, buffer }) =>
  page.evaluate(({ name, text }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, { name, text: buffer.toString() });

/** Opens the panel of the column of codes. */
async function panel(page) {
  await page.locator("#menu-1").click();
  await page.getByRole("menuitem", { name: "Tal om kolonnen" }).click();
  await page.locator(".panel .kind-card").waitFor();
}

/** Opens the card of findings. */
async function findings(page) {
  if ((await page.locator("#faults-open").getAttribute("aria-expanded")) !== "true") await page.locator("#faults-open").click();
  await page.locator("#faults-title").waitFor();
}

const unknown = (page) => page.getByText("Koder, der ikke er i det kodesystem, I har givet").first();
const named = (page) => page.locator(".commons").getByText("Opdigtet indsats et").first();

test("a list dropped beside an open table names its codes, finds the others, and is given up again", async () => {
  const { page, done } = await open(on);
  await choose(page, table);
  await ready(page);
  await panel(page);
  await page.locator(".kind-card").getByText("Slip KL's kodeliste").waitFor();
  assert.equal(await named(page).count(), 0);
  await drop(page, list);
  await page.getByRole("heading", { name: "Er kodesystem.json en kodeliste (FSIII)?" }).waitFor();
  assert.match(await question(page).innerText(), /Den rummer 5 koder og hedder »Opdigtet liste/);
  await accessible(page);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "kodesystem.json er i brug nu" }).waitFor();
  await accessible(page);
  await page.keyboard.press("Escape");
  await until(page, () => !document.querySelector("#code-list-question"));
  await named(page).waitFor();
  await page.locator(".kind-card").getByText(/Holdt op mod kodelisten »Opdigtet liste.*version 0\.1«/).waitFor();
  await accessible(page);
  await findings(page);
  await unknown(page).waitFor();
  // the file that is open stayed, and nothing is stored
  assert.equal(await page.locator("h1").innerText().then((text) => text.toLowerCase().includes("indsatser")), true);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.equal(await page.evaluate(async () => (await indexedDB.databases()).length), 0);
  await page.getByRole("button", { name: "Fjern kodelisten" }).click();
  await page.locator(".kind-card").getByText("Slip KL's kodeliste").waitFor();
  await named(page).waitFor({ state: "detached" });
  await unknown(page).waitFor({ state: "detached" });
  await done();
});

test("a list chosen first holds for the tables opened after it", async () => {
  const { page, done } = await open(on);
  await fetched(page);
  await choose(page, list);
  await question(page).waitFor();
  await page.getByRole("button", { name: "Brug som kodeliste" }).click();
  await page.getByRole("heading", { name: "kodesystem.json er i brug nu" }).waitFor();
  await page.getByRole("button", { name: "Luk" }).click();
  for (const name of ["indsatser.csv", "andre.csv"]) {
    await choose(page, { ...table, name });
    await ready(page);
    await panel(page);
    await named(page).waitFor();
    await findings(page);
    await unknown(page).waitFor();
    await page.locator("#new-file").click();
  }
  // in the panel of editions, too, a list is known
  await page.locator("#editions").click();
  await page.locator("#edition-file").setInputFiles(list);
  await question(page).waitFor();
  await page.getByRole("button", { name: "Fortryd" }).click();
  await until(page, () => !document.querySelector("#code-list-question"));
  assert.equal(await page.locator(".edition-refused").count(), 0);
  await done();
});

test("a broken list is told of with its place; it can be opened as a table, and other lists are no question", async () => {
  const { page, done } = await open(on);
  await fetched(page);
  const text = list.buffer.toString();
  await drop(page, file("halv.json", text.slice(0, text.indexOf("X1.23"))));
  await page.getByRole("heading", { name: "halv.json ligner en kodeliste, men kan ikke bruges" }).waitFor();
  assert.match(await question(page).innerText(), /læsningen måtte stoppe ved linje 8, tegn \d+\. Hent den igen fra KL/);
  await accessible(page);
  await page.keyboard.press("Enter");
  await until(page, () => !document.querySelector("#code-list-question"));
  await drop(page, file("tom.json", '{"resourceType": "CodeSystem", "concept": []}'));
  await question(page).getByText("»concept« mangler eller er tom").waitFor();
  await page.keyboard.press("Escape");
  await until(page, () => !document.querySelector("#code-list-question"));
  const other = { resourceType: "CodeSystem", concept: [{ code: "aktiv" }, { code: "lukket" }] };
  await drop(page, file("status.json", JSON.stringify(other)));
  await until(page, () => document.querySelector("h1")?.textContent.toLowerCase().includes("status"));
  assert.equal(await question(page).count(), 0);
  await done();
});

test("a list is opened as a table when asked for", async () => {
  const { page, done } = await open(on);
  await fetched(page);
  await drop(page, list);
  await page.getByRole("button", { name: "Åbn som tabel" }).click();
  await until(page, () => document.querySelector("h1")?.textContent.toLowerCase().includes("kodesystem"));
  await ready(page);
  await done();
});

for (const [width, height] of [[1280, 800], [375, 812]])
  for (const colorScheme of ["light", "dark"])
    test(`looks at the question and the codes at ${width} px, ${colorScheme}`, async () => {
      const { page, done } = await open(on, { viewport: { width, height }, colorScheme });
      await choose(page, table);
      await ready(page);
      await drop(page, list);
      await question(page).waitFor();
      await page.screenshot({ path: join(screenshots, `code-list-question-${width}-${colorScheme}.png`) });
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "kodesystem.json er i brug nu" }).waitFor();
      await page.screenshot({ path: join(screenshots, `code-list-used-${width}-${colorScheme}.png`) });
      await page.keyboard.press("Enter");
      await panel(page);
      await named(page).waitFor();
      await page.screenshot({ path: join(screenshots, `code-list-${width}-${colorScheme}.png`) });
      await done();
    });
