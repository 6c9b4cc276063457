#!/usr/bin/env bash
# Times 200 jobs compared with one base, and 200 jobs checked against three rules (two for each job, one for the sum). Needs a
# release build and hyperfine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for i in $(seq 100 299); do  # each has another grid and another lifetime
  sed -e "s/\"name\": \"bloom-176b\"/\"name\": \"job $i\"/" -e "s/57 g\/kWh/$((i - 80)) g\/kWh/" -e "s/6 years/$((3 + i % 5)) years/" \
    examples/bloom-176b.json >"$folder/$i.json"
done
cat >"$folder/budget.json" <<'JSON'
{ "schema": "aicarbon.budget/1", "rules": [
  { "id": "total", "metric": "total", "max": "60 t" },
  { "id": "operation", "metric": "by_stage/operation", "max": "40 t", "level": "warn" },
  { "id": "all", "metric": "total", "max": "9000 t", "over": "sum" } ] }
JSON
hyperfine -N -i -w 3 -r 20 "build/release/aicarbon compare examples/bloom-176b.json $(echo "$folder"/1*.json "$folder"/2*.json)" \
  "build/release/aicarbon check $(echo "$folder"/1*.json "$folder"/2*.json) --budget $folder/budget.json"
