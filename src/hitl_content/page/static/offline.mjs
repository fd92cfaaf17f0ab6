// @ts-check
// Keeps this page for visits without a connection, by the site's service worker. Not before Python answers, not where
// the reader saves data, and never at the cost of anything: whatever fails here changes nothing on the page.

/** Pages that were kept since this document was loaded. @type {Set<string>} */
const done = new Set();

/**
 * Asks the service worker to keep the page at hand with everything it needs.
 * @param {import("./addresses.mjs").Files} files
 */
export async function keepOffline({ page, offline, keep, edition, runtime, manifest, assessment, examples, modules }) {
  if (!keep || done.has(page) || !navigator.onLine || !("serviceWorker" in navigator)) return;
  done.add(page);
  try {
    const registered = await navigator.serviceWorker.register(offline, { updateViaCache: "none" });
    const wanted = [
      ...JSON.parse(manifest).rungs[0].files.map((/** @type {string} */ name) => new URL(name, runtime).href),
      ...modules, // some of them have not been needed yet
      assessment,
      ...examples.map(({ address }) => address),
      ...loaded(registered.scope),
    ];
    const ready = await navigator.serviceWorker.ready;
    ready.active?.postMessage({ type: "keep", page, files: wanted, edition });
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
