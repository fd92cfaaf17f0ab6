// @ts-check
// What comes from Python as HTML, put in its parts of the page: the first at once and then one a frame, so that the next
// key or click never waits, and no time goes into a picture that is not in view.

import { isShowing, parse, place } from "./place.mjs";
import { offerLifts } from "./trial.mjs";

/** @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment */

/** In the order of what the reader looks at. */
const PLACED = ["detail", "picture", "picture_narrow", "summary", "numbers"];
const LONG = 80_000; // letters; parsing and placing more than this gets a frame each

/** The parts of one assessment. */
export class Parts {
  #host;
  /** What is not in view, by part. @type {Map<string, string>} */ #later = new Map();
  /** Names of pictures for another width. Asked of the browser only when the width changes: it lays out to answer. */
  /** @type {Set<string>} */ #outOfView = new Set();

  /** @param {HitlAssessment} host */
  constructor(host) {
    this.#host = host;
  }

  /** Shows *result*; a newer one overtakes. @param {any} result */
  async show(result) {
    let waited = true; // what arrives is a task of its own
    for (const name of PLACED) {
      const part = this.#host.find(name);
      if (!part || result !== this.#host.result) continue;
      if (this.#outOfView.has(name)) {
        this.#later.set(name, result[name]);
        continue;
      }
      this.#later.delete(name);
      const markup = result[name] ?? "";
      if (isShowing(part, markup)) continue;
      if (!waited) await breath();
      waited = false;
      const parsed = parse(markup);
      if (markup.length > LONG) await breath();
      if (result !== this.#host.result) return;
      if ((result[name] ?? "") !== markup) continue; // it was followed by another
      place(part, markup, `${this.#host.id}-${name}`, parsed);
      if (name === "detail") offerLifts(this.#host, part);
    }
  }

  /** Whether the part called *name* is for this width, as far as is known. @param {string} name */
  inView(name) {
    return !this.#outOfView.has(name);
  }

  /** Looks which picture is for this width, and puts in place what was not in view before. */
  look() {
    const names = PLACED.filter((name) => name.startsWith("picture"));
    this.#outOfView = new Set(names.filter((name) => {
      const part = this.#host.find(name);
      return part !== null && getComputedStyle(part).display === "none";
    }));
    this.catchUp();
  }

  /** Puts in place what waits; with *all*, what is not in view as well. */
  catchUp(all = false) {
    for (const [name, markup] of this.#later) {
      const part = this.#host.find(name);
      if (!part || (!all && this.#outOfView.has(name))) continue;
      place(part, markup ?? "", `${this.#host.id}-${name}`);
      this.#later.delete(name);
    }
  }
}

/** A moment for the browser to paint and to take the next key or click. */
export const breath = () => new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
});
