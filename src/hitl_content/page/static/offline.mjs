// @ts-check
// Keeps this page for visits without a connection, by the site's service worker. Not before Python answers, not where
// the reader saves data, and never at the cost of anything: whatever fails here changes nothing on the page.

import { sparing } from "./stages.mjs";

/** Pages that were kept since this document was loaded. @type {Set<string>} */
const done = new Set();

/**
 * Asks the service worker to keep the page at hand with everything it needs.
 * @param {DOMStringMap} files  the addresses
 */
export async function keepOffline(files) {
  const { offline, editionOfSite = "", runtime = "", manifest = "", assessment = "", examples = "[]", modules = "" } = files;
  const page = location.href.split(/[?#]/)[0];
  if (!offline || done.has(page) || sparing() || !("serviceWorker" in navigator)) return;
  done.add(page);
  const here = (/** @type {string} */ address) => new URL(address, document.baseURI).href;
  try {
    const registered = await navigator.serviceWorker.register(here(offline), { updateViaCache: "none" });
    const base = here(runtime);
    const wanted = [
      ...JSON.parse(manifest).rungs[0].files.map((/** @type {string} */ name) => new URL(name, base).href),
      ...modules.split(" ").map(here), // some of them have not been needed yet
      here(assessment),
      ...JSON.parse(examples).map((/** @type {{address: string}} */ each) => here(each.address)),
      ...loaded(registered.scope),
    ];
    const ready = await navigator.serviceWorker.ready;
    ready.active?.postMessage({ type: "keep", page, files: wanted, edition: editionOfSite });
  } catch (error) {
    console.info(`hitl-content: this page is not kept for visits without a connection (${error}).`);
  }
}

/** What this page has loaded from below *scope*: scripts, style sheets, fonts, pictures. @param {string} scope */
function loaded(scope) {
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
  const named = entries.filter(({ initiatorType }) => !["fetch", "xmlhttprequest", "beacon"].includes(initiatorType));
  const linked = [...document.querySelectorAll("link[rel=stylesheet], script[src], img[src]")].map(
    (each) => (each instanceof HTMLLinkElement ? each.href : /** @type {HTMLScriptElement | HTMLImageElement} */ (each).src),
  );
  return [...named.map(({ name }) => name), ...linked].filter((address) => address.startsWith(scope));
}
