// @ts-check
// Finds out which functions of the interpreter are called while requests are answered.

import { startTrimmed } from "../../page/static/trimmed.mjs";
import { assemble } from "./assemble.mjs";

const MARKS = 1 << 29; // far above anything the interpreter will use

/**
 * The functions that were called for *requests*, some of them in a fresh interpreter each and all of them in one.
 * @param {import("./wasm.mjs").Module} module @param {import("./capture.mjs").Capture} captured
 * @param {string[]} requests @param {Set<number>} spare functions of which one may give way to the trampoline
 * @returns {Promise<{called: Set<number>, answers: string[]}>}
 */
export async function profile(module, captured, requests, spare) {
  const everything = new Set(module.functions.keys());
  for (const at of spare) everything.delete(at);
  const marking = assemble(module, captured, everything, MARKS);
  const python = await startTrimmed(await WebAssembly.compile(/** @type {BufferSource} */ (marking)), marking);
  const answers = requests.map((request) => python.call(request));
  const marks = new Uint8Array(python.memory.buffer, MARKS, module.functions.length);
  const called = new Set([...everything].filter((at) => marks[at]));
  return { called, answers };
}
