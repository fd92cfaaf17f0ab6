// @ts-check
// Reads the instructions of a function: what it calls, and which numbers it mentions.

import { Reader } from "./wasm.mjs";

/**
 * @typedef {{calls: Set<number>, constants: Set<number>, offsets: Set<number>, globals: Set<number>, indirect: Set<number>}} Mentions
 *   functions called or referred to; numbers written as `i32.const`; numbers added to an address
 *   as it is read, which are addresses themselves where a table is indexed; globals read; types called through a table
 */

/** An access to memory; returns the offset, which is an address where a table is indexed. @param {Reader} reader */
function memory(reader) {
  if (reader.u32() & 64) reader.skip();
  return reader.u32();
}

/** @param {Reader} reader */
function blockType(reader) {
  reader.skip(); // one byte for the plain kinds, a signed index for the others
}

/** @param {Reader} reader @param {number} count */
function skipMany(reader, count) {
  for (let left = count; left > 0; left--) reader.skip();
}

/** What stands after the prefix 0xfc. @param {Reader} reader */
function miscellaneous(reader) {
  const code = reader.u32();
  if (code <= 7) return;
  if (code > 17) throw new RangeError(`Instruction 0xfc ${code} is not known.`);
  skipMany(reader, [8, 10, 12, 14].includes(code) ? 2 : 1);
}

/** What stands after the prefix 0xfd. @param {Reader} reader */
function vector(reader) {
  const code = reader.u32();
  if (code > 275) throw new RangeError(`Instruction 0xfd ${code} is not known.`);
  if (code <= 11 || code === 92 || code === 93) memory(reader);
  else if (code === 12 || code === 13) reader.at += 16;
  else if (code >= 21 && code <= 34) reader.at += 1;
  else if (code >= 84 && code <= 91) {
    memory(reader);
    reader.at += 1;
  }
}

/** A `try_table` and its clauses. @param {Reader} reader */
function tryTable(reader) {
  blockType(reader);
  for (let left = reader.u32(); left > 0; left--) skipMany(reader, reader.byte() < 2 ? 2 : 1);
}

/**
 * Where the code of a body begins: behind its local variables.
 * @param {Uint8Array} body
 */
export function codeStart(body) {
  const reader = new Reader(body);
  skipMany(reader, 0);
  for (let left = reader.u32(); left > 0; left--) {
    reader.skip();
    reader.skip();
  }
  return reader.at;
}

/**
 * What the body of a function mentions. Raises RangeError for an instruction that is not known.
 * @param {Uint8Array} body
 * @param {(at: number, code: number, offset: number) => void} onAccess hears of every plain access to memory: where the
 *   instruction stands, which it is, and what it adds to the address
 * @returns {Mentions}
 */
export function mentions(body, onAccess = () => {}) {
  const found = { calls: new Set(), constants: new Set(), offsets: new Set(), globals: new Set(), indirect: new Set() };
  const reader = new Reader(body, codeStart(body));
  while (reader.at < reader.end) {
    const code = reader.byte();
    if (code === 0x10 || code === 0x12 || code === 0xd2) found.calls.add(reader.u32());
    else if (code === 0x11 || code === 0x13) {
      found.indirect.add(reader.u32());
      reader.skip();
    } else if (code === 0x41) found.constants.add(reader.s32());
    else if (code === 0x23) found.globals.add(reader.u32());
    else if (code >= 0x28 && code <= 0x3e) {
      const at = reader.at - 1;
      const offset = memory(reader);
      found.offsets.add(offset);
      onAccess(at, code, offset);
    }
    else if (code === 0x02 || code === 0x03 || code === 0x04 || code === 0x06) blockType(reader);
    else if (code === 0x0e) skipMany(reader, reader.u32() + 1);
    else if (code === 0x1c) skipMany(reader, reader.u32());
    else if (code === 0x1f) tryTable(reader);
    else if (code === 0x43) reader.at += 4;
    else if (code === 0x44) reader.at += 8;
    else if (code === 0xfc) miscellaneous(reader);
    else if (code === 0xfd) vector(reader);
    else if (ONE_NUMBER.has(code)) reader.skip();
    else if (!NOTHING.has(code) && !(code >= 0x45 && code <= 0xc4)) {
      throw new RangeError(`Instruction 0x${code.toString(16)} is not known.`);
    }
  }
  return found;
}

/** Instructions followed by one number: labels, tags, variables, tables, `memory.size` and the like. */
const ONE_NUMBER = new Set([
  0x07, 0x08, 0x09, 0x0c, 0x0d, 0x18, 0x20, 0x21, 0x22, 0x24, 0x25, 0x26, 0x3f, 0x40, 0x42, 0xd0,
]);

/** Instructions followed by nothing, besides those from 0x45 to 0xc4. */
const NOTHING = new Set([0x00, 0x01, 0x05, 0x0a, 0x0b, 0x0f, 0x19, 0x1a, 0x1b, 0xd1]);
