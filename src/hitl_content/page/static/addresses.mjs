// @ts-check
// Where the files of an assessment are. The page says it from where it is itself; the theme changes the address before
// it takes a page away, so that what is reckoned later may be reckoned from the next page.

import { sparing } from "./stages.mjs";

/**
 * @typedef {{name: string, title: string, address: string}} Example
 * @typedef {object} Files whole addresses, and what else the page says of what they lead to
 * @property {string} page  this page, without what follows # or ?
 * @property {string} runtime  the folder with manifest.json
 * @property {string} manifest  its text
 * @property {string} assessment  the compiled assessment
 * @property {string[]} modules
 * @property {Example[]} examples
 * @property {string} rules  where the site explains them; empty is nowhere
 * @property {string} sources  likewise
 * @property {string} offline  the service worker; empty where pages are not kept
 * @property {string} edition  of the site
 * @property {boolean} keep  whether files may be kept on this device
 */

/** Reads what *element* says of files, while its page is at hand. @param {HTMLElement} element @returns {Files} */
export function readFiles({ dataset }) {
  const { runtime = "", manifest = "", assessment = "", modules = "", examples = "[]" } = dataset;
  const { rules = "", sources = "", offline = "", editionOfSite = "" } = dataset;
  const whole = (/** @type {string} */ address) => address && new URL(address, document.baseURI).href;
  return {
    page: location.href.split(/[?#]/)[0],
    runtime: whole(runtime),
    manifest,
    assessment: whole(assessment),
    modules: modules.split(" ").map(whole),
    examples: JSON.parse(examples).map((/** @type {Example} */ each) => ({ ...each, address: whole(each.address) })),
    rules: whole(rules),
    sources: whole(sources),
    offline: whole(offline),
    edition: editionOfSite,
    keep: Boolean(offline) && !sparing(),
  };
}
