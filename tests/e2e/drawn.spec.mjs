// Every form of chart, a map, and maps of the rows' own geometry, drawn by the page's own module in its worker, in both
// languages: byte for byte what the native program draws. The suite lays questions and answers in target/tmp/drawn
// (tests/suite/drawn_in_the_page.rs).

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { open, stage } from "./browser.mjs";
import { choose, file, ready, until } from "./page.mjs";

const on = stage();
const FOLDER = new URL("../../target/tmp/drawn/", import.meta.url);
const at = (name) => readFileSync(new URL(name, FOLDER));

// Asks the worker as the page does, and takes the answer instead of the page.
const asked = ([ask, beside]) =>
  new Promise((resolve) => {
    const post = self.postMessage;
    const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    self.postMessage = (message) => {
      self.postMessage = post;
      const text = (all) => {
        let own = "";
        for (const byte of all ?? []) own += String.fromCharCode(byte);
        return btoa(own);
      };
      resolve([text(message[1]), text(message[2])]);
    };
    const data = [4_000_000_000, bytes(ask), ...(beside ? [bytes(beside)] : [])];
    self.onmessage(new MessageEvent("message", { data }));
  });

test("every form is drawn in the page as it is natively, in both languages", { skip: !existsSync(FOLDER) && "the suite has not laid out what to draw" }, async () => {
  const { page, done } = await open(on);
  await until(page, () => document.documentElement.dataset.ready === "all");
  const [director] = page.workers();
  await choose(page, file("a.csv", "by;borgere\nRibe;12\nVejle;30\nKolding;25\n"));
  await ready(page);
  await page.locator("#chart-drawing").waitFor();
  const drawing = page.workers().find((worker) => worker.url() !== director.url());
  const base64 = (name) => at(name).toString("base64");
  await drawing.evaluate(asked, [base64("keep"), base64("borders")]);
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".ask"));
  // 17 forms, one of them twice, and a map; two languages; a file and what the page draws of it
  assert.ok(names.length >= 19 * 4, `${names.length} questions`);
  const other = [];
  for (const name of names) {
    const [answer] = await drawing.evaluate(asked, [base64(name)]);
    if (answer !== base64(name.replace(/ask$/, "answer"))) other.push(name);
  }
  assert.deepEqual(other, []);
  // the rows' own geometry: 8 maps, each whole, below and a part, one of them with a picture
  let [questions, pictures] = [0, 0];
  for (const sheet of readdirSync(FOLDER).filter((name) => name.endsWith(".sheet"))) {
    await drawing.evaluate(asked, [base64("features.keep"), base64(sheet)]);
    const own = sheet.replace(/sheet$/, "");
    for (const name of readdirSync(FOLDER).filter((name) => name.startsWith(own) && name.endsWith(".features"))) {
      const answer = await drawing.evaluate(asked, [base64(name)]);
      const expected = ["answer", "picture"].map((what) => base64(name.replace(/features$/, what)));
      if (answer[0] !== expected[0] || answer[1] !== expected[1]) other.push(name);
      questions += 1;
      pictures += expected[1] === "" ? 0 : 1;
    }
  }
  assert.deepEqual([questions, pictures], [8 * 2 * 3, 2]);
  assert.deepEqual(other, []);
  await done();
});
