// @ts-check
// The page's side of Python: one worker per tab, asked by verb, answering with promises. It decides nothing.

import { LOAD, begin, end, textOf } from "./begun.mjs";

/**
 * @typedef {"idle" | "download" | "start" | "ready" | "failed"} Stage
 * @typedef {{stage: Stage, bytes: number, total: number, message: string, kind: string, python: string,
 *   detail: string, traps: number}} State
 *   bytes and total count the download; message and kind are empty unless the stage is "failed". python names the
 *   interpreter in use; traps counts those given up for the next one, and detail says why the first was.
 * @typedef {{path: string, what: string, cure: string}} Problem
 */

/** An answer that is an error: kind and message say what, problems lists what is wrong in a document. */
export class PythonError extends Error {
  /** @param {string} kind @param {string} message @param {Problem[]} problems */
  constructor(kind, message, problems = []) {
    super(message);
    this.name = "PythonError";
    this.kind = kind;
    this.problems = problems;
  }
}

const TICK = 1000; // milliseconds
const PATIENCE = 30; // ticks without a sign of life. Ticks stand still while a laptop sleeps; a clock would not.
const STARTING = 4; // times as many while Python starts: a slow machine compiles for long and can say nothing

/** @type {State} */
const FRESH = { stage: "idle", bytes: 0, total: 0, message: "", kind: "", python: "", detail: "", traps: 0 };
const QUICK = "trimmed"; // the interpreter that is never the last one
/** @typedef {{verb: string, text: string, from?: Record<string, string>}} Asked */
const AGAIN = 0; // the number of what is asked a second time and answered to nobody

/** Python in a worker of its own. Use `python()` to get the one of this tab. */
export class Python {
  /** @type {Worker | undefined} */ #worker;
  /** @type {Map<number, Asked & {resolve: (value: any) => void, reject: (error: PythonError) => void}>} */
  #pending = new Map();
  /** What was asked before anybody wanted it, while nobody does. @type {import("./begun.mjs").Call[]} */ #early = [];
  /** Its answers, by number. @type {Map<number, any>} */ #answers = new Map();
  /** What was loaded, to load it again into another worker. @type {Set<Asked>} */ #loaded = new Set();
  /** @type {Set<(state: State) => void>} */ #listeners = new Set();
  /** @type {State} */ #state = FRESH;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #clock;
  #quiet = 0;
  #last = 0;
  #rung = 0;
  #base;
  #manifest;
  #keep;
  #patience;

  /**
   * @param {string} base URL of the folder with manifest.json
   * @param {string} manifest its text, where that is known; else it is fetched
   * @param {boolean} keep whether a copy may be kept on this device
   * @param {number} patience in seconds
   */
  constructor(base, manifest = "", keep = false, patience = PATIENCE) {
    this.#base = new URL(base, document.baseURI).href;
    this.#manifest = manifest;
    this.#keep = keep;
    this.#patience = patience;
  }

  /** The latest state. */
  get state() {
    return this.#state;
  }

  /**
   * Calls *listener* with the latest state now and with every later one.
   * @param {(state: State) => void} listener @returns {() => void} call it to stop
   */
  onstage(listener) {
    this.#listeners.add(listener);
    listener(this.#state);
    return () => this.#listeners.delete(listener);
  }

  /** Fetches and starts Python, if that has not been done. Failure is a state, never an exception. */
  start() {
    if (this.#state.stage !== "idle") return;
    this.#change({ stage: "download" });
    this.#open();
  }

  /** Opens a worker that starts the interpreter of the present rung. */
  #open() {
    try {
      const start = { base: this.#base, rung: this.#rung, manifest: this.#manifest, keep: this.#keep };
      const { worker, said, asked } = begin(new URL("worker.mjs", import.meta.url).href, start);
      this.#worker = worker;
      this.#early = asked.splice(0);
      this.#answers.clear();
      this.#listen(worker);
      for (const event of said.splice(0)) (event.type === "message" ? worker.onmessage : worker.onerror)?.call(worker, /** @type {any} */ (event));
    } catch (error) {
      this.#fail("no-worker", `This browser refused to start the scoring program (${error}).`);
      return;
    }
    this.#watch();
  }

  /** @param {Worker} worker */
  #listen(worker) {
    worker.onmessage = ({ data }) => this.#heard(data);
    worker.onmessageerror = () => this.#giveUp("crashed", "The scoring program sent something unreadable.");
    worker.onerror = (event) => {
      event.preventDefault();
      const why = event.message || "its script could not be loaded";
      this.#giveUp("crashed", `The scoring program stopped (${why}).`, Boolean(event.message));
    };
  }

  /**
   * Leaves an interpreter that cannot answer. If there is another, it is asked what this one was asked.
   * @param {string} kind @param {string} message @param {boolean} more
   */
  #giveUp(kind, message, more = false) {
    if (!more || this.#state.stage === "failed") {
      this.#fail(kind, message);
      return;
    }
    const { python, detail, traps } = this.#state;
    console.info(`hitl-content: the ${python} Python was given up for the next one: ${message}`);
    end(this.#base, this.#worker);
    this.#rung += 1;
    this.#change({ stage: "download", bytes: 0, total: 0, detail: detail || message, traps: traps + 1 });
    this.#open();
    for (const asked of this.#loaded) this.#put(AGAIN, asked);
    for (const [id, asked] of this.#pending) this.#put(id, asked);
  }

  /** Forgets a failure and starts again, for a reader who asks for it. */
  restart() {
    if (this.#state.stage !== "failed") return;
    this.#rung = 0;
    this.#loaded.clear();
    this.#change(FRESH);
    this.start();
  }

  /**
   * Asks Python. Rejects with a PythonError.
   * @param {string} verb @param {object} payload
   * @param {Record<string, string>} [from] addresses of JSON that belongs to the payload, by name; the worker fetches it
   * @returns {Promise<any>}
   */
  call(verb, payload = {}, from) {
    this.start();
    if (this.#state.stage === "failed") {
      return Promise.reject(new PythonError(this.#state.kind, this.#state.message));
    }
    return new Promise((resolve, reject) => {
      const asked = { verb, text: textOf(verb, payload), from };
      const early = this.#taken(asked);
      const id = early ?? ++this.#last;
      this.#pending.set(id, { ...asked, resolve, reject });
      if (early === undefined) this.#put(id, asked);
      else if (this.#answers.has(id)) {
        this.#heard(this.#answers.get(id));
        this.#answers.delete(id);
      }
      this.#watch();
    });
  }

  /** The number under which *asked* has been put early, if it has and nobody has taken that over. @param {Asked} asked */
  #taken({ text, from = {} }) {
    const same = (/** @type {import("./begun.mjs").Call} */ call) =>
      call.text === text && JSON.stringify(call.from ?? {}) === JSON.stringify(from);
    const place = this.#early.findIndex(same);
    return place < 0 ? undefined : this.#early.splice(place, 1)[0].id;
  }

  /** @param {number} id @param {Asked} asked */
  #put(id, { text, from }) {
    this.#worker?.postMessage({ type: "call", id, text, from });
  }

  /** @param {any} message */
  #heard(message) {
    this.#quiet = 0;
    if (message.type === "stage") {
      const { type: _, ...state } = message;
      this.#change(state);
    } else if (message.type === "failed") {
      this.#giveUp(message.kind, message.message, message.more);
    } else {
      const asked = this.#pending.get(message.id);
      if (this.#early.some(({ id }) => id === message.id)) {
        this.#answers.set(message.id, message);
        return;
      }
      this.#pending.delete(message.id);
      if (message.type === "error") {
        asked?.reject(new PythonError(message.kind, message.message));
      } else {
        const { ok, error } = JSON.parse(message.text);
        if (asked?.verb === LOAD && ok) this.#loaded.add(asked);
        if (error) asked?.reject(new PythonError(error.kind, error.message, error.problems));
        else asked?.resolve(ok);
      }
    }
  }

  /** @param {Partial<State>} state */
  #change(state) {
    this.#state = { ...this.#state, ...state };
    for (const listener of [...this.#listeners]) listener(this.#state);
    const shown = document.documentElement.dataset; // for whoever looks after the site
    shown.hitlPython = this.#state.python;
    shown.hitlTraps = String(this.#state.traps);
  }

  /** @param {string} kind @param {string} message */
  #fail(kind, message) {
    if (this.#state.stage === "failed") return; // the first failure is the one that explains the others
    console.info(`hitl-content: ${kind}: ${message}`); // the page tells the kind, in its own language
    end(this.#base, this.#worker);
    this.#worker = undefined;
    clearInterval(this.#clock);
    this.#clock = undefined;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    this.#change({ stage: "failed", kind, message });
    for (const { reject } of pending) reject(new PythonError(kind, message));
  }

  /** Watches for signs of life for as long as any is due. */
  #watch() {
    this.#quiet = 0;
    this.#clock ??= setInterval(() => {
      if (this.#state.stage === "ready" && this.#pending.size === 0) {
        clearInterval(this.#clock);
        this.#clock = undefined;
      } else if (++this.#quiet >= this.#patience * (this.#state.stage === "start" ? STARTING : 1)) {
        const more = this.#state.python === QUICK;
        this.#giveUp("stuck", `The scoring program has not moved for ${this.#quiet} seconds.`, more);
      }
    }, TICK);
  }
}

/** @type {Map<string, Python>} */
const tab = new Map();

/**
 * The Python of this tab. It outlives the page it was started on where pages are changed without a reload.
 * @param {string} base URL of the folder with manifest.json
 * @param {string} manifest its text, where that is known; else it is fetched
 * @param {boolean} keep whether a copy may be kept on this device
 */
export function python(base, manifest = "", keep = false) {
  const url = new URL(base, document.baseURI).href;
  const found = tab.get(url) ?? new Python(url, manifest, keep);
  tab.set(url, found);
  return found;
}
