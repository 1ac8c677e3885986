"""size.py RESULTS.jsonl: gzip -9 and brotli -q 11 of every file the pages asked for before they were ready, kept in
sizes.json beside the results."""
import gzip
import json
import os
import sys

import brotli

kept = os.path.join(os.path.dirname(sys.argv[1]), 'sizes.json')
sizes = json.load(open(kept)) if os.path.exists(kept) else {}
names = {name for line in open(sys.argv[1]) for name in json.loads(line).get('requests', [])}
for name in sorted(names, key=os.path.getsize):
    data = open(name, 'rb').read()
    key = f'{name}:{len(data)}'
    if key not in sizes:
        sizes[key] = [len(data), len(gzip.compress(data, 9)), len(brotli.compress(data, quality=11))]
        json.dump(sizes, open(kept, 'w'), indent=0)
