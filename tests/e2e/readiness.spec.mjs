// Whether cases can be shown to citizens: what is looked for, where cases do not meet it, the list of numbers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, open, root, screenshots, stage } from "./browser.mjs";
import { choose, file, ready, taken, until } from "./page.mjs";

const on = stage();
const EXTRACT = readFileSync(join(root, "tests/fixtures/kle/page/sagsudtraek.csv"));

async function looked(options, content = EXTRACT) {
  const here = await open(on, options);
  await choose(here.page, file("sagsudtraek.csv", content));
  await ready(here.page);
  await here.page.getByRole("button", { name: "Sager efter KLE" }).click();
  await here.page.locator(".readiness-summary").waitFor();
  return here;
}

const demand = (page, word) => page.locator(".demands > li", { hasText: word });

test("it is told how many cases are ready, and which are not", async () => {
  const { page, done } = await looked();
  const said = await page.locator(".readiness").innerText();
  assert.match(said, /\d+ af 60 sager opfylder det, vi ser efter/);
  assert.match(said, /ikke en godkendelse/);
  assert.match(await demand(page, "Præcis én primær part").innerText(), /2 sager opfylder det ikke/);
  assert.match(await demand(page, "Titel uden CPR-nummer").innerText(), /1 sag opfylder det ikke[^]*46/);
  assert.match(await demand(page, "En titel").first().innerText(), /Vi fandt ingen/);
  assert(!/010170|Anna/.test(said), "no title and no CPR number stands in the text");
  await demand(page, "Titel uden CPR-nummer").getByRole("button", { name: "46: gå til rækken" }).click();
  await until(page, () => document.activeElement?.closest("[role=row]")?.querySelector("[role=rowheader]")?.textContent === "46");
  await done();
});

test("the list of numbers is pasted, dropped and taken off again, and not kept", async () => {
  const { page, context, done } = await looked();
  await page.locator("summary", { hasText: "Numre, kommunen viser" }).click();
  const field = page.getByRole("textbox", { name: "Numre, kommunen viser" });
  await field.fill("ikke et nummer");
  await page.getByRole("button", { name: "Brug listen" }).click();
  await page.getByText("Der er ingen KLE-numre i det").waitFor();
  await field.fill("27;Social omsorg");
  await page.getByRole("button", { name: "Brug listen" }).click();
  await page.getByText("1 nummer er i brug").waitFor();
  await until(page, () => /af udtrækkets 60 sager har et nummer på listen/.test(document.querySelector(".readiness").textContent));
  await page.getByRole("button", { name: "Fjern listen" }).click();
  await until(page, () => /Alle udtrækkets sager/.test(document.querySelector(".readiness").textContent));
  // dropped on the field it is the list, not another data file
  const transfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["Nummer;Titel\r\n54.15;Job\r\n27;Omsorg\r\n"], "vises.csv"));
    return transfer;
  });
  for (const event of ["dragenter", "dragover", "drop"]) await field.dispatchEvent(event, { dataTransfer: transfer });
  await page.getByText("2 numre er i brug").waitFor();
  assert.match(await page.locator("h1").innerText(), /sagsudtræk/i);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert(!kept.includes("54.15"));
  assert.equal((await context.cookies()).length, 0);
  await done();
});

test("missing columns are said and chosen", async () => {
  const content = EXTRACT.toString("utf8").replace("Sagsstatus", "Fase").replace("CPR", "Hvem");
  const { page, done } = await looked({}, content);
  assert.match(await demand(page, "En kendt sagsstatus").innerText(), /Der er ingen kolonne at se i/);
  await page.locator(".readiness summary", { hasText: "Kolonner" }).click();
  await page.locator("#readiness-Status").selectOption({ label: "Fase" });
  await until(page, () => /En kendt sagsstatus 1 sag/.test(document.querySelector(".demands").textContent.replace(/\s+/g, " ")));
  await page.locator("#readiness-Party").selectOption({ label: "Hvem" });
  await until(page, () => /CPR-nummer 2 sager/.test(document.querySelector(".demands").textContent.replace(/\s+/g, " ")));
  await done();
});

test("the cases that are not ready are taken away, without what they say", async () => {
  const { page, done } = await looked();
  const { name, bytes } = await taken(page, () => page.getByRole("button", { name: "Hent liste over sager" }).click());
  assert.equal(name, "sagsudtraek-borgerblik.csv");
  const text = bytes.toString("utf8");
  assert(!/010170|Anna/.test(text));
  const lines = text.replace("\ufeff", "").trim().split("\r\n");
  assert.equal(lines[0].split(";")[0], "Række i filen");
  const heads = lines[0].split(";");
  const of46 = lines.find((line) => line.startsWith("46;")).split(";");
  assert.equal(of46[heads.indexOf("Titel uden CPR-nummer")], "x");
  assert.equal(of46[heads.indexOf("En titel")], "");
  const ready = +(await page.locator(".readiness-summary").innerText()).match(/^\d+/)[0];
  assert.equal(lines.length - 1, 60 - ready);
  await done();
});

for (const [scheme, width] of [["light", 1280], ["dark", 1280], ["dark", 375], ["light", 320]]) {
  test(`readiness, ${scheme}, ${width} px`, async () => {
    const { page, done } = await looked({ colorScheme: scheme, viewport: { width, height: 800 } });
    await page.locator("summary", { hasText: "Numre, kommunen viser" }).click();
    await accessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false, "nothing stands out of the window");
    await page.locator(".readiness").screenshot({ path: join(screenshots, `readiness-${width}-${scheme}.png`) });
    await done();
  });
}
