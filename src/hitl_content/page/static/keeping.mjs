// @ts-check
// A copy, on this device, of what Python starts from. The browser's own cache unpacks it anew at every visit and hands
// it over in a hundred pieces; the copy is read as it is, at once. It is checked like what
// comes over the line, and is nothing but a saving: where there is none, or the browser refuses, the file is fetched.

/**
 * @typedef {import("./fetching.mjs").FileEntry} FileEntry
 * @typedef {{getSize: () => number, read: (into: Uint8Array, at: {at: number}) => number, close: () => void,
 *   truncate: (size: number) => void, write: (from: Uint8Array, at: {at: number}) => number}} Open  a file of the device's private store, open in a worker
 */

const FOLDER = "hitl-content"; // emptied by offline/stop.js too
const PART = 1 << 20; // bytes written at a time, so that a question waits for a moment only

/** The copy of *file*, which nobody has checked yet; null where there is none. @param {FileEntry} file */
export async function copyOf({ name, size }) {
  try {
    const open = await opened(await folder(false), name, false);
    try {
      const content = new Uint8Array(size);
      return open.getSize() === size && open.read(content, { at: 0 }) === size ? content : null;
    } finally {
      open.close();
    }
  } catch {
    return null; // none was kept, or another tab has it open, or this browser keeps nothing
  }
}

/** Keeps *content* as the copy of *file*, and no other. @param {FileEntry} file @param {Uint8Array} content */
export async function keepCopy({ name }, content) {
  try {
    const here = await folder(true);
    const open = await opened(here, name, true);
    try {
      open.truncate(0);
      for (let at = 0; at < content.length; at += PART) {
        open.write(content.subarray(at, at + PART), { at });
        await new Promise((resolve) => setTimeout(resolve));
      }
    } finally {
      open.close();
    }
    for await (const other of here.keys()) if (other !== name) await dropCopy({ name: other });
  } catch {
    await dropCopy({ name }); // the device is full, or this browser keeps nothing; what is there in part is of no use
  }
}

/** Forgets the copy of *file*. @param {{name: string}} file */
export async function dropCopy({ name }) {
  try {
    await (await folder(false)).removeEntry(name);
  } catch {
    // There is none, or another tab has it open: then the next one to keep a copy removes it.
  }
}

/** @param {boolean} create @returns {Promise<any>} */
const folder = async (create) => (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create });

/**
 * @param {any} folder @param {string} name @param {boolean} create @returns {Promise<Open>} Raises what the browser
 *   raises, also where another tab has it open and either may write.
 */
async function opened(folder, name, create) {
  const handle = await folder.getFileHandle(name, { create });
  return handle.createSyncAccessHandle({ mode: create ? "readwrite" : "read-only" });
}
