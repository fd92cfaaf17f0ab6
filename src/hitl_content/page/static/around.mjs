// @ts-check
// What happens around the form: Escape and clicks elsewhere close menus, other tabs are noticed, printing unfolds.

import { arrive, showLink } from "./arriving.mjs";
import { showKept } from "./desk.mjs";
import { showOwed } from "./gates.mjs";
import { listenDrop } from "./opening.mjs";
import { beforePrint } from "./printing.mjs";
import { stoodBeside } from "./shelf.mjs";

/** @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment */

/** Listens until *signal* stops it. @param {HitlAssessment} host @param {AbortSignal} signal */
export function listenAround(host, signal) {
  host.addEventListener("keydown", (event) => closeOnEscape(event), { signal });
  document.addEventListener("click", (event) => {
    for (const menu of host.querySelectorAll("details.hitl-menu[open]")) {
      if (menu instanceof HTMLDetailsElement && !event.composedPath().includes(menu)) menu.open = false;
    }
  }, { signal });
  window.addEventListener("storage", (event) => {
    const line = host.find("saved");
    if (line && host.shelf.isChangedBy(event)) line.textContent = host.words.say("saving_other");
    if (host.shelf.isTouchedBy(event)) showKept(host);
  }, { signal });
  window.addEventListener("beforeunload", (event) => {
    if (host.shelf.onlyInMemory) event.preventDefault(); // the browser asks whether to leave
  }, { signal });
  window.addEventListener("hashchange", () => arrive(host), { signal });
  host.addEventListener("toggle", ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || !target.open) return;
    if (target.dataset.part === "shelf") showKept(host);
    else if (target.dataset.part === "share") void showLink(host);
    else if (target.dataset.part?.startsWith("set-")) void showOwed(host);
  }, { signal, capture: true });
  waitForBeside(host, signal);
  listenDrop(host, signal);
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  let width = -1;
  const resized = new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width !== width) host.parts.look();
    width = contentRect.width;
  });
  resized.observe(host);
  signal.addEventListener("abort", () => resized.disconnect());
  window.addEventListener("beforeprint", () => {
    beforePrint(host);
    unfolded = [...host.querySelectorAll("details:not(.hitl-menu, .hitl-paste, .hitl-reference, .hitl-beside, [open])")].filter(
      (fold) => fold instanceof HTMLDetailsElement,
    );
    for (const fold of unfolded) fold.open = true;
  }, { signal });
  window.addEventListener("afterprint", () => {
    for (const fold of unfolded) fold.open = false;
  }, { signal });
}

/** @param {KeyboardEvent} event */
function closeOnEscape(event) {
  const open = event.target instanceof Element ? event.target.closest(".hitl-menu[open], .hitl-paste[open]") : null;
  if (event.key !== "Escape" || !(open instanceof HTMLDetailsElement)) return;
  open.open = false;
  open.querySelector("summary")?.focus();
}

/**
 * Fetches what the part for another workflow needs when it is opened, or where it was in use before a reload: most
 * readers never do.
 * @param {HitlAssessment} host @param {AbortSignal} signal
 */
function waitForBeside(host, signal) {
  const part = host.find("beside");
  if (!(part instanceof HTMLDetailsElement)) return;
  const begin = async () => (await import("./beside.mjs")).listenBeside(host, part, signal);
  if (stoodBeside(host.id)) void begin();
  else part.addEventListener("toggle", () => void begin(), { signal, once: true });
}
