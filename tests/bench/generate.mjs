// Writes Danish CSV files of any size, the same bytes for the same arguments: what the page is measured on.
import fs from 'node:fs';

const STREETS = ['Åboulevarden', 'Algade', 'Bredgade', 'Ærøvej', 'Skolevej', 'Østergade', 'Nørregade', 'Kirkevej'];
const PLACES = [['0101', 'København'], ['0461', 'Odense'], ['0751', 'Aarhus'], ['0851', 'Aalborg'], ['0561', 'Esbjerg'],
  ['0492', 'Ærø'], ['0400', 'Bornholm'], ['0360', 'Lolland'], ['0169', 'Høje-Taastrup'], ['0825', 'Læsø']];
const STATES = ['Godkendt', 'Afvist', 'Under behandling', 'Afsluttet', 'Ny'];
const WORDS = ['tilskud', 'drift', 'ældre', 'børn', 'byggesag', 'vedligehold', 'cykelsti', 'støtte', 'plan', 'høring'];

/** A small generator of numbers (xorshift), so that files need no seed of the platform. */
function random(seed) {
  let x = seed | 0 || 1;
  return (below) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % below;
  };
}

/** Semicolons, CRLF, decimal comma, æøå, quoted addresses with commas and now and then a line break. */
export function cases(file, megabytes) {
  const r = random(20260101);
  const out = fs.openSync(file, 'w');
  fs.writeSync(out, 'id;dato;kommunekode;kommunenavn;kle_nr;beløb;antal;latitude;longitude;adresse;status;beskrivelse\r\n');
  const target = megabytes * 1e6;
  let written = 0;
  let rows = 0;
  while (written < target) {
    const lines = [];
    for (let i = 0; i < 5000; i++) {
      rows += 1;
      const [code, name] = PLACES[r(PLACES.length)];
      const two = (n) => String(n).padStart(2, '0');
      const amount = r(90000000);
      const thousands = r(20) === 0 ? String(Math.floor(amount / 100)).replace(/\B(?=(\d{3})+$)/g, '.') : Math.floor(amount / 100);
      const text = Array.from({ length: 2 + r(8) }, () => WORDS[r(WORDS.length)]).join(r(50) === 0 ? '; ' : ' ');
      const about = text.includes(';') ? `"${text}"` : r(60) === 0 ? `"${text.replace(' ', '\n')}"` : text;
      lines.push(`${rows};${two(1 + r(28))}-${two(1 + r(12))}-${2015 + r(11)};${code};${name};${two(r(87))}.${two(r(40))}.${two(r(60))};` +
        `${thousands},${two(amount % 100)};${r(30)};${54 + r(3)},${String(r(1000000)).padStart(6, '0')};${8 + r(6)},${String(r(1000000)).padStart(6, '0')};` +
        `"${STREETS[r(STREETS.length)]} ${1 + r(300)}, ${1000 + r(8990)} ${name}";${STATES[r(STATES.length)]};${about}\r\n`);
    }
    written += fs.writeSync(out, lines.join(''));
  }
  fs.closeSync(out);
  return { rows, bytes: written };
}

/** Many short rows: `number;group`, numbered from 1. */
export function narrow(file, rows) {
  const out = fs.openSync(file, 'w');
  fs.writeSync(out, 'nummer;gruppe\n');
  for (let from = 1; from <= rows; from += 100000) {
    const lines = [];
    for (let n = from; n < from + 100000 && n <= rows; n++) lines.push(`${n};${'ABCDEFG'[n % 7]}\n`);
    fs.writeSync(out, lines.join(''));
  }
  fs.closeSync(out);
  return { rows };
}
