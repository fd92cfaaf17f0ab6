// @ts-check
// The live strip: one button a step, with its levels by position and in words. Buttons are kept and changed in place,
// so that focus survives every result.

/**
 * @typedef {{outcome: string, level: string, label: string, place: number, of: number}} Level
 * @typedef {{id: string, name: string, levels: Level[]}} Standing
 * @typedef {import("./words.mjs").Words} Words
 * @typedef {import("./workflow.mjs").Step} Step
 */

/** What each button, line and list shows, so that only those that differ are touched. @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/**
 * Shows *steps* in *list*, the current one marked.
 * @param {HTMLElement} list @param {Step[]} steps @param {string} current @param {Standing[]} standings @param {Words} words
 */
export function showStrip(list, steps, current, standings, words) {
  while (list.children.length > steps.length) list.lastElementChild?.remove();
  while (list.children.length < steps.length) list.append(item());
  steps.forEach((step, index) => {
    const button = /** @type {HTMLButtonElement} */ (list.children[index].firstElementChild);
    const levels = standings.find((standing) => standing.id === step.id)?.levels ?? [];
    const state = JSON.stringify([step.id, step.name, step.id === current, levels]);
    if (drawn.get(button) === state) return;
    drawn.set(button, state);
    button.dataset.step = step.id;
    if (step.id === current) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
    const [number, name, meters] = button.children;
    number.textContent = String(index + 1);
    name.textContent = step.name || words.say("new_step");
    meters.replaceChildren(...levels.map((level) => meter(level, words)));
  });
}

/**
 * Brings the current step into view inside the strip, without moving the page, where it is not the one it was. To look
 * where it stands has the whole page laid out at once, which a new result need not wait for.
 * @param {HTMLElement} list @param {Step[]} steps @param {string} current
 */
export function reveal(list, steps, current) {
  const state = JSON.stringify([current, steps.map(({ id }) => id)]);
  if (drawn.get(list) === state) return;
  const isNew = !drawn.has(list);
  drawn.set(list, state);
  if (isNew && steps[0]?.id === current) return; // it stands at its start
  const button = list.querySelector("[aria-current]");
  const item = button?.parentElement;
  if (!item) return;
  const left = item.offsetLeft - list.offsetLeft;
  if (left < list.scrollLeft || left + item.offsetWidth > list.scrollLeft + list.clientWidth) {
    list.scrollLeft = left - (list.clientWidth - item.offsetWidth) / 2;
  }
}

/**
 * The levels of one step in one line.
 * @param {HTMLElement} line @param {Standing | undefined} standing
 */
export function showVerdict(line, standing) {
  const state = JSON.stringify(standing?.levels ?? []);
  if (drawn.get(line) === state) return;
  drawn.set(line, state);
  const parts = (standing?.levels ?? []).filter((level) => level.label).map((level) => {
    const part = document.createElement("span");
    part.textContent = level.label;
    part.dataset.outcome = level.outcome;
    return part;
  });
  line.replaceChildren(...parts.flatMap((part, index) => (index ? [" ", part] : [part])));
}

/**
 * What a new result changed about *step*, in one sentence; empty where nothing did or another step is shown. Of a check
 * without steps all is told when there is a first result and when it becomes complete, and else what changed. Where
 * there was nothing before, it is all that was found out, for those who have *asked* for it.
 * @param {any} before @param {any} after @param {string} step @param {boolean} asked
 */
export function changes(before, after, step, asked) {
  if (!before && !asked) return "";
  const isWhole = !after.steps?.length;
  if (isWhole && before?.complete !== after.complete) return after.announce;
  const levels = (/** @type {any} */ result) => /** @type {Level[]} */ (
    (isWhole ? result?.whole : result?.steps.find((/** @type {Standing} */ standing) => standing.id === step)?.levels) ?? []);
  const old = new Map(levels(before).map((level) => [level.outcome, level.level]));
  return levels(after).filter(({ outcome, level }) => (old.has(outcome) || !before) && old.get(outcome) !== level)
    .map((level) => level.label).join(". ");
}

function item() {
  const entry = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.do = "step";
  for (const name of ["number", "name", "meters"]) {
    const part = document.createElement("span");
    part.className = `hitl-strip-${name}`;
    button.append(part);
  }
  entry.append(button);
  return entry;
}

/** @param {Level} level @param {Words} words */
function meter(level, words) {
  const bar = document.createElement("span");
  bar.className = "hitl-meter";
  bar.dataset.outcome = level.outcome;
  bar.setAttribute("role", "img");
  bar.setAttribute("aria-label", words.say("placed", { label: level.label, place: level.place + 1, of: level.of }));
  for (let rung = 0; rung < level.of; rung += 1) {
    const mark = document.createElement("span");
    if (rung === level.place) mark.className = "hitl-meter-here";
    else if (rung < level.place) mark.className = "hitl-meter-passed";
    bar.append(mark);
  }
  return bar;
}
