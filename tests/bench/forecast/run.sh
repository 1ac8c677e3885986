#!/usr/bin/env bash
# Writes `tests/fixtures/forecast/statsforecast.json` anew: what statsforecast (PyPI) says of ten series. The first time it
# installs that library under `target/` (about 700 MB; needs Python 3.11 or newer); nothing else fetches it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
venv=target/forecast/venv
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet "statsforecast==2.1.1"
fi
"$venv/bin/python" "$here/reference.py" >tests/fixtures/forecast/statsforecast.json
