#!/usr/bin/env python3
"""table.py RESULTS.jsonl > table.md: medians of the runs, and the ratios to the project."""
import json
import os
import statistics
import sys

weights = {}
kept = os.path.join(os.path.dirname(sys.argv[1]), 'sizes.json')
if os.path.exists(kept):
    weights = {k.rsplit(':', 1)[0]: v for k, v in json.load(open(kept)).items()}
runs = [json.loads(line) for line in open(sys.argv[1])]


def get(r, path):
    for key in path.split('.'):
        r = r.get(key) if isinstance(r, dict) else None
    return r


def med(rs, path):
    x = [v for v in (get(r, path) for r in rs) if v is not None]
    return statistics.median(x) if x else None


def sec(x):
    return '–' if x is None else f'{x / 1000:.2f}' if x < 10000 else f'{x / 1000:.1f}'


def num(x, digits=0):
    return '–' if x is None else f'{x:.{digits}f}'


def weight(r):
    found = [weights.get(q) for q in r.get('requests', [])]
    if not found or None in found:
        return '–'
    return f'{sum(w[1] for w in found) / 1000:.0f}/{sum(w[2] for w in found) / 1000:.0f}'


def right(rs):
    return all(not r.get('fail') and not r['wrong'] and not r['errors'] for r in rs)


def verdict(rs):
    said = sorted({x for r in rs for x in [r.get('fail'), *r['wrong'], *r['errors']] if x})
    return '; '.join(said[:4]).replace('|', '/') or 'right'


HEAD = ['peer', 'runs', 'ready s', 'start KB gz/br', 'T5 s', 'T1 s (least)', 'T2 s', 'group median/worst ms',
        'filter median/worst ms', 'window worst ms', 'load: frame gap longest/p99 ms', 'load: long tasks >50 ms',
        'profile: frame gap longest/p99 ms', 'peak renderer RSS over idle MB', 'answers']
RATIOS = ['T5', 'T1', 'T2', 'groups.median', 'groups.worst', 'filters.median', 'filters.worst']


def line(cells):
    print('| ' + ' | '.join(str(c) for c in cells) + ' |')


by_size = {}
for r in runs:
    by_size.setdefault((r['size'], r['shape'], r['encoding'], r['seed']), {}).setdefault(r['peer'], []).append(r)
for (size, shape, encoding, seed), peers in by_size.items():
    print(f'\n### {size} MB, {shape}, {encoding}, seed {seed}\n')
    line(HEAD)
    line(['---'] * len(HEAD))
    for peer, rs in peers.items():
        t1 = [r['T1'] for r in rs if r.get('T1')]
        over = [r['peakRss'] - r['idleRss'] for r in rs if r.get('peakRss')]
        line([
            peer, len(rs), sec(med(rs, 'ready')), weight(rs[0]), sec(med(rs, 'T5')),
            f"{sec(med(rs, 'T1'))} ({sec(min(t1)) if t1 else '–'})", sec(med(rs, 'T2')),
            f"{num(med(rs, 'groups.median'), 1)} / {num(med(rs, 'groups.worst'), 1)}",
            f"{num(med(rs, 'filters.median'), 1)} / {num(med(rs, 'filters.worst'), 1)}",
            num(med(rs, 'windows.worst'), 1),
            f"{num(med(rs, 'loadGap.longest'))} / {num(med(rs, 'loadGap.p99'))}", num(med(rs, 'loadGap.longTasks')),
            f"{num(med(rs, 'profileGap.longest'))} / {num(med(rs, 'profileGap.p99'))}",
            num(statistics.median(over)) if over else '–', verdict(rs)
        ])
    base = next((p for p in ('project', 'project-xlsx') if p in peers and right(peers[p])), None)
    others = [p for p in peers if p != base and right(peers[p])]
    if base and others:
        print(f'\nTimes of {base} (above 1: the peer is slower); only pages with every answer right\n')
        line(['peer', *RATIOS])
        line(['---'] * (len(RATIOS) + 1))
        for p in others:
            pairs = [(med(peers[p], k), med(peers[base], k)) for k in RATIOS]
            line([p, *(num(x / y, 2) if x is not None and y else '–' for x, y in pairs)])
