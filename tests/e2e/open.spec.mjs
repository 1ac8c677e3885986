// The page opens: on a host that does nothing but hand out files, in a folder below its top.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, dist, open, stage } from "./browser.mjs";
import { serve } from "./server.mjs";

const on = stage();

test("opens without a word on the console and without a request elsewhere", async () => {
  const { page, done } = await open(on);
  assert.equal(await page.title(), "Datalup");
  await page.locator("h1").first().waitFor();
  await done();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in the empty page, ${colorScheme}`, async () => {
    const { page, done } = await open(on, { colorScheme });
    await accessible(page);
    await done();
  });
}

test("a request to another origin leaves neither the page nor a worker", async () => {
  // A host that can be reached and would answer: what does not come there was stopped by the policy.
  const other = await serve(dist, "/");
  const { page, expect, done } = await open(on);
  expect(/Content Security Policy/);
  const blocked = await page.evaluate(async (url) => {
    const leak = `const leak = fetch("${url}", { mode: "no-cors" }).then(() => false, () => true);`;
    const start = (code) => {
      const script = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
      return new Worker(script, { type: "module" });
    };
    const inner = `${leak} postMessage(await leak);`;
    const outer = `${leak} const start = ${start};
      start(${JSON.stringify(inner)}).onmessage = async ({ data }) => postMessage([await leak, data]);`;
    const inPage = await fetch(url, { mode: "no-cors" }).then(() => false, () => true);
    const inWorkers = await new Promise((resolve, reject) => {
      const worker = start(outer);
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => reject(new Error("the worker did not start"));
    });
    return [inPage, ...inWorkers];
  }, other.url);
  assert.deepEqual(blocked, [true, true, true]);
  assert.deepEqual(other.requests, []);
  assert.equal((await fetch(other.url)).status, 200);
  await other.close();
  await done();
});

test("without JavaScript it says what it needs", async () => {
  const context = await on.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(on.host.url);
  assert.match(await page.locator("noscript").innerText(), /JavaScript/);
  await context.close();
});

test("a browser that lacks something is told so", async () => {
  const context = await on.browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    delete Array.prototype.toSorted;
  });
  await page.goto(on.host.url);
  await page.locator("#too-old").waitFor();
  assert(!(await page.locator("#wait").isVisible()));
  await context.close();
});
