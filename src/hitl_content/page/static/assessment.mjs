// @ts-check
// The element: holds the workflow, passes it to Python on every change and shows what comes back. The form is in the
// page already and works before, without and after Python; nothing is decided here.

import { act } from "./actions.mjs";
import { readFiles } from "./addresses.mjs";
import { onChange, onInput } from "./answering.mjs";
import { viewOf } from "./asking.mjs";
import { offerCarrying } from "./carrying.mjs";
import { arrive, departed } from "./arriving.mjs";
import { questionsIn, setText, stillAsked } from "./form.mjs";
import { Factors } from "./factors.mjs";
import { showOwed } from "./gates.mjs";
import { listenAround } from "./around.mjs";
import { told } from "./files.mjs";
import { History } from "./history.mjs";
import { keepOffline } from "./offline.mjs";
import { Parts } from "./parts.mjs";
import { Session } from "./session.mjs";
import { Shelf } from "./shelf.mjs";
import { dropReport } from "./printing.mjs";
import { forgetTyped, stillSettable } from "./settings.mjs";
import { showSaved, showWorkflow } from "./showing.mjs";
import { leave, settle, stays } from "./staying.mjs";
import { stageSentence, whenWanted } from "./stages.mjs";
import { changes } from "./steps.mjs";
import { announce, showFailure, showNotice } from "./notices.mjs";
import { showTrial } from "./trial.mjs";
import { empty, isWorkflow, stepOf, whole } from "./workflow.mjs";
import { Words } from "./words.mjs";

/** @typedef {import("./workflow.mjs").Workflow} Workflow */

const LAST = "script[type=module]"; // what stands at the end: a page that still arrives may have only part of it
const PATIENCE = 5000; // milliseconds a page may be new
const REST = 2000; // milliseconds after Python is ready, in which the first result is made and shown

export class HitlAssessment extends HTMLElement {
  /** @type {Workflow} */ workflow = empty("", "");
  /** Id of the step shown; empty where there is none. */ step = "";
  /** @type {Workflow | null} */ example = null;
  /** @type {Words} */ words = new Words({});
  /** @type {Shelf} */ shelf = new Shelf("", "");
  /** @type {Session | null} */ session = null;
  /** @type {Factors | null} */ factors = null;
  /** @type {any} */ result = null;
  /** When the latest result stands in the page. @type {Promise<void>} */ placed = Promise.resolve();
  /** Another answer tried out, or null. @type {import("./trial.mjs").Trial | null} */ trial = null;
  /** Whether what is at hand came with a link and is not kept here yet. */ guest = false;
  /** The examples this site offers. @type {import("./addresses.mjs").Example[]} */ examples = [];
  /** What can be undone. */ history = new History();
  parts = new Parts(this);
  #stop = new AbortController();
  #failed = false;
  /** Whether something was changed before there was a result to be heard. */ #unheard = false;
  /** Whether Python could not score what is at hand. */ unscored = false;
  /** How what is at hand was kept last, in words. */ savedSentence = "";
  /** Whether what was taken up last is what is kept, whole. */ asKept = true;

  connectedCallback() {
    if (this.session || stays(this)) return;
    if (document.readyState === "loading" && !this.querySelector(LAST)) {
      document.addEventListener("DOMContentLoaded", () => this.isConnected && this.connectedCallback(), { once: true });
      return;
    }
    const said = this.querySelector(".hitl-files");
    if (!(said instanceof HTMLElement)) return; // a host that serves no files leaves the form as it is
    settle(this);
    this.#stop = new AbortController();
    const { slug = "", words = "{}", example = "null" } = this.dataset;
    this.words = new Words(JSON.parse(words), this.lang);
    const files = readFiles(said);
    this.examples = files.examples;
    this.example = JSON.parse(example);
    this.shelf = new Shelf(slug, this.id);
    this.#resume();
    const byFactor = this.find("by-factor");
    if (byFactor) this.factors = new Factors(byFactor, questionsIn(this, "step"), this.words);
    for (const part of this.querySelectorAll("[data-live]")) part.toggleAttribute("hidden", false);
    this.find("ways")?.toggleAttribute("hidden", !this.factors?.useful);
    this.#listen();
    this.#start(files);
    this.show();
    arrive(this);
  }

  disconnectedCallback() {
    if (!this.session) return;
    leave(this, () => {
      this.#stop.abort();
      this.session?.close();
      this.session = null;
    });
  }

  /** The part called *name*. @param {string} name @returns {HTMLElement | null} */
  find(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  /** Whether the worked example is shown as it came. */
  get pristine() {
    if (this.shelf.id || !this.example) return false;
    return JSON.stringify(whole(this.example)) === JSON.stringify(this.workflow);
  }

  /** The workflow at hand as the reader wants it, without what is only tried out. */
  get kept() {
    return this.trial?.before ?? this.workflow;
  }

  /**
   * Takes *workflow* as the one at hand: shows it, keeps it and asks for its result. Changes that follow each other
   * in the same *place* are one when they are undone.
   * @param {Workflow} workflow @param {string} step @param {string} place
   */
  change(workflow, step = this.step, place = "") {
    showNotice(this, "");
    this.#unheard ||= !this.result;
    this.history.note({ workflow: this.kept, step: this.step }, place);
    this.#put(workflow, step);
  }

  /** Goes back by one change. */
  undo() {
    const back = this.history.back({ workflow: this.kept, step: this.step });
    if (back) this.#put(back.workflow, back.step);
  }

  /** Takes the change back that was undone last. */
  redo() {
    const forth = this.history.forth({ workflow: this.kept, step: this.step });
    if (forth) this.#put(forth.workflow, forth.step);
  }

  /**
   * Takes *workflow* in hand beside what is kept: under *id* where it is kept already, else not kept yet. What the
   * address brought along stays in the address, so that it is there again when the page is loaded anew; a *guest* is
   * somebody's workflow that it brought.
   * @param {Workflow} workflow @param {{id?: string, step?: string, guest?: boolean, addressed?: boolean}} where
   */
  take(workflow, { id = "", step = "", guest = false, addressed = guest } = {}) {
    if (!addressed) departed();
    forgetTyped(this);
    this.shelf.take(id);
    this.history = new History();
    this.guest = guest;
    this.result = null;
    this.unscored = false;
    this.#set(workflow, step);
    this.evaluate();
  }

  /** Keeps the workflow at hand on this device. */
  keep() {
    departed();
    this.guest = false;
    const { trouble, parted } = this.shelf.save(this.workflow, this.step);
    const time = new Date().toLocaleTimeString(this.lang, { timeStyle: "short" });
    this.savedSentence = this.words.say(trouble ? `saving_${trouble}` : "saved", { time });
    if (parted) showNotice(this, this.words.say("saved_apart"));
    showSaved(this);
  }

  /** @param {Workflow} workflow @param {string} step */
  #put(workflow, step) {
    this.trial = null;
    this.workflow = workflow;
    if (!this.pristine) this.keep();
    this.#set(workflow, step);
    this.evaluate();
  }

  /** @param {Workflow} workflow @param {string} step */
  #set(workflow, step) {
    this.trial = null;
    this.workflow = workflow;
    this.step = stepOf(workflow, step)?.id ?? workflow.steps[0]?.id ?? "";
    showTrial(this);
    this.show();
  }

  /** Asks Python for the result of the workflow at hand. */
  evaluate() {
    this.session?.evaluate(this.workflow, this.step || null);
  }

  /** Shows the workflow at hand. */
  show() {
    showWorkflow(this);
  }

  /** Whether all steps are rated one question at a time. */
  get byFactor() {
    return this.find("by-factor")?.hidden === false;
  }

  #resume() {
    const { slug = "", edition = "" } = this.dataset;
    const entry = this.shelf.resume();
    const workflow = entry?.kept?.workflow;
    this.workflow = whole(this.example ?? empty(slug, edition));
    if (isWorkflow(workflow, slug)) {
      this.workflow = this.current(workflow);
      if (!this.asKept) this.shelf.take("");
      this.savedSentence = this.words.say("saved_before");
    } else if (entry) {
      this.shelf.take("");
      showNotice(this, this.words.say("unread_kept"));
    }
    this.step = stepOf(this.workflow, entry?.kept?.step ?? "")?.id ?? this.workflow.steps[0]?.id ?? "";
  }

  /**
   * The workflow as the questions of today can hold it. Where that is not all of it, what is kept stays as it is and
   * `asKept` is false.
   * @param {Workflow} kept
   */
  current(kept) {
    const original = whole(kept);
    const usable = { ...stillSettable(this, stillAsked(this, original)), edition: original.edition };
    this.asKept = JSON.stringify(usable) === JSON.stringify(original);
    if (!this.asKept) showNotice(this, this.words.say("older_kept"));
    return { ...usable, edition: this.dataset.edition };
  }

  #listen() {
    const { signal } = this.#stop;
    this.addEventListener("change", (event) => onChange(this, event.target), { signal });
    this.addEventListener("input", (event) => onInput(this, event.target), { signal });
    this.addEventListener("click", (event) => act(this, event), { signal });
    listenAround(this, signal);
    offerCarrying(this, signal);
  }

  /** @param {import("./addresses.mjs").Files} files */
  #start(files) {
    const session = new Session(files, viewOf(this, files));
    this.session = session;
    session.inView = (name) => this.parts.inView(name);
    session.onresult = (result) => this.#show(result);
    session.onmore = (result) => this.#showParts(result);
    session.onerror = (error) => {
      this.unscored = true;
      this.result = null;
      this.show();
      if (!this.#failed) showFailure(this, this.words.say("failed_call", { message: told(error, this.words) }));
    };
    const forget = session.onstage((state) => {
      this.#failed = state.stage === "failed";
      setText(this.find("status"), this.#failed ? "" : stageSentence(state, this.words));
      this.find("status")?.setAttribute("data-stage", state.stage);
      showFailure(this, this.#failed ? stageSentence(state, this.words) : "");
      if (this.#failed) this.#layOut();
      if (state.stage === "ready") setTimeout(() => this.#stop.signal.aborted || keepOffline(files), REST);
    });
    this.#stop.signal.addEventListener("abort", forget);
    whenWanted(this, () => this.evaluate(), this.#stop.signal);
    setTimeout(() => this.#layOut(), PATIENCE);
  }

  /** Lays everything out: names of what is left out are not told to everybody who listens to the page. */
  #layOut() {
    this.toggleAttribute("data-laid-out", true);
  }

  /** @param {any} result */
  #show(result) {
    const before = this.result;
    const wasEmpty = !this.find("strip") && !this.hasAttribute("data-scored");
    this.unscored = false;
    showFailure(this, "");
    const isEmpty = this.#showParts(result);
    const kind = this.trial ? "trial_kind" : this.guest ? "link_kind" : this.pristine ? "example_kind" : "map_kind";
    setText(this.find("caption-kind"), this.words.say(kind));
    this.toggleAttribute("data-scored", !isEmpty);
    setText(this.find("caption-name"), this.workflow.name || (this.find("strip") ? this.words.say("no_name") : ""));
    this.show();
    if (!isEmpty) announce(this, changes(wasEmpty ? null : before, result, this.step, this.#unheard || before !== null));
    this.#unheard = false;
    void showOwed(this);
    requestAnimationFrame(() => setTimeout(() => this.#layOut()));
    this.dispatchEvent(new CustomEvent("hitl-result", { bubbles: true }));
  }

  /** Puts what is drawn and written of *result* in the page. @param {any} result */
  #showParts(result) {
    this.result = result;
    const { steps, answers } = this.workflow;
    const isEmpty = this.find("strip") ? !steps.length : !Object.keys(answers).length;
    this.find("map")?.toggleAttribute("hidden", !(result.picture || result.picture_narrow) || isEmpty);
    this.find("result")?.toggleAttribute("hidden", !result.summary || isEmpty);
    this.find("detail")?.toggleAttribute("hidden", !result.detail || isEmpty);
    this.placed = this.parts.show(result);
    dropReport(this);
    return isEmpty;
  }
}

customElements.define("hitl-assessment", HitlAssessment);
