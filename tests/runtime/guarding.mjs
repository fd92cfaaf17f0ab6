// Makes a trimmed interpreter that traps wherever it reads a constant that was left out, or, where a stretch of memory
// is named, wherever it reads that: node guarding.mjs FILE [FROM TO] > new
import { readFile } from "node:fs/promises";
import { codeStart, mentions } from "../../src/hitl_content/runtime/trim/code.mjs";
import { unread } from "../../src/hitl_content/runtime/trim/constants.mjs";
import { Module, Reader, SECTION, TRAP, Writer } from "../../src/hitl_content/runtime/trim/wasm.mjs";

const I32 = 0x7f;
const LAST_LOAD = 0x35;

const module = new Module(await readFile(process.argv[2]));
const named = process.argv.length > 3 ? [{ from: process.argv[3], to: process.argv[4] }] : (await unread()).gone;
const ranges = named.map(({ from, to }) => [Number(from), Number(to)]);
const guard = module.functions.length;
const type = module.types.length;

/** `(address)`: stops where the address lies in one of the ranges. */
function guardBody() {
  const code = new Writer().byte(0);
  for (const [from, to] of ranges) {
    code.byte(0x20, 0, 0x41).s32(from).byte(0x6b, 0x41).s32(to - from).byte(0x49, 0x04, 0x40, 0x00, 0x0b);
  }
  return code.byte(0x0b).bytes();
}

/** The body with a call of the guard before every load. */
function guarded(at) {
  const body = module.body(at);
  const loads = [];
  mentions(body, (place, code, offset) => code <= LAST_LOAD && loads.push([place, offset]));
  if (loads.length === 0) return body;
  const reader = new Reader(body);
  let groups = reader.u32();
  let locals = module.types[module.functions[at]].parameters;
  const declared = reader.at;
  for (let left = groups; left > 0; left--) {
    locals += reader.u32();
    reader.byte();
  }
  const start = codeStart(body);
  const out = new Writer().u32(++groups).raw(body.subarray(declared, start)).u32(1).byte(I32);
  let done = start;
  for (const [place, offset] of loads) {
    out.raw(body.subarray(done, place)).byte(0x22).u32(locals).byte(0x41).s32(offset).byte(0x6a, 0x10).u32(guard);
    out.byte(0x20).u32(locals);
    done = place;
  }
  return out.raw(body.subarray(done)).bytes();
}

/** A section of a list with one member more. */
function longer(id, member) {
  const reader = module.section(id);
  const length = reader.u32();
  return new Writer().u32(length + 1).raw(module.bytes.subarray(reader.at, reader.end)).raw(member).bytes();
}

const first = module.importedFunctions.length;
const code = new Writer().u32(module.bodies.length + 1);
for (let at = first; at < first + module.bodies.length; at++) {
  code.sized(module.body(at).length === TRAP.length ? module.body(at) : guarded(at));
}
code.sized(guardBody());
const rebuilt = module.rebuilt(
  new Map([
    [SECTION.type, longer(SECTION.type, [0x60, 1, I32, 0])],
    [SECTION.function, longer(SECTION.function, new Writer().u32(type).bytes())],
    [SECTION.code, code.bytes()],
  ]),
);
process.stdout.write(rebuilt);
