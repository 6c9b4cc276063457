#!/usr/bin/env bash
# Compares `batch` on a job log with a query written by hand for DuckDB (duckdb.mjs): totals at best values, totals with 1,000
# draws, one row per record; quoted with CRLF; .gz and .zst. Whole processes are timed, with the same number of threads. Prints
# ratios, after checking that both give the same results.
# Needs a release build, node and npm (the package @duckdb/node-api goes to a temporary folder), hyperfine, gzip, zstd, python3.
# ROWS=5000000 RUNS=5 THREADS=$(nproc)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rows=${ROWS:-5000000}
runs=${RUNS:-5}
threads=${THREADS:-$(nproc)}
aicarbon=$(realpath "${AICARBON:-build/release/aicarbon}")
template=$PWD/examples/records/cluster-job.json
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp bench/duckdb.mjs "$folder"
python3 bench/records.py "$rows" >"$folder/r.csv"
python3 bench/records.py "$rows" quoted >"$folder/q.csv"
gzip -k "$folder/r.csv"
zstd -q -k "$folder/r.csv"
npm install --silent --prefix "$folder" @duckdb/node-api@1.5.6-r.1 >/dev/null

# The factors for the query: kilograms per hour of each device, and per kilowatt-hour of each grid.
"$aicarbon" batch "$template" --bind pue <(python3 bench/records.py 1000) --digits full 2>/dev/null >"$folder/some.csv"
python3 bench/records.py 1000 >"$folder/some-records.csv"
python3 - "$folder" <<'PYTHON'
import csv, json, sys
folder = sys.argv[1]
devices, grids, node = {}, {}, 0
for r, o in zip(csv.DictReader(open(folder + "/some-records.csv")), csv.DictReader(open(folder + "/some.csv"))):
    hours, energy = float(r["device_time_h"]), float(o["energy_kwh"])
    devices.setdefault(r["accelerator"], [float(o[s + "_co2e_kg"]) / hours
                                          for s in ("manufacturing", "transport", "construction", "end_of_life")])
    grids.setdefault(r["grid"], float(o["operation_co2e_kg"]) / energy)
    node = energy / (hours * float(r["device_power_w"]) / 1000 * float(r["pue"]))
json.dump({"devices": [[k, *v] for k, v in devices.items()], "grids": [[k, v] for k, v in grids.items()], "node": node},
          open(folder + "/factors.json", "w"))
PYTHON

batch="$aicarbon batch $template --bind pue"
duck="node $folder/duckdb.mjs $folder/r.csv $folder/factors.json $threads"
$batch "$folder/r.csv" --totals --samples 0 --format json >"$folder/ours.json" 2>/dev/null
$duck totals >"$folder/theirs.txt"
python3 - "$folder" <<'PYTHON'
import json, sys
folder = sys.argv[1]
r = json.load(open(folder + "/ours.json"))["reports"][0]
ours = [r["by_stage"][s]["co2e_kg"]["best"] for s in ("manufacturing", "transport", "construction", "operation", "end_of_life")]
ours.append(r["total"]["energy_kwh"]["best"])
theirs = [float(x) for x in open(folder + "/theirs.txt").read().split()]
worst = max(abs(a / b - 1) for a, b in zip(ours, theirs, strict=True))
print(f"sums of five stages and energy differ by {worst:.1e} of themselves at most")
assert worst < 1e-9
PYTHON
for file in r.csv.gz r.csv.zst; do  # in quoted files, chunks end elsewhere, and sums may differ in the last bit
  $batch "$folder/$file" --totals --samples 0 --format json 2>/dev/null | sed "s|$file|r.csv|" | cmp - "$folder/ours.json"
done

# The best of several runs, because other work on the machine can only add time.
least() {
  hyperfine -N -w 1 -r "$runs" --export-json "$folder/t.json" "$@" >/dev/null 2>&1
  python3 -c 'import json, sys; print(*(min(r["times"]) for r in json.load(open(sys.argv[1]))["results"]))' "$folder/t.json"
}
ours="$batch --threads $threads"
read -r best drawn each quoted gz zst zcat zstdcat dtotals drows < <(least \
  "$ours $folder/r.csv --totals --samples 0" "$ours $folder/r.csv --totals" "$ours $folder/r.csv -o $folder/out.csv" \
  "$ours $folder/q.csv --totals --samples 0" "$ours $folder/r.csv.gz --totals --samples 0" "$ours $folder/r.csv.zst --totals --samples 0" \
  "zcat $folder/r.csv.gz" "zstd -dc $folder/r.csv.zst" "$duck totals" "$duck rows $folder/duck.csv")
awk -v n="$rows" -v b="$best" -v d="$drawn" -v e="$each" -v q="$quoted" -v g="$gz" -v z="$zst" -v zg="$zcat" -v zz="$zstdcat" -v t="$dtotals" \
  -v r="$drows" 'BEGIN {
  printf "%d rows\n", n
  printf "totals, best values: %.2f s; DuckDB %.2f s, %.2f times as long\n", b, t, t / b
  printf "totals, 1,000 draws: %.2f s\n", d
  printf "a row each: %.2f s; DuckDB %.2f s, %.2f times as long\n", e, r, r / e
  printf "quoted, CRLF: %.2f s, %.2f of the plain speed\n", q, b / q
  base = zg > b ? zg : b; printf ".gz: %.2f s; zcat %.2f s; %.2f of the slower of zcat and plain\n", g, zg, g / base
  base = zz > b ? zz : b; printf ".zst: %.2f s; zstd -dc %.2f s; %.2f of the slower of zstd and plain\n", z, zz, z / base
}'
# shellcheck disable=SC2086  # a command with its arguments
/usr/bin/time -f 'peak memory, totals with best values: %M KB' $ours "$folder/r.csv" --totals --samples 0 >/dev/null 2>"$folder/time.txt" || true
tail -n 1 "$folder/time.txt"
