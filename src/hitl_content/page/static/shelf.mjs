// @ts-check
// What is kept on this device. Storage can be refused on the first look, be full, or change under another tab; every
// such case is an answer in a word the page turns into a sentence, and the work goes on in memory.

/**
 * @typedef {"" | "blocked" | "full"} Trouble
 * @typedef {{workflow: unknown, step: string}} Kept
 */

/** One place on this device, named by *key*. */
export class Shelf {
  #key;
  /** @type {string | null} */ #last = null;

  /** @param {string} key */
  constructor(key) {
    this.#key = `hitl:${key}`;
  }

  /**
   * What is kept. `unread` says that something is there and cannot be read; it has then been put aside.
   * @returns {{kept: Kept | null, unread: boolean}}
   */
  load() {
    let text = null;
    try {
      text = localStorage.getItem(this.#key);
    } catch {
      return { kept: null, unread: false }; // refused; saving will say so in words
    }
    this.#last = text;
    if (text === null) return { kept: null, unread: false };
    try {
      return { kept: JSON.parse(text), unread: false };
    } catch {
      this.#write(`${this.#key}:aside`, text);
      return { kept: null, unread: true };
    }
  }

  /** @param {Kept} kept @returns {Trouble} */
  save(kept) {
    const text = JSON.stringify(kept);
    this.#last = text;
    return this.#write(this.#key, text);
  }

  /** Keeps a copy beside what is kept, one at a time. @param {unknown} workflow @returns {Trouble} */
  putAside(workflow) {
    return this.#write(`${this.#key}:aside`, JSON.stringify(workflow));
  }

  /** What was put beside, or null. */
  get aside() {
    try {
      return JSON.parse(localStorage.getItem(`${this.#key}:aside`) ?? "null");
    } catch {
      return null; // refused, or nothing that can be brought back
    }
  }

  /** Whether *event* says that another tab changed what is kept here. @param {StorageEvent} event */
  isChangedBy(event) {
    return event.key === this.#key && event.newValue !== this.#last;
  }

  /** @param {string} key @param {string} text @returns {Trouble} */
  #write(key, text) {
    try {
      localStorage.setItem(key, text);
      return "";
    } catch (error) {
      return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked";
    }
  }
}
