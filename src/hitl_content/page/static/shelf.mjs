// @ts-check
// What is kept on this device: several workflows of one assessment, each under a name of its own. Storage can be
// refused on the first look, be full, or change under another tab. Every such case is a word the page turns into a
// sentence; what cannot be stored is kept in memory for as long as the tab is open, and nothing is ever overwritten
// that this tab has not seen.

/**
 * @typedef {"" | "blocked" | "full"} Trouble
 * @typedef {{file: string, lines: string[]}} Remarks what a person has to look at in what came from a file
 * @typedef {{workflow: unknown, step: string, saved: string, remarks?: Remarks | null}} Kept saved is an ISO date and time
 * @typedef {{id: string, kept: Kept | null, text: string}} Entry kept is null where the text cannot be read
 */

const WORKFLOW = ":workflow:";
const tab = (/** @type {string} */ embed) => `hitl:${embed}:at-hand`;

/** What could not be stored, by key. It outlives the page it was made on where pages change without a reload. */
/** @type {Map<string, string>} */
const memory = new Map();

/** Id of the workflow of *embed* that was at hand in this tab, or else on this device; empty where none was. @param {string} embed */
export const atHand = (embed) =>
  read(() => sessionStorage.getItem(tab(embed))) ?? read(() => localStorage.getItem(tab(embed))) ?? "";

/** The workflows of one assessment on this device, of which at most one is at hand. */
export class Shelf {
  #key;
  #embed;
  /** @type {string | null} */ #last = null;
  /** Id of the workflow at hand; empty where it has not been kept yet. */ id = "";
  /** What is to be looked at in the workflow at hand. @type {Remarks | null} */ remarks = null;

  /** @param {string} slug of the assessment @param {string} embed id of the element, since a page can hold two */
  constructor(slug, embed) {
    this.#key = `hitl:${slug}`;
    this.#embed = embed;
  }

  /** Takes up the workflow that was at hand in this tab, or else on this device. @returns {Entry | null} */
  resume() {
    const id = atHand(this.#embed);
    return id ? this.take(id) : null;
  }

  /** Takes the workflow *id* in hand; the empty id takes none. @param {string} id @returns {Entry | null} */
  take(id) {
    const text = id ? this.#read(id) : null;
    this.id = text === null ? "" : id;
    this.#last = text;
    this.#remember();
    const found = text === null ? null : { id, ...parsed(text) };
    const remarks = found?.kept?.remarks;
    this.remarks = Array.isArray(remarks?.lines) ? remarks : null;
    return found;
  }

  /** Every workflow kept here, the newest first. @returns {Entry[]} */
  list() {
    const start = this.#key + WORKFLOW;
    const stored = read(() => Object.keys(localStorage)) ?? [];
    const keys = new Set([...stored, ...memory.keys()].filter((key) => key.startsWith(start)));
    const entries = [...keys].flatMap((key) => {
      const id = key.slice(start.length);
      const text = this.#read(id);
      return text === null ? [] : [{ id, ...parsed(text) }];
    });
    return entries.sort((one, other) => (other.kept?.saved ?? "").localeCompare(one.kept?.saved ?? ""));
  }

  /**
   * Keeps *workflow* as the one at hand. Where another tab has changed what is stored, it is kept as one more, and
   * `parted` says so.
   * @param {unknown} workflow @param {string} step @returns {{trouble: Trouble, parted: boolean}}
   */
  save(workflow, step) {
    const stored = this.id ? this.#read(this.id) : null;
    const parted = this.id !== "" && stored !== null && stored !== this.#last;
    if (parted || !this.id) this.id = fresh();
    this.#last = JSON.stringify({ workflow, step, saved: new Date().toISOString(), remarks: this.remarks ?? undefined });
    this.#remember();
    return { trouble: this.#write(this.id, this.#last), parted };
  }

  /** Forgets what was to be looked at in the workflow at hand. */
  lookedAt() {
    this.remarks = null;
    const { kept } = parsed(this.#last ?? "");
    if (!kept || this.#read(this.id) !== this.#last) return; // another tab has changed it: not ours to write
    this.#last = JSON.stringify({ ...kept, remarks: undefined });
    this.#write(this.id, this.#last);
  }

  /** Keeps *workflow* without taking it in hand. @param {unknown} workflow @param {string} step @returns {string} its id */
  add(workflow, step = "") {
    const id = fresh();
    this.#write(id, JSON.stringify({ workflow, step, saved: new Date().toISOString() }));
    return id;
  }

  /** Removes the workflow *id* and returns its text, with which it can be put back. @param {string} id */
  remove(id) {
    const text = this.#read(id) ?? "";
    memory.delete(this.#of(id));
    read(() => localStorage.removeItem(this.#of(id)));
    if (id === this.id) this.take("");
    return text;
  }

  /** Puts back what was removed. @param {string} id @param {string} text */
  putBack(id, text) {
    this.#write(id, text);
  }

  /** Whether *event* says that another tab changed what is at hand here. @param {StorageEvent} event */
  isChangedBy(event) {
    return this.id !== "" && event.key === this.#of(this.id) && event.newValue !== null && event.newValue !== this.#last;
  }

  /** Whether *event* says that another tab changed anything on this shelf. @param {StorageEvent} event */
  isTouchedBy(event) {
    return event.key === null || event.key.startsWith(this.#key + WORKFLOW);
  }

  /** Whether something is kept in this tab only. */
  get onlyInMemory() {
    return memory.size > 0;
  }

  /** @param {string} id */
  #of(id) {
    return this.#key + WORKFLOW + id;
  }

  /** @param {string} id @returns {string | null} */
  #read(id) {
    return memory.get(this.#of(id)) ?? read(() => localStorage.getItem(this.#of(id)));
  }

  /** @param {string} id @param {string} text @returns {Trouble} */
  #write(id, text) {
    const key = this.#of(id);
    try {
      localStorage.setItem(key, text);
      memory.delete(key);
      return "";
    } catch (error) {
      memory.set(key, text);
      return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked";
    }
  }

  #remember() {
    for (const store of [() => sessionStorage, () => localStorage]) read(() => store().setItem(tab(this.#embed), this.id));
  }
}

const beside = (/** @type {string} */ embed) => `hitl:${embed}:beside`;

/** What stood beside the workflow of *embed* in this tab, as text. @param {string} embed @returns {string | null} */
export const stoodBeside = (embed) => read(() => sessionStorage.getItem(beside(embed)));

/**
 * Keeps *text* for as long as the tab is open; null forgets it. Where this browser refuses, it lasts until the page is
 * left, and whoever made it still has the file.
 * @param {string} embed @param {string | null} text
 */
export function rememberBeside(embed, text) {
  read(() => (text === null ? sessionStorage.removeItem(beside(embed)) : sessionStorage.setItem(beside(embed), text)));
}

const SETTLER = "hitl:settled-by";

/** Who settled answers on this device last; empty where nobody said. */
export const settler = () => read(() => localStorage.getItem(SETTLER)) ?? "";

/** Keeps *name* for the next time; the empty name is forgotten. @param {string} name */
export function rememberSettler(name) {
  read(() => (name.trim() ? localStorage.setItem(SETTLER, name.trim()) : localStorage.removeItem(SETTLER)));
}

/** What *look* finds, or null where this browser refuses to look. @template T @param {() => T} look @returns {T | null} */
function read(look) {
  try {
    return look();
  } catch {
    return null; // refused or full; saving says so in words
  }
}

/** @param {string} text @returns {{kept: Kept | null, text: string}} */
function parsed(text) {
  try {
    const kept = JSON.parse(text);
    return { kept: typeof kept?.workflow === "object" ? kept : null, text };
  } catch {
    return { kept: null, text };
  }
}

const fresh = () => Date.now().toString(36) + Math.floor(Math.random() * 36 ** 4).toString(36);
