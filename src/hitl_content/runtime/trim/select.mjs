// @ts-check
// Decides which functions stay: those that were called, the subsystems they belong to as a whole, and what all of
// these call directly. A trap costs a reader seconds; a function costs a few bytes.

import { readFile } from "node:fs/promises";
import { mentions } from "./code.mjs";

/** @typedef {import("./wasm.mjs").Module} Module */

const DEPTH = 1; // calls to follow from what is kept; deeper lie the compiler, the importer and the file system

/**
 * @typedef {{what?: string, from: string, to: string, more?: number}} Stretch
 *   functions as the linker laid them out, file by file: from one exported function up to another, and so many more
 * @typedef {{kept: Stretch[], spare: Stretch}} Subsystems
 * @returns {Promise<Subsystems>}
 */
export async function subsystems() {
  return JSON.parse(await readFile(new URL("subsystems.json", import.meta.url), "utf8"));
}

/** The functions of a stretch. @param {Module} module @param {Stretch} stretch @returns {number[]} */
export function stretch(module, { from, to, more = 0 }) {
  const start = module.exported.get(from);
  const end = module.exported.get(to);
  if (start === undefined || end === undefined || start >= end) throw new RangeError(`There is no stretch from ${from} to ${to}.`);
  return Array.from({ length: end + more - start }, (_, offset) => start + offset);
}

/** What is mentioned by each of the module's own functions. @param {Module} module @returns {Map<number, import("./code.mjs").Mentions>} */
export function allMentions(module) {
  const first = module.importedFunctions.length;
  return new Map(module.bodies.map((_, offset) => [first + offset, mentions(module.body(first + offset))]));
}

/**
 * The functions that stay.
 * @param {Module} module @param {Map<number, import("./code.mjs").Mentions>} mentioned @param {Subsystems} subsystems
 * @param {Set<number>} called @param {string[]} wanted exported functions that are called from outside
 * @returns {Set<number>}
 */
export function select(module, mentioned, subsystems, called, wanted) {
  const kept = new Set(called);
  for (const part of subsystems.kept) for (const at of stretch(module, part)) kept.add(at);
  for (const name of wanted) kept.add(/** @type {number} */ (module.exported.get(name)));
  let latest = [...kept];
  for (let depth = 0; depth < DEPTH; depth++) {
    const next = new Set(latest.flatMap((at) => [...(mentioned.get(at)?.calls ?? [])]));
    latest = [...next].filter((at) => !kept.has(at) && !module.isImported(at));
    for (const at of latest) kept.add(at);
  }
  return kept;
}
