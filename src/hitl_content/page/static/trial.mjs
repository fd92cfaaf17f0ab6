// @ts-check
// What if: another answer is tried out before it is kept. Which answers would change a result is found by Python and
// comes with the result; here they are offered where the sentence about them stands.

import { showNotice } from "./notices.mjs";
import { answered } from "./workflow.mjs";

/**
 * @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment
 * @typedef {import("./workflow.mjs").Answers} Answers
 * @typedef {{step: string, outcome: string, level: string, sentence: string, changes: Answers}} Lift
 * @typedef {{before: import("./workflow.mjs").Workflow, sentence: string}} Trial
 */

/** Makes a button of every sentence in *detail* that says what would lift a level. @param {HitlAssessment} host @param {HTMLElement} detail */
export function offerLifts(host, detail) {
  /** @type {Lift[]} */
  const lifts = host.result?.lifts ?? [];
  if (!lifts.length) return;
  const sentences = new Set(lifts.map((lift) => lift.sentence));
  for (const item of detail.querySelectorAll("li")) {
    const sentence = item.textContent ?? "";
    if (item.childElementCount || !sentences.has(sentence)) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "hitl-lift";
    button.dataset.do = "try";
    button.dataset.lift = sentence;
    const verb = document.createElement("span");
    verb.className = "hitl-lift-verb";
    verb.textContent = host.words.say("try");
    button.append(verb, " ", sentence);
    item.replaceChildren(button);
    item.classList.add("hitl-lift-item");
  }
}

/** Shows what would be if what *sentence* says were so. @param {HitlAssessment} host @param {string} sentence */
export function tryOut(host, sentence) {
  const lifts = /** @type {Lift[]} */ (host.result?.lifts ?? []);
  const lift = lifts.find((each) => each.sentence === sentence);
  if (!lift) return;
  showNotice(host, "");
  const before = host.kept;
  for (const [question, answer] of Object.entries(lift.changes)) {
    host.workflow = answered(host.workflow, lift.step, question, answer);
  }
  host.trial = { before, sentence: lift.sentence };
  showTrial(host);
  host.show();
  host.evaluate();
  host.find("trial")?.querySelector("button")?.focus({ preventScroll: true });
}

/** Ends the trial. @param {HitlAssessment} host @param {boolean} keep */
export function endTrial(host, keep) {
  const { trial, workflow } = host;
  if (!trial) return;
  host.trial = null;
  host.workflow = trial.before;
  showTrial(host);
  if (keep) host.change(workflow);
  else {
    host.show();
    host.evaluate();
  }
  host.find("detail")?.focus({ preventScroll: true });
}

/** Gives a trial up, since something else is being changed. @param {HitlAssessment} host */
export function dropTrial(host) {
  if (!host.trial) return;
  host.workflow = host.trial.before;
  host.trial = null;
  showTrial(host);
}

/** Says that what is shown is a trial, or no longer. @param {HitlAssessment} host */
export function showTrial(host) {
  const { trial, words } = host;
  host.toggleAttribute("data-trial", trial !== null);
  for (const name of ["menu-trial", "share-trial"]) host.find(name)?.toggleAttribute("hidden", !trial);
  const notice = host.find("trial");
  if (!notice) return;
  notice.hidden = !trial;
  const title = document.createElement("b");
  title.textContent = words.say("trial");
  const line = document.createElement("p");
  line.append(title, " ", trial?.sentence ?? "");
  notice.replaceChildren(line, ...["keep", "cancel"].map((what) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = what === "keep" ? "hitl-button hitl-button-main" : "hitl-button";
    button.dataset.do = `trial-${what}`;
    button.textContent = words.say(`trial_${what}`);
    return button;
  }));
}
