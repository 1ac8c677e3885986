// The files that are measured: made when they are missing, the same bytes for the same arguments.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
export const work = path.resolve(here, '../../../target/bench');
const python = path.join(work, 'venv/bin/python');
const script = (name) => path.join(here, name);

/** A delimited file of a size in MB. */
export function dataFile(size, { shape, encoding, genSeed }) {
  const tags = [shape !== 'base' && shape, encoding !== 'utf-8' && encoding, genSeed].filter(Boolean);
  const file = path.join(work, 'data', `${['d' + size, ...tags].join('-')}.csv`);
  if (!fs.existsSync(file) || !fs.existsSync(file + '.truth.npz')) {
    const args = [script('gen.py'), size, file, '--shape', shape, '--encoding', encoding];
    if (genSeed) args.push('--seed', genSeed);
    execFileSync(python, args, { stdio: 'inherit' });
  }
  return file;
}

/** A workbook of 50,000 rows. */
export function workbook() {
  const file = path.join(work, 'data/d50k.xlsx');
  if (!fs.existsSync(file)) {
    const text = path.join(work, 'data/book.csv');
    execFileSync(python, [script('gen.py'), '12', text, '--rows', '50000']);
    execFileSync(python, [script('mkxlsx.py'), text, file, '50000']);
  }
  return file;
}

/** The browser gets a link of its own, which goes when the file is loaded: later answers come from memory. */
export function lend(file, folder) {
  const link = path.join(folder, path.basename(file));
  try {
    fs.linkSync(file, link);
  } catch {
    fs.copyFileSync(file, link);
  }
  return link;
}

/** What is wrong with the answers, by the integers kept when the file was written. */
export function verify(file, answers) {
  const input = JSON.stringify(answers, (key, value) => (typeof value === 'bigint' ? Number(value) : value));
  return JSON.parse(execFileSync(python, [script('verify.py'), file], { input, maxBuffer: 1 << 30 }));
}
