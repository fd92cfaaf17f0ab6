// @ts-check
// Carrying the answers of a short assessment into a longer one: Python says what goes along; here it becomes a link,
// which holds it behind its # like any shared one, so that nothing of the reader's own is touched on the other page.

import { told } from "./files.mjs";
import { place } from "./place.mjs";
import { LinkError, packed } from "./share.mjs";

/** @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment */

/** Lets *host* offer it, until *signal* stops it. @param {HitlAssessment} host @param {AbortSignal} signal */
export function offerCarrying(host, signal) {
  const fold = host.find("carry");
  if (!(fold instanceof HTMLDetailsElement) || !fold.dataset.to) return;
  const to = new URL(fold.dataset.to, document.baseURI).href; // now: later this may be the address of another page
  fold.addEventListener("toggle", () => void show(host, fold, to), { signal });
  host.addEventListener("hitl-result", () => {
    fold.hidden = Object.keys(host.kept.answers).length === 0;
    void show(host, fold, to);
  }, { signal });
}

/** @param {HitlAssessment} host @param {HTMLDetailsElement} fold @param {string} to address of the page it is carried to */
async function show(host, fold, to) {
  const said = host.find("carried");
  const link = host.find("carry-link");
  if (!fold.open || fold.hidden || !said || !(link instanceof HTMLAnchorElement)) return;
  const workflow = host.kept;
  try {
    const carried = await host.session?.call("carry", { workflow });
    const fragment = await packed(carried.workflow);
    if (workflow !== host.kept) return; // answered again meanwhile; the next result asks again
    place(said, carried.html, `${host.id}-carried`);
    link.href = to + fragment;
    link.hidden = false;
  } catch (error) {
    link.hidden = true;
    said.textContent = error instanceof LinkError ? host.words.say(`link_${error.message}`) : told(error, host.words);
  }
}
