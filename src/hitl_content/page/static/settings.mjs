// @ts-check
// What a workflow says besides its answers: owners, dates, appetite, values the numbers rest on, words of its own for
// escalation. A field's data-setting is where its value stands in the document; an empty field, and a default, stand
// nowhere.

import { stepOf } from "./workflow.mjs";

/**
 * @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment
 * @typedef {import("./workflow.mjs").Workflow} Workflow
 * @typedef {HTMLInputElement | HTMLTextAreaElement} Field
 * @typedef {Record<string, unknown>} Holder
 */

/** @param {ParentNode} root @returns {Field[]} */
const fieldsIn = (root) => [...root.querySelectorAll("[data-setting]")].filter(
  (field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement,
);

/** @param {Field} field */
const pathOf = (field) => (field.dataset.setting ?? "").split("/");

/** Takes what was put into *field* into the workflow at hand. @param {HitlAssessment} host @param {Field} field */
export function changeSetting(host, field) {
  mark(field, field.validity.valid ? "" : field.validationMessage);
  put(host, field, valueOf(field), field.id + (field.dataset.per === "step" ? host.step : ""));
}

/** Shows a default again where a field was left empty. @param {HitlAssessment} host @param {Field} field */
export function leaveSetting(host, field) {
  if (!field.value && field.validity.valid) show(field, held(host, field));
}

/** Puts the default of the field called *id* back. @param {HitlAssessment} host @param {string} id */
export function resetSetting(host, id) {
  const field = fieldsIn(host).find((each) => each.id === id);
  if (!field) return;
  mark(field, "");
  put(host, field, undefined, "");
  show(field, undefined);
  field.focus();
}

/** Drops the own words of the trigger *id* at the step shown. @param {HitlAssessment} host @param {string} id */
export function resetTrigger(host, id) {
  const steps = host.workflow.steps.map((step) => (step.id === host.step ? without(step, ["triggers", id]) : step));
  host.change({ ...host.workflow, steps: /** @type {any} */ (steps) });
  const fold = host.querySelector(`.hitl-own[data-trigger="${CSS.escape(id)}"]`);
  for (const field of fold ? fieldsIn(fold) : []) show(field, undefined);
  fold?.querySelector("summary")?.focus();
}

/** Shows what the workflow at hand says. @param {HitlAssessment} host */
export function showSettings(host) {
  for (const field of fieldsIn(host)) {
    const value = held(host, field);
    const isTyping = field === document.activeElement || field.getAttribute("aria-invalid") === "true";
    if (!isTyping) show(field, value);
    const reset = host.querySelector(`[data-do="reset"][data-for="${CSS.escape(field.id)}"]`);
    reset?.toggleAttribute("hidden", value === undefined && field.validity.valid);
  }
  for (const fold of host.querySelectorAll(".hitl-own[data-trigger]")) {
    const isOwn = fieldsIn(fold).some((field) => held(host, field) !== undefined);
    for (const sign of fold.querySelectorAll("[data-own], [data-do]")) sign.toggleAttribute("hidden", !isOwn);
  }
}

/** Forgets what was typed and could not be taken. @param {HitlAssessment} host */
export function forgetTyped(host) {
  for (const field of fieldsIn(host)) mark(field, "");
}

/**
 * The workflow without settings that the page has no field for: an assessment may have changed since.
 * @param {HitlAssessment} host @param {Workflow} workflow @returns {Workflow}
 */
export function stillSettable(host, workflow) {
  const known = new Set(fieldsIn(host).map((field) => field.dataset.setting));
  const choices = fieldsIn(host).filter((field) => field.type === "radio").map((field) => field.value);
  const names = (/** @type {unknown} */ group) => Object.keys(/** @type {object} */ (group ?? {}));
  let usable = workflow;
  for (const name of names(workflow.assumptions)) {
    if (!known.has(`assumptions/${name}`)) usable = without(usable, ["assumptions", name]);
  }
  if (usable.appetite !== undefined && !choices.includes(String(usable.appetite))) usable = without(usable, ["appetite"]);
  const steps = usable.steps.map((step) => names(step.triggers).reduce(
    (found, id) => (known.has(`triggers/${id}/to`) ? found : without(found, ["triggers", id])), step,
  ));
  return { ...usable, steps };
}

/** @param {HitlAssessment} host @param {Field} field @param {unknown} value @param {string} place */
function put(host, field, value, place) {
  if (JSON.stringify(held(host, field)) === JSON.stringify(value)) return;
  const path = pathOf(field);
  const change = /** @type {<T extends Holder>(holder: T) => T} */ (
    (holder) => (value === undefined ? without(holder, path) : within(holder, path, value))
  );
  const { workflow, step } = host;
  if (field.dataset.per !== "step") host.change(change(workflow), step, place);
  else host.change({ ...workflow, steps: workflow.steps.map((each) => (each.id === step ? change(each) : each)) }, step, place);
}

/** What the workflow says at the place of *field*. @param {HitlAssessment} host @param {Field} field @returns {unknown} */
function held(host, field) {
  /** @type {any} */
  let found = field.dataset.per === "step" ? stepOf(host.workflow, host.step) : host.workflow;
  for (const name of pathOf(field)) found = found?.[name];
  return found;
}

/** What *field* says; undefined where it says nothing, or its default. @param {Field} field @returns {unknown} */
function valueOf(field) {
  const { value, validity, dataset } = field;
  if (!value.trim() || !validity.valid || value === dataset.default) return undefined;
  if (field.type === "number") return Number(value) === Number(dataset.default || NaN) ? undefined : Number(value);
  if (dataset.setting === "tools") return value.split("\n").map((line) => line.trim()).filter(Boolean);
  return value;
}

/** @param {Field} field @param {unknown} value */
function show(field, value) {
  const { default: otherwise = "" } = field.dataset;
  if (field instanceof HTMLInputElement && field.type === "radio") {
    field.checked = field.value === (value ?? otherwise);
    return;
  }
  const words = value === undefined ? otherwise : Array.isArray(value) ? value.join("\n") : String(value);
  if (field.value !== words) field.value = words;
}

/** *holder* with *value* at *path*. @template {Holder} T @param {T} holder @param {string[]} path @param {unknown} value @returns {T} */
function within(holder, [name, ...rest], value) {
  const inner = /** @type {Holder} */ (holder[name] ?? {});
  return { ...holder, [name]: rest.length ? within(inner, rest, value) : value };
}

/** *holder* without what stands at *path*, and without what is empty then. @template {Holder} T @param {T} holder @param {string[]} path @returns {T} */
function without(holder, [name, ...rest]) {
  const { [name]: gone, ...others } = holder;
  const inner = rest.length && gone ? without(/** @type {Holder} */ (gone), rest) : {};
  return /** @type {T} */ (Object.keys(inner).length ? { ...holder, [name]: inner } : others);
}

/**
 * Says at *field* what is wrong with it; the empty text takes it away.
 * @param {Field | HTMLSelectElement} field @param {string} message
 */
export function mark(field, message) {
  const id = `${field.id}-error`;
  const old = document.getElementById(id);
  const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
  if (message) others.unshift(id);
  if (others.length) field.setAttribute("aria-describedby", others.join(" "));
  else field.removeAttribute("aria-describedby");
  if (message) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  if (!message) {
    old?.remove();
    return;
  }
  const line = old ?? document.createElement("p");
  line.className = "hitl-error";
  line.id = id;
  line.textContent = message;
  if (!old) (field.closest(".hitl-number") ?? field).before(line);
}
