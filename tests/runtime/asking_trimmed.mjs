// Puts every line of standard input to the trimmed Python, all to one, and prints one line for each: its answer, or the
// trap. After a trap a fresh one goes on, as it was after the last request that loads. A last line tells of memory.
// node asking_trimmed.mjs FILE < requests > answers
import { createInterface } from "node:readline";
import { readFile } from "node:fs/promises";
import { startTrimmed } from "../../src/hitl_content/page/static/trimmed.mjs";

const file = await readFile(process.argv[2]);
const module = await WebAssembly.compile(file);
let python = await startTrimmed(module, file);
const loads = new Map();
const sizes = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const request = JSON.parse(line);
  const load = /^\{\s*"verb":\s*"load",\s*"assessment":\s*\{\s*"slug":\s*"([^"]*)"/.exec(request);
  let said;
  try {
    said = { answer: python.call(request) };
    if (load) loads.set(load[1], request);
  } catch (trap) {
    said = { trap: `${trap.message} ${trap.cause?.stack ?? ""}` };
    python = await startTrimmed(module, file);
    for (const again of loads.values()) python.call(again);
  }
  sizes.push(python.memory.buffer.byteLength);
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
const every = Math.max(1, Math.floor(sizes.length / 20));
process.stdout.write(`${JSON.stringify({ memory: sizes.filter((_, place) => place % every === 0) })}\n`);
