// @ts-check
// The site's service worker. It keeps the pages with assessments that a reader has visited, whole, so that they open
// without a connection. With a connection nothing that can change comes from what is kept: the network is asked first.
//
// There is one store for each edition of the site, and only one that is whole. A page hands over what it needs; all of
// it is fetched, and if page and edition still belong together at the end, every other store goes. So a page of one
// edition never meets a file of another. To switch all this off, publish the site with `offline: false`.

"use strict";

(() => {
  const worker = /** @type {any} */ (globalThis);
  /** @type {string} */
  const scope = worker.registration.scope;
  const OURS = `hitl-offline ${scope} `; // other sites of this host have stores of their own
  const WHOLE = new URL("hitl-offline-whole", scope).href; // an entry of a store in which nothing is missing

  /** Whether a file's address changes with its content. @param {string} address */
  const isNamedByContent = (address) => address.startsWith(new URL("assets/hitl/", scope).href);

  /** The store that is whole, the newest if there are two. */
  async function whole() {
    const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
    for (const name of names.reverse()) {
      const store = await caches.open(name);
      if (await store.match(WHOLE)) return store;
    }
    return undefined;
  }

  /**
   * Keeps *page* and its *files*, if they are all to be had and the page is of *edition*.
   * @param {{page: string, files: string[], edition: string}} wanted
   */
  async function keep({ page, files, edition }) {
    const store = await caches.open(OURS + edition);
    const addresses = [...new Set(files)].filter((address) => address.startsWith(scope) && address !== page);
    for (const address of addresses) {
      if (isNamedByContent(address) && await store.match(address)) continue;
      // A name that changes with the content may come from the browser's own cache; what else there is, is asked for.
      await store.put(address, await fetched(address, isNamedByContent(address) ? "force-cache" : "no-cache"));
    }
    const response = await fetched(page, "no-cache");
    const html = await response.clone().text();
    if (!html.includes(`data-edition-of-site="${edition}"`)) {
      // The site was published anew meanwhile. What is whole stays; the next visit keeps the new edition.
      if (!(await store.match(WHOLE))) await caches.delete(OURS + edition);
      return;
    }
    await store.put(page, response);
    await store.put(WHOLE, new Response(""));
    for (const name of await caches.keys()) {
      if (name.startsWith(OURS) && name !== OURS + edition) await caches.delete(name);
    }
  }

  /** @param {string} address @param {RequestCache} cache */
  async function fetched(address, cache) {
    const response = await fetch(address, { cache, redirect: "error" });
    if (!response.ok) throw new TypeError(`${address}: ${response.status}`);
    return response;
  }

  /** @param {Request} request */
  async function answer(request) {
    const fresh = request.cache === "reload" || request.cache === "no-store";
    if (isNamedByContent(request.url) && !fresh) {
      const found = await (await whole())?.match(request.url);
      if (found) return found;
    }
    try {
      return await fetch(request);
    } catch (error) {
      const found = await (await whole())?.match(request, { ignoreSearch: request.mode === "navigate", ignoreVary: true });
      if (found) return found;
      throw error;
    }
  }

  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { method, url, headers } = event.request;
    if (method !== "GET" || !url.startsWith(scope) || headers.has("range")) return;
    event.respondWith(answer(event.request));
  });

  worker.addEventListener("message", (/** @type {any} */ event) => {
    if (event.data?.type !== "keep") return;
    const done = keep(event.data).then(
      () => event.source?.postMessage({ type: "kept" }),
      (error) => event.source?.postMessage({ type: "not-kept", message: String(error) }),
    );
    event.waitUntil(done);
  });
})();
