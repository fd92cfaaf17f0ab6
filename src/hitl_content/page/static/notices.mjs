// @ts-check
// What is said beside the form: what failed, what was done and can be undone, what is still open.

import { asked, questionsIn } from "./form.mjs";

/** @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment */

/**
 * Says *sentence* to those who listen to the page, politely; the empty one says nothing.
 * @param {HitlAssessment} host @param {string} sentence
 */
export function announce(host, sentence) {
  const line = host.find("announce");
  if (!line || !sentence) return;
  // Words that stand there already are not heard once more.
  line.textContent = line.textContent === sentence ? `${sentence}\u00a0` : sentence;
}

/**
 * Says what failed, with a way to keep the work and to try again; the empty sentence takes it away.
 * @param {HitlAssessment} host @param {string} sentence
 */
export function showFailure(host, sentence) {
  const notice = host.find("failure");
  if (!notice) return;
  notice.hidden = !sentence;
  if (!sentence || notice.firstElementChild?.textContent === sentence) return;
  const { words } = host;
  notice.replaceChildren(
    paragraph(sentence),
    button(words.say("failed_save"), { do: "save" }),
    " ",
    button(words.say("try_again"), { do: "retry" }),
  );
}

/**
 * Says what was done, with what can be done about it for as long as the notice stands: taking it back, or *choices*.
 * @param {HitlAssessment} host @param {string} sentence @param {(() => void) | [string, () => void][] | null} choices
 */
export function showNotice(host, sentence, choices = null) {
  const notice = host.find("undo");
  if (!notice || (!sentence && notice.hidden)) return;
  const focused = notice.contains(document.activeElement);
  notice.hidden = !sentence;
  const offered = typeof choices === "function" ? [/** @type {[string, () => void]} */ ([host.words.say("undo"), choices])] : choices ?? [];
  const buttons = [...offered, /** @type {[string, () => void]} */ ([host.words.say("close"), () => {}])].map(([words, then]) => {
    const made = button(words, {});
    made.addEventListener("click", () => {
      showNotice(host, "");
      then();
    });
    return made;
  });
  notice.replaceChildren(...(sentence ? [paragraph(sentence), ...buttons] : []));
  if (focused && !sentence) host.find("name")?.focus({ preventScroll: true });
}

/**
 * Lists what is still open: each question of the step shown, and the other steps with how many.
 * @param {HitlAssessment} host
 */
export function showUnanswered(host) {
  const list = host.find("unanswered");
  if (!list) return;
  /** @type {Record<string, string[]>} */
  const open = host.result?.unanswered ?? {};
  const ids = Object.keys(open).filter((id) => open[id].length);
  list.hidden = !ids.length;
  const shown = JSON.stringify([open, host.step, host.workflow.steps.map((step) => step.name)]);
  if (list.dataset.shown === shown) return;
  list.dataset.shown = shown;
  const entries = ids.flatMap((id) => (id === host.step || !id ? each(host, id, open[id]) : [counted(host, id, open[id])]));
  const items = document.createElement("ul");
  items.append(...entries.map((link) => {
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
  const title = paragraph(host.words.say("unanswered_title"));
  title.className = "hitl-unanswered-title";
  list.replaceChildren(title, items);
}

/** @param {HitlAssessment} host @param {string} step @param {string[]} questions */
function each(host, step, questions) {
  const fieldsets = questionsIn(host, step ? "step" : "once");
  return questions.flatMap((id) => {
    const fieldset = fieldsets.find((candidate) => candidate.dataset.question === id);
    return fieldset ? [link(asked(fieldset), fieldset.id, step, id)] : [];
  });
}

/** @param {HitlAssessment} host @param {string} step @param {string[]} questions */
function counted(host, step, questions) {
  const name = host.workflow.steps.find((candidate) => candidate.id === step)?.name ?? "";
  const fieldset = questionsIn(host, "step").find((candidate) => candidate.dataset.question === questions[0]);
  return link(host.words.say("unanswered", { count: questions.length, name }), fieldset?.id ?? "", step, questions[0]);
}

/** @param {string} words @param {string} target @param {string} step @param {string} question */
function link(words, target, step, question) {
  const anchor = document.createElement("a");
  anchor.href = `#${target}`;
  anchor.textContent = words;
  Object.assign(anchor.dataset, { do: "goto", step, question });
  return anchor;
}

/** @param {string} words */
function paragraph(words) {
  const line = document.createElement("p");
  line.textContent = words;
  return line;
}

/** @param {string} words @param {Record<string, string>} data */
function button(words, data) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "hitl-button";
  made.textContent = words;
  Object.assign(made.dataset, data);
  return made;
}
