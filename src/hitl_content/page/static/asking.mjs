// @ts-check
// What Python is asked first, in the same letters wherever it is written: the script that starts Python early asks what
// the element will ask once it is alive, and the element then finds the answer there, or on its way.

import { LOAD, textOf } from "./begun.mjs";
import { atHand } from "./shelf.mjs";
import { whole } from "./workflow.mjs";

/**
 * @typedef {import("./addresses.mjs").Files} Files
 * @typedef {import("./begun.mjs").Call} Call
 * @typedef {import("./workflow.mjs").Workflow} Workflow
 * @typedef {{heading: number, rules: string, sources: string, language: string}} View  how results are shown
 */

export const EVALUATE = "evaluate";
/** The parts of a result that the reader looks at first. */
export const FIRST = ["detail"];

/** @param {HTMLElement} host @param {Files} files @returns {View} */
export function viewOf({ dataset, lang }, { rules, sources }) {
  return { heading: Number(dataset.heading), rules, sources, language: lang };
}

/**
 * What is asked for the result of a workflow.
 * @param {{workflow: Workflow, step: string | null}} asked @param {View} view @param {string[]} parts
 */
export const evaluation = ({ workflow, step }, view, parts) => ({ workflow, step, ...view, parts });

/**
 * The calls that *host* will put first, as far as that is known before it is alive: not what is scored where something
 * is kept on this device.
 * @param {HTMLElement} host @param {Files} files @returns {Call[]}
 */
export function firstCalls(host, files) {
  const loading = { id: -1, text: textOf(LOAD, {}), from: { assessment: files.assessment } };
  const example = JSON.parse(host.dataset.example ?? "null");
  if (!example || atHand(host.id)) return [loading];
  const workflow = whole(example);
  const asked = { workflow, step: workflow.steps[0]?.id || null };
  return [loading, { id: -2, text: textOf(EVALUATE, evaluation(asked, viewOf(host, files), FIRST)) }];
}
