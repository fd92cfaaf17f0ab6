// @ts-check
// What an address can bring along behind its #: an example of the site by name, or somebody's whole workflow. Either
// is only shown. What is kept on this device stays as it is until the reader keeps one more.

import { openExample, wayBack } from "./desk.mjs";
import { outgoing, told } from "./files.mjs";
import { showNotice } from "./notices.mjs";
import { LinkError, isShared, packed, unpacked } from "./share.mjs";
import { isWorkflow, whole } from "./workflow.mjs";

/** @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment */

const EXAMPLE = /^#example=([\w.-]{1,80})$/u;

/** Shows what the address brings along, if it is for *host*. @param {HitlAssessment} host */
export function arrive(host) {
  const { hash } = location;
  const example = EXAMPLE.exec(hash);
  if (example && host.examples.some(({ name }) => name === example[1])) {
    void openExample(host, example[1], { addressed: true }).then(() => host.scrollIntoView());
  } else if (isShared(hash)) void open(host, hash);
}

/** Takes away the fragment, when what it brought is kept or sent back. */
export function departed() {
  if (isShared(location.hash) || EXAMPLE.test(location.hash)) {
    history.replaceState(history.state, "", location.pathname + location.search);
  }
}

/** Shows the link to what is at hand. @param {HitlAssessment} host */
export async function showLink(host) {
  const field = host.find("link");
  const said = host.find("link-said");
  if (!(field instanceof HTMLInputElement) || !said) return;
  said.textContent = "";
  try {
    field.value = location.href.replace(/#.*$/u, "") + (await packed(outgoing(host)));
  } catch (error) {
    field.value = "";
    said.textContent = reason(host, error);
  }
}

/** Copies the link shown. @param {HitlAssessment} host */
export async function copyLink(host) {
  const field = host.find("link");
  const said = host.find("link-said");
  if (!(field instanceof HTMLInputElement) || !said || !field.value) return;
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = host.words.say("link_copied");
  } catch {
    field.select(); // to be copied by hand
    said.textContent = host.words.say("link_not_copied");
  }
}

/**
 * Whether what is at hand would stay behind on the way to another language: what is kept on this device is found
 * there again, what came with a link or is kept in this tab only is not.
 * @param {HitlAssessment} host @param {MouseEvent} event
 */
export function mustCarry(host, event) {
  const here = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  return here && (host.guest || host.shelf.onlyInMemory);
}

/** Goes where *link* leads, with what is at hand. @param {HitlAssessment} host @param {HTMLAnchorElement} link */
export async function changeLanguage(host, link) {
  try {
    location.assign(link.href.replace(/#.*$/u, "") + (await packed(outgoing(host))));
  } catch (error) {
    showNotice(host, host.words.say("link_failed", { message: reason(host, error) }));
  }
}

/** @param {HitlAssessment} host @param {string} hash */
async function open(host, hash) {
  const { words, session } = host;
  try {
    const text = await unpacked(hash);
    const slug = host.dataset.slug ?? "";
    const isOneOfMany = document.querySelectorAll("hitl-assessment").length > 1;
    if (isOneOfMany && !text.includes(JSON.stringify(slug))) return; // it is for another one on this page
    showNotice(host, words.say("link_reading"));
    const { workflow } = await session?.call("open", { text });
    if (!isWorkflow(workflow, slug)) throw new LinkError("broken");
    const back = wayBack(host);
    host.take(whole(workflow), { guest: true });
    showNotice(host, words.say("link_opened", { name: workflow.name || words.say("no_name") }), [
      [words.say("link_keep"), () => host.keep()],
      [words.say("link_back"), back],
    ]);
    host.scrollIntoView();
  } catch (error) {
    showNotice(host, words.say("link_failed", { message: reason(host, error) }));
  }
}

/** @param {HitlAssessment} host @param {unknown} error */
function reason(host, error) {
  return error instanceof LinkError ? host.words.say(`link_${error.message}`) : told(error, host.words);
}
