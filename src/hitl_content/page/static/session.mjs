// @ts-check
// Asking Python: one assessment loaded once a worker, the newest question first, at most one on its way. What is looked
// at first is asked for first: levels and the step's detail, then what is drawn of the whole, then what is out of view.

import { EVALUATE, FIRST, evaluation } from "./asking.mjs";
import { LOAD } from "./begun.mjs";
import { breath } from "./parts.mjs";
import { python } from "./python.mjs";

/**
 * @typedef {import("./workflow.mjs").Workflow} Workflow
 * @typedef {import("./addresses.mjs").Files} Files
 * @typedef {import("./python.mjs").State} State
 */

/** What each worker has loaded, by address of the compiled assessment. */
/** @type {WeakMap<object, Map<string, Promise<unknown>>>} */
const loaded = new WeakMap();

const THEN = ["picture", "picture_narrow", "summary", "numbers"];
const QUIET = 400; // milliseconds without a question, after which what is out of view is asked for

/**
 * Has the compiled assessment that *files* names loaded by the Python they name, once.
 * @param {Files} files @returns {Promise<unknown>}
 */
export function begin({ runtime, manifest, keep, assessment }) {
  const client = python(runtime, manifest, keep);
  const here = loaded.get(client) ?? new Map();
  loaded.set(client, here);
  const loading = here.get(assessment) ?? client.call(LOAD, {}, { assessment });
  here.set(assessment, loading);
  loading.catch(() => here.delete(assessment)); // asked again, it is tried again
  return loading;
}

/** One assessment in conversation with the Python of this tab. */
export class Session {
  #python;
  #files;
  #view;
  #busy = false;
  /** @type {{workflow: Workflow, step: string | null} | null} */ #next = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #planned;
  /** All parts as they were last answered. @type {any} */ #result = null;
  /** @type {(result: any) => void} */ onresult = () => {};
  /** More parts of the result last given. @type {(result: any) => void} */ onmore = () => {};
  /** Whether a part can be seen. @type {(name: string) => boolean} */ inView = () => true;
  /** @type {(error: {kind: string, message: string}) => void} */ onerror = () => {};

  /** @param {Files} files @param {import("./asking.mjs").View} view */
  constructor(files, view) {
    this.#view = view;
    this.#python = python(files.runtime, files.manifest, files.keep);
    this.#files = files;
  }

  /** @param {(state: State) => void} listener */
  onstage(listener) {
    return this.#python.onstage(listener);
  }

  /** Whether nothing was started yet. */
  get idle() {
    return this.#python.state.stage === "idle";
  }

  /** Tries again after a failure. */
  restart() {
    loaded.delete(this.#python);
    this.#python.restart();
  }

  /**
   * Asks for the result of *workflow* as it is now. Of several questions asked while one is on its way, or at once,
   * only the last is put. The first of all may have its answer here already, and is not kept waiting behind the page.
   * @param {Workflow} workflow @param {string | null} step
   */
  evaluate(workflow, step) {
    this.#next = { workflow, step };
    if (this.#busy) return;
    clearTimeout(this.#planned);
    if (this.#result) this.#planned = setTimeout(() => this.#drain()); // one click may change several fields
    else queueMicrotask(() => this.#drain());
  }

  /** Stops what is planned; what is on its way is not shown. */
  close() {
    clearTimeout(this.#planned);
    this.#next = null;
    this.onresult = () => {};
    this.onmore = () => {};
    this.onerror = () => {};
  }

  /** @param {string} verb @param {object} payload */
  async call(verb, payload) {
    const loading = begin(this.#files); // Python answers in turn, so this question need not wait
    const answer = this.#python.call(verb, { ...payload, language: this.#view.language });
    answer.catch(() => {}); // told below, after why the assessment could not be loaded
    await loading;
    return answer;
  }

  async #drain() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#next) {
      const asked = this.#next;
      this.#next = null;
      try {
        const first = this.#ask(asked, FIRST);
        const more = () => this.#ask(asked, THEN.filter(this.inView));
        const then = this.#result && more(); // made while the page shows the first
        then?.catch(() => {}); // told of the first
        const answered = await first;
        if (this.#next) continue; // a newer question makes it old
        this.#result = { ...this.#result, ...answered };
        this.onresult(this.#result);
        if (!then) await breath(); // a page that is new has enough to do
        if (!this.#next) this.#add(await (then ?? more()));
      } catch (error) {
        if (!this.#next) this.onerror(/** @type {any} */ (error));
        continue;
      }
      const rest = THEN.filter((name) => !this.inView(name));
      if (rest.length && !this.#next) this.#planned = setTimeout(() => this.#fill(asked, rest), QUIET);
    }
    this.#busy = false;
  }

  /** @param {{workflow: Workflow, step: string | null}} asked @param {string[]} parts */
  #ask(asked, parts) {
    return this.call(EVALUATE, evaluation(asked, this.#view, parts));
  }

  /** More of the result last given: it stays the same one. @param {any} answer */
  #add(answer) {
    if (this.#next) return;
    Object.assign(this.#result, answer);
    this.onmore(this.#result);
  }

  /** @param {{workflow: Workflow, step: string | null}} asked @param {string[]} parts */
  async #fill(asked, parts) {
    try {
      const answer = await this.#ask(asked, parts);
      if (!this.#busy) this.#add(answer);
    } catch (error) {
      if (!this.#busy && !this.#next) this.onerror(/** @type {any} */ (error));
    }
  }
}
