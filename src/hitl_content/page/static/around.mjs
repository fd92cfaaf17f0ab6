// @ts-check
// What happens around the form: Escape and clicks elsewhere close menus, other tabs are noticed, printing unfolds.

/** @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment */

/** Listens until *signal* stops it. @param {HitlAssessment} host @param {AbortSignal} signal */
export function listenAround(host, signal) {
  host.addEventListener("keydown", (event) => closeOnEscape(event), { signal });
  document.addEventListener("click", (event) => {
    const menu = host.find("menu");
    if (menu instanceof HTMLDetailsElement && !event.composedPath().includes(menu)) menu.open = false;
  }, { signal });
  window.addEventListener("storage", (event) => {
    const line = host.find("saved");
    if (line && host.shelf.isChangedBy(event)) line.textContent = host.words.say("saving_other");
  }, { signal });
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...host.querySelectorAll("details:not(.hitl-menu, .hitl-paste, [open])")].filter(
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
