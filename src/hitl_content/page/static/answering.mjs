// @ts-check
// What is typed and chosen in the form becomes the workflow at hand.

import { openChosen } from "./actions.mjs";
import { mark, read, trouble } from "./form.mjs";
import { showGate } from "./gates.mjs";
import { changeSetting, leaveSetting } from "./settings.mjs";
import { dropTrial } from "./trial.mjs";
import { answered, renamed } from "./workflow.mjs";

/** @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment */

/** @param {HitlAssessment} host @param {EventTarget | null} target */
export function onChange(host, target) {
  if (!(target instanceof HTMLElement)) return;
  if (isAnswer(target)) dropTrial(host);
  if (target.dataset.part === "file" && target instanceof HTMLInputElement) openChosen(host, target);
  else if (target.dataset.part === "factor" && target instanceof HTMLSelectElement) {
    host.factors?.choose(Number(target.value));
    host.show();
  } else if (target.closest('[data-part="ways"]') && target instanceof HTMLInputElement) {
    host.find("by-factor")?.toggleAttribute("hidden", target.value !== "factor");
    host.show();
  } else if (target.closest("fieldset[data-question]")) answer(host, target);
  else if (target.dataset.override === "rule" && target instanceof HTMLSelectElement) showGate(target);
  else if (target.dataset.setting !== undefined && target instanceof HTMLInputElement) {
    if (target.type === "radio") changeSetting(host, target);
    else leaveSetting(host, target);
  }
}

/** @param {HitlAssessment} host @param {EventTarget | null} target */
export function onInput(host, target) {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  if (isAnswer(target)) dropTrial(host);
  const { workflow, step } = host;
  if (target.dataset.part === "name") host.change({ ...workflow, name: target.value }, step, "name");
  else if (target.dataset.part === "step-name") host.change(renamed(workflow, step, target.value), step, `name ${step}`);
  else if (target.dataset.value !== undefined) answer(host, target);
  else if (target.dataset.setting !== undefined && target.type !== "radio") changeSetting(host, target);
}

/** Whether *target* holds something of the workflow. @param {HTMLElement} target */
const isAnswer = (target) => ["name", "step-name"].includes(target.dataset.part ?? "") ||
  target.dataset.setting !== undefined || target.closest("fieldset[data-question]") !== null;

/** @param {HitlAssessment} host @param {HTMLElement} target */
function answer(host, target) {
  const fieldset = target.closest("fieldset");
  if (!fieldset?.dataset.question) return;
  const step = fieldset.dataset.step ?? (fieldset.dataset.per === "step" ? host.step : "");
  const place = target.dataset.value === undefined ? "" : fieldset.id + step;
  host.change(answered(host.workflow, step, fieldset.dataset.question, read(fieldset, target)), host.step, place);
  mark(fieldset, trouble(fieldset));
}
