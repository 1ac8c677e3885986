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
  assert.match(await page.locator(".checked").innerText(), /Alle 3 rækker/);
  assert.equal(await page.locator("#take").isEnabled(), true);
  assert(!asked.some((url) => url.includes("/kle/")), "nothing asks for the register");
  await done();
});
