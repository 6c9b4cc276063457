#!/usr/bin/env bash
# Jobs of many phases: bench/phases.sh BINARY [OLD_BINARY]. Two jobs, a training run written n times: one whose phases share
# their uncertain inputs, and one with a separate range in each phase. Prints user time and peak memory of each command for n =
# 1,000, 3,000 and 10,000, and the ratio of the times for 10,000 and 1,000. With OLD_BINARY, checks that both print the same
# numbers at n = 1,000. SIZES="1000 3000 10000" REPEAT=1
set -euo pipefail
binary=$(realpath "$1")
old=${2:+$(realpath "$2")}
sizes=${SIZES:-1000 3000 10000}
repeat=${REPEAT:-1}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cat >"$folder/make.py" <<'PYTHON'
import json, sys
n, ranges, factor = int(sys.argv[1]), sys.argv[2], float(sys.argv[3])
def hours(i):
    best = (40000 + 7 * i) * factor
    return f"{best:g} h" if ranges == "shared" else {"best": f"{best:g} h", "low": f"{best * 0.9:g} h", "high": f"{best * 1.2:g} h"}
print(json.dumps({
    "schema": "aicarbon.job/1", "name": f"{n} phases",
    "sites": {"main": {"grid": "FR", "pue": {"best": 1.2, "low": 1.1, "high": 1.4}}},
    "hardware": {"node": {"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8}},
    "phases": [{"name": f"run {i}", "kind": "training", "site": "main", "hardware": "node",
                "activity": {"device_time": hours(i)}} for i in range(n)],
}, indent=1))
PYTHON
cat >"$folder/budget.json" <<'JSON'
{ "schema": "aicarbon.budget/1", "rules": [ { "id": "total", "metric": "total", "max": "1000000 t" },
  { "id": "operation", "metric": "by_stage/operation", "max": "1000000 t", "confidence": 0.9 } ] }
JSON
for n in $sizes; do
  for ranges in shared own; do
    python3 "$folder/make.py" "$n" $ranges 1 >"$folder/$ranges-$n.json"
    python3 "$folder/make.py" "$n" $ranges 1.5 >"$folder/$ranges-$n-after.json"
  done
done

# Of `repeat` runs, the one with the least user time: user seconds, elapsed seconds, KB, exit code.
cat >"$folder/measure.py" <<'PYTHON'
import os, sys, time
runs = []
for _ in range(int(sys.argv[1])):
    begin = time.monotonic()
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
    _, status, usage = os.wait4(os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ, file_actions=quiet), 0)
    runs.append((usage.ru_utime, time.monotonic() - begin, usage.ru_maxrss, os.waitstatus_to_exitcode(status)))
print(*min(runs))
PYTHON
measure() { python3 "$folder/measure.py" "$repeat" "$binary" "$@"; }

printf '%-28s %8s %10s %10s %8s %s\n' what phases user elapsed memory "times as long"
row() {  # the name, the words before the job, the words after it
  local name=$1 ranges=$2 first="" n line ratio
  shift 2
  for n in $sizes; do
    local words=("${@//JOB/$folder/$ranges-$n.json}")
    words=("${words[@]//AFTER/$folder/$ranges-$n-after.json}")
    line=$(measure "${words[@]}")
    read -r user elapsed memory code <<<"$line"
    [[ -n $first ]] || first=$user
    ratio=$(awk -v a="$user" -v b="$first" 'BEGIN {if (b > 0) printf "%.1f", a / b}')
    printf '%-28s %8d %8.2f s %8.2f s %5d MB %s%s\n' "$name, $ranges" "$n" "$user" "$elapsed" $((memory / 1000)) "$ratio" \
      "$([[ $code = 0 ]] || echo " exit $code")"
  done
}
for ranges in shared own; do
  row validate $ranges validate JOB
  row "best values" $ranges estimate JOB --samples 0
  row table $ranges estimate JOB
  row JSON $ranges estimate JOB --format json
  row CSV $ranges estimate JOB --format csv
  row HTML $ranges estimate JOB --format html
  row compare $ranges compare JOB AFTER
  row check $ranges check JOB --budget "$folder/budget.json"
done

if [[ -n $old ]]; then
  # The wording of names and reasons may differ; the numbers may not.
  numbers() { grep -v '"version"\|"catalog_sha256"' | grep -oE '[-+]?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?'; }
  same() { cmp -s <("$old" "$@" | numbers) <("$binary" "$@" | numbers); }
  for ranges in shared own; do
    job=$folder/$ranges-1000.json
    for words in "estimate $job --format json" "estimate $job --format json --samples 0" "estimate $job --format csv" \
      "compare $job $folder/$ranges-1000-after.json --format json" "check $job --budget $folder/budget.json --format json"; do
      # shellcheck disable=SC2086  # the arguments must be split at spaces
      if same $words; then echo "the same: ${words//$folder\//}"; else echo "DIFFERS: ${words//$folder\//}"; failed=1; fi
    done
  done
fi
exit "${failed:-0}"
