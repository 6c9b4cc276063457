// Runs the query in DuckDB, which casts a double to the shortest text that reads back to it.
import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync, writeFileSync } from 'node:fs';
const [folder, file] = process.argv.slice(2);
const types = readFileSync(file, 'utf8').trim().split('\n').map((line) => line.trim().split(/\s+/))
  .map(([name, kind]) => `'${name}': '${kind === 'text' ? 'VARCHAR' : 'DOUBLE'}'`);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`CREATE TABLE jobs AS SELECT * FROM read_csv('${folder}/records.csv', header = true, columns = {'id': 'BIGINT', ${types.join(', ')}})`);
const query = readFileSync(`${folder}/duckdb.sql`, 'utf8');
await connection.run(`COPY (SELECT * FROM (${query}) ORDER BY id) TO '${folder}/duckdb.out' (HEADER, DELIMITER ',')`);
process.stdout.write(readFileSync(`${folder}/duckdb.out`));
