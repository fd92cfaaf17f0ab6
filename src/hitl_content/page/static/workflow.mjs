// @ts-check
// The workflow as plain data. Every function takes a document and returns a new one, so that undoing anything is
// going back to the document before. What answers mean is decided by Python, never here.

/**
 * @typedef {string | boolean | number | string[]} Answer
 * @typedef {Record<string, Answer>} Answers
 * @typedef {{id: string, name: string, answers: Answers, [more: string]: unknown}} Step
 * @typedef {{format: string, version: number, assessment: string, edition?: string, name: string,
 *   answers: Answers, steps: Step[], [more: string]: unknown}} Workflow
 */

const LONGEST_ID = 60;

/**
 * An empty workflow.
 * @param {string} slug @param {string} edition @returns {Workflow}
 */
export function empty(slug, edition) {
  return { format: "hitl-workflow", version: 1, assessment: slug, edition, name: "", answers: {}, steps: [] };
}

/**
 * Whether *value* has the shape of a workflow of this assessment. Python checks the rest.
 * @param {any} value @param {string} slug @returns {value is Workflow}
 */
export function isWorkflow(value, slug) {
  const isAnswers = (/** @type {any} */ answers) =>
    typeof answers === "object" && answers !== null && !Array.isArray(answers);
  const isStep = (/** @type {any} */ step) =>
    typeof step?.id === "string" && typeof step.name === "string" && isAnswers(step.answers ?? {});
  return (
    value?.format === "hitl-workflow" && value.assessment === slug && typeof value.name === "string" &&
    isAnswers(value.answers ?? {}) && Array.isArray(value.steps ?? []) && (value.steps ?? []).every(isStep)
  );
}

/**
 * The same workflow with the parts that may be left out filled in.
 * @param {Workflow} workflow @returns {Workflow}
 */
export function whole(workflow) {
  const { result: _, ...kept } = workflow;
  const steps = (kept.steps ?? []).map((step) => ({ ...step, answers: step.answers ?? {} }));
  return { ...kept, answers: kept.answers ?? {}, steps };
}

/** @param {Workflow} workflow @param {string} id @returns {Step | undefined} */
export const stepOf = (workflow, id) => workflow.steps.find((step) => step.id === id);

/** @param {Workflow} workflow @param {string} id */
export const placeOf = (workflow, id) => workflow.steps.findIndex((step) => step.id === id);

/**
 * Sets an answer, or takes it away where it is undefined. The empty step id is the whole workflow.
 * @param {Workflow} workflow @param {string} stepId @param {string} question @param {Answer | undefined} answer
 * @returns {Workflow}
 */
export function answered(workflow, stepId, question, answer) {
  const change = (/** @type {Answers} */ answers) => {
    const { [question]: _, ...others } = answers;
    return answer === undefined ? others : { ...answers, [question]: answer };
  };
  if (!stepId) return { ...workflow, answers: change(workflow.answers) };
  return changed(workflow, stepId, (step) => ({ ...step, answers: change(step.answers) }));
}

/** @param {Workflow} workflow @param {string} stepId @param {string} name */
export const renamed = (workflow, stepId, name) => changed(workflow, stepId, (step) => ({ ...step, name }));

/**
 * Adds a step for each name after the step *after*, or at the end. Returns the ids as well.
 * @param {Workflow} workflow @param {string[]} names @param {string} after @returns {{workflow: Workflow, ids: string[]}}
 */
export function added(workflow, names, after = "") {
  const steps = [...workflow.steps];
  const taken = new Set(steps.map((step) => step.id));
  const fresh = names.map((name) => ({ id: identified(name, taken), name, answers: {} }));
  const place = after ? placeOf(workflow, after) + 1 : steps.length;
  steps.splice(place, 0, ...fresh);
  return { workflow: { ...workflow, steps }, ids: fresh.map((step) => step.id) };
}

/**
 * Copies a step, with its answers but without its overrides: somebody signed those for the other step.
 * @param {Workflow} workflow @param {string} stepId @param {string} name @returns {{workflow: Workflow, id: string}}
 */
export function duplicated(workflow, stepId, name) {
  const place = placeOf(workflow, stepId);
  const { overrides: _, ...original } = workflow.steps[place];
  const copy = { ...structuredClone(original), name };
  copy.id = identified(name, new Set(workflow.steps.map((step) => step.id)));
  const steps = [...workflow.steps];
  steps.splice(place + 1, 0, /** @type {Step} */ (copy));
  return { workflow: { ...workflow, steps }, id: copy.id };
}

/** @param {Workflow} workflow @param {string} stepId @returns {Workflow} */
export const removed = (workflow, stepId) =>
  ({ ...workflow, steps: workflow.steps.filter((step) => step.id !== stepId) });

/**
 * Moves a step by *by* places, as far as there is room.
 * @param {Workflow} workflow @param {string} stepId @param {number} by @returns {Workflow}
 */
export function moved(workflow, stepId, by) {
  const from = placeOf(workflow, stepId);
  const to = Math.min(Math.max(from + by, 0), workflow.steps.length - 1);
  const steps = [...workflow.steps];
  const [step] = steps.splice(from, 1);
  steps.splice(to, 0, step);
  return { ...workflow, steps };
}

/**
 * The lines of a pasted list, without bullets, numbers and empty lines; of a spreadsheet, the first column.
 * @param {string} text @returns {string[]}
 */
export function lines(text) {
  const bullet = /^\s*(?:[-*\u2022\u2013]|\(?\d{1,3}[.)])\s+/u;
  return text.split(/\r?\n/u).map((line) => line.replace(bullet, "").split("\t")[0].trim().slice(0, 200)).filter(Boolean);
}

/** @param {Workflow} workflow @param {string} stepId @param {(step: Step) => Step} change @returns {Workflow} */
function changed(workflow, stepId, change) {
  return { ...workflow, steps: workflow.steps.map((step) => (step.id === stepId ? change(step) : step)) };
}

/** @param {string} name @param {Set<string>} taken */
function identified(name, taken) {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const base = plain.replace(/[^a-z0-9]+/gu, "-").replace(/^-+|-+$/gu, "").slice(0, LONGEST_ID) || "step";
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  taken.add(id);
  return id;
}
