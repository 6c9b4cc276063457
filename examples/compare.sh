#!/bin/sh
# Ranks places and devices by the footprint of the same work, with nothing but exit codes and CSV:
#   examples/compare.sh
# The hours are invented: put your own, measured, beside each device, and your own places.
set -eu

places='FR SE DE US gcp/us-central1'
devices='nvidia-a100-sxm4-80gb=40000 nvidia-h100-sxm5-80gb=18000' # device=hours for the whole work

jobs=$(mktemp -d)
trap 'rm -rf "$jobs"' EXIT

cat > "$jobs/template" <<'TEMPLATE'
{
  "schema": "aicarbon.job/1",
  "name": "@DEVICE@ in @PLACE@",
  "phases": [
    { "name": "work", "kind": "training", "site": "@PLACE@", "hardware": "@DEVICE@", "activity": { "device_time": "@HOURS@ device-h" } }
  ]
}
TEMPLATE

# A file a place and device, and a row: kilograms, file, place, device.
for device in $devices; do
  for place in $places; do
    job=$jobs/$(echo "$place-$device" | tr '/=' '--').json
    sed -e "s|@PLACE@|$place|g" -e "s|@DEVICE@|${device%=*}|g" -e "s|@HOURS@|${device#*=}|g" "$jobs/template" > "$job"
    aicarbon estimate "$job" --samples 0 --format csv > "$jobs/lines.csv"
    kg=$(grep ',total,total,' "$jobs/lines.csv" | cut -d, -f8)
    printf '%s\t%s\t%s\t%s\n' "$kg" "$job" "$place" "${device%=*}"
  done
done > "$jobs/rows"
sort -n "$jobs/rows" > "$jobs/ranking"

rank=0
before=
while IFS='	' read -r kg job place device; do
  rank=$((rank + 1))
  # Exit code 1: the condition holds, in 9 of 10 paired draws. So the one above is really lower, and not only by best values.
  surely=
  if [ -n "$before" ]; then
    code=0
    aicarbon compare "$before" "$job" --fail-on 'total > 0' --confidence 0.9 > "$jobs/comparison" 2>&1 || code=$?
    case $code in
      0) surely='perhaps the same as the one above' ;;
      1) surely='higher' ;;
      *) cat "$jobs/comparison" >&2; exit "$code" ;;
    esac
  fi
  printf '%2d  %8.0f kg  %-16s %-24s %s\n' "$rank" "$kg" "$place" "$device" "$surely"
  before=$job
done < "$jobs/ranking"
