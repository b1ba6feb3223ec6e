// Makes ../charts.js.gz and ../LICENSES.txt of the packages that package-lock.json pins.
import { build } from "esbuild";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import zopfli from "@gfx/zopfli";

const made = await build({
  entryPoints: ["charts.js"],
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "charts",
  target: "es2022",
  // Vega-Lite asks all of Vega for three functions of its utilities, and brings an older parser along.
  alias: { vega: "vega-util", "vega-expression": "./node_modules/vega-expression" },
  legalComments: "none",
  metafile: true,
  write: false,
});
const packed = await promisify(zopfli.gzip)(made.outputFiles[0].contents, { numiterations: 15 });
packed[9] = 255; // gzip notes the system it ran on; unknown, so that every system makes the same file
writeFileSync("../charts.js.gz", packed);

const [output] = Object.values(made.metafile.outputs);
const used = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput);
const packages = new Set(used.map(([file]) => file.match(/^node_modules\/[^/]+/)?.[0]).filter(Boolean));
const licences = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = ["LICENSE", "LICENSE.md", "LICENSE.txt"].map((at) => `${folder}/${at}`).find(existsSync);
  return `${name} ${version} (${license})\n\n${readFileSync(file, "utf8").trim()}\n`;
});
const about = "charts.js.gz holds these packages, unchanged but for being joined and minified.\n";
writeFileSync("../LICENSES.txt", [about, ...licences].join(`\n${"-".repeat(80)}\n\n`));
