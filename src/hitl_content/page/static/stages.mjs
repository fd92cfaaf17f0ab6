// @ts-check
// When Python is started, and what is said while it starts.

/**
 * @typedef {import("./python.mjs").State} State
 * @typedef {import("./words.mjs").Words} Words
 */

const NEAR = 400; // pixels

/**
 * Calls *start* once: when *element* comes near the view after the page has been painted, or is used; at once where
 * that has been so. Where the reader asks for less to be loaded, only when it is used.
 * @param {HTMLElement} element @param {() => void} start @param {AbortSignal} signal
 */
export function whenWanted(element, start, signal) {
  let started = false;
  const once = () => {
    if (started || signal.aborted) return;
    started = true;
    element.dataset.wanted = ""; // read by another script than the one that wrote it
    start();
  };
  if ("wanted" in element.dataset) {
    once();
    return;
  }
  element.addEventListener("focusin", once, { signal });
  element.addEventListener("pointerdown", once, { signal });
  if (sparing()) return;
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      once();
    },
    { rootMargin: `${NEAR}px` },
  );
  whenPainted(() => {
    if (isNear(element)) once();
    else observer.observe(element);
  });
  signal.addEventListener("abort", () => observer.disconnect());
}

/**
 * Calls *then* when the page has been painted, at once where it has been. What is asked for with priority, or a
 * message, comes right after the frame, where a timer or the browser's own notice of the paint would come after every
 * script that waits.
 * @param {() => void} then
 */
function whenPainted(then) {
  const { scheduler } = /** @type {any} */ (globalThis);
  // Later, the theme puts other pages in this one's place, whose paint nobody tells of.
  if (document.readyState === "loading" && performance.getEntriesByType("paint").length) {
    then();
    return;
  }
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = then;
  requestAnimationFrame(() => {
    if (scheduler?.postTask) scheduler.postTask(then, { priority: "user-blocking" });
    else port2.postMessage(null);
  });
}

/**
 * Whether *element* is near the view, by a look: a page that is new is busy, and an observer would tell when it has
 * half a second to spare.
 * @param {HTMLElement} element
 */
function isNear(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top < innerHeight + NEAR && bottom > -NEAR;
}

/** Whether the reader asks for less to be loaded. */
export function sparing() {
  const connection = /** @type {any} */ (navigator).connection;
  return Boolean(connection?.saveData) || matchMedia("(prefers-reduced-data: reduce)").matches;
}

/**
 * The sentence for *state*.
 * @param {State} state @param {Words} words
 */
export function stageSentence({ stage, bytes, total, message, kind }, words) {
  switch (stage) {
    case "download":
      return total
        ? words.say("fetching", { bytes: megabytes(bytes, words), total: megabytes(total, words) })
        : words.say("fetching_unknown", { bytes: megabytes(bytes, words) });
    case "start":
      return words.say("starting");
    case "ready":
      return words.say("ready");
    case "failed":
      return words.say("failed", { message: words.why(kind, message) });
    default:
      return words.say("idle");
  }
}

/** @param {number} bytes @param {Words} words */
const megabytes = (bytes, words) => (bytes / 1_000_000).toLocaleString(words.language || undefined, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
