// Takes one function more out of a trimmed interpreter: node overtrimming.mjs PYODIDE FILE NAME > new
import { readFile } from "node:fs/promises";
import { Module, SECTION, TRAP, Writer } from "../../src/hitl_content/runtime/trim/wasm.mjs";

const [pyodide, file, name] = process.argv.slice(2);
const whole = new Module(await readFile(`${pyodide}/pyodide.asm.wasm`));
const trimmed = new Module(await readFile(file));
const gone = whole.exported.get(name);
const code = new Writer().u32(trimmed.bodies.length);
const first = trimmed.importedFunctions.length;
for (let at = first; at < first + trimmed.bodies.length; at++) code.sized(at === gone ? TRAP : trimmed.body(at));
process.stdout.write(trimmed.rebuilt(new Map([[SECTION.code, code.bytes()]])));
