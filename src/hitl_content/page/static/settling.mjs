// @ts-check
// Where two people differ: one fieldset an answer, with what each of them said. Which answers differ, and which is the
// more cautious, comes from Python.

import { make, optionOf } from "./factors.mjs";

/**
 * @typedef {{rater: number, raters: string, answer: string, cautious: boolean, settled: boolean}} Option
 * @typedef {{step: string, place: string, question: string, label: string, apart: string, settled: string, options: Option[]}} Differing
 * @typedef {{step: string, question: string, rater: number}} Choice
 */

const OPEN = ""; // the box that settles nothing

/** The form of what is still to be settled. */
export class Settling {
  #root;
  #words;
  #base;
  #level;
  #shown = "";

  /**
   * @param {HTMLElement} root @param {import("./words.mjs").Words} words
   * @param {string} base what ids start with @param {number} level of the headings
   */
  constructor(root, words, base, level) {
    this.#root = root;
    this.#words = words;
    this.#base = base;
    this.#level = Math.min(level, 6);
  }

  /**
   * Shows *differing* with *choices*. Where the same answers differ as before, the form stays, and focus with it.
   * @param {Differing[]} differing @param {Choice[]} choices
   */
  show(differing, choices) {
    const shown = JSON.stringify(differing.map(({ settled: _, options, ...each }) => [each, options.map(({ settled: __, ...option }) => option)]));
    if (shown === this.#shown) return;
    this.#shown = shown;
    /** @type {Map<string, Differing[]>} */
    const steps = new Map();
    for (const each of differing) steps.set(each.place, [...(steps.get(each.place) ?? []), each]);
    let number = 0;
    const parts = [...steps].map(([place, group]) => {
      const part = make("section", "hitl-settle-step");
      part.append(make(`h${this.#level}`, "", place || this.#words.say("settle_whole")));
      part.append(...group.map((each) => this.#fieldset(each, choices, (number += 1))));
      return part;
    });
    this.#root.replaceChildren(...(differing.length ? [this.#head(differing), ...parts] : []));
  }

  /** What is chosen in the form. @returns {Choice[]} */
  get choices() {
    return [...this.#root.querySelectorAll("input:checked")].flatMap((box) => {
      const { step = "", asked = "" } = box.closest("fieldset")?.dataset ?? {};
      const { value } = /** @type {HTMLInputElement} */ (box);
      return value === OPEN ? [] : [{ step, question: asked, rater: Number(value) }];
    });
  }

  /** Chooses the more cautious answer wherever none is chosen and there is an order. */
  takeCautious() {
    for (const fieldset of this.#root.querySelectorAll("fieldset")) {
      const open = fieldset.querySelector(`input[value="${OPEN}"]:not([data-settled])`);
      const cautious = fieldset.querySelector("input[data-cautious]");
      if (open instanceof HTMLInputElement && open.checked && cautious instanceof HTMLInputElement) cautious.checked = true;
    }
  }

  /** @param {Differing[]} differing */
  #head(differing) {
    const head = make("div", "hitl-settle-head");
    head.append(make(`h${this.#level - 1}`, "", this.#words.say("settle")), make("p", "hitl-muted", this.#words.say("settle_note")));
    if (!differing.some(({ options }) => options.some(({ cautious }) => cautious))) return head;
    const button = /** @type {HTMLButtonElement} */ (make("button", "hitl-button", this.#words.say("settle_cautious")));
    button.type = "button";
    button.dataset.do = "beside-cautious";
    head.append(button);
    return head;
  }

  /** @param {Differing} each @param {Choice[]} choices @param {number} number */
  #fieldset({ step, place, question, label, apart, settled, options }, choices, number) {
    const fieldset = make("fieldset", "hitl-factor-row hitl-settle");
    Object.assign(fieldset.dataset, { step, asked: question });
    const legend = make("legend", "", label);
    if (place) legend.append(make("span", "hitl-hidden", `, ${place}`));
    if (apart) legend.append(" ", make("span", "hitl-muted", apart));
    const chosen = choices.find((choice) => choice.step === step && choice.question === question);
    const row = make("div", "hitl-factor-options");
    const base = `${this.#base}-settle-${number}`;
    row.append(...options.map(({ rater, raters, answer, cautious }) => {
      const label = make("span");
      label.append(make("b", "", this.#words.say("settle_rater", { raters })), ` ${answer}`);
      if (cautious) label.append(" ", make("span", "hitl-tag hitl-tag-cautious", this.#words.say("settle_more_cautious")));
      return this.#option(base, String(rater), label, chosen?.rater === rater, cautious ? "cautious" : "");
    }));
    const words = settled && !chosen ? this.#words.say("settle_before", { answer: settled }) : this.#words.say("settle_open");
    row.append(this.#option(base, OPEN, make("span", "", words), !chosen, settled && !chosen ? "settled" : ""));
    fieldset.append(legend, row);
    return fieldset;
  }

  /** @param {string} base @param {string} value @param {HTMLElement} words @param {boolean} checked @param {string} mark */
  #option(base, value, words, checked, mark) {
    const box = document.createElement("input");
    box.type = "radio";
    box.id = `${base}-${value || "open"}`;
    box.name = base;
    box.value = value;
    box.defaultChecked = checked;
    if (mark) box.dataset[mark] = "";
    return optionOf(box, words);
  }
}
