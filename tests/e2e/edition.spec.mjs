// Another edition of KLE: recognised when it is dropped, chosen from the panel, compared, used at once and from then
// on, kept only when asked for, given up with one click.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, root, screenshots, stage } from "./browser.mjs";
import { choose, file, ready, take, taken, until } from "./page.mjs";

const on = stage();
const films = file("zebrafilm.csv", "navn;zebrafilm;vej\nSol;12;Torvet\nMåne;8;Havnen\n");
const emneplan = file("emneplan.xml", readFileSync(join(root, "tests/fixtures/kle/edition/emneplan.xml")));

/** A whole register in the form of OS2KLE.txt: the one built in, without one subject, with a new one and a new title. */
function whole({ words = "zebrafilm[5];", more = "" } = {}) {
  const lines = readFileSync(join(root, "src/registers/kle/kle.csv"), "utf8").split("\n");
  const subjects = lines.map((line) => line.split(";")).filter(([number]) => /^\d\d\.\d\d\.\d\d$/.test(number));
  const kept = subjects.filter(([number]) => number !== "05.09.00");
  const line = (number, title, words) => `KLENummer='${number}':KLETitel='${title}':Keywords[Weight]=${words}\n`;
  const text = kept.map(([number, title], at) => line(number, at === 3 ? "Opdigtet titel" : title, "tilskud[5];"));
  return file("OS2KLE.txt", text.join("") + line("18.19.00", "Zebrafilm i almindelighed", words) + more);
}

const wholeLoaded = (page) => page.locator("#edition").getByText("OS2KLE.txt er i brug nu.").waitFor();
const subject = (page) => page.locator(".subject");
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).length);

/** Drops files anywhere on the page. */
const drop = (page, ...files) =>
  page.evaluate((files) => {
    const transfer = new DataTransfer();
    for (const { name, text } of files) transfer.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, files.map(({ name, buffer }) => ({ name, text: buffer.toString() })));

const fetched = (page) => until(page, () => document.documentElement.dataset.ready === "all");

test("an edition that is dropped is asked about, used by one key, and the open dataset is classified by it at once", async () => {
  const { page, done } = await open(on);
  await choose(page, films);
  await ready(page);
  assert.doesNotMatch(await subject(page).innerText(), /KLE 18\.19/);
  await drop(page, whole());
  await page.getByRole("heading", { name: "OS2KLE.txt er en udgave af KLE" }).waitFor();
  assert.match(await page.locator("#edition-question").innerText(), /2\.\d{3} emner, 2\.\d{3} stikord/);
  await accessible(page);
  await page.keyboard.press("Enter");
  await wholeLoaded(page);
  await page.getByText("Nye numre i forhold til den indbyggede: 1. Numre med en anden titel: 1. Udgåede numre: 1.").waitFor();
  await page.getByText("emner, den ikke har, regnes som udgået").waitFor();
  await accessible(page);
  await page.keyboard.press("Escape");
  await subject(page).getByText("KLE 18.19").first().waitFor();
  await subject(page).getByRole("button", { name: "KLE-udgave: OS2KLE.txt" }).waitFor();
  // a file opened later has another director: it knows as well
  await page.locator("#new-file").click();
  await choose(page, file("andre.csv", "zebrafilm;pris\n1;2\n3;4\n"));
  await ready(page);
  await subject(page).getByText("KLE 18.19").first().waitFor();
  await page.locator("#edition-open").click();
  await page.getByRole("button", { name: "Brug den indbyggede igen" }).click();
  await page.getByText(/Den indbyggede udgave er i brug: KLE februar 2026/).waitFor();
  await page.keyboard.press("Escape");
  assert.doesNotMatch(await subject(page).innerText(), /KLE 18\.19/);
  await done();
});

test("it can as well be opened as a table, and files beside it are opened as ever", async () => {
  const { page, done } = await open(on);
  await fetched(page);
  await drop(page, whole(), films);
  await page.getByRole("button", { name: "Åbn som tabel" }).click();
  await until(page, () => document.querySelector("h1")?.textContent.includes("OS2KLE"));
  await ready(page);
  await page.locator("#new-file").click();
  await page.locator(".your-files").getByText("zebrafilm.csv").waitFor();
  // Escape does nothing with it
  await drop(page, emneplan);
  await page.locator("#edition-question").waitFor();
  await page.keyboard.press("Escape");
  await until(page, () => !document.querySelector("#edition-question"));
  assert.equal(await page.locator(".your-files").getByText("emneplan.xml").count(), 0);
  await done();
});

test("data that only look like KLE are opened without a question", async () => {
  const { page, done } = await open(on);
  await fetched(page);
  const accounts = ["nummer;titel", "00.22.01;Fælles formål", "00.25.10;Beboelse", "00.25.11;Erhvervsejendomme", "00.28.20;Grønne områder", "00.32.31;Stadion", "00.35.40;Kloak"];
  await choose(page, file("kontoplan.csv", accounts.join("\n")));
  await ready(page);
  await page.locator("#new-file").click();
  const cases = ["kle;titel"];
  for (let row = 0; row < 60; row++) cases.push(`05.09.0${row % 3};Sag nummer ${row}`);
  await choose(page, file("sager.csv", cases.join("\n")));
  await ready(page);
  assert.equal(await page.locator("#edition-question").count(), 0);
  await done();
});

test("the panel shows a part as a part, searches the differences, and they can be taken away", async () => {
  const { page, done } = await open(on);
  await page.locator("#editions").click();
  await page.getByText(/Den indbyggede udgave er i brug/).waitFor();
  await page.locator("#edition-file").setInputFiles(emneplan);
  await page.locator("#edition").getByText("emneplan.xml er i brug nu.").waitFor();
  await page.getByText("Filen er kun en del af KLE").waitFor();
  const facts = await page.locator(".edition-facts").innerText();
  assert.match(facts, /Udgivet\s+01\.08\.2026\s+ikke oplyst/);
  await page.getByRole("button", { name: /^Udgåede/ }).click();
  await page.locator("#edition-search").fill("05.14.00");
  await page.locator(".edition-list li").getByText("Udgået 31.01.2024").waitFor();
  await page.locator("#edition-search").fill("findes ikke");
  await page.getByText("Ingen numre her.").waitFor();
  await page.getByText("Handlingsfacetter i udgaven").click();
  await page.locator(".edition-facets").getByText("Tilsyn").waitFor();
  const { name, bytes } = await taken(page, () => page.getByRole("button", { name: "Gem forskellene som CSV" }).click());
  assert.equal(name, "kle-forskelle.csv");
  assert.match(bytes.toString(), /^\ufeffforskel;nummer;/);
  assert.match(bytes.toString(), /udgået;05\.14\.00;.*;2024-01-31;\r\n/);
  await accessible(page);
  await done();
});

test("thousands of differences are there at once and can be scrolled to the last", async () => {
  const { page, done } = await open(on);
  let more = "";
  for (let number = 0; number < 4000; number++) {
    const parts = [90 + Math.floor(number / 1000), Math.floor(number / 10) % 100, number % 10];
    more += `KLENummer='${parts.map((part) => String(part).padStart(2, "0")).join(".")}':KLETitel='Opdigtet ${number}':Keywords[Weight]=\n`;
  }
  await page.locator("#editions").click();
  await page.locator("#edition-file").setInputFiles(whole({ more }));
  await wholeLoaded(page);
  await page.getByRole("button", { name: /^Nye \(4\.001\)/ }).waitFor();
  assert((await page.locator(".edition-list li").count()) < 200);
  const from = Date.now();
  await until(page, () => {
    const list = document.querySelector(".edition-list");
    list.scrollTop = list.scrollHeight;
    return list.textContent.includes("Opdigtet 3999");
  });
  assert(Date.now() - from < 8000, `${Date.now() - from} ms to the last`);
  await page.locator("#edition-search").fill("opdigtet 3998");
  await until(page, () => document.querySelectorAll(".edition-list li").length === 1);
  await done();
});

test("a file that holds no edition changes nothing, says why, and can be opened as a table", async () => {
  const { page, done } = await open(on);
  await page.locator("#editions").click();
  await page.locator("#edition-file").setInputFiles(whole());
  await wholeLoaded(page);
  for (const bad of [
    file("priser.csv", "vare;pris\nA;1\nB;2\n"),
    file("afbrudt.xml", "<KLE-Emneplan><Hovedgruppe>"),
    file("tom.txt", ""),
    file("roderi.json", "{\"nummer\": "),
  ]) {
    await page.locator("#edition-file").setInputFiles(bad);
    await page.getByText(`${bad.name} blev ikke taget i brug. Alt er, som det var.`).first().waitFor();
    await wholeLoaded(page);
  }
  await accessible(page);
  await page.locator("#edition-file").setInputFiles(file("priser.csv", "vare;pris\nA;1\nB;2\n"));
  await page.locator(".edition-refused").getByText("priser.csv").waitFor();
  await page.getByRole("button", { name: "Åbn som tabel" }).click();
  await ready(page);
  assert.equal(await page.locator("#edition").count(), 0);
  await done();
});

test("it is kept over a visit only when asked for, and erased by the same tick", async () => {
  const { page, done } = await open(on);
  await page.locator("#editions").click();
  await page.locator("#edition-file").setInputFiles(whole());
  await wholeLoaded(page);
  assert.equal(await databases(page), 0);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.getByLabel("Husk udgaven i denne browser").check();
  await until(page, async () => (await indexedDB.databases()).length === 1);
  await page.waitForTimeout(200);
  await page.reload();
  await page.locator("#loading").waitFor({ state: "detached" });
  await choose(page, films);
  await ready(page);
  await subject(page).getByText("KLE 18.19").first().waitFor();
  await page.locator("#edition-open").click();
  await wholeLoaded(page);
  assert.equal(await page.getByLabel("Husk udgaven i denne browser").isChecked(), true);
  await page.getByLabel("Husk udgaven i denne browser").uncheck();
  await until(page, async () => (await indexedDB.databases()).length === 0);
  await until(page, () => localStorage.length === 0);
  await page.reload();
  await page.locator("#loading").waitFor({ state: "detached" });
  await choose(page, films);
  await ready(page);
  assert.doesNotMatch(await subject(page).innerText(), /KLE 18\.19/);
  await done();
});

test("the panel is worked with the keyboard alone on a narrow screen, in English too", async () => {
  const { page, done } = await open(on, { viewport: { width: 320, height: 640 } });
  await page.locator("#language").click();
  await page.locator("#editions").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "KLE edition" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "edition-title");
  await page.locator("#edition-file").setInputFiles(emneplan);
  await page.locator("#edition").getByText("emneplan.xml is in use now.").waitFor();
  await accessible(page);
  const wide = await page.evaluate(() => {
    const body = document.querySelector(".edition-body");
    return Math.max(body.scrollWidth - body.clientWidth, document.documentElement.scrollWidth - innerWidth);
  });
  assert(wide <= 0, `${wide} px too wide`);
  await page.keyboard.press("Escape");
  await until(page, () => document.activeElement.id === "editions");
  await done();
});

test("what the edition knows of a number stands beside it, and what is taken away names the edition", async () => {
  const { page, done } = await open(on);
  await choose(page, file("pausepladser.csv", "navn;pausepladser\nA;12\nB;8\n"));
  await ready(page);
  const saved = async () => JSON.parse((await taken(page, async () => (await take(page, /JSON/)).click())).bytes.toString());
  assert.match((await saved()).kle_edition.name, /^KLE februar 2026/);
  await drop(page, emneplan);
  await page.locator("#edition-question").waitFor();
  await page.keyboard.press("Enter");
  await page.locator("#edition").getByText("emneplan.xml er i brug nu.").waitFor();
  await page.keyboard.press("Escape");
  const { name, form, issued, complete } = (await saved()).kle_edition;
  assert.deepEqual({ name, form, issued, complete }, { name: "emneplan.xml", form: "emneplan", issued: "2026-08-01", complete: false });
  await page.locator("#decide-open").click();
  await page.locator("#decide-search").fill("05.09.97");
  await page.locator(".decide-number").filter({ hasText: "Parkering & lading" }).first().click();
  const facts = page.locator("#decide .number-facts");
  await facts.getByText("Bevaring: K · Sletning: P1825D (1.825 dage)").waitFor();
  await facts.getByText("Mere om nummeret").click();
  assert.match(await facts.innerText(), /Retskilder: Vejloven[^]*Tidligere nummer: 05\.14\.21[^]*Oprettet 01\.08\.2026/);
  await accessible(page);
  await page.locator("#decide-apply").click();
  await page.locator(".subject .number-facts").getByText("Bevaring: K").first().waitFor();
  await accessible(page);
  await done();
});

for (const [width, height] of [[1280, 800], [375, 812]])
  for (const colorScheme of ["light", "dark"])
    test(`looks at the panel at ${width} px, ${colorScheme}`, async () => {
      const { page, done } = await open(on, { viewport: { width, height }, colorScheme });
      await page.screenshot({ path: join(screenshots, `edition-start-${width}-${colorScheme}.png`) });
      await choose(page, films);
      await ready(page);
      await drop(page, whole());
      await page.locator("#edition-question").waitFor();
      await page.screenshot({ path: join(screenshots, `edition-question-${width}-${colorScheme}.png`) });
      await page.keyboard.press("Enter");
      await wholeLoaded(page);
      await page.getByRole("button", { name: /^Ændrede/ }).click();
      await page.screenshot({ path: join(screenshots, `edition-${width}-${colorScheme}.png`) });
      await page.locator(".edition-list").scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(screenshots, `edition-list-${width}-${colorScheme}.png`) });
      await page.keyboard.press("Escape");
      await page.screenshot({ path: join(screenshots, `edition-subject-${width}-${colorScheme}.png`) });
      await done();
    });
