// @ts-check
// The worker: fetches and checks the browser's Python, starts it, and passes it one text for another.
//
// In:  its name, which is JSON: {base, rung, manifest, keep, asked}  base is the URL of the runtime's folder; rung is the
//                                       number of the way to start among those the manifest lists, best first; manifest
//                                       is the text of manifest.json in that folder, which is fetched where it is empty;
//                                       keep says whether a copy may be kept on this device; asked lists the first
//                                       calls. A message would wait until the page has a moment
//      {type: "call", id, text, from}   text is what hitl_content.browser.call takes; {"verb":"memory"} is answered
//                                       here, with the bytes of memory the interpreter has taken. Where from is given,
//                                       the JSON at these addresses is added to text, by the names it has there. It is
//                                       fetched here, because the page is busy with itself while it is new; what Python
//                                       holds already is named to it instead
// Out: {type: "stage", stage, bytes, total, python}
//      {type: "failed", kind, message, more}  nothing more will come; more says whether there is a further rung
//      {type: "answer", id, text, took}, with the milliseconds Python worked on it, or {type: "error", id, kind, message}

import { Failure, fetchFile, fetchText, isRight, words } from "./fetching.mjs";
import { copyOf, dropCopy, keepCopy } from "./keeping.mjs";
import { Arriving, prepare } from "./trimmed.mjs";

/**
 * @typedef {import("./fetching.mjs").FileEntry} FileEntry
 * @typedef {{name: string, files: string[], held: Record<string, string>}} Rung  held: slugs of the assessments that
 *   Python has loaded already where it starts this way, by the names of the files they would be fetched from
 * @typedef {{format: string, version: number, rungs: Rung[], files: FileEntry[]}} Manifest
 * @typedef {{call: (text: string) => string, memory: () => number}} Started
 * @typedef {import("./fetching.mjs").OnPart} OnPart
 * @typedef {(file: FileEntry, onpart?: OnPart) => Promise<Uint8Array<ArrayBuffer>>} Get  fetches and checks a file
 */

/** The ways to start Python, by the name the manifest gives. Each answers with what can be asked of it. */
/** @type {Record<string, (base: URL, wanted: FileEntry[], get: Get, started: () => void) => Promise<Started>>} */
const RUNGS = { trimmed: startTrimmed, pyodide: startPyodide };

const UNREADABLE = "manifest.json is not one this page can read, so nothing was run.";
const SIGNS = 40; // how often, at most, is said how much has arrived
const MEMORY = '{"verb":"memory"}';
const LATER = 500; // milliseconds after the first answer, when the page has got what it needs

/** Whether there is another way to start than the one in use. */
let more = false;
/** What Python has loaded already; nothing until the manifest is read. @type {Rung["held"]} */
let held = {};
/** Whether a copy may be kept on this device. */
let mayKeep = false;
/** Keeps a copy of what was fetched; nothing where that is not wanted, or done. @type {(() => Promise<void>) | undefined} */
let keeping;

/** @param {object} message */
const tell = (message) => globalThis.postMessage(message);

/** The smallest module there is: whether it compiles says whether WebAssembly may be used here. */
function checkWebAssembly() {
  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch (error) {
    throw new Failure("no-wasm", `WebAssembly is missing or blocked in this browser (${words(error)}).`);
  }
}

/** @param {string} text @returns {Manifest} */
function readManifest(text) {
  /** @type {Manifest} */
  let manifest;
  try {
    manifest = JSON.parse(text);
  } catch {
    throw new Failure("changed", UNREADABLE);
  }
  if (manifest.format !== "hitl-runtime" || manifest.version !== 1) throw new Failure("changed", UNREADABLE);
  return manifest;
}

/**
 * The interpreter of which only what the engine needs is left. It is compiled while it arrives and given its memory
 * while it is being checked; nothing of it runs before that.
 * @param {URL} _base @param {FileEntry[]} wanted @param {Get} get @param {() => void} started @returns {Promise<Started>}
 */
async function startTrimmed(_base, [file], get, started) {
  const { call, memory } = (await (mayKeep ? nearest : prepared)(file, get, started))();
  return { call, memory: () => memory.buffer.byteLength };
}

/**
 * What starts it, from the copy on this device where there is one.
 * @param {FileEntry} file @param {Get} get @param {() => void} started
 */
async function nearest(file, get, started) {
  const copy = await copyOf(file);
  if (copy) {
    try {
      return await prepared(file, (wanted, onpart) => checked(wanted, copy, onpart), started);
    } catch {
      await dropCopy(file); // it is not what was kept; the file itself tells whether anything else is wrong
    }
  }
  /** @type {Get} */
  const fetched = async (wanted, onpart) => {
    const content = await get(wanted, onpart);
    keeping = keepCopy.bind(undefined, wanted, content);
    return content;
  };
  return prepared(file, fetched, started);
}

/** *copy*, if that is what *file* should be. @param {FileEntry} file @param {Uint8Array<ArrayBuffer>} copy @param {OnPart} [onpart] */
async function checked(file, copy, onpart) {
  onpart?.(copy, copy.length, true);
  if (await isRight(copy, file)) return copy;
  throw new Failure("changed", `The copy of ${file.name} on this device is not what was kept.`);
}

/**
 * What starts it. A function of its own, because whatever one function keeps, it keeps of all its variables, and the
 * file is large.
 * @param {FileEntry} file @param {Get} get @param {() => void} started
 */
async function prepared(file, get, started) {
  const arriving = new Arriving();
  const content = await get(file, (...part) => arriving.take(...part));
  started();
  const anew = async () => prepare(await WebAssembly.compile(content), content);
  // What failed the check was fetched again, and is not what was compiled meanwhile.
  return arriving.file === content ? arriving.prepared.catch(anew) : anew();
}

/**
 * Pyodide as it is published.
 * @param {URL} base @param {FileEntry[]} wanted @param {Get} get @param {() => void} started @returns {Promise<Started>}
 */
async function startPyodide(base, wanted, get, started) {
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  const fetched = wanted.map(async (file) => files.set(new URL(file.name, base).href, await get(file)));
  await Promise.all(fetched);
  started();
  // Pyodide fetches by itself. It gets the bytes that have been checked, and nothing else, from nowhere else.
  globalThis.fetch = async (input) => {
    const url = new URL(input instanceof Request ? input.url : input, base);
    const content = files.get(url.href);
    if (!content) throw new TypeError(`${url.href} is not part of the runtime.`);
    const type = url.pathname.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(/** @type {BodyInit} */ (content), { headers: { "Content-Type": type } });
  };
  const lock = JSON.parse(new TextDecoder().decode(files.get(new URL("pyodide-lock.json", base).href)));
  // `import()` takes no integrity. The two modules have just been fetched and checked from the very same
  // addresses, whose folder is named by the hash of its content, so that this import is served from the cache.
  const { loadPyodide } = await import(new URL("pyodide.mjs", base).href);
  const pyodide = await loadPyodide({
    indexURL: base.href,
    packageBaseUrl: base.href, // otherwise missing wheels would be looked for on a public host
    lockFileContents: lock,
    env: { PYTHONHASHSEED: "0" }, // the same order of everything in every visit
  });
  tell({ type: "stage", stage: "start" });
  await pyodide.loadPackage(Object.keys(lock.packages), { checkIntegrity: true, messageCallback: () => {} });
  files.clear();
  return { call: pyodide.pyimport("hitl_content.browser.call"), memory: () => pyodide._module.HEAP8.length };
}

/** @param {string} address @param {number} place @param {string} listed @returns {Promise<Started>} */
async function start(address, place, listed) {
  const base = new URL(address);
  checkWebAssembly();
  const manifest = readManifest(listed || await fetchText(new URL("manifest.json", base), "manifest.json"));
  const known = manifest.rungs.filter(({ name }) => name in RUNGS);
  const rung = known[place];
  if (!rung) throw new Failure("changed", "manifest.json names no way to start that this page knows.");
  more = place + 1 < known.length;
  held = rung.held ?? {};
  const wanted = manifest.files.filter(({ name }) => rung.files.includes(name));
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  let bytes = 0;
  /** @param {string} stage */
  const stage = (stage) => tell({ type: "stage", stage, bytes, total, python: rung.name });
  let told = -total;
  /** @param {number} more */
  const count = (more) => {
    bytes += more;
    if (Math.abs(bytes - told) < total / SIGNS && bytes !== total) return; // a page that is new has enough to do
    told = bytes;
    stage("download");
  };
  count(0);
  /** @type {Get} */
  const get = (file, onpart = () => {}) => fetchFile(new URL(file.name, base), file, count, onpart);
  try {
    return await RUNGS[rung.name](base, wanted, get, () => stage("start"));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure("start", `The scoring program did not start (${words(error)}).`);
  }
}

/** Done when what was asked so far is answered. */
let turn = Promise.resolve();

/**
 * *text* with the JSON at the addresses *from* added to it, or the slug of what Python holds.
 * @param {string} text @param {Record<string, string>} from
 */
async function completed(text, from) {
  const added = Object.entries(from).map(async ([name, address]) => {
    const slug = held[nameOf(address)];
    if (slug) return `,"held":${JSON.stringify(slug)}`;
    return `,${JSON.stringify(name)}:${await fetchText(address, nameOf(address))}`;
  });
  return `${text.slice(0, -1)}${(await Promise.all(added)).join("")}}`;
}

/** @param {string} address */
const nameOf = (address) => new URL(address).pathname.split("/").at(-1) ?? "";

/** @param {number} id @param {Promise<string>} asked */
async function answer(id, asked) {
  /** @type {Started | undefined} */
  const python = await starting.catch(() => undefined);
  if (!python) return; // told once already, as failed
  let text;
  try {
    text = await asked;
  } catch (error) {
    tell({ type: "error", id, kind: error instanceof Failure ? error.kind : "crashed", message: words(error) });
    return;
  }
  try {
    const start = performance.now();
    const answered = text === MEMORY ? JSON.stringify({ ok: python.memory() }) : python.call(text);
    tell({ type: "answer", id, text: answered, took: performance.now() - start });
    if (keeping) setTimeout(keepLater, LATER);
  } catch (error) {
    // An exception of Python is one lost answer. Anything else has left the interpreter in pieces.
    const isPython = error instanceof Error && error.name === "PythonError";
    if (isPython) tell({ type: "error", id, kind: "crashed", message: words(error) });
    else tell({ type: "failed", kind: "crashed", message: `The scoring program stopped (${words(error)}).`, more });
  }
}

function keepLater() {
  void keeping?.();
  keeping = undefined;
}

/** @param {import("./begun.mjs").Call} call */
function take({ id, text, from }) {
  const asked = from ? completed(text, from) : Promise.resolve(text);
  asked.catch(() => {}); // told when its turn has come
  turn = turn.then(() => answer(id, asked));
}

globalThis.onmessage = ({ data }) => take(data);

/** @type {import("./begun.mjs").Start} */
const { base, rung, manifest, keep = false, asked = [] } = JSON.parse(self.name);
mayKeep = keep;
const starting = start(base, rung, manifest);
for (const call of asked) take(call);
starting.then(() => tell({ type: "stage", stage: "ready" })).catch((error) => {
  tell({ type: "failed", kind: error instanceof Failure ? error.kind : "crashed", message: words(error), more });
});
