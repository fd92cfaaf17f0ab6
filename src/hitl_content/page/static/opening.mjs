// @ts-check
// Files in: one of ours, or one of another program. What a file is, is told by Python. Whatever it is, it comes in as
// a workflow of its own, and nothing that is kept is touched.

import { wayBack } from "./desk.mjs";
import { LARGEST, told } from "./files.mjs";
import { showNotice } from "./notices.mjs";
import { isWorkflow, whole } from "./workflow.mjs";

/**
 * @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment
 * @typedef {{workflow: import("./workflow.mjs").Workflow, format: string, remarks: string[]}} Read
 */

const OURS = "workflow";

/**
 * What is in *file*. Throws an error whose words say what is wrong with it.
 * @param {HitlAssessment} host @param {File} file @returns {Promise<Read>}
 */
export async function readFile(host, file) {
  const { words, dataset: { slug = "" } } = host;
  if (file.size > LARGEST) throw new Error(words.say("open_large", { megabytes: LARGEST / 1_000_000 }));
  const asked = { assessment: slug, file: file.name, text: await file.text() };
  const { workflow, format, remarks } = await host.session?.call("import", asked);
  if (!isWorkflow(workflow, slug)) throw new Error(words.say("open_foreign"));
  return { workflow: whole(workflow), format, remarks };
}

/** Opens *file* as a workflow of its own. @param {HitlAssessment} host @param {File} file */
export async function openFile(host, file) {
  const { words } = host;
  try {
    const { workflow, format, remarks } = await readFile(host, file);
    const back = wayBack(host);
    host.take(workflow);
    host.shelf.remarks = remarks.length ? { file: file.name, lines: remarks } : null;
    host.keep();
    const { id } = host.shelf;
    showRemarks(host);
    const values = { file: file.name, kind: words.say(`kind_${format}`), count: workflow.steps.length };
    showNotice(host, words.say(format === OURS ? "opened" : remarks.length ? "imported_look" : "imported", values), () => {
      back();
      host.shelf.remove(id);
      showRemarks(host);
    });
  } catch (error) {
    showNotice(host, words.say("open_failed", { file: file.name, message: told(error, words) }));
  }
}

/**
 * Lists what a person has to look at in the workflow at hand, since it came from a file, until they have.
 * @param {HitlAssessment} host
 */
function showRemarks(host) {
  const part = host.find("remarks");
  const { file = "", lines = [] } = host.shelf.remarks ?? {};
  const shown = JSON.stringify([file, lines]);
  if (!part || part.dataset.shown === shown) return;
  part.dataset.shown = shown;
  part.hidden = !lines.length;
  const title = document.createElement("p");
  title.className = "hitl-remarks-title";
  title.textContent = host.words.say("remarks", { file });
  const list = document.createElement("ul");
  list.append(...lines.map((remark) => {
    const item = document.createElement("li");
    item.textContent = remark;
    return item;
  }));
  const done = document.createElement("button");
  done.type = "button";
  done.className = "hitl-button";
  done.textContent = host.words.say("remarks_done");
  done.addEventListener("click", () => {
    host.shelf.lookedAt();
    showRemarks(host);
    host.find("name")?.focus({ preventScroll: true });
  });
  part.replaceChildren(...(lines.length ? [title, list, done] : []));
}

/** Takes files that are dropped on *host*, until *signal* stops it. @param {HitlAssessment} host @param {AbortSignal} signal */
export function listenDrop(host, signal) {
  const holdsFile = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  const mark = (/** @type {boolean} */ on) => host.toggleAttribute("data-dropping", on);
  host.addEventListener("dragover", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault(); // else the browser leaves the page for the file
    mark(true);
  }, { signal });
  host.addEventListener("dragleave", (event) => {
    if (!(event.relatedTarget instanceof Node) || !host.contains(event.relatedTarget)) mark(false);
  }, { signal });
  host.addEventListener("drop", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    mark(false);
    const file = event.dataTransfer?.files[0];
    if (file) void openFile(host, file);
  }, { signal });
  host.addEventListener("hitl-result", () => showRemarks(host), { signal });
  showRemarks(host);
}
