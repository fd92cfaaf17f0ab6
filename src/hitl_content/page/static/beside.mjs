// @ts-check
// Another workflow beside the one at hand: a second person's answers, or an earlier version. What differs, how far
// people agree and what comes of what they settle is worked out by Python; here it is asked for and shown.

import { wayBack } from "./desk.mjs";
import { blobOf, download, isoDate, told } from "./files.mjs";
import { announce, showNotice } from "./notices.mjs";
import { others, readLink, readOther } from "./others.mjs";
import { readFile } from "./opening.mjs";
import { place } from "./place.mjs";
import { Settling } from "./settling.mjs";
import { rememberBeside, rememberSettler, settler, stoodBeside } from "./shelf.mjs";
import { whole } from "./workflow.mjs";

/**
 * @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment
 * @typedef {import("./workflow.mjs").Workflow} Workflow
 * @typedef {import("./settling.mjs").Choice} Choice
 * @typedef {{of: string, other: Workflow, how: string, names: [string, string], choices: Choice[]}} State of: id of what is at hand
 */

const PICTURES = ["picture", "picture_narrow"];

/** The part of one assessment where two workflows stand beside each other. */
class Beside {
  #host;
  #part;
  #settling;
  /** @type {Workflow | null} */ #other = null;
  /** @type {Choice[]} */ #choices = [];
  /** Id of the workflow at hand that the choices are about. */ #of = "";
  /** Id of the workflow at hand when the others were listed. */ #listed = "";
  /** @type {any} */ #found = null;
  #asked = 0;

  /** @param {HitlAssessment} host @param {HTMLDetailsElement} part @param {AbortSignal} signal */
  constructor(host, part, signal) {
    this.#host = host;
    this.#part = part;
    const level = Number(part.dataset.heading) || 4;
    this.#settling = new Settling(this.#find("settle"), host.words, host.id, level + 2);
    part.addEventListener("toggle", () => part.open && this.#list(), { signal });
    part.addEventListener("click", ({ target }) => this.#press(target), { signal });
    part.addEventListener("change", (event) => this.#change(event), { signal });
    host.addEventListener("hitl-result", () => this.#follow(), { signal });
    this.#name("by").value = settler();
    this.#find("ask").hidden = false; // only now would a press be noticed
    this.#resume();
    if (host.result) this.#follow(); // it was there first, and another may never come
    if (part.open) this.#list();
  }

  /** @param {string} name @returns {HTMLElement} */
  #find(name) {
    const found = this.#host.find(`beside-${name}`);
    if (!found) throw new Error(`no part beside-${name}`);
    return found;
  }

  /** What the reader wants to see: `people` or `versions`. */
  get #how() {
    const chosen = this.#find("how").querySelector("input:checked");
    return chosen instanceof HTMLInputElement ? chosen.value : "people";
  }

  /** @param {string} who */
  #name(who) {
    const field = this.#find(who);
    return field instanceof HTMLInputElement ? field : document.createElement("input");
  }

  #list() {
    this.#listed = this.#host.shelf.id;
    const list = this.#find("kept");
    if (list instanceof HTMLSelectElement) others(this.#host, list);
  }

  /** @param {EventTarget | null} target */
  #press(target) {
    const button = target instanceof Element ? target.closest("[data-do]") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    const link = this.#find("link");
    switch (button.dataset.do) {
      case "beside-kept": {
        const list = this.#find("kept");
        if (list instanceof HTMLSelectElement && list.value) void this.#put(() => readOther(this.#host, list.value));
        break;
      }
      case "beside-link":
        if (link instanceof HTMLInputElement) void this.#put(() => readLink(this.#host, link.value));
        break;
      case "beside-file":
        this.#find("file").click();
        break;
      case "beside-cautious":
        this.#settling.takeCautious();
        this.#settled();
        break;
      case "beside-take":
        this.#take();
        break;
      case "beside-export":
        void this.#export(button.dataset.format ?? "");
        break;
      case "beside-close":
        this.#close();
        this.#part.querySelector("summary")?.focus();
    }
  }

  /** @param {Event} event */
  #change({ target }) {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.dataset.part === "beside-file") {
      const file = target.files?.[0];
      target.value = ""; // so that the same file can be chosen again
      if (file) void this.#put(() => readFile(this.#host, file).then((read) => read.workflow), file.name);
    } else if (target.closest(".hitl-settle")) this.#settled();
    else if (target.closest('[data-part="beside-names"], [data-part="beside-by-name"], [data-part="beside-how"]')) {
      if (target.dataset.part === "beside-by") rememberSettler(target.value);
      void this.#show();
    }
  }

  /**
   * Puts beside the one at hand what *reading* brings.
   * @param {() => Promise<Workflow>} reading @param {string} file
   */
  async #put(reading, file = "") {
    this.#say(this.#host.words.say("beside_reading"));
    try {
      this.#other = whole(await reading());
    } catch (error) {
      this.#say(this.#host.words.say("beside_failed", { message: told(error, this.#host.words) }));
      return;
    }
    this.#of = this.#host.shelf.id;
    this.#choices = [];
    const name = this.#name("other");
    name.value = file.replace(/\.[^.]*$/u, "");
    if (await this.#show()) this.#find("found").focus();
  }

  /** Asks Python and shows what it finds; whether that could be done. */
  async #show() {
    const { host, other } = { host: this.#host, other: this.#other };
    if (!other) return false;
    const asked = (this.#asked += 1);
    try {
      const found = await host.session?.call(...this.#question());
      if (asked !== this.#asked) return false;
      this.#found = found;
    } catch (error) {
      if (asked === this.#asked) this.#say(host.words.say("beside_failed", { message: told(error, this.#host.words) }));
      return false;
    }
    this.#say("");
    this.#draw();
    this.#remember();
    return true;
  }

  /** What is asked of Python: the verb, and what it needs. @returns {[string, Record<string, unknown>]} */
  #question() {
    const { words, kept: own } = this.#host;
    const shown = { form: true, heading: (Number(this.#part.dataset.heading) || 4) + 1 };
    if (this.#how === "versions") return ["compare", { ...shown, before: this.#other, after: own }];
    const names = [this.#name("own").value.trim() || words.say("beside_first"), this.#name("other").value.trim() || words.say("beside_second")];
    return ["merge", { ...shown, workflows: [own, this.#other], names, choices: this.#choices, by: this.#name("by").value.trim(), date: isoDate() }];
  }

  #draw() {
    const { host } = this;
    const found = this.#found;
    const isVersions = this.#how === "versions";
    const headline = this.#find("headline");
    if (this.#find("found").hidden || headline.textContent !== found.headline) announce(host, found.headline);
    this.#find("found").hidden = false;
    this.#find("title").textContent = found.title;
    headline.textContent = found.headline;
    this.#find("names").hidden = isVersions;
    this.#find("own-name").hidden = Boolean(host.kept.ratings);
    this.#find("other-name").hidden = Boolean(this.#other?.ratings);
    this.#find("by-name").hidden = isVersions || !found.differing.length;
    this.#settling.show(isVersions ? [] : found.differing, this.#choices);
    for (const name of PICTURES) {
      const part = this.#find(name.replace("_", "-"));
      part.hidden = !isVersions;
      place(part, isVersions ? found[name] : "", `${host.id}-beside-${name}`);
    }
    place(this.#find("told"), found.html, `${host.id}-beside-told`);
    for (const [does, on] of /** @type {[string, boolean][]} */ ([["[data-do=beside-take]", !isVersions], ["[data-format=svg]", isVersions]])) {
      this.#part.querySelector(does)?.toggleAttribute("hidden", !on);
    }
  }

  get host() {
    return this.#host;
  }

  #settled() {
    this.#choices = this.#settling.choices;
    void this.#show();
  }

  /** Takes the merged workflow in hand, as one more. */
  #take() {
    const { host } = this;
    const { words } = host;
    const state = this.#state();
    const merged = whole(this.#found.workflow);
    const back = wayBack(host);
    host.take({ ...merged, name: words.say("merged_name", { name: merged.name || words.say("no_name") }) });
    host.keep();
    const { id } = host.shelf;
    this.#close();
    showNotice(host, words.say("merged"), () => {
      back();
      host.shelf.remove(id);
      if (state) this.#restore(state);
    });
    host.scrollIntoView();
    host.find("name")?.focus({ preventScroll: true });
  }

  /** @param {string} format */
  async #export(format) {
    const [verb, asked] = this.#question();
    try {
      const { name, media_type, base64 } = await this.#host.session?.call(verb, { ...asked, format, date: isoDate() });
      download(name, blobOf(base64, media_type));
    } catch (error) {
      this.#say(this.#host.words.say("export_failed", { message: told(error, this.#host.words) }));
    }
  }

  #close() {
    this.#asked += 1;
    this.#other = null;
    this.#choices = [];
    this.#found = null;
    this.#find("found").hidden = true;
    this.#say("");
    this.#settling.show([], []);
    this.#remember();
  }

  /** The workflow at hand has changed, or is another one. */
  #follow() {
    if (!this.#part.open) return;
    if (this.#listed !== this.#host.shelf.id) this.#list(); // the one from before can stand beside it now
    if (!this.#other) return;
    if (this.#of !== this.#host.shelf.id && this.#of) this.#choices = [];
    this.#of = this.#host.shelf.id;
    void this.#show();
  }

  /** @param {string} sentence */
  #say(sentence) {
    const line = this.#find("said");
    line.hidden = !sentence;
    line.textContent = sentence;
    announce(this.#host, sentence);
  }

  /** @returns {State | null} */
  #state() {
    if (!this.#other) return null;
    const names = /** @type {[string, string]} */ ([this.#name("own").value, this.#name("other").value]);
    return { of: this.#of, other: this.#other, how: this.#how, names, choices: this.#choices };
  }

  /** @param {State} state */
  #restore({ of, other, how, names, choices }) {
    this.#of = of;
    this.#other = other;
    this.#choices = choices;
    [this.#name("own").value, this.#name("other").value] = names;
    for (const box of this.#find("how").querySelectorAll("input")) box.checked = box.value === how;
    this.#part.open = true; // what is asked for follows the next result
  }

  /** Keeps what was settled so far for as long as the tab is open, so that a reload loses nothing. */
  #remember() {
    const state = this.#state();
    rememberBeside(this.#host.id, state && JSON.stringify(state));
  }

  #resume() {
    /** @type {State | null} */
    const state = JSON.parse(stoodBeside(this.#host.id) ?? "null");
    if (state?.other && state.of === this.#host.shelf.id) this.#restore(state);
  }
}

/**
 * Brings *part* of *host* to life, until *signal* stops it.
 * @param {HitlAssessment} host @param {HTMLDetailsElement} part @param {AbortSignal} signal
 */
export function listenBeside(host, part, signal) {
  if (!signal.aborted) new Beside(host, part, signal);
}
