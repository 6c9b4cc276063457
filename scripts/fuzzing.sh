# Sourced by .ci/run and scripts/nightly.

# fuzz TARGET SECONDS LARGEST_INPUT: runs a fuzz target on its corpus in build/fuzz/corpus, with its dictionary. Seeds are added
# by the caller. -entropic=0: choosing inputs by their rarest features takes up to half of the time and finds no more edges.
fuzz() {
  local name=${1##*/fuzz_}
  "$1" -max_total_time="$2" -max_len="$3" -dict="tests/fuzz/$name.dict" -entropic=0 -timeout=10 -rss_limit_mb=2048 \
    -print_final_stats=1 -artifact_prefix=build/fuzz/ "build/fuzz/corpus/$name"
}
