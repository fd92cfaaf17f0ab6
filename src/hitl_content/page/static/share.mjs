// @ts-check
// A workflow as the part of an address behind the #, which browsers never send anywhere: version, a dot, and the
// JSON compressed and in letters that addresses may hold. Lengths are bounded before and while it is unpacked.


const START = "#hitl=";
const VERSION = "1";
const LONGEST = 64_000; // letters of an address; programs that pass addresses on cut longer ones
const LARGEST = 1_000_000; // bytes unpacked

/** Why a link is refused: `long`, `newer` or `broken`; a key of the words. */
export class LinkError extends Error {}

/** Whether *fragment* is meant to hold a workflow. @param {string} fragment */
export const isShared = (fragment) => fragment.startsWith(START);

/**
 * The fragment that holds *workflow*. Throws a LinkError where it would be too long.
 * @param {unknown} workflow @returns {Promise<string>}
 */
export async function packed(workflow) {
  const bytes = new TextEncoder().encode(JSON.stringify(workflow));
  const squeezed = await through(bytes, new CompressionStream("deflate-raw"));
  let letters = "";
  for (const byte of squeezed) letters += String.fromCharCode(byte);
  const fragment = `${START}${VERSION}.${btoa(letters).replace(/\+/gu, "-").replace(/\//gu, "_").replace(/=+$/u, "")}`;
  if (fragment.length > LONGEST) throw new LinkError("long");
  return fragment;
}

/**
 * The text inside *fragment*. Throws a LinkError; what the text says is for Python to check.
 * @param {string} fragment @returns {Promise<string>}
 */
export async function unpacked(fragment) {
  if (fragment.length > LONGEST) throw new LinkError("long");
  const found = /^#hitl=(\d{1,3})\.([A-Za-z0-9_-]+)$/u.exec(fragment);
  if (!found) throw new LinkError("broken");
  if (found[1] !== VERSION) throw new LinkError("newer");
  try {
    const letters = atob(found[2].replace(/-/gu, "+").replace(/_/gu, "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const text = await through(bytes, new DecompressionStream("deflate-raw"));
    return new TextDecoder("utf-8", { fatal: true }).decode(text);
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError("broken");
  }
}

/**
 * What comes out of *stream*, bounded.
 * @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream | DecompressionStream} stream
 */
async function through(bytes, stream) {
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > LARGEST) {
      await reader.cancel();
      throw new LinkError("long");
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
