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
  } else {
    target.replaceChildren(...copies(source, prefix));
  }
  made.set(source, target);
  shown.set(target, { markup, source, prefix });
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
 * Makes what stands in the page for *old* stand for *fresh*. Children that are equal at both ends stay, those between
 * are gone into one by one, and what is left over on either side is taken away or made. What stays is kept for *fresh*.
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
  const isKnown = (/** @type {Node | undefined} */ node) => node !== undefined && made.get(node)?.parentNode === place;
  const olds = from.slice(start, from.length - end);
  const news = to.slice(start, to.length - end);
  olds.forEach((each, index) => {
    if (!isKnown(each) || exchange(each, news[index], prefix)) return;
    made.get(each)?.parentNode?.removeChild(/** @type {Node} */ (made.get(each)));
  });
  let next = made.get(/** @type {Node} */ (from.slice(from.length - end).find(isKnown))) ?? null;
  for (const each of news.reverse()) {
    const [standing] = isKnown(each) ? [made.get(each)] : standIns(each, prefix);
    if (standing && standing.parentNode !== place) place.insertBefore(standing, next);
    next = standing ?? next;
  }
  for (let index = 0; index < start; index += 1) fresh.replaceChild(from[index], to[index]);
  for (let index = 1; index <= end; index += 1) fresh.replaceChild(from[from.length - index], to[to.length - index]);
}

/**
 * Makes what stands for *old* stand for *fresh*, where one can become the other; says whether it could.
 * @param {Node} old @param {Node | undefined} fresh @param {string} prefix
 */
function exchange(old, fresh, prefix) {
  const place = made.get(old);
  if (!fresh || !place) return false;
  if (old instanceof Element && fresh instanceof Element && place instanceof Element) {
    if (!isAlike(old, fresh) || !isUntouched(old, place)) return false;
    dress(old, fresh, place, prefix);
    patch(old, fresh, place, prefix);
  } else if (old.nodeType === Node.TEXT_NODE && fresh.nodeType === Node.TEXT_NODE) {
    place.nodeValue = fresh.nodeValue;
  } else return false;
  made.set(fresh, place);
  return true;
}

/**
 * Whether one element can become the other by other values of its attributes: what is unfolded is of its heading.
 * @param {Element} old @param {Element} fresh
 */
function isAlike(old, fresh) {
  return old.namespaceURI === fresh.namespaceURI && old.localName === fresh.localName &&
    old.getAttributeNames().join() === fresh.getAttributeNames().join() &&
    (old.localName !== "details" || heading(old) === heading(fresh));
}

/** Whether nobody else put something in *place*, or took something away. @param {Element} old @param {Element} place */
function isUntouched(old, place) {
  const standing = [...old.childNodes].flatMap((each) => made.get(each) ?? []);
  return standing.length === place.childNodes.length && standing.every((each) => each.parentNode === place);
}

/** Gives *place* the values of *fresh*. @param {Element} old @param {Element} fresh @param {Element} place @param {string} prefix */
function dress(old, fresh, place, prefix) {
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) === value) continue;
    const kept = attribute(name, value, prefix);
    if (kept === null) place.removeAttribute(name);
    else place.setAttribute(name, kept);
  }
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
