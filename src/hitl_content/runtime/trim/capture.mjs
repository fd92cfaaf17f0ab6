// @ts-check
// Starts CPython from Pyodide's own files, in Node and without Pyodide's Python layer, imports what the browser needs,
// and takes the memory as it is then. The clock stands still and chance is off, so that it is the same every time.

import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import path from "node:path";
import { unhash } from "./hashes.mjs";
import { untie } from "./links.mjs";

const BOOT = fileURLToPath(new URL("boot.py", import.meta.url));
const MOMENT = 315_532_800; // seconds: 1980-01-01, as in the wheel
const WHEEL = "/hitl.whl";
const REQUESTS = "/requests.json";
const CALLED = "/called.json";
const HELD = "/held.json";
const REPORT = "/report.json";
const AT_LAST = "gc.collect()\ngc.collect()\ngc.freeze()";
const HASH = 12; // bytes from the start of a text or a tuple
const MADE = 4; // what a flag says of what is made once
const LINKS = 8; // bytes in front of an object that the collector knows

const STACK = ["emscripten_stack_get_current", "emscripten_stack_get_base", "emscripten_stack_get_end"];

/** Thrown to leave Pyodide's loader as soon as CPython runs. */
class Enough extends Error {}

/**
 * @typedef {object} Capture
 * @property {Uint8Array} memory  the linear memory
 * @property {Uint8Array} links  how to tie the collector's ring
 * @property {number} entry  address of the Python function to call with a text
 * @property {number} text  address of the type of texts
 * @property {Record<string, number>} stack  what the functions that tell about the stack answer
 * @property {number} trampoline  address of the place where Python keeps its trampoline
 * @property {number} counts  address of the table of parameter counts, one byte for each place of the function table
 * @property {(string | null)[]} table  the function table: a name under which each function is exported, if there is any
 * @property {Map<string, number>} globals  values of the imported globals, by "module name"
 */

function stillClock() {
  process.env.TZ = "UTC";
  Date.now = () => MOMENT * 1000;
  performance.now = () => 0;
  Math.random = () => 0.5;
}

/**
 * What is left of the interpreter once it has answered *requests* and forgotten what further ones do not need.
 * @param {string} pyodide folder of the npm package @param {Uint8Array} wheel of our package
 * @param {string[]} requests what it is warmed with @param {string[]} held requests that load what it is to hold
 * @param {string[]} called Python functions that stay in any case
 * @returns {Promise<Capture>}
 */
export async function capture(pyodide, wheel, requests, held, called) {
  const { python, module, imports } = await started(pyodide, wheel, requests);
  python.files.writeFile(CALLED, JSON.stringify(called));
  python.files.writeFile(HELD, JSON.stringify(held));
  python.run("finish()");
  python.dropSyntax();
  python.run(AT_LAST);
  return python.captured(module, imports);
}

/**
 * The names of the Python functions that *requests* call.
 * @param {string} pyodide folder of the npm package @param {Uint8Array} wheel of our package
 * @param {string[]} requests @returns {Promise<string[]>}
 */
export async function observe(pyodide, wheel, requests) {
  const { python } = await started(pyodide, wheel, requests);
  python.run("observe()");
  return python.report().called;
}

/** @param {string} pyodide @param {Uint8Array} wheel @param {string[]} requests */
async function started(pyodide, wheel, requests) {
  stillClock();
  const at = (/** @type {string} */ name) => pathToFileURL(path.resolve(pyodide, name)).href;
  const { loadPyodide } = await import(at("pyodide.mjs"));
  const { default: create } = await import(at("pyodide.asm.mjs"));
  const module = await WebAssembly.compile(await readFile(path.resolve(pyodide, "pyodide.asm.wasm")));
  /** @type {any} */ let emscripten;
  /** @type {any} */ let instance;
  /** @type {any} */ let imports;
  const loading = loadPyodide({
    env: { HOME: "/", PYTHONHASHSEED: "0", PYTHONOPTIMIZE: "2", PYTHONDONTWRITEBYTECODE: "1", PYTHONNODEBUGRANGES: "1" },
    createPyodideModule: async (/** @type {any} */ settings) => {
      settings.thisProgram = "python";
      settings.instantiateWasm = (/** @type {any} */ given, /** @type {any} */ done) => {
        imports = given;
        steady(given, () => instance.exports.memory);
        WebAssembly.instantiate(module, given).then((made) => done((instance = made), module));
        return {};
      };
      emscripten = await create(settings);
      throw new Enough();
    },
  });
  await loading.catch((/** @type {unknown} */ error) => {
    if (!(error instanceof Enough)) throw error;
  });
  emscripten.FS.writeFile(WHEEL, wheel);
  emscripten.FS.writeFile(REQUESTS, JSON.stringify(requests));
  const python = new Interpreter(instance.exports, emscripten.FS);
  python.run(await readFile(BOOT, "utf8"));
  return { python, module, imports };
}

/** Imports that would bring in chance or the clock. @param {any} imports @param {() => WebAssembly.Memory} memory */
function steady(imports, memory) {
  const view = () => new DataView(memory().buffer);
  imports.env.Jsv_GetError_import = () => {
    throw new Error("There is no JavaScript to talk to.");
  };
  imports.env.JsvError_Check = () => 0;
  imports.wasi_snapshot_preview1.random_get = (/** @type {number} */ at, /** @type {number} */ size) => {
    new Uint8Array(memory().buffer).fill(0, at >>> 0, (at >>> 0) + size);
    return 0;
  };
  imports.wasi_snapshot_preview1.clock_time_get = (
    /** @type {number} */ _clock, /** @type {bigint} */ _precision, /** @type {number} */ at,
  ) => {
    view().setBigUint64(at >>> 0, BigInt(MOMENT) * 1_000_000_000n, true);
    return 0;
  };
}

/** CPython, spoken to through its C functions. */
class Interpreter {
  /** @param {any} exports @param {any} files */
  constructor(exports, files) {
    this.c = exports;
    this.files = files;
  }

  get bytes() {
    return new Uint8Array(this.c.memory.buffer);
  }

  get view() {
    return new DataView(this.c.memory.buffer);
  }

  /** @param {string} source */
  run(source) {
    const text = new TextEncoder().encode(`${source}\0`);
    const at = this.c.malloc(text.length) >>> 0;
    this.bytes.set(text, at);
    const failed = this.c.PyRun_SimpleString(at);
    this.bytes.fill(0, at, at + text.length);
    this.c.free(at);
    if (failed) throw new Error("The Python side failed; its traceback stands above.");
  }

  /** What the Python side has to say. */
  report() {
    return JSON.parse(this.files.readFile(REPORT, { encoding: "utf8" }));
  }

  /** @param {WebAssembly.Module} module @param {any} imports @returns {Capture} */
  captured(module, imports) {
    const { entry } = this.report();
    const table = this.c.__indirect_function_table;
    const counts = this.c.malloc(table.length) >>> 0;
    this.scrub();
    const globals = new Map();
    for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
      if (kind === "global") globals.set(`${from} ${name}`, imports[from][name].value);
    }
    const memory = this.bytes.slice();
    const links = untie(memory, entry - LINKS);
    const text = this.c.PyUnicode_Type.value;
    unhash(memory, { text, tuple: this.c.PyTuple_Type.value }, (object) => this.hashed(object));
    return {
      memory,
      links,
      entry,
      text,
      stack: Object.fromEntries(STACK.map((name) => [name, this.c[name]() >>> 0])),
      trampoline: this.c._PyRuntime.value + this.view.getInt32(this.c._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value, true),
      counts,
      table: namesOf(this.c, table),
      globals,
    };
  }

  /**
   * Drops the classes for trees of syntax: Python makes two hundred of them as soon as anything is compiled, and here
   * nothing can be. It keeps them in one row, behind a flag that says they have been made and one that is not used.
   */
  dropSyntax() {
    const [first, last] = this.report().syntax;
    const words = new Uint32Array(this.c.memory.buffer);
    const start = words.indexOf(first, this.c._PyRuntime.value >> 2);
    const end = words.indexOf(last, start);
    if (start < 0 || end < 0 || words[start - 2] !== MADE) throw new RangeError("The classes for syntax are elsewhere.");
    for (let place = start; place <= end; place++) {
      const held = words[place];
      words[place] = 0;
      this.c._Py_DecRef(held);
    }
    words[start - 2] = 0;
  }

  /** The hash of a text or tuple, worked out anew. @param {number} object its address */
  hashed(object) {
    const { view } = this;
    const before = view.getUint32(object + HASH, true);
    view.setInt32(object + HASH, -1, true);
    try {
      return this.c.PyObject_Hash(object) >>> 0;
    } catch {
      return -1; // it was neither
    } finally {
      this.c.PyErr_Clear();
      view.setUint32(object + HASH, before, true);
    }
  }

  /** Empties what has been freed, so that nothing that was thrown away travels, and nothing of this machine. */
  scrub() {
    this.scrubBlocks();
    this.scrubChunks();
    const end = this.c.emscripten_stack_get_end() >>> 0;
    this.bytes.fill(0, end, this.c.emscripten_stack_get_current() >>> 0);
    this.bytes.fill(0, this.c.sbrk(0) >>> 0);
  }

  /** Python's small blocks: takes every free one of each size, empties it and gives it back. */
  scrubBlocks() {
    const held = [];
    for (let size = 512; size >= 16; size -= 16) {
      for (let fresh = 0; fresh < 4; ) {
        const before = this.c.sbrk(0);
        const at = this.c.PyObject_Malloc(size) >>> 0;
        if (this.c.sbrk(0) !== before) fresh++;
        this.bytes.fill(0, at, at + size);
        held.push(at);
      }
    }
    for (const at of held.reverse()) this.c.PyObject_Free(at);
  }

  /** The C library's chunks, likewise, below where the heap ends. */
  scrubChunks() {
    const held = [];
    const top = this.c.sbrk(0) >>> 0;
    for (let size = 1 << 22; size >= 8; size >>= 1) {
      for (;;) {
        const at = this.c.malloc(size) >>> 0;
        this.bytes.fill(0, at, at + size);
        held.push(at);
        if (at + size > top) break;
      }
    }
    for (const at of held.reverse()) this.c.free(at);
  }
}

/** @param {any} exports @param {any} table @returns {(string | null)[]} */
function namesOf(exports, table) {
  const names = new Map();
  for (const name of Object.keys(exports).sort()) {
    if (typeof exports[name] === "function" && !names.has(exports[name])) names.set(exports[name], name);
  }
  return Array.from({ length: table.length }, (_, place) => names.get(table.get(place)) ?? null);
}
