// @ts-check
// What can be undone: the documents before, newest last. A run of changes in one field counts as one.

/** @typedef {{workflow: import("./workflow.mjs").Workflow, step: string}} Moment */

const LONGEST = 100;

/** The changes of one workflow since it was taken in hand. */
export class History {
  /** @type {Moment[]} */ #past = [];
  /** @type {Moment[]} */ #future = [];
  #place = "";

  /** Remembers *before* a change in *place*; the empty place is always one of its own. @param {Moment} before @param {string} place */
  note(before, place) {
    if (!place || place !== this.#place) this.#past.push(before);
    if (this.#past.length > LONGEST) this.#past.shift();
    this.#future = [];
    this.#place = place;
  }

  /** @param {Moment} now @returns {Moment | undefined} */
  back(now) {
    this.#place = "";
    const before = this.#past.pop();
    if (before) this.#future.push(now);
    return before;
  }

  /** @param {Moment} now @returns {Moment | undefined} */
  forth(now) {
    this.#place = "";
    const after = this.#future.pop();
    if (after) this.#past.push(now);
    return after;
  }

  get canGoBack() {
    return this.#past.length > 0;
  }

  get canGoForth() {
    return this.#future.length > 0;
  }
}
