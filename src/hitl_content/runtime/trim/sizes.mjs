// @ts-check
// Prints how many bytes each file has in transit, as JSON by name: node sizes.mjs FILE...

import { readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
/** @type {Record<string, number>} */
const sizes = {};
for (const file of process.argv.slice(2)) {
  sizes[path.basename(file)] = brotliCompressSync(await readFile(file), { params }).length;
}
process.stdout.write(`${JSON.stringify(sizes)}\n`);
