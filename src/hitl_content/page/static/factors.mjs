// @ts-check
// The second way to rate: one question at a time, all steps under each other. People rate more alike that way.

import { asked, fill } from "./form.mjs";

/**
 * @typedef {import("./workflow.mjs").Workflow} Workflow
 * @typedef {import("./words.mjs").Words} Words
 */

/** Shows one question for every step. */
export class Factors {
  #root;
  #questions;
  #words;
  #chosen = 0;
  #built = "";

  /** @param {HTMLElement} root @param {HTMLFieldSetElement[]} questions @param {Words} words */
  constructor(root, questions, words) {
    this.#root = root;
    this.#questions = questions.filter((question) => question.querySelector("input[type=radio]"));
    this.#words = words;
  }

  /** Whether there is anything to rate this way. */
  get useful() {
    return this.#questions.length > 1;
  }

  /** Shows the question *by* places further on. @param {number} by */
  turn(by) {
    this.#chosen = Math.min(Math.max(this.#chosen + by, 0), this.#questions.length - 1);
    this.#built = "";
  }

  /** Shows the question at *place*. @param {number} place */
  choose(place) {
    this.turn(place - this.#chosen);
  }

  /** @param {Workflow} workflow @param {Record<string, string[]>} hidden */
  show(workflow, hidden) {
    const question = this.#questions[this.#chosen];
    const id = question.dataset.question ?? "";
    const built = JSON.stringify([id, workflow.steps.map((step) => [step.id, step.name])]);
    if (built !== this.#built) this.#build(question, workflow);
    this.#built = built;
    for (const step of workflow.steps) {
      const fieldset = this.#root.querySelector(`fieldset[data-step="${CSS.escape(step.id)}"]`);
      if (!(fieldset instanceof HTMLFieldSetElement)) continue;
      fill(fieldset, step.answers[id]);
      fieldset.hidden = hidden[step.id]?.includes(id) ?? false;
    }
  }

  /** @param {HTMLFieldSetElement} question @param {Workflow} workflow */
  #build(question, workflow) {
    const anchors = make("dl", "hitl-anchors");
    for (const label of question.querySelectorAll(".hitl-option label")) {
      const [name, anchor] = label.children;
      if (!anchor) continue;
      const term = make("div");
      term.append(make("dt", "", name.textContent ?? ""), make("dd", "", anchor.textContent ?? ""));
      anchors.append(term);
    }
    const why = make("p", "hitl-why", question.querySelector(".hitl-why")?.firstChild?.textContent ?? "");
    const steps = workflow.steps.map((step, index) => this.#row(question, step, index));
    const focused = this.#root.contains(document.activeElement) ? document.activeElement?.id : "";
    this.#root.replaceChildren(this.#chooser(question.id), why, anchors, ...steps, this.#turning());
    if (focused) document.getElementById(focused)?.focus();
  }

  /** @param {string} base */
  #chooser(base) {
    const holder = make("p", "hitl-chooser");
    const label = make("label", "", this.#words.say("question"));
    const select = document.createElement("select");
    select.id = `${base.replace(/-q-.*/u, "")}-factor`;
    label.setAttribute("for", select.id);
    select.dataset.part = "factor";
    this.#questions.forEach((question, place) => {
      const option = document.createElement("option");
      option.value = String(place);
      option.textContent = `${place + 1}. ${asked(question)}`;
      option.selected = place === this.#chosen;
      select.append(option);
    });
    holder.append(label, " ", select);
    return holder;
  }

  /** @param {HTMLFieldSetElement} question @param {{id: string, name: string}} step @param {number} index */
  #row(question, step, index) {
    const fieldset = document.createElement("fieldset");
    fieldset.className = "hitl-factor-row";
    fieldset.id = `${question.id}-for-${step.id}`;
    Object.assign(fieldset.dataset, { step: step.id, question: question.dataset.question, kind: question.dataset.kind });
    fieldset.append(make("legend", "", `${index + 1}. ${step.name || this.#words.say("new_step")}`));
    const options = make("div", "hitl-factor-options");
    for (const box of question.querySelectorAll("input[type=radio]")) {
      const copy = /** @type {HTMLInputElement} */ (box.cloneNode());
      copy.id = `${box.id}-for-${step.id}`;
      copy.name = fieldset.id;
      const words = question.querySelector(`label[for="${CSS.escape(box.id)}"] .hitl-option-label`)?.textContent ?? "";
      options.append(optionOf(copy, words));
    }
    fieldset.append(options);
    return fieldset;
  }

  #turning() {
    const line = make("p", "hitl-next");
    for (const [what, by, off] of /** @type {[string, string, boolean][]} */ ([
      ["previous_question", "-1", this.#chosen === 0],
      ["next_question", "1", this.#chosen === this.#questions.length - 1],
    ])) {
      const button = /** @type {HTMLButtonElement} */ (make("button", "hitl-button", this.#words.say(what)));
      button.type = "button";
      button.id = `${this.#root.closest(".hitl")?.id}-${what}`;
      button.dataset.do = "turn";
      button.dataset.by = by;
      button.disabled = off;
      line.append(button, " ");
    }
    return line;
  }
}

/** An option in a row of them. @param {HTMLInputElement} box @param {string | Node} words */
export function optionOf(box, words) {
  const label = document.createElement("label");
  label.htmlFor = box.id;
  label.append(words);
  const option = make("span", "hitl-factor-option");
  option.append(box, label);
  return option;
}

/** An element with its class and words. @param {string} tag @param {string} name @param {string} text */
export function make(tag, name = "", text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = text;
  return element;
}
