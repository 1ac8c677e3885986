// Words for what users do and see, so that specs read as they speak.

import { writeFileSync } from "node:fs";

/** A file made of text or bytes, as Playwright takes it. */
export const file = (name, content) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });

/** Chooses a file as with the browse button. */
export const choose = (page, chosen, input = "input[type=file]") => page.locator(input).setInputFiles(chosen);

/**
 * Asks until the answer is true. Playwright's own waitForFunction evaluates a string in the page, which the page's
 * policy forbids, as it should.
 */
export async function until(page, ask, argument, limit = 20000) {
  for (const from = Date.now(); Date.now() - from < limit; await page.waitForTimeout(25)) {
    const answer = await page.evaluate(ask, argument);
    if (answer) return answer;
  }
  throw new Error(`waited ${limit} ms in vain for ${ask}`);
}

/** Waits until the file is read and everything about it is known, and the table stands still. */
export async function ready(page) {
  await until(page, () => document.querySelector("#take:enabled") && !document.querySelector("#stop"));
  await still(page);
}

/** Waits until the rows looked at are painted. */
export const still = (page) =>
  until(page, () => {
    const grid = document.querySelector("[role=grid]");
    return grid?.getAttribute("aria-busy") === "false" && !document.querySelector(".table-body .waiting");
  });

/** The texts of a row of the table as seen, counted from 1. */
export const cellsOf = (page, row) =>
  page.locator(`[role=grid] [role=row][aria-rowindex="${row + 1}"] [role=gridcell]`).allInnerTexts();

/** Rows that pass, as the table tells. */
export const counted = async (page) => +(await page.locator("[role=grid]").getAttribute("aria-rowcount")) - 1;

/** Clicks something that downloads, and gives name and bytes. */
export async function taken(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
}

/** Opens the menu of what can be taken away and chooses an entry. */
export async function take(page, entry) {
  await page.locator("#take").click();
  return page.getByRole("menuitem", { name: entry }).first();
}

/** Writes a file of this many bytes of rows `number;group`. */
export function many(path, rows) {
  const lines = ["nummer;gruppe"];
  for (let row = 1; row <= rows; row++) lines.push(`${row};${"ABC"[row % 3]}`);
  writeFileSync(path, lines.join("\n") + "\n");
}

/** Fingers on a touch screen: `down`, `move` and `up` take the places of all that touch then. */
export async function fingers(page) {
  const session = await page.context().newCDPSession(page);
  const send = (type) => (points) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  return { down: send("touchStart"), move: send("touchMove"), up: () => send("touchEnd")([]) };
}
