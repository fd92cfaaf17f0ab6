// @ts-check
// Where another workflow can come from: this device, the site's examples, or a link that somebody shared. It is only
// read; what it holds is checked by Python.

import { LinkError, unpacked } from "./share.mjs";
import { isWorkflow } from "./workflow.mjs";

/**
 * @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment
 * @typedef {import("./workflow.mjs").Workflow} Workflow
 */

/** Lists in *list* every workflow that could stand beside the one at hand. @param {HitlAssessment} host @param {HTMLSelectElement} list */
export function others(host, list) {
  const { words, shelf, examples, dataset: { slug = "" } } = host;
  const chosen = list.value;
  const kept = shelf.list().flatMap(({ id, kept: entry }) => {
    const workflow = entry?.workflow;
    if (id === shelf.id || !isWorkflow(workflow, slug)) return [];
    const day = new Date(entry?.saved ?? "");
    const time = Number.isNaN(day.getTime()) ? "" : `, ${day.toLocaleString(host.lang, { dateStyle: "medium", timeStyle: "short" })}`;
    return [option(`kept:${id}`, (workflow.name.trim() || words.say("no_name")) + time)];
  });
  const shown = examples.map(({ name, title }) => option(`example:${name}`, title));
  list.replaceChildren(option("", words.say("beside_choose")), ...group(words.say("beside_here"), kept), ...group(words.say("beside_examples"), shown));
  list.value = chosen;
  if (list.selectedIndex < 0) list.value = "";
}

/** The workflow chosen in the list. @param {HitlAssessment} host @param {string} value @returns {Promise<Workflow>} */
export async function readOther(host, value) {
  const [from, ...rest] = value.split(":");
  const name = rest.join(":");
  /** @type {unknown} */
  let workflow;
  if (from === "kept") workflow = host.shelf.list().find(({ id }) => id === name)?.kept?.workflow;
  else {
    const listed = host.examples.find((each) => each.name === name);
    const response = listed ? await fetch(listed.address, { cache: "force-cache" }) : null;
    if (!response?.ok) throw new Error(host.words.say("example_missing", { name }));
    workflow = await response.json();
  }
  if (!isWorkflow(workflow, host.dataset.slug ?? "")) throw new Error(host.words.say("open_foreign"));
  return workflow;
}

/** The workflow in the link *address*. @param {HitlAssessment} host @param {string} address @returns {Promise<Workflow>} */
export async function readLink(host, address) {
  const { words, dataset: { slug = "" } } = host;
  try {
    const text = await unpacked(address.trim().replace(/^[^#]*/u, ""));
    const { workflow } = await host.session?.call("open", { text, assessment: slug });
    if (!isWorkflow(workflow, slug)) throw new Error(words.say("open_foreign"));
    return workflow;
  } catch (error) {
    throw error instanceof LinkError ? new Error(words.say(`link_${error.message}`)) : error;
  }
}

/** @param {string} value @param {string} words */
function option(value, words) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = words;
  return made;
}

/** @param {string} label @param {HTMLOptionElement[]} options */
function group(label, options) {
  if (!options.length) return [];
  const made = document.createElement("optgroup");
  made.label = label;
  made.append(...options);
  return [made];
}
