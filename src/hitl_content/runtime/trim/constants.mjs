// @ts-check
// Leaves out constants that nothing can read any more. Reading an emptied constant would give a wrong answer and no
// sign of it, so that no guess is made here. A table goes where one of two things is certain:
//
// - The C files that hold it keep it to themselves (`static const`), and no function of theirs is kept: every way to
//   it is a function that traps. The linker lays out functions and constants file by file and in the same order, so
//   that a stretch of functions names the files, and the stretch of memory lies between the constants of the first
//   and of the last of them.
// - It is reached through pointers alone, and these are made to point beyond all memory: reading it traps. That goes
//   for the frozen modules, and for the descriptions of built-in functions, methods and types, which are told from
//   all else by what stands in them and around the pointer.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { stretch } from "./select.mjs";

const NOWHERE = 0xffff0000; // beyond the most that memory can grow to, which is 2 GiB
const DESCRIPTION = "\n--\n\n"; // follows the signature, and there is no other use for it
// From a pointer to a description back to the pointer to the name: PyMethodDef, wrapperbase, PyTypeObject.
const NAMES = [12, 16, 76];

/**
 * @typedef {{what: string, from: string, to: string,
 *   readers: import("./select.mjs").Stretch | {pointers: [string, string]}}} Constants
 *   a stretch of memory, and what alone leads to it: functions, or pointers in another stretch of memory
 * @returns {Promise<{of: string, gone: Constants[], variables: {from: string, to: string}}>}
 *   with where the variables of C stand
 */
export async function unread() {
  return JSON.parse(await readFile(new URL("constants.json", import.meta.url), "utf8"));
}

/** @typedef {Map<number, import("./code.mjs").Mentions>} Mentioned  what each function mentions */

/**
 * The memory without the constants that cannot be read. Where a reader is kept, so is what it reads.
 * @param {import("./wasm.mjs").Module} module @param {Uint8Array} memory @param {Set<number>} kept functions that stay
 * @param {Mentioned} mentioned @returns {Promise<{memory: Uint8Array, gone: Constants[]}>}
 */
export async function withoutUnread(module, memory, kept, mentioned) {
  const { of, gone: listed, variables } = await unread();
  if (createHash("sha256").update(module.bytes).digest("hex") !== of) {
    throw new RangeError("constants.json holds addresses of another pyodide.asm.wasm. Find them anew, or list none.");
  }
  const left = memory.slice();
  const gone = listed.filter(({ readers }) => "pointers" in readers || !stretch(module, readers).some((at) => kept.has(at)));
  for (const { from, to, readers } of gone) {
    left.fill(0, Number(from), Number(to));
    if ("pointers" in readers) redirect(left, readers.pointers, Number(from), Number(to));
  }
  const addresses = [...kept].flatMap((at) => [...(mentioned.get(at)?.constants ?? []), ...(mentioned.get(at)?.offsets ?? [])]);
  withoutDescriptions(Buffer.from(left.buffer), Number(variables.from), Number(variables.to), addresses);
  return { memory: left, gone };
}

/**
 * Empties the descriptions that variables between *from* and *to* point to. The linker lets a text that ends like
 * another share its end: what is pointed to otherwise, or is among *addresses*, stays up to its end.
 * @param {Buffer} memory @param {number} from @param {number} to @param {number[]} addresses
 */
function withoutDescriptions(memory, from, to, addresses) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (let at = from; at < to; at += 4) {
    const text = memory.readUInt32LE(at);
    if (text === 0 || text >= from) continue;
    const end = memory.indexOf(0, text);
    const described = memory.toString("latin1", text, end);
    if (!described.includes(DESCRIPTION) || !NAMES.some((back) => named(memory, memory.readUInt32LE(at - back), from, described))) continue;
    memory.writeUInt32LE(NOWHERE, at);
    if (memory[text - 1] === 0) found.set(text, end);
  }
  const starts = Uint32Array.from(found.keys()).sort();
  const stay = new Map();
  const note = (/** @type {number} */ address) => {
    const text = starts[firstAbove(starts, address) - 1];
    if (text !== undefined && address < (found.get(text) ?? 0)) stay.set(text, Math.min(stay.get(text) ?? address, address));
  };
  for (const address of addresses) note(address >>> 0);
  for (let at = 0; at + 4 <= memory.length; at += 4) note(memory.readUInt32LE(at));
  for (const [text, end] of found) memory.fill(0, text, stay.get(text) ?? end);
}

/** Whether *described* begins with the name at *address*. @param {Buffer} memory @param {number} address @param {number} limit @param {string} described */
function named(memory, address, limit, described) {
  if (address === 0 || address >= limit) return false;
  const name = memory.toString("latin1", address, memory.indexOf(0, address)).split(".").at(-1);
  return Boolean(name) && described.startsWith(`${name}(`);
}

/** The place of the first of *sorted* that is above *value*. @param {Uint32Array} sorted @param {number} value */
function firstAbove(sorted, value) {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (sorted[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @param {Uint8Array} memory @param {[string, string]} table @param {number} from @param {number} to */
function redirect(memory, [first, end], from, to) {
  const view = new DataView(memory.buffer);
  for (let at = Number(first); at < Number(end); at += 4) {
    const pointer = view.getUint32(at, true);
    if (pointer >= from && pointer < to) view.setUint32(at, NOWHERE, true);
  }
}
