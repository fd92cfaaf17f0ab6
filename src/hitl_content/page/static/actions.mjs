// @ts-check
// What every button does, by the word in its data-do.

import { changeLanguage, copyLink, mustCarry } from "./arriving.mjs";
import { deleteKept, openExample, openKept, startAfresh } from "./desk.mjs";
import { blobOf, download, fileName, isoDate, outgoing, pixels, told } from "./files.mjs";
import { questionsIn } from "./form.mjs";
import { printAll } from "./printing.mjs";
import { addOverride, removeOverride } from "./gates.mjs";
import { announce, showNotice } from "./notices.mjs";
import { openFile } from "./opening.mjs";
import { resetSetting, resetTrigger } from "./settings.mjs";
import { dropTrial, endTrial, tryOut } from "./trial.mjs";
import { added, duplicated, lines, moved, placeOf, removed, stepOf } from "./workflow.mjs";

/**
 * @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment
 * @typedef {import("./workflow.mjs").Workflow} Workflow
 */

/** @type {Record<string, (host: HitlAssessment, button: HTMLElement) => void>} */
const ACTIONS = {
  "copy-link": (host) => void copyLink(host),
  "delete-kept": (host, button) => deleteKept(host, button.dataset.id ?? ""),
  "open-kept"(host, button) {
    fold(button);
    openKept(host, button.dataset.id ?? "");
  },
  "rename-kept"(host, button) {
    fold(button);
    openKept(host, button.dataset.id ?? "");
    const name = host.find("name");
    if (!(name instanceof HTMLInputElement)) return;
    name.focus();
    name.select();
  },
  "save-kept"(host, button) {
    const text = host.shelf.list().find(({ id }) => id === button.dataset.id)?.text ?? "";
    download(fileName("", host.words.say("file_name"), "txt"), new Blob([text], { type: "text/plain" }));
  },
  "trial-cancel": (host) => endTrial(host, false),
  "trial-keep": (host) => endTrial(host, true),
  add(host) {
    const { workflow, ids } = added(host.workflow, [host.words.say("new_step")], host.step);
    host.change(workflow, ids[0]);
    const name = host.find("step-name");
    if (name instanceof HTMLInputElement) {
      name.focus();
      name.select();
    }
  },
  delete(host) {
    const { workflow, step } = host;
    const place = placeOf(workflow, step);
    const name = stepOf(workflow, step)?.name ?? "";
    const next = workflow.steps[place + 1] ?? workflow.steps[place - 1];
    host.change(removed(workflow, step), next?.id ?? "");
    showNotice(host, host.words.say("deleted", { name }), () => host.change(workflow, step));
    host.find("undo")?.querySelector("button")?.focus();
  },
  down: (host) => move(host, 1),
  duplicate(host) {
    const name = host.words.say("duplicate_name", { name: stepOf(host.workflow, host.step)?.name ?? "" });
    const { workflow, id } = duplicated(host.workflow, host.step, name);
    host.change(workflow, id);
    host.find("step-name")?.focus();
  },
  example(host, button) {
    fold(button);
    void openExample(host, button.dataset.name ?? "");
  },
  export: (host, button) => void exported(host, button.dataset.format ?? ""),
  fresh(host, button) {
    fold(button);
    startAfresh(host);
  },
  goto(host, button) {
    const { step = "", question } = button.dataset;
    if (step) turn(host, step);
    const fieldset = questionsIn(host, step ? "step" : "once").find((each) => each.dataset.question === question);
    const fold = fieldset?.closest("details");
    if (fold) fold.open = true;
    fieldset?.scrollIntoView({ block: "center" });
    fieldset?.focus({ preventScroll: true });
  },
  language: (host, link) => void changeLanguage(host, /** @type {HTMLAnchorElement} */ (link)),
  next(host) {
    const next = host.workflow.steps[placeOf(host.workflow, host.step) + 1];
    if (!next) return;
    turn(host, next.id);
    const head = host.querySelector(".hitl-step-head");
    head?.scrollIntoView({ block: "start" });
    host.find("step-name")?.focus({ preventScroll: true });
  },
  open: (host) => host.find("file")?.click(),
  override: addOverride,
  "override-remove": (host, button) => removeOverride(host, Number(button.dataset.place)),
  paste(host) {
    const field = host.find("lines");
    const menu = host.find("paste");
    if (!(field instanceof HTMLTextAreaElement) || !(menu instanceof HTMLDetailsElement)) return;
    const names = lines(field.value);
    if (!names.length) {
      field.focus();
      return;
    }
    const { workflow: before, step } = host;
    const { workflow, ids } = added(before, names);
    field.value = "";
    menu.open = false;
    host.change(workflow, ids[0]);
    showNotice(host, host.words.say("pasted", { count: names.length }), () => host.change(before, step));
    host.find("step-name")?.focus();
  },
  print(host, button) {
    fold(button);
    void printAll(host);
  },
  redo(host) {
    host.redo();
    announce(host, host.words.say("redone"));
  },
  reset: (host, button) => resetSetting(host, button.dataset.for ?? ""),
  "reset-trigger": (host, button) => resetTrigger(host, button.dataset.trigger ?? ""),
  retry(host) {
    host.session?.restart();
    host.evaluate();
  },
  save(host) {
    const text = `${JSON.stringify(outgoing(host), null, 2)}\n`;
    handOver(host, fileName(host.kept.name, host.words.say("file_name"), "json"), new Blob([text], { type: "application/json" }));
  },
  try: (host, button) => tryOut(host, button.dataset.lift ?? ""),
  step(host, button) {
    turn(host, button.dataset.step ?? "");
    sayPlace(host);
  },
  turn(host, button) {
    host.factors?.turn(Number(button.dataset.by));
    host.show();
  },
  undo(host) {
    host.undo();
    announce(host, host.words.say("undone"));
  },
  up: (host) => move(host, -1),
};

/** What changes the workflow. A trial is given up first: nothing is kept that was only looked at. */
const CHANGING = new Set([
  ...["add", "delete", "down", "duplicate", "override", "override-remove", "paste", "redo", "reset", "reset-trigger"],
  ...["undo", "up"],
]);

/** Does what the button under *event* says. @param {HitlAssessment} host @param {MouseEvent} event */
export function act(host, event) {
  const button = event.target instanceof Element ? event.target.closest("[data-do]") : null;
  if (!(button instanceof HTMLElement) || event.defaultPrevented) return;
  const action = ACTIONS[button.dataset.do ?? ""];
  if (!action) return;
  if (button instanceof HTMLAnchorElement) {
    if (button.dataset.do === "language" && !mustCarry(host, event)) return; // a link like any other
    event.preventDefault();
    event.stopPropagation(); // else instant navigation takes it for a page
  }
  if (CHANGING.has(button.dataset.do ?? "")) dropTrial(host);
  action(host, button);
}

/** Closes the menu that *button* stands in. @param {HTMLElement} button */
function fold(button) {
  const menu = button.closest("details");
  if (!(menu instanceof HTMLDetailsElement)) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}

/** Moves the step shown by *places*. @param {HitlAssessment} host @param {number} places */
function move(host, places) {
  host.change(moved(host.workflow, host.step, places));
  sayPlace(host);
}

/** Says which step is shown, and where it stands. @param {HitlAssessment} host */
function sayPlace(host) {
  const { workflow, step, words } = host;
  const place = words.say("step_of", { place: placeOf(workflow, step) + 1, of: workflow.steps.length });
  announce(host, `${place}. ${stepOf(workflow, step)?.name ?? ""}`);
}

/**
 * Hands *content* over as a file called *name*, and says so.
 * @param {HitlAssessment} host @param {string} name @param {Blob} content
 */
function handOver(host, name, content) {
  download(name, content);
  announce(host, host.words.say("downloaded", { name }));
}

/** Shows another step. @param {HitlAssessment} host @param {string} step */
function turn(host, step) {
  host.step = step;
  host.show();
  host.evaluate();
}

/**
 * Opens the file chosen in *input*, never without keeping what was there.
 * @param {HitlAssessment} host @param {HTMLInputElement} input
 */
export function openChosen(host, input) {
  const file = input.files?.[0];
  input.value = ""; // so that the same file can be chosen again
  if (file) void openFile(host, file);
}

/** @param {HitlAssessment} host @param {string} format */
async function exported(host, format) {
  const menu = host.find("menu");
  if (menu instanceof HTMLDetailsElement) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
  try {
    const asked = { workflow: host.kept, format: format === "png" ? "svg" : format, date: isoDate() };
    const { name, media_type, base64 } = await host.session?.call("export", asked);
    if (format === "png") handOver(host, name.replace(/\.svg$/u, ".png"), await pixels(base64));
    else handOver(host, name, blobOf(base64, media_type));
  } catch (error) {
    showNotice(host, host.words.say("export_failed", { message: told(error, host.words) }));
  }
}
