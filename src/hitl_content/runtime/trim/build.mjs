// @ts-check
// Makes the trimmed interpreter: node build.mjs PYODIDE WHEEL REQUESTS HELD TO
// PYODIDE is the folder of the npm package, WHEEL our package for the browser, REQUESTS a JSON list of what a page may
// ask, HELD one of requests that load what it is to hold, TO the file to write. Prints one line of JSON about what was made.
//
// Functions are left out: a call to one stops, and is seen. Of the constants only those that nothing can reach.

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { API, assemble } from "./assemble.mjs";
import { capture, observe } from "./capture.mjs";
import { withoutUnread } from "./constants.mjs";
import { profile } from "./profile.mjs";
import { allMentions, select, stretch, subsystems } from "./select.mjs";
import { Module } from "./wasm.mjs";

const WARM = 20; // every so many requests are answered before the capture; more of them leave more behind

const [pyodide, wheel, asked, loads, to] = process.argv.slice(2);
const [requests, held] = await Promise.all([asked, loads].map(async (name) => JSON.parse(await readFile(name, "utf8"))));
const module = new Module(await readFile(path.join(pyodide, "pyodide.asm.wasm")));
const warming = requests.filter((/** @type {string} */ _, /** @type {number} */ place) => place % WARM === 0);
const ours = await readFile(wheel);
const captured = await capture(pyodide, ours, warming, held, await observe(pyodide, ours, requests));
const parts = await subsystems();
const { called } = await profile(module, captured, requests, new Set(stretch(module, parts.spare)));
const mentioned = allMentions(module);
const kept = select(module, mentioned, parts, called, API);
const { memory, gone } = await withoutUnread(module, captured.memory, kept, mentioned);
const trimmed = assemble(module, { ...captured, memory }, kept);
await WebAssembly.compile(trimmed);
await writeFile(to, trimmed);
const report = { functions: module.bodies.length, called: called.size, kept: kept.size, requests: requests.length, gone: gone.map(({ what }) => what) };
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exit(0); // Pyodide leaves things running
