// Validates JSON documents with ajv, an independent implementation of JSON Schema. Prints one line for each document: "valid", or
// "invalid:" with every violation. Exits with 1 if a document is invalid, and with 2 if the schema itself is.
//
//     node tests/schemas/validate.mjs AJV SCHEMA DOCUMENT…
//
// AJV is the folder into which the packages of package.json are installed. Our schemas are compiled in strict mode, with every definition.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [folder, schemaFile, ...files] = process.argv.slice(2);
const load = createRequire(resolve(folder, 'package.json'));
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

const schema = json(schemaFile);
const ours = Boolean(schema.$id?.startsWith('aicarbon.'));
const Ajv = load(schema.$schema.includes('2020-12') ? 'ajv/dist/2020' : 'ajv-draft-04').default;
const ajv = new Ajv({ allErrors: true, strict: ours, unicodeRegExp: ours });
load('ajv-formats').default(ajv);

let validate;
try {
  validate = ajv.compile(schema);
  if (ours) for (const name of Object.keys(schema.$defs)) ajv.compile({ $ref: `${schema.$id}#/$defs/${name}` });
} catch (error) {
  console.log(`${schemaFile}: ${error.message}`);
  process.exit(2);
}

const violation = (e) => `${e.instancePath || '/'} ${e.message}${e.params.additionalProperty ? ` (${e.params.additionalProperty})` : ''}`;
for (const file of files) {
  const valid = validate(json(file));
  console.log(valid ? 'valid' : `invalid: ${validate.errors.map(violation).join('; ')}`);
  if (!valid) process.exitCode = 1;
}
