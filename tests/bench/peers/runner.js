// Injected into every page before its scripts. Everything is timed in the page, from one origin: the moment the
// browser tells the page of the chosen file (its change event, or the input event just before it).
//
// A page gives window.__bench = {ready: Promise, load(file) -> {rows, types}, rows(offset, n), group(by, sum) ->
// [[key, sum, rows]], filter({equals, threshold, sort, limit}) -> {count, rows}, profile() -> [{name, type, nulls,
// min, max, mean, distinct, top}]}. A page without a table of its own gives first(file), which is drawn for it.
(() => {
  const now = () => performance.now();
  const pause = (ms) => new Promise((y) => setTimeout(y, ms));
  let t0;
  let file;
  let expected; // {rows, kinds, total}: the first rows of the file, given by the harness
  let loaded;
  let shown;
  let settleShown;
  let firstRow;
  let looking = 0; // what the look-ups in the DOM cost, in ms

  // ---- frames and long tasks ---------------------------------------------------------------------------------
  let watching = false;
  let frames = [];
  let lastFrame = 0;
  const longTasks = [];
  try {
    new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: 'longtask' });
  } catch {
    // not supported
  }

  function tick() {
    if (!watching) return;
    const t = now();
    frames.push(t - lastFrame);
    lastFrame = t;
    requestAnimationFrame(tick);
  }

  function watch() {
    frames = [];
    lastFrame = now();
    watching = true;
    requestAnimationFrame(tick);
  }

  async function unwatch(from) {
    const end = now();
    watching = false;
    frames.push(end - lastFrame);
    const sorted = frames.sort((a, b) => a - b);
    await pause(60); // the observer reports late
    const long = longTasks.filter((e) => e.startTime + e.duration > from && e.startTime < end);
    return {
      longest: sorted.at(-1),
      p99: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))],
      longTasks: long.length,
      longestTask: Math.max(0, ...long.map((e) => e.duration)),
    };
  }

  // ---- T5: the first rows in the page's own table ------------------------------------------------------------
  const flat = (s) => s.replace(/\s+/g, ' ').trim();
  const plain = (s) => Number(s.replace(/[\s\u00a0]/g, '').replace('−', '-'));
  const danish = (s) => plain(s.replaceAll('.', '').replace(',', '.'));

  function day(s) {
    const m = /^(\d\d?)[-./](\d\d?)[-./](\d{4})/.exec(s);
    if (m) return m[3] + m[2].padStart(2, '0') + m[1].padStart(2, '0');
    const i = /^(\d{4})-(\d\d)-(\d\d)/.exec(s);
    return i ? i[1] + i[2] + i[3] : null;
  }

  function sameText(text, raw, kind) {
    if (text === raw) return true;
    const a = flat(text);
    const b = flat(raw);
    if (a === b) return true;
    if (b === '') return /^([–—-]|null|∅|\(?(tom|mangler)\)?)$/i.test(a);
    if (kind === 'integer' || kind === 'number') return a !== '' && (plain(a) === danish(b) || danish(a) === danish(b));
    if (kind === 'date') return day(a) !== null && day(a) === day(b);
    return a.length > 20 && a.endsWith('…') && b.startsWith(a.slice(0, -1).trim());
  }

  const cellsOf = (row) => row.querySelectorAll('td, [role=gridcell], [role=cell]');

  /** Empty when the element shows the first rows, else what is missing. */
  function mismatch(table) {
    const rows = [...table.querySelectorAll('tr, [role=row]')].filter((r) => cellsOf(r).length);
    if (rows[0]?.hasAttribute('aria-rowindex')) {
      rows.sort((a, b) => a.getAttribute('aria-rowindex') - b.getAttribute('aria-rowindex'));
    }
    const want = Math.min(100, expected.total);
    // a table that draws only the visible rows says how many it can show
    const told = +(table.getAttribute('aria-rowcount') || 0);
    if (rows.length < want && (rows.length < Math.min(10, want) || told < want)) {
      return `${rows.length} rows in the DOM, ${told} told`;
    }
    for (let i = 0; i < Math.min(rows.length, want); i++) {
      const cells = cellsOf(rows[i]);
      if (cells.length < Math.min(5, expected.kinds.length)) return `row ${i + 1} has ${cells.length} cells`;
      for (let j = 0; j < Math.min(cells.length, expected.kinds.length); j++) {
        if (!sameText(cells[j].textContent, expected.rows[i][j], expected.kinds[j])) {
          return `row ${i + 1} cell ${j + 1} shows ${JSON.stringify(cells[j].textContent.slice(0, 60))}`;
        }
      }
    }
    firstRow = rows[0];
    return '';
  }

  /** Asked after the paint, when it costs no layout. */
  function inView() {
    const box = firstRow.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  }

  function look() {
    let why = 'no [role=grid]';
    const t = now();
    for (const table of document.querySelectorAll('[role=grid], #rows')) {
      why = mismatch(table);
      if (!why) break;
    }
    looking += now() - t;
    window.__why = why;
    if (why) {
      requestAnimationFrame(look);
      return;
    }
    // seen inside a frame callback: this frame paints it; the message comes after the paint
    requestAnimationFrame(() => {
      const c = new MessageChannel();
      c.port1.onmessage = () => {
        const ms = now() - t0;
        if (inView()) {
          settleShown({ ms, looking });
        } else {
          window.__why = 'first row not in view';
          requestAnimationFrame(look);
        }
      };
      c.port2.postMessage(0);
    });
  }

  /** The table of the harness, for pages that give first() and have none of their own. */
  function draw(rows) {
    let table = document.getElementById('rows');
    if (!table) {
      table = document.createElement('div');
      table.id = 'rows';
      document.body.append(table);
    }
    table.replaceChildren(
      ...rows.map((row) => {
        const line = document.createElement('div');
        line.setAttribute('role', 'row');
        // rows below the fold cost no layout, so that the harness adds little to the peers' T1
        line.style.cssText = 'content-visibility: auto; contain-intrinsic-size: auto 20px; height: 20px; white-space: nowrap';
        for (const v of row) {
          const cell = document.createElement('span');
          cell.setAttribute('role', 'cell');
          cell.textContent = v;
          line.append(cell, ' ');
        }
        return line;
      }),
    );
  }

  // ---- the chosen file ---------------------------------------------------------------------------------------
  async function load() {
    const B = window.__bench;
    if (B.first && !document.querySelector('[role=grid]')) draw(await B.first(file));
    const r = await B.load(file);
    const ms = now() - t0;
    return { ms, r, gap: await unwatch(t0) };
  }

  function chosen(e) {
    const input = e.composedPath()[0];
    if (t0 !== undefined || !input.matches?.('input[type=file]') || !expected) return;
    t0 = window.__t0 = now();
    file = input.files[0];
    watch();
    shown = new Promise((y) => (settleShown = y));
    if (expected.total) requestAnimationFrame(look);
    // after the page's own listeners, which may have begun to read
    if (window.__bench?.load) loaded = pause(0).then(load);
    loaded?.catch(() => {});
  }
  document.addEventListener('input', chosen, true);
  document.addEventListener('change', chosen, true);

  // ---- for the harness ---------------------------------------------------------------------------------------
  window.__harness = {
    ready: async () => {
      while (!window.__bench) await pause(5);
      await window.__bench.ready;
      return now();
    },
    arm: (e) => {
      expected = e;
    },
    loaded: () => loaded,
    shown: () => shown,
    /** One call of a hook after load. */
    call: async (hook, ...args) => {
      const t = now();
      watch();
      const r = await window.__bench[hook](...args);
      const ms = now() - t;
      return { ms, r, gap: await unwatch(t) };
    },
    /** Calls of a hook one after another, without the watch on frames. */
    series: async (hook, list) => {
      const out = [];
      for (const args of list) {
        const t = now();
        const r = await window.__bench[hook](...args);
        out.push({ ms: now() - t, r });
      }
      return out;
    },
  };
})();
