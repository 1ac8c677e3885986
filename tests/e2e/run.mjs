// Runs every *.spec.mjs beside this file with node's own test runner, one file after another: two
// browsers at once on a small machine make times that mean nothing. `node tests/e2e/run.mjs open` runs
// those whose name holds the word. A failed test may leave a server or a browser open: hence the forced
// exit and the limit of time.

import { readdirSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const word = process.argv[2] ?? "";
const specs = readdirSync(here).filter((name) => name.endsWith(".spec.mjs") && name.includes(word));
if (specs.length === 0) {
  console.error(`no spec of that name in tests/e2e: ${word}`);
  process.exit(1);
}
const run = spawnSync(
  process.execPath,
  ["--test", "--test-reporter=spec", "--test-concurrency=1", "--test-force-exit", "--test-timeout=300000", ...specs.sort().map((name) => join(here, name))],
  { stdio: ["ignore", "inherit", "inherit"] },
);
process.exit(run.status ?? 1);
