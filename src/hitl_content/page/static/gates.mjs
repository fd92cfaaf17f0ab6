// @ts-check
// Gates that somebody sets aside at a step, in their own name; and what triggers say where a step has no own words.
// Which gates hold a step, and what a trigger says there, Python answers when one of the two folds is open.

import { isoDate, told } from "./files.mjs";
import { showNotice } from "./notices.mjs";
import { mark } from "./settings.mjs";
import { stepOf } from "./workflow.mjs";

/**
 * @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment
 * @typedef {{rule: string, name: string, reason: string, date: string}} Override
 * @typedef {{triggers: Record<string, Record<string, string>>, gates: Record<string, string>}} Found
 */

/** What the gates in each list say. @type {WeakMap<HTMLSelectElement, Record<string, string>>} */
const saidOf = new WeakMap();

/** @param {HitlAssessment} host @returns {(HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[]} */
const fieldsOf = (host) => /** @type {any[]} */ ([...host.querySelectorAll("[data-override]")]);

/** Asks for what belongs into the folds that are open, and shows it. @param {HitlAssessment} host */
export async function showOwed(host) {
  const folds = ["set-triggers", "set-gates"].map((name) => host.find(name));
  if (!folds.some((fold) => fold instanceof HTMLDetailsElement && fold.open) || !host.step || !host.result) return;
  const { workflow, step, result } = host;
  /** @type {Found} */
  let found;
  try {
    found = await host.session?.call("settings", { workflow, step });
  } catch (error) {
    showNotice(host, host.words.say("failed_call", { message: told(error, host.words) }));
    return;
  }
  if (host.result !== result || host.step !== step) return; // a newer one is on its way
  showElse(host, found.triggers);
  showGates(host, found.gates);
}

/** @param {HitlAssessment} host @param {Found["triggers"]} triggers */
function showElse(host, triggers) {
  for (const fold of host.querySelectorAll(".hitl-own[data-trigger]")) {
    const { trigger = "" } = /** @type {HTMLElement} */ (fold).dataset;
    const isOwn = fold.querySelector("[data-own]")?.hasAttribute("hidden") === false;
    fold.toggleAttribute("hidden", !triggers[trigger] && !isOwn);
    for (const [name, words] of Object.entries(triggers[trigger] ?? {})) {
      const line = fold.querySelector(`[data-else="${CSS.escape(`${trigger}/${name}`)}"]`);
      if (line && line.textContent !== words) line.textContent = words;
    }
  }
}

/** @param {HitlAssessment} host @param {Found["gates"]} gates */
function showGates(host, gates) {
  const select = host.querySelector('[data-override="rule"]');
  if (!(select instanceof HTMLSelectElement)) return;
  const ids = Object.keys(gates);
  const known = JSON.stringify(gates);
  if (select.dataset.known !== known) {
    select.dataset.known = known;
    select.replaceChildren(...ids.map((id) => new Option(id, id)));
    saidOf.set(select, gates);
  }
  showGate(select);
  host.find("override")?.toggleAttribute("hidden", !ids.length);
  host.find("no-gates")?.toggleAttribute("hidden", ids.length > 0);
  const date = fieldsOf(host).find((field) => field.dataset.override === "date");
  if (date && !date.value) date.value = isoDate();
}

/** Says what the gate chosen in *select* holds, and why. @param {HTMLSelectElement} select */
export function showGate(select) {
  const line = select.parentElement?.querySelector("p");
  if (line) line.textContent = saidOf.get(select)?.[select.value] ?? "";
}

/** Lists what is set aside at the step shown. @param {HitlAssessment} host */
export function showOverrides(host) {
  const list = host.find("overrides");
  if (!list) return;
  const overrides = /** @type {Override[]} */ (stepOf(host.workflow, host.step)?.overrides ?? []);
  const shown = JSON.stringify(overrides);
  if (list.dataset.shown === shown) return;
  list.dataset.shown = shown;
  list.toggleAttribute("hidden", !overrides.length);
  list.replaceChildren(...overrides.map((override, place) => {
    const item = document.createElement("li");
    const words = document.createElement("span");
    words.textContent = host.words.say("override_said", { ...override });
    const button = document.createElement("button");
    button.type = "button";
    button.className = "hitl-button hitl-button-quiet";
    button.textContent = host.words.say("override_remove");
    button.setAttribute("aria-label", host.words.say("override_remove_of", { rule: override.rule }));
    Object.assign(button.dataset, { do: "override-remove", place: String(place) });
    item.append(words, button);
    return item;
  }));
}

/** Sets the gate chosen aside at the step shown, if everything it takes is said. @param {HitlAssessment} host */
export function addOverride(host) {
  const fields = fieldsOf(host);
  for (const field of fields) if (!field.value.trim()) field.value = ""; // blanks are nothing said
  for (const field of fields) mark(field, field.validity.valid ? "" : field.validationMessage);
  const wrong = fields.find((field) => !field.validity.valid);
  if (wrong) {
    wrong.focus();
    return;
  }
  const override = Object.fromEntries(fields.map((field) => [field.dataset.override, field.value.trim()]));
  replace(host, (overrides) => [...overrides, /** @type {Override} */ (override)]);
  for (const field of fields) if (field.dataset.override === "reason") field.value = "";
  host.find("set-gates")?.querySelector("summary")?.focus();
}

/** Applies a gate again. @param {HitlAssessment} host @param {number} place */
export function removeOverride(host, place) {
  replace(host, (overrides) => overrides.filter((_, index) => index !== place));
  host.find("set-gates")?.querySelector("summary")?.focus();
}

/** @param {HitlAssessment} host @param {(overrides: Override[]) => Override[]} change */
function replace(host, change) {
  const steps = host.workflow.steps.map((step) => {
    if (step.id !== host.step) return step;
    const { overrides = [], ...others } = step;
    const left = change(/** @type {Override[]} */ (overrides));
    return left.length ? { ...others, overrides: left } : others;
  });
  host.change({ ...host.workflow, steps: /** @type {any} */ (steps) });
}
