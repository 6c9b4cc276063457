#!/usr/bin/env bash
# 100,000 observations of a virtual machine through the Teads and SCI pipeline of Impact Framework (its own example, without
# time-sync, which the compute list of the example omits) and through `aicarbon batch`. Checks that the figures are equal, and
# prints the time of both whole processes. Needs a release build, node and npm; the framework goes to a temporary folder.
# ROWS=1000 for a quick look.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rows=${ROWS:-100000}
folder=$(mktemp -d "${TMPDIR:-/tmp}/impact-XXXXXX") # no dot: if-run cuts the name of its output at one
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" @grnsft/if@1.1.0
framework=$folder/node_modules/@grnsft/if
node bench/impact_framework/records.mjs "$framework/manifests/examples/pipelines/pipeline-teads-sci.yml" "$folder" "$rows"

seconds() { # COMMAND…: wall time of one run
  local start=$EPOCHREALTIME
  "$@" >"$folder/said" 2>&1 || { cat "$folder/said" >&2; return 1; }
  awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.6f\n", b - a }'
}
least() { # COMMAND…: the least of seven runs
  for _ in 1 2 3 4 5 6 7; do seconds "$@"; done | sort -g | head -1
}
theirs() { "$folder/node_modules/.bin/if-run" -m "$folder/manifest.yml" -o "$folder/if"; }
ours() {
  build/release/aicarbon batch bench/impact_framework/template.json "$folder/records.csv" --digits full -o "$folder/ours.csv" \
    --bind hours=/phases/run/activity/device_time_h --bind load=/phases/run/activity/load \
    --bind "intensity=/sites/cloud/grid/intensity g/kWh" --bind vcpus=/hardware/vm/share/vcpus --bind of=/hardware/vm/share/of
}
slow=$(seconds theirs)
fast=$(least ours)
node bench/impact_framework/compare.mjs "$framework" "$folder/if.yaml" "$folder/ours.csv"
awk -v a="$slow" -v b="$fast" 'BEGIN { printf "if-run %.1f s, aicarbon batch %.1f ms: %.0f times\n", a, b * 1000, a / b }'
