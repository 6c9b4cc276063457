// Computes the totals and the rows of bench/batch.sh with a query for DuckDB that is written by hand:
//   node duckdb.mjs RECORDS FACTORS.json THREADS totals|rows [OUT.csv]
// FACTORS: {"devices": [[id, manufacturing, transport, construction, end of life: kg per hour]], "grids": [[id, kg per kWh]], "node": …}
import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

const [records, factors, threads, what, out] = process.argv.slice(2);
const { devices, grids, node } = JSON.parse(readFileSync(factors, "utf8"));
const values = (rows) => rows.map((row) => `('${row[0]}', ${row.slice(1).map((x) => `${x}::DOUBLE`).join(", ")})`).join(", ");

const connection = await (await DuckDBInstance.create(":memory:", { threads })).connect();
await connection.run(`CREATE TABLE device AS SELECT * FROM (VALUES ${values(devices)}) AS t(id, making, moving, building, ending)`);
await connection.run(`CREATE TABLE grid AS SELECT * FROM (VALUES ${values(grids)}) AS t(id, intensity)`);

const rows = `
  SELECT r.job_id, r.team,
         r.device_time_h * d.making AS manufacturing, r.device_time_h * d.moving AS transport,
         r.device_time_h * d.building AS construction,
         r.device_time_h * r.device_power_w / 1000 * r.pue * ${node}::DOUBLE AS energy, energy * g.intensity AS operation,
         r.device_time_h * d.ending AS end_of_life
  FROM read_csv('${records}', header = true, columns = {
         'job_id': 'VARCHAR', 'team': 'VARCHAR', 'accelerator': 'VARCHAR', 'grid': 'VARCHAR', 'device_time_h': 'DOUBLE',
         'device_power_w': 'DOUBLE', 'pue': 'DOUBLE'}) r
  JOIN device d ON d.id = r.accelerator JOIN grid g ON g.id = r.grid`;

if (what === "totals") {
  const result = await connection.runAndReadAll(`
    SELECT sum(manufacturing), sum(transport), sum(construction), sum(operation), sum(end_of_life), sum(energy) FROM (${rows})`);
  console.log(result.getRows()[0].join(" "));
} else {
  await connection.run(`
    COPY (SELECT job_id, team, manufacturing + transport + construction + operation + end_of_life AS co2e, manufacturing, transport,
                 construction, operation, end_of_life, energy FROM (${rows})) TO '${out}' (HEADER, DELIMITER ',')`);
}
