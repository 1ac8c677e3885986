// The page without KLE's register (`./dev build --without-kle`): the same files, but no register beside them and
// nothing in the page that names one.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dist, open, stage } from "./browser.mjs";
import { choose, file, ready, until } from "./page.mjs";

const on = stage();

test("without the register a file is read, charted and taken away as ever, and the page says what is missing", async () => {
  const { page, context, done } = await open(on);
  const index = readFileSync(join(dist, "index.html"), "utf8");
  const body = index.replace(/ data-kle="[^"]*"/, "");
  assert.notEqual(body, index, "the page names the register in a build that has it");
  await context.route(on.host.url, (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
  // the visit before asks for it, until everything is fetched
  await until(page, () => document.documentElement.dataset.ready === "all");
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await page.reload();
  await page.locator("#loading").waitFor({ state: "detached" });
  await choose(page, file("skoler.csv", "skole;elever\nNørreskolen;312\nSønderskolen;287\nVesterskolen;401\n"));
  await ready(page);
  assert.match(await page.locator(".subject").innerText(), /KLE-emnelisten er ikke med/);
  assert.equal(await page.locator(".subject .subjects").count(), 0);
  await until(page, () => /Alle 3 rækker/.test(document.querySelector(".checked")?.textContent));
  assert.equal(await page.locator("#take").isEnabled(), true);
  assert(!asked.some((url) => url.includes("/kle/")), "nothing asks for the register");
  // an edition of one's own makes all of it work, and nothing is left of it when it is given up
  await page.getByRole("button", { name: "Hent en KLE-udgave" }).click();
  await page.getByText("Siden har ingen KLE-emneliste med").waitFor();
  const numbers = ["nummer;titel", "17;Skoler", "17.00;Folkeskolen", "17.00.00;Skole og elever i almindelighed", "17.03;Skolebygninger", "17.03.00;Skolebygninger i almindelighed"];
  await page.locator("#edition-file").setInputFiles(file("egen_kle.csv", numbers.join("\n")));
  await page.locator("#edition").getByText("egen_kle.csv er i brug nu.").waitFor();
  await page.getByText("Siden har ingen KLE med at sammenligne med").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".subject").getByText("KLE 17").first().waitFor();
  await page.locator("#decide-open").click();
  await page.locator(".decide-number").getByText("Skoler").first().waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#edition-open").click();
  await page.getByRole("button", { name: "Fjern udgaven" }).click();
  await page.getByText("Siden har ingen KLE-emneliste med").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".subject").getByText("KLE-emnelisten er ikke med").waitFor();
  await done();
});
