// @ts-check
// What the page shows of the workflow at hand besides what Python draws and writes: its name, the steps, the answers of
// the one shown, whether it is kept, and what can be undone.

import { questionsIn, setText, setValue, showAnswers } from "./form.mjs";
import { showOverrides } from "./gates.mjs";
import { showUnanswered } from "./notices.mjs";
import { showSettings } from "./settings.mjs";
import { reveal, showStrip, showVerdict } from "./steps.mjs";
import { placeOf, stepOf } from "./workflow.mjs";

/** @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment */

/** Shows the workflow at hand. @param {HitlAssessment} host */
export function showWorkflow(host) {
  const { workflow, step, words } = host;
  setValue(host.find("name"), workflow.name);
  const strip = host.find("strip");
  if (strip) {
    showStrip(strip, workflow.steps, step, host.result?.steps ?? [], words);
    reveal(strip, workflow.steps, step);
    showStep(host);
    showStanding(host);
  }
  showSaved(host);
  enable(host, { undo: host.history.canGoBack, redo: host.history.canGoForth });
  showAnswers(questionsIn(host, "once"), workflow.answers, host.result?.hidden?.[""]);
  showSettings(host);
  showOverrides(host);
  showUnanswered(host);
}

/** Says whether the workflow at hand is kept, and where it came from. @param {HitlAssessment} host */
export function showSaved(host) {
  const { words, guest, pristine } = host;
  const sentence = guest ? words.say("saved_link") : pristine ? words.say("saved_example") : host.savedSentence;
  setText(host.find("saved"), host.shelf.id || guest || pristine ? sentence : words.say("saved_empty"));
}

/** @param {HitlAssessment} host */
function showStep(host) {
  const { workflow, step, words } = host;
  const current = stepOf(workflow, step);
  const place = placeOf(workflow, step);
  host.find("first")?.toggleAttribute("hidden", current !== undefined);
  host.find("by-step")?.toggleAttribute("hidden", !current || host.byFactor);
  if (host.byFactor) host.factors?.show(workflow, host.result?.hidden ?? {});
  if (!current) return;
  setText(host.find("step-place"), words.say("step_of", { place: place + 1, of: workflow.steps.length }));
  setValue(host.find("step-name"), current.name);
  showAnswers(questionsIn(host, "step"), current.answers, host.result?.hidden?.[step], step);
  enable(host, { up: place > 0, down: place < workflow.steps.length - 1 });
  host.querySelector('[data-do="next"]')?.toggleAttribute("hidden", place === workflow.steps.length - 1);
}

/** @param {HitlAssessment} host */
function showStanding(host) {
  const line = host.find("verdict");
  const standings = /** @type {import("./steps.mjs").Standing[]} */ (host.result?.steps ?? []);
  if (line) showVerdict(line, standings.find((standing) => standing.id === host.step));
  if (line && host.unscored) line.textContent = host.words.say("not_scored");
}

/**
 * Switches buttons on or off. Where one had the focus that can be pressed no longer, one that can be gets it, so that it
 * is not lost.
 * @param {HitlAssessment} host @param {Record<string, boolean>} which by what they do
 */
function enable(host, which) {
  const focused = document.activeElement;
  const buttons = Object.keys(which).flatMap((what) => {
    const button = host.querySelector(`[data-do="${what}"]`);
    if (!(button instanceof HTMLButtonElement)) return [];
    button.disabled = !which[what];
    return [button];
  });
  const lost = buttons.find((button) => button === focused && button.disabled);
  if (lost) (buttons.find((button) => !button.disabled) ?? host.find("name"))?.focus();
}
