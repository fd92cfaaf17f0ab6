// @ts-check
// The element: holds the workflow, passes it to Python on every change and shows what comes back. The form is in the
// page already and works before, without and after Python; nothing is decided here.

import { mark, questionsIn, read, showAnswers, stillAsked, trouble } from "./form.mjs";
import { act, openChosen, told } from "./actions.mjs";
import { Factors } from "./factors.mjs";
import { listenAround } from "./around.mjs";
import { place } from "./place.mjs";
import { Session } from "./session.mjs";
import { Shelf } from "./shelf.mjs";
import { stageSentence, whenWanted } from "./stages.mjs";
import { changes, reveal, showStrip, showVerdict } from "./steps.mjs";
import { showFailure, showNotice, showUnanswered } from "./notices.mjs";
import { answered, empty, isWorkflow, placeOf, renamed, stepOf, whole } from "./workflow.mjs";
import { Words } from "./words.mjs";

/** @typedef {import("./workflow.mjs").Workflow} Workflow */

/** What comes back as HTML, by the part it is shown in. */
const PLACED = ["picture", "picture_narrow", "summary", "detail"];

export class HitlAssessment extends HTMLElement {
  /** @type {Workflow} */ workflow = empty("", "");
  /** Id of the step shown; empty where there is none. */ step = "";
  /** @type {Workflow | null} */ example = null;
  /** @type {Words} */ words = new Words({});
  /** @type {Shelf} */ shelf = new Shelf("");
  /** @type {Session | null} */ session = null;
  /** @type {Factors | null} */ factors = null;
  /** @type {any} */ result = null;
  #stop = new AbortController();
  #failed = false;
  #unscored = false;

  connectedCallback() {
    const files = this.querySelector(".hitl-files");
    if (!(files instanceof HTMLElement)) return; // a host that serves no files leaves the form as it is
    this.#stop = new AbortController();
    const { slug = "", edition = "", words = "{}", example = "null" } = this.dataset;
    this.words = new Words(JSON.parse(words));
    this.shelf = new Shelf(this.id);
    this.example = JSON.parse(example);
    const { kept, unread } = this.shelf.load();
    const usable = isWorkflow(kept?.workflow, slug);
    if (unread || (kept && !usable)) showNotice(this, this.words.say("unread_kept"));
    if (kept && !unread && !usable) this.shelf.putAside(kept);
    if (usable) setText(this.find("saved"), this.words.say("saved"));
    const started = usable ? this.#current(/** @type {Workflow} */ (kept?.workflow)) : this.example;
    this.workflow = whole(started ?? empty(slug, edition));
    this.step = stepOf(this.workflow, kept?.step ?? "")?.id ?? this.workflow.steps[0]?.id ?? "";
    const byFactor = this.find("by-factor");
    if (byFactor) this.factors = new Factors(byFactor, questionsIn(this, "step"), this.words);
    for (const part of this.querySelectorAll("[data-live]")) part.toggleAttribute("hidden", false);
    this.find("ways")?.toggleAttribute("hidden", !this.factors?.useful);
    this.find("restore")?.toggleAttribute("hidden", !this.shelf.aside);
    this.#listen();
    this.#start(files.dataset.runtime ?? "", files.dataset.assessment ?? "");
    this.show();
  }

  disconnectedCallback() {
    this.#stop.abort();
    this.session?.close();
  }

  /** The part called *name*. @param {string} name @returns {HTMLElement | null} */
  find(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  /** Whether the worked example is shown as it came. */
  get pristine() {
    return this.example !== null && JSON.stringify(whole(this.example)) === JSON.stringify(this.workflow);
  }

  /**
   * Takes *workflow* as the one at hand: shows it, keeps it and asks for its result.
   * @param {Workflow} workflow @param {string} step
   */
  change(workflow, step = this.step) {
    showNotice(this, "");
    this.workflow = workflow;
    this.step = stepOf(workflow, step)?.id ?? workflow.steps[0]?.id ?? "";
    if (!this.pristine) this.#keep();
    this.show();
    this.evaluate();
  }

  /** Asks Python for the result of the workflow at hand. */
  evaluate() {
    this.session?.evaluate(this.workflow, this.step || null);
  }

  /** Shows the workflow at hand. */
  show() {
    const { workflow, step, words } = this;
    setValue(this.find("name"), workflow.name);
    const standings = this.result?.steps ?? [];
    const strip = this.find("strip");
    if (strip) {
      showStrip(strip, workflow.steps, step, standings, words);
      reveal(strip);
      this.#showStep();
      this.#showVerdict();
    }
    showAnswers(questionsIn(this, "once"), workflow.answers, this.result?.hidden?.[""]);
    showUnanswered(this);
  }

  /** Whether all steps are rated one question at a time. */
  get byFactor() {
    return this.find("by-factor")?.hidden === false;
  }

  #showStep() {
    const { workflow, step, words } = this;
    const current = stepOf(workflow, step);
    const place = placeOf(workflow, step);
    this.find("first")?.toggleAttribute("hidden", current !== undefined);
    this.find("by-step")?.toggleAttribute("hidden", !current || this.byFactor);
    if (this.byFactor) this.factors?.show(workflow, this.result?.hidden ?? {});
    if (!current) return;
    setText(this.find("step-place"), words.say("step_of", { place: place + 1, of: workflow.steps.length }));
    setValue(this.find("step-name"), current.name);
    showAnswers(questionsIn(this, "step"), current.answers, this.result?.hidden?.[step]);
    this.#enable("up", place > 0);
    this.#enable("down", place < workflow.steps.length - 1);
    this.querySelector('[data-do="next"]')?.toggleAttribute("hidden", place === workflow.steps.length - 1);
  }

  #showVerdict() {
    const line = this.find("verdict");
    const standings = /** @type {import("./steps.mjs").Standing[]} */ (this.result?.steps ?? []);
    if (line) showVerdict(line, standings.find((standing) => standing.id === this.step));
    if (line && this.#unscored) line.textContent = this.words.say("not_scored");
  }

  /** @param {string} what @param {boolean} on */
  #enable(what, on) {
    const button = this.querySelector(`[data-do="${what}"]`);
    if (button instanceof HTMLButtonElement) button.disabled = !on;
  }

  #keep() {
    const trouble = this.shelf.save({ workflow: this.workflow, step: this.step });
    setText(this.find("saved"), this.words.say(trouble ? `saving_${trouble}` : "saved"));
  }

  /** The workflow as the questions of today can hold it; what was kept is put aside where they differ. @param {Workflow} kept */
  #current(kept) {
    const original = whole(kept);
    const usable = { ...stillAsked(this, original), edition: original.edition };
    if (JSON.stringify(usable) !== JSON.stringify(original)) {
      this.shelf.putAside(original);
      showNotice(this, this.words.say("older_kept"));
    }
    return { ...usable, edition: this.dataset.edition };
  }

  #listen() {
    const { signal } = this.#stop;
    this.addEventListener("change", (event) => this.#onanswer(event.target), { signal });
    this.addEventListener("input", (event) => this.#oninput(event.target), { signal });
    this.addEventListener("click", (event) => act(this, event), { signal });
    listenAround(this, signal);
  }

  /** @param {EventTarget | null} target */
  #onanswer(target) {
    if (!(target instanceof HTMLElement)) return;
    if (target.dataset.part === "file" && target instanceof HTMLInputElement) openChosen(this, target);
    else if (target.dataset.part === "factor" && target instanceof HTMLSelectElement) {
      this.factors?.choose(Number(target.value));
      this.show();
    } else if (target.closest('[data-part="ways"]') && target instanceof HTMLInputElement) {
      this.find("by-factor")?.toggleAttribute("hidden", target.value !== "factor");
      this.show();
    } else if (target.closest("fieldset[data-question]")) this.#answer(target);
  }

  /** @param {EventTarget | null} target */
  #oninput(target) {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    if (target.dataset.part === "name") this.change({ ...this.workflow, name: target.value });
    else if (target.dataset.part === "step-name") this.change(renamed(this.workflow, this.step, target.value));
    else if (target.dataset.value !== undefined) this.#answer(target);
  }

  /** @param {HTMLElement} target */
  #answer(target) {
    const fieldset = target.closest("fieldset");
    if (!fieldset?.dataset.question) return;
    const step = fieldset.dataset.step ?? (fieldset.dataset.per === "step" ? this.step : "");
    const answer = read(fieldset, target);
    this.change(answered(this.workflow, step, fieldset.dataset.question, answer));
    mark(fieldset, trouble(fieldset));
  }

  /** @param {string} runtime @param {string} data */
  #start(runtime, data) {
    const session = new Session(runtime, data);
    this.session = session;
    session.onresult = (result) => this.#show(result);
    session.onerror = (error) => {
      this.#unscored = true;
      this.result = null;
      this.show();
      if (!this.#failed) showFailure(this, this.words.say("failed_call", { message: told(error) }));
    };
    const forget = session.onstage((state) => {
      this.#failed = state.stage === "failed";
      setText(this.find("status"), this.#failed ? "" : stageSentence(state, this.words));
      this.find("status")?.setAttribute("data-stage", state.stage);
      showFailure(this, this.#failed ? stageSentence(state, this.words) : "");
    });
    this.#stop.signal.addEventListener("abort", forget);
    whenWanted(this, () => this.evaluate(), this.#stop.signal);
  }

  /** @param {any} result */
  #show(result) {
    const news = changes(this.result, result, this.step);
    this.result = result;
    this.#unscored = false;
    showFailure(this, "");
    const isEmpty = this.find("strip") !== null && this.workflow.steps.length === 0;
    this.find("map")?.toggleAttribute("hidden", !result.picture || isEmpty);
    this.find("result")?.toggleAttribute("hidden", !result.summary || isEmpty);
    for (const name of PLACED) {
      const part = this.find(name);
      if (part) place(part, result[name] ?? "", `${this.id}-${name}`);
    }
    this.find("detail")?.toggleAttribute("hidden", !result.detail || isEmpty);
    setText(this.find("caption-kind"), this.words.say(this.pristine ? "example_kind" : "map_kind"));
    setText(this.find("caption-name"), this.workflow.name || this.words.say("no_name"));
    this.show();
    if (news) setText(this.find("announce"), news);
    this.dispatchEvent(new CustomEvent("hitl-result", { bubbles: true }));
  }
}

/** @param {HTMLElement | null} line @param {string} words */
function setText(line, words) {
  if (line && line.textContent !== words) line.textContent = words;
}

/** Sets what a field shows, unless it is being typed in. @param {HTMLElement | null} field @param {string} value */
function setValue(field, value) {
  if (field instanceof HTMLInputElement && field !== document.activeElement) field.value = value;
}

customElements.define("hitl-assessment", HitlAssessment);
