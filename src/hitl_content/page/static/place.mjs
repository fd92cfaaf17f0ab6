// @ts-check
// HTML and SVG from Python are put in the page by building every element anew from two lists of what is allowed.
// Nothing that is not on the lists reaches the page, whatever a workflow or an assessment says.

const HTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";

const HTML_ELEMENTS = new Set(
  ("a abbr article aside b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption " +
    "figure footer h1 h2 h3 h4 h5 h6 header hr i ins li mark ol p q s section small span strong sub summary sup " +
    "table tbody td tfoot th thead time tr u ul").split(" "),
);
const SVG_ELEMENTS = new Set(
  ("a circle clipPath defs desc ellipse g line linearGradient marker path pattern polygon polyline rect stop svg " +
    "text title tspan").split(" "),
);
const ATTRIBUTES = new Set(
  ("class clip-path colspan cx cy d datetime dir dominant-baseline dx dy fill fill-opacity fill-rule focusable " +
    "font-family font-size font-style font-weight gradientUnits headers height href id lang letter-spacing marker-end " +
    "marker-mid marker-start markerHeight markerUnits markerWidth offset opacity open orient pathLength " +
    "patternTransform patternUnits points preserveAspectRatio r refX refY role rowspan rx ry scope start stop-color " +
    "stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-opacity stroke-width tabindex " +
    "text-anchor text-decoration textLength title transform value viewBox width x x1 x2 y y1 y2").split(" "),
);
const OPEN_ATTRIBUTES = /^(?:aria|data)-[a-z-]+$/u;
const REFERENCES = new Set(["aria-labelledby", "aria-describedby", "aria-controls", "headers"]);
const INSIDE = /^url\(#([\w.-]+)\)$/u;
const SAFE_LINK = /^(?:https?:\/\/|mailto:|[^:]*$)/iu;

/** @typedef {{markup: string, source: Element, prefix: string}} Shown source is what the markup was parsed to */

/** @type {WeakMap<Element, Shown>} */
const shown = new WeakMap();

/** What stands in the page for each parsed node. @type {WeakMap<Node, Node>} */
const made = new WeakMap();

/**
 * Shows *markup* inside *target*. Ids get *prefix* in front, so that two assessments can stand on one page. Only what
 * differs from what is shown already is touched; focus and what was unfolded are kept.
 * @param {Element} target @param {string} markup @param {string} prefix
 * @param {Element | null} parsed what `parse` made of the markup, where that was done before
 */
export function place(target, markup, prefix, parsed = null) {
  const before = shown.get(target);
  if (before?.markup === markup) return;
  const unfolded = new Set([...target.querySelectorAll("details[open]")].map(heading));
  const focusable = () => [...target.querySelectorAll("a[href], summary, [tabindex]")];
  const active = document.activeElement;
  const focused = active ? focusable().indexOf(active) : -1;
  const source = parsed ?? parse(markup);
  if (before && before.prefix === prefix && made.get(before.source) === target) {
    patch(before.source, source, target, prefix);
    shown.set(target, { markup, source: before.source, prefix });
  } else {
    made.set(source, target);
    target.replaceChildren(...copies(source, prefix));
    shown.set(target, { markup, source, prefix });
  }
  for (const details of target.querySelectorAll("details")) {
    if (unfolded.has(heading(details))) details.open = true;
  }
  if (focused < 0 || active?.isConnected) return;
  const again = focusable()[focused];
  if (again instanceof HTMLElement || again instanceof SVGElement) again.focus({ preventScroll: true });
}

/** The elements in *markup*, in no document that is shown. @param {string} markup @returns {Element} */
export const parse = (markup) => new DOMParser().parseFromString(markup, "text/html").body;

/** Whether *target* shows *markup* already. @param {Element} target @param {string} markup */
export const isShowing = (target, markup) => shown.get(target)?.markup === markup;

/** @param {Element} details */
const heading = (details) => details.querySelector("summary")?.textContent ?? "";

/**
 * Makes the children of *old* equal to those of *fresh*, and the page with them: equal ones at both ends stay, those
 * between are gone into one by one where there are as many, else made anew.
 * @param {Element} old @param {Element} fresh @param {Element} place what stands in the page for *old*
 * @param {string} prefix
 */
function patch(old, fresh, place, prefix) {
  const from = [...old.childNodes];
  const to = [...fresh.childNodes];
  let start = 0;
  while (start < from.length && start < to.length && from[start].isEqualNode(to[start])) start += 1;
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end)?.isEqualNode(to.at(-1 - end) ?? null)) end += 1;
  const olds = from.slice(start, from.length - end);
  const news = to.slice(start, to.length - end);
  const isKnown = (/** @type {Node} */ node) => made.get(node)?.parentNode === place;
  if (olds.length === news.length && olds.every((each, index) => isKnown(each) && isAllowed(news[index]))) {
    olds.forEach((each, index) => exchange(each, news[index], prefix));
    return;
  }
  const next = from[from.length - end] ?? null;
  const nextMade = from.slice(from.length - end).map((each) => made.get(each)).find((each) => each?.parentNode === place) ?? null;
  for (const each of olds) {
    const standIn = made.get(each);
    if (standIn?.parentNode === place) place.removeChild(standIn);
    old.removeChild(each);
  }
  for (const each of news) {
    old.insertBefore(each, next);
    for (const copied of standIns(each, prefix)) place.insertBefore(copied, nextMade);
  }
}

/** @param {Node} old @param {Node} fresh @param {string} prefix */
function exchange(old, fresh, prefix) {
  if (old.isEqualNode(fresh)) return;
  const place = made.get(old);
  if (old instanceof Element && fresh instanceof Element && place instanceof Element && isAlike(old, fresh)) {
    patch(old, fresh, place, prefix);
  } else {
    place?.parentNode?.replaceChild(standIns(fresh, prefix)[0], place);
    old.parentNode?.replaceChild(fresh, old);
  }
}

/** Whether two elements differ only in what is inside them, and have elements inside. @param {Element} old @param {Element} fresh */
function isAlike(old, fresh) {
  return old.childElementCount > 0 && old.cloneNode(false).isEqualNode(fresh.cloneNode(false));
}

/** @param {Node} node */
const isAllowed = (node) => node.nodeType === Node.TEXT_NODE || (node instanceof Element && allowed(node));

/** @param {Node} parent @param {string} prefix @returns {Node[]} */
function copies(parent, prefix) {
  return [...parent.childNodes].flatMap((node) => standIns(node, prefix));
}

/** What stands for *node*: one node, or none where it is not allowed. @param {Node} node @param {string} prefix @returns {Node[]} */
function standIns(node, prefix) {
  if (!isAllowed(node)) return [];
  const result = node instanceof Element ? copy(node, prefix) : document.createTextNode(node.nodeValue ?? "");
  made.set(node, result);
  return [result];
}

/** @param {Element} element */
function allowed(element) {
  const known = element.namespaceURI === HTML ? HTML_ELEMENTS : element.namespaceURI === SVG ? SVG_ELEMENTS : null;
  return known?.has(element.localName) ?? false;
}

/** @param {Element} element @param {string} prefix */
function copy(element, prefix) {
  const made = document.createElementNS(element.namespaceURI, element.localName);
  for (const { name, value } of element.attributes) {
    const kept = attribute(name, value, prefix);
    if (kept !== null) made.setAttribute(name, kept);
  }
  made.append(...copies(element, prefix));
  return made;
}

/** @param {string} name @param {string} value @param {string} prefix @returns {string | null} */
function attribute(name, value, prefix) {
  if (!ATTRIBUTES.has(name) && !OPEN_ATTRIBUTES.test(name)) return null;
  if (name === "id") return `${prefix}-${value}`;
  if (REFERENCES.has(name)) return value.split(/\s+/u).map((id) => `${prefix}-${id}`).join(" ");
  if (name === "href") return link(value, prefix);
  if (value.includes("url(")) {
    const inside = INSIDE.exec(value);
    return inside ? `url(#${prefix}-${inside[1]})` : null;
  }
  return value;
}

/** @param {string} value @param {string} prefix */
function link(value, prefix) {
  if (value.startsWith("#")) return `#${prefix}-${value.slice(1)}`;
  // The check sees what the browser will see: it drops tabs and line ends, and leading blanks and control characters.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
  return SAFE_LINK.test(value.replace(/[\u0000-\u0020]/gu, "")) ? value : null;
}
