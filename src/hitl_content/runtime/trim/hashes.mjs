// @ts-check
// Python keeps with each text and each tuple its hash, four bytes that nothing can compress. A tuple is hashed anew when
// that is asked for. A text that stands in a dictionary is expected to have its hash, so the page's side works it out.

import { LEFT_OUT } from "../../page/static/trimmed.mjs";
const UNKNOWN = 0xffffffff; // what Python writes where it has not hashed yet
const LONGEST = 1 << 20; // characters or members of what is worth looking at

/**
 * Leaves out the hashes of all texts and tuples. What looks like one is taken for one only if Python, asked anew, gives
 * the very hash that stands in it.
 * @param {Uint8Array} memory is changed
 * @param {{text: number, tuple: number}} kinds addresses of the two types
 * @param {(object: number) => number} anew hashes the object at an address, as if that had never been done
 */
export function unhash(memory, kinds, anew) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
  let left = 0;
  for (let at = 1; at < words.length - 2; at++) {
    const kind = words[at];
    if (kind !== kinds.text && kind !== kinds.tuple) continue;
    const hash = words[at + 2];
    if (hash === UNKNOWN || words[at - 1] === 0 || words[at + 1] > LONGEST || anew((at - 1) * 4) !== hash) continue;
    words[at + 2] = kind === kinds.text ? LEFT_OUT : UNKNOWN;
    left += kind === kinds.text ? 1 : 0;
  }
  const found = words.reduce((sum, kind, at) => sum + Number(kind === kinds.text && words[at + 2] === LEFT_OUT), 0);
  if (found !== left) throw new RangeError("Something that is no text looks like one whose hash was left out.");
}
