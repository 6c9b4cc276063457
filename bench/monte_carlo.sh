#!/usr/bin/env bash
# Times a million samples of one sheet, with P5, median, P95 and mean of its total: whole processes of the program and of numpy
# (monte_carlo.py), then the library alone. Needs the presets release and bench built, hyperfine, and a python3 with numpy
# (PYTHON=…).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=${PYTHON:-/usr/bin/python3}
runs=${RUNS:-15}
job=bench/monte_carlo.json
aicarbon="build/release/aicarbon"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Checks that the sheet is large enough, and that both give the same results.
$aicarbon estimate $job --samples 1000000 --format json -o "$folder/report.json" >/dev/null
$aicarbon sensitivity $job --samples 1000000 --format json >"$folder/ours.json"
"$python" bench/monte_carlo.py 1000000 4096 >"$folder/numpy.txt"
"$python" bench/monte_carlo.py 1 1 best >"$folder/best.txt"
"$python" - "$folder" <<'PYTHON'
import json, sys
folder = sys.argv[1]
sheet = json.load(open(folder + "/report.json"))["reports"][0]["sheet"]
inputs, cells = sheet["inputs"], sheet["cells"]
live, ask = set(), [sheet["outputs"]["total/co2e"]]
while ask:
    cell = ask.pop()
    if cell not in live:
        live.add(cell)
        ask += cells[cell - len(inputs)].get("args", []) if cell >= len(inputs) else []
uncertain = sum(inputs[i]["low"] != inputs[i]["high"] for i in live if i < len(inputs))
print(f"sheet of the total: {len(live)} live cells, {uncertain} uncertain inputs")
assert len(live) >= 90 and uncertain >= 15
study = json.load(open(folder + "/ours.json"))
value = study["value"]
ours = [value["low"], study["median"], value["high"], value["mean"]]
numpy = [float(x) for x in open(folder + "/numpy.txt").read().split()]
best = float(open(folder + "/best.txt").read().split()[0])
print("P5, median, P95, mean:", *(f"{x:.0f}" for x in ours), "against", *(f"{x:.0f}" for x in numpy))
assert abs(best / value["best"] - 1) < 1e-12
assert all(abs(a / b - 1) < 0.004 for a, b in zip(ours, numpy))
PYTHON

# The best of several runs, because other work on the machine can only add time.
least() {
  hyperfine -N -w 2 -r "$runs" --export-json "$folder/t.json" "$@" >/dev/null 2>&1
  "$python" -c 'import json, sys; print(*(min(r["times"]) for r in json.load(open(sys.argv[1]))["results"]))' "$folder/t.json"
}
ask="$aicarbon sensitivity $job --samples 1000000"
read -r ours one two numpy1 numpy2 numpy3 all all1 < <(least "$ask" "$ask --threads 1" "$ask --threads 2" \
  "$python bench/monte_carlo.py 1000000 2048" "$python bench/monte_carlo.py 1000000 4096" "$python bench/monte_carlo.py 1000000 8192" \
  "$aicarbon estimate $job --samples 1000000" "$aicarbon estimate $job --samples 1000000 --threads 1")
awk -v o="$ours" -v a="$one" -v b="$two" -v p="$numpy1" -v q="$numpy2" -v r="$numpy3" -v e="$all" -v f="$all1" 'BEGIN {
  n = p < q ? p : q; n = r < n ? r : n
  printf "numpy, the best of blocks of 2,048, 4,096 and 8,192 rows: %.0f ms\n", n * 1000
  printf "sensitivity, the total: %.1f ms, numpy over it %.1f\n", o * 1000, n / o
  printf "  one thread %.1f ms, two %.1f ms: %.2f\n", a * 1000, b * 1000, a / b
  printf "estimate, every output: %.1f ms, numpy (one output) over it %.1f; one thread %.1f ms: %.2f\n", e * 1000, n / e, f * 1000, f / e
}'
build/bench/bench/aicarbon_bench --benchmark_filter=monte_carlo --benchmark_repetitions=5 2>/dev/null |
  awk '/^monte_carlo.*real_time / { if (!($1 in t) || $2 < t[$1]) t[$1] = $2 }
       END { for (k in t) printf "%s %.1f ms\n", k, t[k] }' | sort
