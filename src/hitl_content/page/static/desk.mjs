// @ts-check
// The workflows kept on this device: the list of them, and every way to take another one in hand. None of these ways
// puts anything in the place of what is kept; each can be taken back.

import { told } from "./files.mjs";
import { showNotice } from "./notices.mjs";
import { empty, isWorkflow, whole } from "./workflow.mjs";

/**
 * @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment
 * @typedef {import("./shelf.mjs").Entry} Entry
 * @typedef {import("./workflow.mjs").Workflow} Workflow
 */

/** A way back to what is at hand now. @param {HitlAssessment} host @returns {() => void} */
export function wayBack(host) {
  const { kept: workflow, step, example, shelf: { id } } = host;
  return () => {
    host.example = example;
    host.take(workflow, { id, step });
  };
}

/** @param {HitlAssessment} host */
export function startAfresh(host) {
  const back = wayBack(host);
  const { slug = "", edition = "" } = host.dataset;
  host.take(empty(slug, edition));
  showNotice(host, host.words.say("started_afresh"), back);
  host.find("name")?.focus();
}

/** @param {HitlAssessment} host @param {string} id */
export function openKept(host, id) {
  const entry = host.shelf.list().find((each) => each.id === id);
  const workflow = entry?.kept?.workflow;
  if (!isWorkflow(workflow, host.dataset.slug ?? "")) return;
  const usable = host.current(workflow);
  host.take(usable, { id: host.asKept ? id : "", step: entry?.kept?.step });
}

/** @param {HitlAssessment} host @param {string} id */
export function deleteKept(host, id) {
  const { words, shelf } = host;
  const entry = shelf.list().find((each) => each.id === id);
  if (!entry) return;
  const wasAtHand = shelf.id === id;
  const text = shelf.remove(id);
  const next = shelf.list().find((each) => nameOf(host, each) !== null);
  if (wasAtHand && next) openKept(host, next.id);
  else if (wasAtHand) host.take(whole(host.example ?? empty(host.dataset.slug ?? "", host.dataset.edition ?? "")));
  showKept(host);
  showNotice(host, words.say("deleted", { name: nameOf(host, entry) ?? words.say("kept_unread") }), () => {
    shelf.putBack(id, text);
    if (wasAtHand) openKept(host, id);
    showKept(host);
  });
  host.find("undo")?.querySelector("button")?.focus();
}

/**
 * Shows the example *name* of the site, which the address may have brought along.
 * @param {HitlAssessment} host @param {string} name @param {{addressed?: boolean}} where
 */
export async function openExample(host, name, where = {}) {
  const { words } = host;
  const listed = host.examples.find((each) => each.name === name);
  try {
    if (!listed) throw new Error(words.say("example_missing", { name }));
    const response = await fetch(listed.address, { cache: "force-cache" });
    if (!response.ok) throw new Error(words.say("example_missing", { name }));
    const workflow = await response.json();
    if (!isWorkflow(workflow, host.dataset.slug ?? "")) throw new Error(words.say("open_foreign"));
    const back = wayBack(host);
    host.example = workflow;
    host.take(whole(workflow), where);
    showNotice(host, words.say("showing_example", { name: listed.title }), back);
  } catch (error) {
    showNotice(host, words.say("open_failed", { file: name, message: told(error, words) }));
  }
}

/** Lists what is kept and the examples there are. @param {HitlAssessment} host */
export function showKept(host) {
  const list = host.find("kept");
  const entries = host.shelf.list();
  list?.replaceChildren(...entries.map((entry) => row(host, entry)));
  list?.toggleAttribute("hidden", !entries.length);
  host.find("kept-none")?.toggleAttribute("hidden", entries.length > 0);
  host.find("examples")?.toggleAttribute("hidden", !host.examples.length);
  host.find("example-list")?.replaceChildren(...host.examples.map(({ name, title }) => {
    const item = document.createElement("li");
    item.append(button(title, { do: "example", name }, "hitl-kept-open"));
    return item;
  }));
}

/** @param {HitlAssessment} host @param {Entry} entry */
function row(host, entry) {
  const { words } = host;
  const item = document.createElement("li");
  const { id } = entry;
  const name = nameOf(host, entry);
  const erase = button(words.say("kept_delete"), { do: "delete-kept", id });
  erase.setAttribute("aria-label", words.say("kept_delete_of", { name: name ?? words.say("kept_unread") }));
  if (name === null) {
    const take = button(words.say("kept_raw"), { do: "save-kept", id });
    item.append(line(words.say("kept_unread")), take, erase);
    return item;
  }
  const open = button(name, { do: "open-kept", id }, "hitl-kept-open");
  const atHand = id === host.shelf.id;
  if (atHand) open.setAttribute("aria-current", "true");
  const saved = new Date(entry.kept?.saved ?? "");
  const day = Number.isNaN(saved.getTime()) ? "" : saved.toLocaleString(host.lang, { dateStyle: "medium", timeStyle: "short" });
  open.append(line([atHand ? words.say("kept_at_hand") : "", day].filter(Boolean).join(" · ")));
  const rename = button(words.say("kept_rename"), { do: "rename-kept", id });
  rename.setAttribute("aria-label", words.say("kept_rename_of", { name }));
  item.append(open, rename, erase);
  return item;
}

/** The name of what is kept; null where it cannot be read. @param {HitlAssessment} host @param {Entry} entry */
function nameOf(host, entry) {
  const workflow = entry.kept?.workflow;
  if (!isWorkflow(workflow, host.dataset.slug ?? "")) return null;
  return workflow.name.trim() || host.words.say("no_name");
}

/** @param {string} words */
function line(words) {
  const made = document.createElement("span");
  made.className = "hitl-muted";
  made.textContent = words;
  return made;
}

/** @param {string} words @param {Record<string, string>} data */
function button(words, data, look = "hitl-button hitl-button-quiet") {
  const made = document.createElement("button");
  made.type = "button";
  made.className = look;
  made.textContent = words;
  Object.assign(made.dataset, data);
  return made;
}
