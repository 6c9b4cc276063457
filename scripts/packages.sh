# Sourced by scripts/demo, scripts/test and .ci/run: lists the Debian packages that a step needs, and installs missing ones.
# If none is missing, it asks no question and does not use the network.

# package|how to find out whether it is installed: a command, or a header below an include folder
build_packages=(
  'g++|g++'
  'cmake|cmake'
  'ninja-build|ninja'
  'libfmt-dev|fmt/format-inl.h'
  'nlohmann-json3-dev|nlohmann/json.hpp'
  'libcli11-dev|CLI/CLI.hpp'
  'libspdlog-dev|spdlog/spdlog.h'
  'librandom123-dev|Random123/philox.h'
  'libmd-dev|sha2.h'
  'zlib1g-dev|zlib.h'
  'libzstd-dev|zstd.h'
)
test_packages=('catch2|catch2/catch.hpp' 'git|git')
ci_packages=(
  'ccache|ccache'
  'clang|clang++'
  'libclang-rt-14-dev|'
  'clang-format-14|clang-format-14'
  'clang-tidy-14|clang-tidy-14'
  'libbenchmark-dev|benchmark/benchmark.h'
  'chromium|chromium'
  'nodejs|node'
  'npm|npm'
  'libxml2-utils|xmllint'
  'shellcheck|shellcheck'
  'zsh|zsh'  # zsh, fish and groff test the completions and the man page
  'fish|fish'
  'groff-base|groff'
)

is_present() {  # package probe
  if [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; then return 0; fi
  case $2 in
    '') return 1 ;;
    */*)
      for folder in /usr/include /usr/local/include /opt/homebrew/include; do
        if [ -e "$folder/$2" ]; then return 0; fi
      done
      return 1
      ;;
    *) command -v "$2" >/dev/null 2>&1 ;;
  esac
}

# ensure_packages PACKAGE|PROBE…
ensure_packages() {
  local entry missing=() as_root=()
  for entry in "$@"; do
    is_present "${entry%%|*}" "${entry#*|}" || missing+=("${entry%%|*}")
  done
  if [ ${#missing[@]} -eq 0 ]; then return 0; fi

  if ! command -v apt-get >/dev/null 2>&1; then
    echo "aicarbon: missing, by their Debian names: ${missing[*]}" >&2
    exit 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "aicarbon: missing packages, and neither root nor sudo to install them: apt-get install ${missing[*]}" >&2
      exit 1
    fi
    as_root=(sudo)
    [ -t 0 ] || as_root=(sudo -n)
  fi
  echo "aicarbon: installing ${missing[*]}" >&2
  local log
  log=$(mktemp)
  if ! {
    "${as_root[@]}" apt-get -qq -o DPkg::Lock::Timeout=120 update &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=120 install \
        --no-install-recommends "${missing[@]}"
  } >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "aicarbon: could not install ${missing[*]}" >&2
    exit 1
  fi
  rm -f "$log"
}

# Installs the JSON Schema validator of tests/schemas into build/ajv, in the versions of its package-lock.json. Needs the npm registry
# once. Without it, the tests against schemas are left out, with a message here and one when CMake configures.
ensure_ajv() {
  local folder=build/ajv file
  mkdir -p "$folder"
  for file in package.json package-lock.json; do
    cmp -s "tests/schemas/$file" "$folder/$file" || rm -rf "$folder/node_modules"
    cp "tests/schemas/$file" "$folder/"
  done
  if [ -e "$folder/node_modules/ajv" ]; then return 0; fi
  if ! npm ci --loglevel=error --no-audit --no-fund --prefix "$folder" >"$folder/npm.log" 2>&1; then
    rm -rf "$folder/node_modules"
    cat "$folder/npm.log" >&2
    echo "aicarbon: SKIPPED: no document is tested against its schema, because npm could not install ajv" >&2
  fi
}
