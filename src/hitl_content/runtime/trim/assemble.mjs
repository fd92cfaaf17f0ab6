// @ts-check
// Writes the trimmed module: Pyodide's binary, with a trap in the place of every function that is not kept, with nothing
// left to be set up from outside, and with the captured memory behind the code, where the page's side takes it from.

import { codeStart, mentions } from "./code.mjs";
import { LINKS } from "./links.mjs";
import { KIND, SECTION, TRAP, Writer, numberGlobal } from "./wasm.mjs";

/** @typedef {import("./wasm.mjs").Module} Module */
/** @typedef {import("./capture.mjs").Capture} Capture */

/** What the page's side calls. */
export const API = ["malloc", "free", "PyUnicode_FromStringAndSize", "PyObject_CallOneArg", "PyUnicode_AsUTF8AndSize", "PyObject_Hash", "_Py_DecRef"];

const CODE = "hitl-code"; // first section of the file: how long it is without what follows the code
const CONTENT = "hitl-memory";
const PAGE = 65536;
const MAGIC = 8; // bytes that every module begins with
const I32 = 0x7f;
const GAP = 64; // so many zeros between two stretches of memory cost more than a new stretch
const LARGEST = 32768; // pages: 2 GiB
const MOST_PARAMETERS = 3;
const OTHER = 255; // for the parameter count of what Python never calls this way

/**
 * @param {Module} module @param {Capture} captured
 * @param {Set<number>} kept functions that stay @param {number} marks where functions mark that they were called, or 0
 * @returns {Uint8Array}
 */
export function assemble(module, captured, kept, marks = 0) {
  const table = wholeTable(module, captured);
  const memory = captured.memory.slice();
  const trampoline = placeTrampoline(module, captured, kept, table, memory);
  const bodies = new Map([[trampoline, trampolineBody(module, captured.counts)]]);
  const sections = new Map([
    [SECTION.custom, new Uint8Array(0)],
    [SECTION.import, importSection(module)],
    [SECTION.table, tableSection(module, table.length)],
    [SECTION.memory, memorySection(memory.length, marks && marks + module.functions.length)],
    [SECTION.global, globalSection(module, captured)],
    [SECTION.export, exportSection(module)],
    [SECTION.element, elementSection(table)],
    [SECTION.code, codeSection(module, kept, bodies, marks)],
    [SECTION.dataCount, new Uint8Array(0)],
    [SECTION.data, new Uint8Array(0)],
  ]);
  const code = module.rebuilt(sections);
  const head = (/** @type {number} */ length) => custom(CODE, new Uint8Array(Uint32Array.of(length).buffer));
  const length = code.length + head(0).length;
  const out = new Writer().raw(code.subarray(0, MAGIC)).raw(head(length)).raw(code.subarray(MAGIC));
  return out.raw(custom(CONTENT, content(memory))).raw(custom(LINKS, captured.links)).bytes();
}

/** A section that WebAssembly does not look into. @param {string} name @param {Uint8Array} content */
function custom(name, content) {
  const named = new Writer().sized(new TextEncoder().encode(name)).raw(content).bytes();
  return new Writer().byte(SECTION.custom).sized(named).bytes();
}

/** The function of every place of the table, or null where there is none of the module's own. @param {Module} module @param {Capture} captured */
export function wholeTable(module, captured) {
  const { first, functions } = module.elements();
  return captured.table.map((name, place) => functions[place - first] ?? (name && module.exported.get(name)) ?? null);
}

/** @param {number | null} at @param {Module} module */
function parametersOf(at, module) {
  const type = at === null ? undefined : module.types[module.functions[at]];
  const plain = type && type.parameters <= MOST_PARAMETERS && type.key === plainKey(type.parameters);
  return plain ? type.parameters : OTHER;
}

/** The key of the type that takes so many numbers and gives one. @param {number} parameters */
function plainKey(parameters) {
  return [0x60, parameters, ...Array(parameters).fill(I32), 1, I32].join();
}

/** @param {Module} module @param {number} parameters */
function plainType(module, parameters) {
  return module.types.findIndex(({ key }) => key === plainKey(parameters));
}

/**
 * Python calls its C functions with more arguments than they may take, which WebAssembly forbids. Pyodide passes such
 * calls through JavaScript or through a second module. Here a function that is not kept is taken over for it.
 * @param {Module} module @param {Capture} captured @param {Set<number>} kept @param {(number | null)[]} table
 * @param {Uint8Array} memory is changed @returns {number} the function taken over
 */
function placeTrampoline(module, captured, kept, table, memory) {
  const type = plainType(module, 5);
  const place = table.findIndex((at) => at !== null && !module.isImported(at) && !kept.has(at) && module.functions[at] === type);
  if (place < 0) throw new RangeError("No function is free to be the trampoline.");
  table.forEach((at, index) => (memory[captured.counts + index] = parametersOf(at, module)));
  new DataView(memory.buffer).setUint32(captured.trampoline, place, true);
  return /** @type {number} */ (table[place]);
}

/** `(success, function, self, arguments, keywords)`: calls the function with as many as it takes. @param {Module} module @param {number} counts */
function trampolineBody(module, counts) {
  const code = new Writer().byte(0); // no variables
  for (let parameters = MOST_PARAMETERS; parameters >= 0; parameters--) {
    code.byte(0x20, 1, 0x2d, 0).u32(counts); // the count of parameters, a byte of the table
    code.byte(0x41).s32(parameters).byte(0x46, 0x04, 0x40); // if it is this one
    for (let at = 0; at < parameters; at++) code.byte(0x20, 2 + at);
    code.byte(0x20, 1, 0x11).u32(plainType(module, parameters)).byte(0, 0x0f, 0x0b); // call it, and return
  }
  return code.byte(0x20, 0, 0x41, 0, 0x36, 2, 0, 0x41, 0, 0x0b).bytes(); // success = 0
}

/** @param {Module} module */
function importSection(module) {
  const out = new Writer().u32(module.importedFunctions.length);
  const utf8 = new TextEncoder();
  for (const { module: from, name, kind, raw } of module.importedFunctions) {
    out.sized(utf8.encode(from)).sized(utf8.encode(name)).byte(kind).raw(raw);
  }
  return out.bytes();
}

/** @param {Module} module @param {number} length */
function tableSection(module, length) {
  const reader = module.section(SECTION.table);
  const out = new Writer().u32(reader.u32()).byte(reader.byte(), reader.byte());
  reader.u32();
  return out.u32(length).raw(module.bytes.subarray(reader.at, reader.end)).bytes();
}

/** @param {number} length @param {number} needed */
function memorySection(length, needed) {
  return new Writer().byte(1, 1).u32(Math.ceil(Math.max(length, needed) / PAGE)).u32(LARGEST).bytes();
}

/** @param {Module} module @param {Capture} captured */
function globalSection(module, captured) {
  const reader = module.section(SECTION.global);
  const own = reader.u32();
  const imported = module.imports.filter(({ kind }) => kind === KIND.global);
  const out = new Writer().u32(imported.length + own + 2);
  for (const { module: from, name, raw } of imported) {
    const value = captured.globals.get(`${from} ${name}`);
    if (value === undefined) throw new RangeError(`The global ${name} was not captured.`);
    out.raw(numberGlobal(value, raw[1] === 1));
  }
  const moved = new Map(Object.entries(captured.stack).map(([name, value]) => [onlyGlobal(module, name), value]));
  for (let index = imported.length; index < imported.length + own; index++) {
    const start = reader.at;
    reader.at += 2;
    reader.byte();
    reader.skip();
    reader.byte();
    const value = moved.get(index);
    out.raw(value === undefined ? module.bytes.subarray(start, reader.at) : numberGlobal(value, true));
  }
  return out.raw(numberGlobal(captured.entry, false)).raw(numberGlobal(captured.text, false)).bytes();
}

/** The one global that an exported function reads. @param {Module} module @param {string} name */
function onlyGlobal(module, name) {
  const [global, ...more] = mentions(module.body(module.exported.get(name) ?? -1)).globals;
  if (more.length > 0) throw new RangeError(`${name} reads more than one global.`);
  return global;
}

/** @param {Module} module */
function exportSection(module) {
  const utf8 = new TextEncoder();
  const entry = module.imports.length - module.importedFunctions.length + module.section(SECTION.global).u32();
  const out = new Writer().u32(API.length + 3);
  for (const name of API) out.sized(utf8.encode(name)).byte(KIND.function).u32(/** @type {number} */ (module.exported.get(name)));
  out.sized(utf8.encode("memory")).byte(KIND.memory, 0);
  out.sized(utf8.encode("entry")).byte(KIND.global).u32(entry);
  return out.sized(utf8.encode("text")).byte(KIND.global).u32(entry + 1).bytes();
}

/** Stretches of the table that hold something. @param {(number | null)[]} table */
function elementSection(table) {
  /** @type {{first: number, functions: number[]}[]} */
  const runs = [];
  table.forEach((at, place) => {
    if (at === null) return;
    const last = runs.at(-1);
    if (last && last.first + last.functions.length === place) last.functions.push(at);
    else runs.push({ first: place, functions: [at] });
  });
  const out = new Writer().u32(runs.length);
  for (const { first, functions } of runs) {
    out.byte(0).byte(0x41).s32(first).byte(0x0b).u32(functions.length);
    for (const at of functions) out.u32(at);
  }
  return out.bytes();
}

/** @param {Module} module @param {Set<number>} kept @param {Map<number, Uint8Array>} bodies @param {number} marks */
function codeSection(module, kept, bodies, marks) {
  const out = new Writer().u32(module.bodies.length);
  const imported = module.importedFunctions.length;
  for (let at = imported; at < imported + module.bodies.length; at++) {
    const body = bodies.get(at) ?? (kept.has(at) ? module.body(at) : TRAP);
    out.sized(marks ? marked(body, marks + at) : body);
  }
  return out.bytes();
}

/** A body that first writes down that it was called. @param {Uint8Array} body @param {number} mark */
function marked(body, mark) {
  const start = codeStart(body);
  const note = new Writer().byte(0x41, 0, 0x41, 1, 0x3a, 0).u32(mark);
  return new Writer().raw(body.subarray(0, start)).raw(note.bytes()).raw(body.subarray(start)).bytes();
}

/** Memory as the page's side fills it. @param {Uint8Array} memory */
function content(memory) {
  const out = new Writer();
  stretches(memory).reduce((before, [start, end]) => (out.u32(start - before).sized(memory.subarray(start, end)), end), 0);
  return out.bytes();
}

/** Where memory is not empty, as pairs of start and end. @param {Uint8Array} memory @returns {[number, number][]} */
export function stretches(memory) {
  /** @type {[number, number][]} */
  const runs = [];
  for (let at = 0; at < memory.length; at++) {
    if (memory[at] === 0) continue;
    const last = runs.at(-1);
    if (last && at - last[1] < GAP) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs;
}
