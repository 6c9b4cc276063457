#!/usr/bin/env bash
# Checks that a query gives the same bits as `aicarbon batch`, on a million generated records (or $1) in SQLite, PostgreSQL and
# DuckDB. Needs a release build, sqlite3, the programs of PostgreSQL, and node with npm, which installs @duckdb/node-api into a
# temporary folder. Numbers are passed and returned as bits (SQLite) or as their shortest decimal text, never with 6 digits.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rows=${1:-1000000}
aicarbon=$PWD/build/release/aicarbon
bench=$PWD/bench/sql
folder=$(mktemp -d)
postgres=
stop() {
  [ -z "$postgres" ] || $as "$postgres/pg_ctl" -D "$folder/data" -m immediate stop >"$folder/stop.log" 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT

(cd "$folder" && npm install --silent @duckdb/node-api >npm.log 2>&1)
postgres=$(printf '%s\n' /usr/lib/postgresql/*/bin | tail -1)
as='' user=$(id -un)
if [ "$(id -u)" = 0 ]; then # PostgreSQL does not run as root
  as="runuser -u postgres --" user=postgres
  chown postgres "$folder"
fi
chmod 755 "$folder"
$as "$postgres/initdb" -D "$folder/data" -A trust -E UTF8 --locale=C >"$folder/initdb.log"
$as "$postgres/pg_ctl" -D "$folder/data" -w -l "$folder/server.log" -o "-k $folder -c listen_addresses=" start >"$folder/start.log"

for job in "$bench"/*.json; do
  name=$(basename "$job" .json)
  python3 "$bench/records.py" "$bench/$name.columns" "$rows" >"$folder/records.csv"
  mapfile -t bindings < <(awk '{ print "--bind"; print $1 }' "$bench/$name.columns") # every column, whatever its name
  "$aicarbon" batch "$job" "$folder/records.csv" "${bindings[@]}" --digits full >"$folder/batch.csv"
  for dialect in sqlite postgres duckdb; do
    "$aicarbon" sql "$job" --columns "$folder/records.csv" --table jobs --key id --dialect "$dialect" "${bindings[@]}" >"$folder/$dialect.sql"
    sed -i '$ s/;$//' "$folder/$dialect.sql"
  done

  python3 "$bench/in_sqlite.py" "$folder" >"$folder/sqlite.csv"

  python3 "$bench/table.py" "$bench/$name.columns" >"$folder/table.sql"
  chmod 644 "$folder"/*.csv "$folder"/*.sql
  psql=("$postgres/psql" -qX -v ON_ERROR_STOP=1 -h "$folder" -U "$user" postgres)
  "${psql[@]}" -f "$folder/table.sql" -c "\\copy jobs from '$folder/records.csv' csv header"
  { echo "COPY (SELECT * FROM ("; cat "$folder/postgres.sql"; echo ") AS q ORDER BY id) TO STDOUT csv header;"; } >"$folder/copy.sql"
  "${psql[@]}" -f "$folder/copy.sql" >"$folder/postgres.csv"

  cp "$bench/in_duckdb.mjs" "$folder/"
  (cd "$folder" && node in_duckdb.mjs "$folder" "$bench/$name.columns") >"$folder/duckdb.csv"

  for engine in sqlite postgres duckdb; do python3 "$bench/compare.py" "$name" "$engine" "$folder/batch.csv" "$folder/$engine.csv"; done
done
