// @ts-check
// Begins Python for an assessment while the rest of the page and its scripts are still on their way, and asks what the
// element will ask. It runs where it stands, before all of them, and says nothing: the element finds what was begun and
// what was answered, and tells of it.

import { readFiles } from "./addresses.mjs";
import { firstCalls } from "./asking.mjs";
import { begin } from "./begun.mjs";
import { whenWanted } from "./stages.mjs";

const host = document.currentScript?.parentElement;
const said = host?.querySelector(".hitl-files");
if (host && said instanceof HTMLElement) {
  const files = readFiles(said);
  const { runtime, manifest, modules, keep } = files;
  const worker = modules.find((name) => name.endsWith("/worker.mjs")) ?? "";
  const start = () => {
    try {
      begin(worker, { base: runtime, rung: 0, manifest, keep, asked: firstCalls(host, files) });
    } catch {
      // The element asks again, and says why the browser refused.
    }
  };
  whenWanted(host, start, new AbortController().signal);
}
