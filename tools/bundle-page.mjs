// @ts-check
// Puts the modules of a page together into the few files that it fetches: node tools/bundle-page.mjs
//
// A page with an assessment would otherwise ask for forty small modules, one row of them after the other, before it can
// start Python. What is imported when it is needed stays a file by itself.

import { build } from "esbuild";
import { rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const PAGE = fileURLToPath(new URL("../src/hitl_content/page/", import.meta.url));
const FOLDER = path.join(PAGE, "bundled");
/** @type {import("esbuild").BuildOptions} */
const ALIKE = {
  absWorkingDir: PAGE,
  outdir: FOLDER,
  bundle: true,
  minify: true,
  charset: "utf8",
  target: "es2022",
  logLevel: "warning",
};

await rm(FOLDER, { recursive: true, force: true });
await build({
  ...ALIKE,
  entryPoints: ["static/assessment.mjs", "static/worker.mjs"],
  entryNames: "[name]",
  chunkNames: "[name]-[hash]",
  outExtension: { ".js": ".mjs" },
  splitting: true,
  format: "esm",
});
// What starts Python early is no module: modules wait until the page has been read and its other scripts have run.
await build({ ...ALIKE, entryPoints: ["static/early.mjs"], format: "iife" });
