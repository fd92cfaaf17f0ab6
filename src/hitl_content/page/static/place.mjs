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

/** @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/**
 * Shows *markup* inside *target*. Ids get *prefix* in front, so that two assessments can stand on one page.
 * Does nothing where the same markup is shown already; keeps focus and what was unfolded.
 * @param {Element} target @param {string} markup @param {string} prefix
 */
export function place(target, markup, prefix) {
  if (shown.get(target) === markup) return;
  const unfolded = new Set([...target.querySelectorAll("details[open]")].map(heading));
  const focusable = () => [...target.querySelectorAll("a[href], summary, [tabindex]")];
  const focused = document.activeElement ? focusable().indexOf(document.activeElement) : -1;
  const parsed = new DOMParser().parseFromString(markup, "text/html");
  target.replaceChildren(...copies(parsed.body, prefix));
  shown.set(target, markup);
  for (const details of target.querySelectorAll("details")) {
    if (unfolded.has(heading(details))) details.open = true;
  }
  const again = focusable()[focused];
  if (again instanceof HTMLElement || again instanceof SVGElement) again.focus({ preventScroll: true });
}

/** @param {Element} details */
const heading = (details) => details.querySelector("summary")?.textContent ?? "";

/** @param {Node} parent @param {string} prefix @returns {Node[]} */
function copies(parent, prefix) {
  const result = [];
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) result.push(document.createTextNode(node.nodeValue ?? ""));
    else if (node instanceof Element && allowed(node)) result.push(copy(node, prefix));
  }
  return result;
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
