#!/usr/bin/env bash
# Measures the page beside its peers: `./dev bench peers [sizes in MB, comma separated; 10,100] [seed]`. Without a
# seed the questions are drawn anew. In the environment, all optional:
#   PEERS=project,duckdb-eh,udsv   who runs (default: all, see bench.mjs)      N=3   runs of each
#   SHAPE=base|wide|quoted|longtext|dates   ENCODING=utf-8|windows-1252|utf-16   GEN_SEED=n   another file
#   NATIVE=0   without DuckDB and Polars outside the browser      KEEP_FILE=1   leave the file there after loading
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
work=target/bench
sizes=${1:-10,100}
seed=${2:-$RANDOM$RANDOM}
results=$work/results.jsonl
mkdir -p "$work/data" "$work/pages"
: >"$results"

bundle() { # source, format
  NODE_PATH="$work/npm/node_modules" "$work/npm/node_modules/.bin/esbuild" "$here/pages/$1.js" --bundle --minify \
    --format="$2" --outfile="$work/pages/$1.js" --log-level=error
}
for page in udsv d3 arquero duckdb xlsx; do bundle "$page" esm; done
for script in papa udsv.worker d3.worker; do bundle "$script" iife; done

node "$here/bench.mjs" --sizes="$sizes" --seed="$seed" --shape="${SHAPE:-base}" --encoding="${ENCODING:-utf-8}" \
  --out="$results" ${GEN_SEED:+--gen-seed="$GEN_SEED"} ${PEERS:+--peers="$PEERS"} ${N:+--n="$N"}
"$work/venv/bin/python" "$here/size.py" "$results"
"$work/venv/bin/python" "$here/table.py" "$results" | tee "$work/table.md"
# DuckDB and Polars outside the browser, on the same files
if [ "${SHAPE:-base}${ENCODING:-utf-8}${GEN_SEED:-}" = baseutf-8 ] && [ "${NATIVE:-1}" != 0 ]; then
  echo
  for size in ${sizes//,/ }; do
    for engine in duckdb polars; do
      echo "native $size MB $engine $("$work/venv/bin/python" "$here/native.py" "$work/data/d$size.csv" $engine | tail -n 1)"
    done
  done | tee -a "$work/table.md"
fi
