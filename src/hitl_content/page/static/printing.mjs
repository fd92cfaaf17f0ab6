// @ts-check
// Paper: the picture on a sheet of its own, then the report with every step's reasons. Python writes the report when it
// is asked for by the button; a page that is printed without, from the browser's menu, says where the reasons are.

import { told } from "./files.mjs";
import { showNotice } from "./notices.mjs";
import { place } from "./place.mjs";
import { endTrial } from "./trial.mjs";

/** @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment */

/** What each report on a page is about. @type {WeakMap<HitlAssessment, unknown>} */
const reported = new WeakMap();

/** Prints the workflow as it is kept, with its report. @param {HitlAssessment} host */
export async function printAll(host) {
  const part = host.find("report");
  try {
    if (host.trial) {
      const shown = new Promise((resolve) => host.addEventListener("hitl-result", resolve, { once: true }));
      endTrial(host, false);
      await shown;
    }
    const { workflow } = host;
    const { html } = await host.session?.call("report", { workflow, heading: Number(host.dataset.heading) });
    await host.placed;
    if (part) place(part, html, `${host.id}-report`);
    reported.set(host, workflow);
  } catch (error) {
    showNotice(host, host.words.say("export_failed", { message: told(error, host.words) }));
    return;
  }
  window.print();
}

/** Whether the report in the page is of what is shown. @param {HitlAssessment} host */
const isCurrent = (host) => reported.get(host) === host.workflow && !host.trial;

/** Makes the page ready for paper. @param {HitlAssessment} host */
export function beforePrint(host) {
  host.parts.catchUp(true);
  host.toggleAttribute("data-reported", isCurrent(host));
}

/** Takes a report away that is no longer of what is shown. @param {HitlAssessment} host */
export function dropReport(host) {
  const part = host.find("report");
  if (!part?.firstChild || isCurrent(host)) return;
  place(part, "", `${host.id}-report`);
  reported.delete(host);
}
