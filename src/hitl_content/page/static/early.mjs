// @ts-check
// Begins Python for an assessment while the rest of the page and its scripts are still on their way. It runs where it
// stands, before all of them, and says nothing: the element finds what was begun, and tells of it.

import { begin } from "./begun.mjs";
import { whenWanted } from "./stages.mjs";

const host = document.currentScript?.parentElement;
const files = host?.querySelector(".hitl-files");
if (host && files instanceof HTMLElement) {
  const { runtime = "", manifest = "", modules = "", assessment = "" } = files.dataset;
  const here = (/** @type {string} */ address) => new URL(address, document.baseURI).href;
  const worker = modules.split(" ").find((name) => name.endsWith("/worker.mjs")) ?? "";
  const start = () => {
    try {
      begin(here(worker), { base: here(runtime), rung: 0, manifest, ahead: [here(assessment)] });
    } catch {
      // The element asks again, and says why the browser refused.
    }
  };
  whenWanted(host, start, new AbortController().signal);
}
