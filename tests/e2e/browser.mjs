// What every spec starts from: dist/ on a host, a browser, a page that is watched.
//
// A watched page fails its test on anything written to the console, on any exception, on any request to
// another origin or for a file that is not there. A spec that expects one of these says so with `expect`.

import { chromium } from "playwright-core";
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before } from "node:test";
import { serve } from "./server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, "../..");
export const dist = join(root, "dist");
export const screenshots = join(here, "screenshots");

const PROGRAMS = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

// The page is judged by what it asks for itself: the browser's own errands are switched off.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function launch(more = []) {
  const executablePath = PROGRAMS.find((path) => path && existsSync(path));
  assert(executablePath, "no Chromium or Chrome found: install one, or name it in CHROMIUM");
  return chromium.launch({ executablePath, args: [...FLAGS, ...more], headless: true });
}

// Host and browser for all tests of a spec file. `more` are further flags of the browser.
export function stage(more = []) {
  const stage = {};
  before(async () => {
    assert(existsSync(join(dist, "index.html")), "there is no dist/: run ./dev build first");
    stage.host = await serve(dist);
    stage.browser = await launch(more);
  });
  after(async () => {
    await stage.browser?.close();
    await stage.host?.close();
  });
  return stage;
}

// Opens the page in a fresh context. Options are Playwright's (viewport, colorScheme, locale …), and `cores`: how
// many processors the browser tells of, where a test depends on the number of workers.
export async function open(stage, { cores, ...options } = {}) {
  const context = await stage.browser.newContext({ locale: "da-DK", viewport: { width: 1280, height: 800 }, ...options });
  if (cores) {
    await context.addInitScript((cores) => {
      Object.defineProperty(Navigator.prototype, "hardwareConcurrency", { get: () => cores });
    }, cores);
  }
  const page = await context.newPage();
  const troubles = [];
  const expected = [];
  const trouble = (text) => {
    if (!expected.some((pattern) => pattern.test(text))) troubles.push(text);
  };
  page.on("console", (message) => {
    if (message.type() !== "debug") trouble(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => trouble(`exception: ${error.message}`));
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(stage.host.url) && !/^(blob|data):/.test(url)) trouble(`request to ${url}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) trouble(`${response.status()} for ${response.url()}`);
  });
  await page.goto(stage.host.url);
  await page.locator("#loading").waitFor({ state: "detached" });
  return {
    page,
    context,
    // From here on trouble of this kind is part of the test.
    expect: (pattern) => expected.push(pattern),
    // To be called at the end of each test.
    async done() {
      assert.deepEqual(troubles, []);
      await context.close();
    },
  };
}

// Fails with a readable list when axe finds anything, in the page or in a part of it.
export async function accessible(page, part) {
  const axe = new AxeBuilder({ page });
  const { violations } = await (part ? axe.include(part) : axe).analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} at ${node.target}`));
  assert.deepEqual(found, []);
}
