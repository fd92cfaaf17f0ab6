// Puts every line of standard input to the browser's Python in Node, and prints the answers, one a line; null for none.
// node asking.mjs FOLDER < requests > answers
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { readFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";

const folder = `${resolve(process.argv[2])}/`;
const lock = JSON.parse(await readFile(new URL("pyodide-lock.json", pathToFileURL(folder)), "utf8"));
const pyodide = await loadPyodide({ indexURL: folder, packageBaseUrl: folder, env: { PYTHONHASHSEED: "0" } });
await pyodide.loadPackage(Object.keys(lock.packages), { messageCallback: () => {} });
const call = pyodide.pyimport("hitl_content.browser.call");
try {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    let answer = null;
  try {
    answer = call(JSON.parse(line));
  } catch (error) {
    if (error.name !== "PythonError") throw error;
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
} catch (error) {
  // Node would print the whole of Pyodide, which is one line, before the message.
  console.error(error.message);
  process.exit(1);
}
