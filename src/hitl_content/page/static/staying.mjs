// @ts-check
// The theme fetches a page anew the first time somebody goes to a place inside it, and puts what it fetched where the
// page is. An assessment that somebody works on stays then: with everything that can be undone, and is open, and came
// with a link.

/** @typedef {import("./assessment.mjs").HitlAssessment} HitlAssessment */

/** Those that have left the page a moment ago, by id. @type {Map<string, HitlAssessment>} */
const left = new Map();
/** The path of the page that each belongs to. @type {WeakMap<HitlAssessment, string>} */
const paths = new WeakMap();

/** Notes where *host* belongs. @param {HitlAssessment} host */
export function settle(host) {
  paths.set(host, location.pathname);
}

/** Calls *gone* unless *host*, which has left the page, is put back at once. @param {HitlAssessment} host @param {() => void} gone */
export function leave(host, gone) {
  left.set(host.id, host);
  queueMicrotask(() => {
    left.delete(host.id);
    if (!host.isConnected) gone();
  });
}

/** Puts the one back that *host* was to stand for on the same page, if there is one. @param {HitlAssessment} host */
export function stays(host) {
  const before = left.get(host.id);
  if (!before || paths.get(before) !== location.pathname) return false;
  host.replaceWith(before);
  return true;
}
