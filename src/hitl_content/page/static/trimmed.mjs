// @ts-check
// Runs the trimmed CPython: a WebAssembly module whose memory already holds the engine, imported and warm. It is given
// nothing but its own memory. Whatever it needs beyond that is a Trap, and the page then asks a whole Python.

/** The trimmed Python cannot answer this. A whole one may. */
export class Trap extends Error {
  name = "Trap";
}

const PAGE = 65536; // bytes
const STEP = 64; // pages to grow by, at least
const ANSWER = "=";
const LINKS = "hitl-links"; // section of the module, written by runtime/trim/links.mjs
const UNIT = 4; // bytes, of the distances in it

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

/**
 * Ties the ring of the objects that Python's collector knows: in front of each stand the addresses of the next and of
 * the one before. What travels is where the objects are.
 * @param {WebAssembly.Module} module @param {WebAssembly.Memory} memory
 */
function tie(module, memory) {
  const words = new Uint32Array(memory.buffer);
  const distances = new Uint8Array(WebAssembly.Module.customSections(module, LINKS)[0]);
  let first = 0;
  let last = 0;
  for (let place = 0; place < distances.length; ) {
    let distance = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = distances[place++];
      distance |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    const at = last + distance * UNIT;
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

/** @typedef {{call: (text: string) => string, memory: WebAssembly.Memory}} Started */

/**
 * Gives the interpreter its memory, without running any of it. What is returned starts it.
 * @param {WebAssembly.Module} module @returns {Promise<() => Started>}
 */
export async function prepare(module) {
  /** @type {any} */
  let python;
  const instance = await WebAssembly.instantiate(module, imports(module, () => python.memory));
  python = instance.exports;
  tie(module, python.memory);
  return () => talk(python);
}

/**
 * Starts the interpreter.
 * @param {WebAssembly.Module} module @returns {Promise<Started>}
 */
export async function startTrimmed(module) {
  return (await prepare(module))();
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
