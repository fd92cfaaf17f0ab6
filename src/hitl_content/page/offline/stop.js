// @ts-check
// The switch: published in the place of the service worker, it empties what that one kept, and the copy of Python
// beside it, on every device it is still on, and takes itself away. Browsers ask for it at every visit.

"use strict";

(() => {
  const worker = /** @type {any} */ (globalThis);
  const OURS = `hitl-offline ${worker.registration.scope} `;

  worker.addEventListener("install", () => worker.skipWaiting());

  worker.addEventListener("activate", (/** @type {any} */ event) => {
    const forgotten = caches.keys().then((names) =>
      Promise.all(names.filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name))),
    );
    const copies = navigator.storage?.getDirectory?.()
      .then((store) => store.removeEntry("hitl-content", { recursive: true }))
      .catch(() => {}); // there are none
    event.waitUntil(Promise.all([forgotten, copies]).then(() => worker.registration.unregister()));
  });
})();
