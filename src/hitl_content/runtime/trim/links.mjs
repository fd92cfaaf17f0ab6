// @ts-check
// Python's collector chains its objects in a ring, by two addresses in front of each. They are a tenth of what travels
// and say nothing but where the objects are; so only that travels, as distances, and the page's side ties the ring anew.

import { Writer } from "./wasm.mjs";

/** Name of the custom section with the distances. */
export const LINKS = "hitl-links";

const UNIT = 4; // bytes, of a distance
const BITS = 3; // of each address; they say something else

/**
 * Unties the ring that *member* is in and returns what is needed to tie it, in the order of addresses: where the ring
 * begins, in the memory of Python itself, and the distances from one object to the next, in units.
 * @param {Uint8Array} memory is changed @param {number} member address of an object's links
 * @returns {Uint8Array}
 */
export function untie(memory, member) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
  const ring = [member];
  for (let at = next(words, member); at !== member; at = next(words, at)) {
    if (ring.length > words.length) throw new RangeError("The collector's ring is not one.");
    ring.push(at);
  }
  ring.sort((one, other) => one - other);
  for (const at of ring) {
    words[at >> 2] &= BITS;
    words[(at >> 2) + 1] &= BITS;
  }
  const out = new Writer();
  ring.reduce((before, at) => (out.u32((at - before) / UNIT), at), 0);
  return out.bytes();
}

/** @param {Uint32Array} words @param {number} at */
const next = (words, at) => (words[at >> 2] & ~BITS) >>> 0;
