// @ts-check
// Runs the trimmed CPython: a WebAssembly module whose memory already holds the engine, imported and warm. It is given
// nothing but its own memory. Whatever it needs beyond that is a Trap, and the page then asks a whole Python.

/** The trimmed Python cannot answer this. A whole one may. */
export class Trap extends Error {
  name = "Trap";
}

const PAGE = 65536; // bytes
const GAP = 1 << 20; // bytes of emptiness that take longer to look through than to step over
const STEP = 64; // pages to grow by, at least
const ANSWER = "=";
const UNIT = 4; // bytes of a word, which all objects begin at
const HEAD = 24; // bytes of a file until it is known how much of it is code
/** Stands in a text of Python where its hash was left out. */
export const LEFT_OUT = 0x68617368;
const UNKNOWN = 0xffffffff; // what Python writes where it has not hashed yet
// Sections of the file that WebAssembly does not look into, written by runtime/trim/assemble.mjs.
const CONTENT = "hitl-memory";
const LINKS = "hitl-links";

/** The few things of the outside world it may have. @param {() => WebAssembly.Memory} memory */
function allowed(memory) {
  return {
    /** @param {number} size in bytes */
    emscripten_resize_heap(size) {
      const missing = Math.ceil(((size >>> 0) - memory().buffer.byteLength) / PAGE);
      try {
        memory().grow(Math.max(missing, STEP));
        return 1;
      } catch {
        return 0; // Python raises MemoryError, as it should
      }
    },
    emscripten_get_heap_max: () => 2 ** 31,
    _Py_CheckEmscriptenSignals_Helper: () => 0,
  };
}

/** @param {WebAssembly.Module} module @param {() => WebAssembly.Memory} memory */
function imports(module, memory) {
  /** @type {Record<string, Record<string, Function>>} */
  const given = {};
  /** @type {Record<string, Function>} */
  const known = allowed(memory);
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    const missing = () => {
      throw new Trap(`it asked for ${name}`);
    };
    given[from] ??= {};
    given[from][name] = known[name] ?? missing;
  }
  return /** @type {WebAssembly.Imports} */ (given);
}

/** Reads numbers as WebAssembly writes them. */
class Numbers {
  /** @param {Uint8Array} bytes @param {number} at */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  next() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }
}

/** What the section called *name* holds. @param {Uint8Array} file @param {string} name */
function section(file, name) {
  const decoder = new TextDecoder();
  for (const reader = new Numbers(file, 8); reader.at < file.length; ) {
    const custom = file[reader.at++] === 0;
    const end = reader.next() + reader.at;
    if (custom) {
      const length = reader.next();
      const at = reader.at + length;
      if (length === name.length && decoder.decode(file.subarray(reader.at, at)) === name) return file.subarray(at, end);
    }
    reader.at = end;
  }
  throw new Trap(`it has no ${name}`);
}

/**
 * Fills memory: stretches of it, each with the distance from the one before and its length.
 * @param {Uint8Array} file @param {WebAssembly.Memory} memory
 * @returns {Uint32Array[]} the parts of memory that are not empty, roughly
 */
function fill(file, memory) {
  /** @type {{from: number, to: number}[]} */
  const parts = [];
  const bytes = new Uint8Array(memory.buffer);
  const content = section(file, CONTENT);
  let to = 0;
  for (const reader = new Numbers(content); reader.at < content.length; ) {
    to += reader.next();
    const length = reader.next();
    bytes.set(content.subarray(reader.at, reader.at + length), to);
    const last = parts.at(-1);
    if (last && to - last.to < GAP) last.to = to + length;
    else parts.push({ from: to, to: to + length });
    to += length;
    reader.at += length;
  }
  return parts.map(({ from, to }) => new Uint32Array(memory.buffer, from & -4, (to - from + 3) >> 2));
}

/**
 * Ties the ring of the objects that Python's collector knows: in front of each stand the addresses of the next and of
 * the one before. What travels is where the objects are.
 * @param {Uint8Array} file @param {WebAssembly.Memory} memory
 */
function tie(file, memory) {
  const words = new Uint32Array(memory.buffer);
  const distances = new Numbers(section(file, LINKS));
  let first = 0;
  let last = 0;
  while (distances.at < distances.bytes.length) {
    const at = last + distances.next() * UNIT;
    if (first) link(words, last, at);
    else first = at;
    last = at;
  }
  link(words, last, first);
}

/** @param {Uint32Array} words @param {number} one @param {number} next */
function link(words, one, next) {
  words[one >> 2] |= next;
  words[(next >> 2) + 1] |= one;
}

/**
 * Has Python hash the texts again that came without: a dictionary takes it that its keys are hashed.
 * @param {any} python the module's exports @param {Uint32Array[]} filled where texts may be
 */
function hash(python, filled) {
  for (const words of filled) {
    for (let at = words.indexOf(LEFT_OUT); at >= 0; at = words.indexOf(LEFT_OUT, at + 1)) {
      if (words[at - 2] !== python.text.value) continue;
      words[at] = UNKNOWN;
      python.PyObject_Hash(words.byteOffset + (at - 3) * UNIT);
    }
  }
}

/** @typedef {{call: (text: string) => string, memory: WebAssembly.Memory}} Started */

/**
 * Gives the interpreter its memory, without running any of it. What is returned starts it.
 * @param {WebAssembly.Module} module compiled from *file*, or from the code at its start
 * @param {Uint8Array} file @returns {Promise<() => Started>}
 */
export async function prepare(module, file) {
  /** @type {any} */
  let python;
  const instance = await WebAssembly.instantiate(module, imports(module, () => python.memory));
  python = instance.exports;
  const filled = fill(file, python.memory);
  tie(file, python.memory);
  return () => {
    hash(python, filled);
    return talk(python);
  };
}

/**
 * A file on its way. The code at its start is compiled meanwhile; the rest is what its memory holds, which a browser
 * would keep for as long as it keeps the code, were it to compile that too.
 */
export class Arriving {
  /** Where the file went, once it is there. @type {Uint8Array<ArrayBuffer> | undefined} */
  file;
  /** What starts it. @type {Promise<() => Started>} */
  prepared;
  #fed = 0;
  #closed = false;
  /** @type {ReadableStreamDefaultController<Uint8Array> | undefined} */
  #feed;
  /** @type {((file: Uint8Array) => void) | undefined} */
  #there;

  constructor() {
    const stream = new ReadableStream({ start: (controller) => void (this.#feed = controller) });
    const type = { "Content-Type": "application/wasm" };
    const compiling = WebAssembly.compileStreaming(new Response(stream, { headers: type }));
    const there = new Promise((resolve) => void (this.#there = resolve));
    this.prepared = Promise.all([compiling, there]).then(([module, file]) => prepare(module, file));
    this.prepared.catch(() => {}); // told to who asks for it
  }

  /**
   * Takes what has come.
   * @param {Uint8Array<ArrayBuffer>} file @param {number} arrived bytes of it @param {boolean} whole that is all
   */
  take(file, arrived, whole) {
    const code = arrived < HEAD ? 0 : new DataView(file.buffer).getUint32(HEAD - 4, true);
    const until = Math.max(this.#fed, Math.min(arrived, code));
    if (until > this.#fed) this.#feed?.enqueue(file.subarray(this.#fed, until));
    this.#fed = until;
    if (!this.#closed && (whole || (code > 0 && until === code))) {
      this.#closed = true;
      this.#feed?.close();
    }
    if (!whole) return;
    this.file = file;
    this.#there?.(file);
  }
}

/**
 * Starts the interpreter.
 * @param {WebAssembly.Module} module @param {Uint8Array} file @returns {Promise<Started>}
 */
export async function startTrimmed(module, file) {
  return (await prepare(module, file))();
}

/**
 * `call` passes a text to `hitl_content.browser.call` and returns its answer; it throws a Trap where the interpreter
 * cannot answer, and is of no use afterwards.
 * @param {any} python the module's exports @returns {Started}
 */
function talk(python) {
  const length = python.malloc(4) >>> 0;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let broken = false;

  /** @param {string} text @returns {number} address of a Python text */
  function toPython(text) {
    const bytes = encoder.encode(text);
    const at = python.malloc(bytes.length + 1) >>> 0;
    if (!at) throw new Trap("its memory is full");
    new Uint8Array(python.memory.buffer).set(bytes, at);
    const made = python.PyUnicode_FromStringAndSize(at, bytes.length) >>> 0;
    python.free(at);
    if (!made) throw new Trap("it could not read the text");
    return made;
  }

  /** @param {number} object address of a Python text @returns {string} */
  function fromPython(object) {
    const at = python.PyUnicode_AsUTF8AndSize(object, length) >>> 0;
    if (!at) throw new Trap("its answer is not text");
    const size = new DataView(python.memory.buffer).getUint32(length, true);
    return decoder.decode(new Uint8Array(python.memory.buffer, at, size));
  }

  /** @param {string} text */
  function ask(text) {
    const asked = toPython(text);
    const answered = python.PyObject_CallOneArg(python.entry.value, asked) >>> 0;
    python._Py_DecRef(asked);
    if (!answered) throw new Trap("it gave no answer");
    const answer = fromPython(answered);
    python._Py_DecRef(answered);
    if (!answer.startsWith(ANSWER)) throw new Trap(answer.slice(1));
    return answer.slice(1);
  }

  /** @param {string} text */
  function call(text) {
    if (broken) throw new Trap("it has stopped");
    try {
      return ask(text);
    } catch (error) {
      broken = true;
      throw error instanceof Trap ? error : new Trap(String(error), { cause: error });
    }
  }
  return { call, memory: python.memory };
}
