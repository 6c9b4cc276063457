// Compares total, operational and embodied carbon in each row of Impact Framework (g, IF.yaml) and aicarbon (kg, OURS.csv), within
// 1e-12. Run by ../impact_framework.sh, with the js-yaml that is installed with Impact Framework.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, theirs, ours] = process.argv.slice(2);
const yaml = createRequire(`${modules}/`)("js-yaml");
const outputs = yaml.load(readFileSync(theirs, "utf8")).tree.children["child-1"].outputs;
const [header, ...lines] = readFileSync(ours, "utf8").trimEnd().split("\n");
const names = header.split(",");
const pairs = [
  ["carbon", "co2e_kg"],
  ["carbon-operational", "operation_co2e_kg"],
  ["embodied-carbon", "manufacturing_co2e_kg"],
].map(([their, our]) => [their, our, names.indexOf(our)]);
if (outputs.length !== lines.length) throw new Error(`${outputs.length} rows against ${lines.length}`);

let worst = 0;
lines.forEach((line, row) => {
  const cells = line.split(",");
  for (const [their, our, column] of pairs) {
    const [a, b] = [outputs[row][their], Number(cells[column]) * 1000];
    const off = Math.abs(a - b) / Math.abs(a);
    if (!(off <= 1e-12)) throw new Error(`row ${row + 1}: ${their} is ${a} g, ${our} ${b} g`);
    worst = Math.max(worst, off);
  }
});
console.log(`${lines.length} rows, ${pairs.length} figures each: equal within ${worst.toExponential(1)}`);
