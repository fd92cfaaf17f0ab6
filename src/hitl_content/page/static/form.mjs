// @ts-check
// Questions and answers: reads what is chosen in a fieldset and shows what a document holds. The form itself is
// never built or rebuilt here, so focus stays where it is.

/**
 * @typedef {import("./workflow.mjs").Answer} Answer
 * @typedef {import("./workflow.mjs").Answers} Answers
 */

const UNKNOWN = "unknown";
const NONE = ""; // the box of a multiple choice that says: none of these
const alone = (/** @type {string} */ value) => value === UNKNOWN || value === NONE;

/** @param {ParentNode} root @param {string} per @returns {HTMLFieldSetElement[]} */
export const questionsIn = (root, per) => [...root.querySelectorAll(`.hitl-form fieldset[data-per="${per}"]`)].filter(isFieldset);

/** @param {Element} element @returns {element is HTMLFieldSetElement} */
const isFieldset = (element) => element instanceof HTMLFieldSetElement;

/** @param {HTMLFieldSetElement} fieldset @returns {HTMLInputElement[]} */
const boxes = (fieldset) => [...fieldset.querySelectorAll("input[type=radio], input[type=checkbox]")].filter(
  (box) => box instanceof HTMLInputElement,
);

/** @param {HTMLFieldSetElement} fieldset @returns {HTMLInputElement | HTMLTextAreaElement | null} */
const field = (fieldset) => fieldset.querySelector("[data-value]");

/**
 * What is answered in *fieldset*; undefined for nothing. *touched* is what was just used: *we don't know*, *none of
 * these* and the other answers of a question exclude each other, and the one used last holds.
 * @param {HTMLFieldSetElement} fieldset @param {EventTarget | null} touched @returns {Answer | undefined}
 */
export function read(fieldset, touched = null) {
  const all = boxes(fieldset);
  const input = field(fieldset);
  if (touched instanceof HTMLInputElement && touched.type === "checkbox" && touched.checked) {
    for (const box of all) if (box !== touched && (alone(box.value) || alone(touched.value))) box.checked = false;
    if (touched.value === UNKNOWN && input) input.value = "";
  } else if (touched === input && input?.value) {
    for (const box of all) box.checked = false;
  }
  const chosen = all.filter((box) => box.checked).map((box) => box.value);
  if (chosen.includes(UNKNOWN)) return UNKNOWN;
  switch (fieldset.dataset.kind) {
    case "yes_no":
      return chosen.length ? chosen[0] === "true" : undefined;
    case "multiple":
      return chosen.includes(NONE) ? [] : chosen.length ? chosen : undefined;
    case "number":
      return input?.value && input.validity.valid ? Number(input.value) : undefined;
    case "text":
      return input?.value.trim() ? input.value : undefined;
    default:
      return chosen[0];
  }
}

/**
 * Shows *answer* in *fieldset*.
 * @param {HTMLFieldSetElement} fieldset @param {Answer | undefined} answer
 */
export function fill(fieldset, answer) {
  const chosen = Array.isArray(answer) ? (answer.length ? answer : [NONE]) : [String(answer)];
  for (const box of boxes(fieldset)) {
    const on = answer !== undefined && chosen.includes(box.value);
    if (box.checked !== on) box.checked = on;
  }
  const input = field(fieldset);
  const typed = answer === undefined || answer === UNKNOWN ? "" : String(answer);
  if (input && document.activeElement !== input && input.value !== typed) input.value = typed;
  mark(fieldset, "");
}

/**
 * Whether what is typed in *fieldset* is a number the question takes; the trouble in the browser's own words.
 * @param {HTMLFieldSetElement} fieldset @returns {string}
 */
export function trouble(fieldset) {
  const input = field(fieldset);
  return input && !input.validity.valid ? input.validationMessage : "";
}

/**
 * Says at the field what is wrong with it; the empty text takes it away.
 * @param {HTMLFieldSetElement} fieldset @param {string} message
 */
export function mark(fieldset, message) {
  const input = field(fieldset);
  const id = `${fieldset.id}-error`;
  const old = fieldset.querySelector(".hitl-error");
  if (!message || !input) {
    old?.remove();
    input?.removeAttribute("aria-invalid");
    input?.removeAttribute("aria-describedby");
    return;
  }
  const line = old ?? document.createElement("p");
  line.className = "hitl-error";
  line.id = id;
  line.textContent = message;
  if (!old) fieldset.querySelector(".hitl-number")?.before(line);
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", id);
}

/** The step whose answer each question shows. @type {WeakMap<Element, string>} */
const shownFor = new WeakMap();

/**
 * Shows *answers* of *step*, and hides the questions that are not asked and the sections of which nothing is left. What
 * is typed and is not an answer stays, with what is said about it, until another step is shown.
 * @param {HTMLFieldSetElement[]} fieldsets @param {Answers} answers @param {readonly string[]} hidden ids
 * @param {string} step
 */
export function showAnswers(fieldsets, answers, hidden = [], step = "") {
  for (const fieldset of fieldsets) {
    const id = fieldset.dataset.question ?? "";
    const isTyping = shownFor.get(fieldset) === step && answers[id] === undefined && trouble(fieldset) !== "";
    if (!isTyping) fill(fieldset, answers[id]);
    shownFor.set(fieldset, step);
    if (fieldset.hidden !== hidden.includes(id)) fieldset.hidden = hidden.includes(id);
  }
  for (const section of new Set(fieldsets.map((fieldset) => fieldset.closest(".hitl-section")))) {
    if (!(section instanceof HTMLElement)) continue;
    section.hidden = [...section.querySelectorAll("fieldset")].every((fieldset) => fieldset.hidden);
  }
}

/**
 * The workflow without answers that the questions in *root* cannot hold: an assessment may have changed since.
 * @param {ParentNode} root @param {import("./workflow.mjs").Workflow} workflow
 */
export function stillAsked(root, workflow) {
  const each = questionsIn(root, "step");
  const steps = workflow.steps.map((step) => ({ ...step, answers: held(each, step.answers) }));
  return { ...workflow, answers: held(questionsIn(root, "once"), workflow.answers), steps };
}

/** @param {HTMLFieldSetElement[]} fieldsets @param {Answers} answers */
function held(fieldsets, answers) {
  const byId = new Map(fieldsets.map((fieldset) => [fieldset.dataset.question, fieldset]));
  return Object.fromEntries(Object.entries(answers).filter(([id, answer]) => {
    const fieldset = byId.get(id);
    if (!fieldset) return false;
    if (field(fieldset) && answer !== UNKNOWN) return true;
    const there = new Set(boxes(fieldset).map((box) => box.value));
    return (Array.isArray(answer) ? answer : [String(answer)]).every((value) => there.has(value));
  }));
}

/** The question as asked. @param {HTMLFieldSetElement} fieldset */
export const asked = (fieldset) => fieldset.querySelector("legend")?.firstChild?.textContent?.trim() ?? "";

/** Says *words* in *line*. @param {HTMLElement | null} line @param {string} words */
export function setText(line, words) {
  if (line && line.textContent !== words) line.textContent = words;
}

/** Sets what a field shows, unless it is being typed in. @param {HTMLElement | null} field @param {string} value */
export function setValue(field, value) {
  if (field instanceof HTMLInputElement && field !== document.activeElement) field.value = value;
}
