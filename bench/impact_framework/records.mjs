// Writes the same ROWS generated observations for both programs: FOLDER/records.csv, and FOLDER/manifest.yml, which is the example of
// Impact Framework (EXAMPLE) with other inputs. Run by ../impact_framework.sh.
import { readFileSync, writeFileSync } from "node:fs";

const [example, folder, rows] = process.argv.slice(2);
let state = 1n; // Knuth's MMIX generator: the same observations everywhere
const below = (n) => {
  state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
  return Number((state >> 33n) % BigInt(n));
};

const whole = readFileSync(example, "utf8");
const inputs = whole.indexOf("      inputs:\n");
if (inputs < 0) throw new Error(`${example} has no inputs where they are looked for`);
const manifest = [whole.slice(0, inputs) + "      inputs:"];
const records = ["timestamp,duration,cpu/utilization,hours,load,intensity,vcpus,of"];
let time = Date.UTC(2023, 11, 12);
for (let i = 0; i < Number(rows); ++i) {
  const duration = 1 + below(3600);
  const utilization = below(10001) / 100; // the load, except that every 25th load is a point of the curve
  const load = i % 25 === 0 ? [0, 10, 50, 100][(i / 25) % 4] : utilization;
  const intensity = 20 + below(9000) / 10;
  const of = [8, 16, 64][below(3)];
  const vcpus = [1, 2, 4, 8][below(4)];
  const timestamp = new Date(time).toISOString();
  time += duration * 1000;
  manifest.push(
    `        - timestamp: "${timestamp}"\n          duration: ${duration}\n          cpu/utilization: ${load}\n` +
      `          grid/carbon-intensity: ${intensity}\n          vcpus-total: ${of}\n          vcpus-allocated: ${vcpus}\n` +
      `          usage-ratio: ${vcpus / of}`,
  );
  records.push([timestamp, duration, load, duration / 3600, load / 100, intensity, vcpus, of].join(","));
}
writeFileSync(`${folder}/manifest.yml`, manifest.join("\n") + "\n");
writeFileSync(`${folder}/records.csv`, records.join("\n") + "\n");
