// @ts-check
// The workers of this tab that Python starts in. The script that begins one early is no module, so that it need not wait
// for those; they find here what it began, and what that worker has said meanwhile.

/**
 * @typedef {{id: number, text: string, from?: Record<string, string>}} Call
 * @typedef {{base: string, rung: number, manifest: string, keep?: boolean, asked?: Call[]}} Start
 *   as the worker takes it. Keep says whether a copy may be kept on this device. Calls that are asked here are taken
 *   over by whoever puts the same question later; their ids are below zero
 * @typedef {{worker: Worker, said: Event[], asked: Call[]}} Begun  said is what nobody has listened to yet
 */

/** The verb that later questions build on. */
export const LOAD = "load";
const FIRST = 0; // the rung that is begun early
const KEY = Symbol.for("hitl-content");
/** @type {Map<string, Begun>} */
const begun = /** @type {any} */ (globalThis)[KEY] ??= new Map();

/**
 * The text of a call.
 * @param {string} verb @param {object} payload
 */
export const textOf = (verb, payload) => JSON.stringify({ ...payload, verb });

/**
 * The worker that does *start*: the one that was begun for it early, or else a new one.
 * @param {string} script the address of its script @param {Start} start
 * @returns {Begun} Raises what the browser raises where it refuses workers.
 */
export function begin(script, start) {
  const found = start.rung === FIRST ? begun.get(start.base) : undefined;
  if (found) return found;
  const worker = new Worker(script, { type: "module", name: JSON.stringify(start) });
  /** @type {Begun} */
  const made = { worker, said: [], asked: start.asked ?? [] };
  worker.onmessage = (event) => void made.said.push(event);
  worker.onerror = (event) => {
    event.preventDefault();
    made.said.push(event);
  };
  if (start.rung === FIRST) begun.set(start.base, made);
  return made;
}

/** Ends the worker begun for *base*, so that the next one is a new one. @param {string} base @param {Worker} [worker] */
export function end(base, worker) {
  begun.delete(base);
  worker?.terminate();
}
