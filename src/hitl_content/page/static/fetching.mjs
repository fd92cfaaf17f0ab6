// @ts-check
// Fetching what the worker needs, with the check that it is what the site was published with.

/**
 * @typedef {{name: string, size: number, sha256: string, integrity: string}} FileEntry
 * @typedef {(content: Uint8Array<ArrayBuffer>, arrived: number, whole: boolean) => void} OnPart  told while a file
 *   arrives: where it goes, how many bytes of it are there, and whether that is all
 */

/** A failure that is told to the page in words. */
export class Failure extends Error {
  /** @param {string} kind @param {string} message */
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

const network = globalThis.fetch.bind(globalThis);

/** @param {unknown} error */
export function words(error) {
  const text = error instanceof Error ? error.message : String(error);
  // A traceback of Python ends with the line that says what went wrong.
  return text.trimEnd().split("\n").at(-1) ?? text;
}

/**
 * One file of the runtime. What is cached is taken, however old: the folder is named by the hash of its content.
 * @param {URL} url @param {FileEntry} file @param {(bytes: number) => void} count @param {OnPart} onpart
 * @param {RequestCache} cache @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function fetchFile(url, file, count, onpart, cache = "force-cache") {
  // With `integrity` the browser hands over nothing before the last byte, so nothing can be counted and a slow
  // line looks like a dead one. Where the page may hash for itself (https, localhost) it does; else the browser does.
  const hashing = globalThis.crypto?.subtle;
  /** @type {RequestInit} */
  const options = { cache, redirect: "error", mode: "same-origin" };
  if (!hashing) options.integrity = file.integrity;
  let response;
  try {
    response = await network(url, options);
  } catch (error) {
    // A hash that does not match and a line that is down look alike here; the second try tells the page which.
    if (!hashing && cache === "force-cache") return fetchFile(url, file, count, () => {}, "reload");
    throw new Failure("network", `${file.name} could not be fetched (${words(error)}).`);
  }
  if (!response.ok) throw new Failure("missing", `${file.name} is not on the server (${response.status}).`);
  const content = await read(response, file, count, onpart);
  if (await isRight(content, file)) return content;
  count(-content.length);
  // What is wrong may be a broken copy in the cache: ask the server itself once.
  if (cache === "force-cache") return fetchFile(url, file, count, () => {}, "reload");
  throw new Failure("changed", `${file.name} is not the file this site was published with, so it was not run.`);
}

/**
 * @param {Response} response @param {FileEntry} file @param {(bytes: number) => void} count @param {OnPart} onpart
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function read(response, file, count, onpart) {
  const content = new Uint8Array(file.size);
  let length = 0;
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (length + part.value.length > file.size) {
        await reader.cancel();
        count(-length);
        return new Uint8Array(0);
      }
      content.set(part.value, length);
      length += part.value.length;
      count(part.value.length);
      onpart(content, length, false);
    }
  } catch (error) {
    count(-length);
    throw new Failure("network", `${file.name} arrived only in part (${words(error)}).`);
  }
  if (length < file.size) return content.subarray(0, length);
  onpart(content, length, true);
  return content;
}

/**
 * Whether *content* is that of *file*. Where the page may not hash, the browser has, and only the length is looked at.
 * @param {Uint8Array<ArrayBuffer>} content @param {FileEntry} file
 */
export async function isRight(content, file) {
  const hashing = globalThis.crypto?.subtle;
  return content.length === file.size && (!hashing || hex(await hashing.digest("SHA-256", content)) === file.sha256);
}

/** @param {ArrayBuffer} buffer */
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * The text of a file that is not checked here. What is cached is taken, however old: its address changes with it.
 * @param {URL | string} url @param {string} what it is called where it is missing
 */
export async function fetchText(url, what) {
  let response;
  try {
    response = await network(url, { cache: "force-cache", mode: "same-origin" });
  } catch (error) {
    throw new Failure("network", `${what} could not be fetched (${words(error)}).`);
  }
  if (!response.ok) throw new Failure("missing", `${what} is not on the server (${response.status}).`);
  return response.text();
}
