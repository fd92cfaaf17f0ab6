// @ts-check
// Asking Python: one assessment loaded once a worker, the newest question first, at most one on its way.

import { python } from "./python.mjs";

/**
 * @typedef {import("./workflow.mjs").Workflow} Workflow
 * @typedef {import("./python.mjs").State} State
 */

/** What each worker has loaded, by address of the compiled assessment. */
/** @type {WeakMap<object, Map<string, Promise<unknown>>>} */
const loaded = new WeakMap();

/** One assessment in conversation with the Python of this tab. */
export class Session {
  #python;
  #data;
  #view;
  #language;
  #busy = false;
  /** @type {{workflow: Workflow, step: string | null} | null} */ #next = null;
  #frame = 0;
  /** @type {(result: any) => void} */ onresult = () => {};
  /** @type {(error: {kind: string, message: string}) => void} */ onerror = () => {};

  /**
   * @param {string} runtime @param {string} data addresses of the runtime's folder and of the compiled assessment
   * @param {{language?: string, [more: string]: unknown}} view how results are shown: the page's language, level of
   * headings, and where the site explains what they name
   */
  constructor(runtime, data, { language = "", ...view } = {}) {
    this.#view = view;
    this.#language = language;
    this.#python = python(runtime);
    this.#data = new URL(data, document.baseURI).href;
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
   * Asks for the result of *workflow* as it is now. Of several questions asked while one is on its way, or within
   * one frame, only the last is put.
   * @param {Workflow} workflow @param {string | null} step
   */
  evaluate(workflow, step) {
    this.#next = { workflow, step };
    if (this.#busy || this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#drain();
    });
  }

  /** Stops what is planned; what is on its way is not shown. */
  close() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#next = null;
    this.onresult = () => {};
    this.onerror = () => {};
  }

  /** @param {string} verb @param {object} payload */
  async call(verb, payload) {
    await this.#load();
    return this.#python.call(verb, { ...payload, language: this.#language });
  }

  async #drain() {
    this.#busy = true;
    while (this.#next) {
      const asked = this.#next;
      this.#next = null;
      try {
        const result = await this.call("evaluate", { ...asked, ...this.#view });
        if (!this.#next) this.onresult(result);
      } catch (error) {
        if (!this.#next) this.onerror(/** @type {any} */ (error));
      }
    }
    this.#busy = false;
  }

  #load() {
    const here = loaded.get(this.#python) ?? new Map();
    loaded.set(this.#python, here);
    const loading = here.get(this.#data) ?? this.#fetch();
    here.set(this.#data, loading);
    loading.catch(() => here.delete(this.#data)); // asked again, it is tried again
    return loading;
  }

  async #fetch() {
    this.#python.start();
    const response = await fetch(this.#data, { cache: "force-cache" });
    if (!response.ok) throw new Error(`${new URL(this.#data).pathname}: ${response.status}`);
    return this.#python.call("load", { assessment: await response.json() });
  }
}
