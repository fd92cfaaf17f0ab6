// @ts-check
// A WebAssembly module as its sections, read and written byte for byte. What is not changed here stays exactly as the
// linker wrote it, and no function is ever renumbered: an index means the same in Pyodide's binary and in ours.

/** Section numbers of the binary format that are used here. */
export const SECTION = {
  custom: 0, type: 1, import: 2, function: 3, table: 4, memory: 5, global: 6, export: 7, element: 9, code: 10, data: 11, dataCount: 12,
};

/** The kinds of what is imported and exported. */
export const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };

const I32 = 0x7f;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads numbers and names, one after the other. */
export class Reader {
  /** @param {Uint8Array} bytes @param {number} at @param {number} end */
  constructor(bytes, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  byte() {
    if (this.at >= this.end) throw new RangeError("The module ends too early.");
    return this.bytes[this.at++];
  }

  /** An unsigned number below 2 to the 32. */
  u32() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  /** A signed number of 32 bits. */
  s32() {
    let value = 0;
    let shift = 0;
    let byte;
    do {
      byte = this.byte();
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte >= 128);
    return shift < 32 && byte & 64 ? value | (-1 << shift) : value;
  }

  /** Passes over one number of any width. */
  skip() {
    while (this.byte() >= 128);
  }

  name() {
    const length = this.u32();
    this.at += length;
    return utf8.decode(this.bytes.subarray(this.at - length, this.at));
  }
}

/** Collects bytes. */
export class Writer {
  #bytes = new Uint8Array(1024);
  length = 0;

  /** @param {number} more */
  #room(more) {
    if (this.length + more <= this.#bytes.length) return;
    const wider = new Uint8Array(2 * (this.length + more));
    wider.set(this.#bytes);
    this.#bytes = wider;
  }

  /** @param {...number} values */
  byte(...values) {
    return this.raw(values);
  }

  /** @param {ArrayLike<number>} bytes */
  raw(bytes) {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  /** @param {number} value */
  u32(value) {
    for (; value >= 128; value = Math.floor(value / 128)) this.byte((value & 127) | 128);
    return this.byte(value);
  }

  /** @param {number} value */
  s32(value) {
    for (value |= 0; value < -64 || value > 63; value >>= 7) this.byte((value & 127) | 128);
    return this.byte(value & 127);
  }

  /** A number that stands for itself: `i32.const`, and the end of the expression. @param {number} value */
  constant(value) {
    return this.byte(0x41).s32(value).byte(0x0b);
  }

  /** @param {Uint8Array} bytes */
  sized(bytes) {
    return this.u32(bytes.length).raw(bytes);
  }

  bytes() {
    return this.#bytes.slice(0, this.length);
  }
}

/**
 * @typedef {{parameters: number, key: string}} Type  a function's type: how many parameters; equal types, equal keys
 * @typedef {{module: string, name: string, kind: number, raw: Uint8Array}} Import
 */

/** What is known about a module. Functions are numbered as in WebAssembly: the imported ones come first. */
export class Module {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    /** @type {{id: number, at: number, end: number}[]} */
    this.sections = [];
    const reader = new Reader(bytes, 8);
    while (reader.at < bytes.length) {
      const id = reader.byte();
      const size = reader.u32();
      this.sections.push({ id, at: reader.at, end: reader.at + size });
      reader.at += size;
    }
    /** @type {Type[]} */
    this.types = this.#list(SECTION.type, (section) => readType(section));
    /** @type {Import[]} */
    this.imports = this.#list(SECTION.import, readImport);
    this.importedFunctions = this.imports.filter(({ kind }) => kind === KIND.function);
    const imported = this.importedFunctions.map(({ raw }) => new Reader(raw).u32());
    /** The type of every function, the imported ones first. */
    this.functions = [...imported, ...this.#list(SECTION.function, (section) => section.u32())];
    /** The body of every function of the module itself: where its bytes are. */
    this.bodies = this.#list(SECTION.code, (section) => {
      const size = section.u32();
      section.at += size;
      return { at: section.at - size, end: section.at };
    });
    /** Names of exported functions and what they stand for. @type {Map<string, number>} */
    this.exported = new Map();
    for (const { name, kind, index } of this.#list(SECTION.export, readExport)) {
      if (kind === KIND.function) this.exported.set(name, index);
    }
  }

  /** @template T @param {number} id @param {(reader: Reader) => T} read @returns {T[]} */
  #list(id, read) {
    const reader = this.section(id);
    return Array.from({ length: reader.u32() }, () => read(reader));
  }

  /** A reader at the first byte of a section. @param {number} id */
  section(id) {
    const found = this.sections.find((section) => section.id === id);
    if (!found) throw new RangeError(`The module has no section ${id}.`);
    return new Reader(this.bytes, found.at, found.end);
  }

  /** The bytes of a function's body. @param {number} index */
  body(index) {
    const { at, end } = this.bodies[index - this.importedFunctions.length];
    return this.bytes.subarray(at, end);
  }

  /** Whether a function is imported. @param {number} index */
  isImported(index) {
    return index < this.importedFunctions.length;
  }

  /** What the one segment of the table holds: functions, from the place `first` on. */
  elements() {
    const reader = this.section(SECTION.element);
    if (reader.u32() !== 1 || reader.u32() !== 0 || reader.byte() !== 0x41) throw new RangeError("One plain segment was expected.");
    const first = reader.s32();
    reader.byte();
    return { first, functions: Array.from({ length: reader.u32() }, () => reader.u32()) };
  }

  /**
   * The module with other sections in the place of some; an empty one is left out.
   * @param {Map<number, Uint8Array>} replaced
   */
  rebuilt(replaced) {
    const out = new Writer().raw(this.bytes.subarray(0, 8));
    for (const { id, at, end } of this.sections) {
      const content = replaced.get(id) ?? this.bytes.subarray(at, end);
      if (content.length > 0) out.byte(id).sized(content);
    }
    return out.bytes();
  }
}

/** @param {Reader} reader @returns {Type} */
function readType(reader) {
  const start = reader.at;
  if (reader.byte() !== 0x60) throw new RangeError("Only types of functions were expected.");
  const parameters = reader.u32();
  reader.at += parameters;
  const results = reader.u32();
  reader.at += results;
  return { parameters, key: reader.bytes.subarray(start, reader.at).join() };
}

/** @param {Reader} reader @returns {Import} */
function readImport(reader) {
  const module = reader.name();
  const name = reader.name();
  const kind = reader.byte();
  const start = reader.at;
  if (kind === KIND.function) reader.skip();
  else if (kind === KIND.global) reader.at += 2;
  else throw new RangeError(`Only functions and globals were expected, not ${name}.`);
  return { module, name, kind, raw: reader.bytes.subarray(start, reader.at) };
}

/** @param {Reader} reader */
function readExport(reader) {
  return { name: reader.name(), kind: reader.byte(), index: reader.u32() };
}

/** A function's body that traps, whatever its type. */
export const TRAP = Uint8Array.of(0, 0x00, 0x0b);

/** A global that holds one number. @param {number} value @param {boolean} mutable */
export function numberGlobal(value, mutable) {
  return new Writer().byte(I32, mutable ? 1 : 0).constant(value).bytes();
}
