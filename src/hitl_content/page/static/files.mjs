// @ts-check
// Files in and out of the page. No address of another host is ever made.

export const LARGEST = 2_000_000; // bytes of a workflow file; a thousand steps fit many times over
const SHARPNESS = 2; // pixels of the PNG for each unit of the picture
const WIDEST = 8000; // pixels; more than this some browsers refuse to draw

/** @param {string} name @param {Blob} blob */
export function download(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers read the file after a while
}

/** @param {string} base64 @param {string} type */
export function blobOf(base64, type) {
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type });
}

/** The day, where the reader is, as in 2026-11-22. @param {Date} day */
export function isoDate(day = new Date()) {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * The name of a file that is made without Python: workflow and date. *other* stands for a name without a letter.
 * @param {string} name @param {string} other @param {string} ending
 */
export function fileName(name, other, ending) {
  const words = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/gu, "").slice(0, 60);
  return `${words || other}-${isoDate()}.${ending}`;
}

/**
 * The workflow of *host* as it leaves the page: a file and a link say which language it is to be told in.
 * @param {import("./assessment.mjs").HitlAssessment} host
 */
export function outgoing({ kept, lang, dataset: { first } }) {
  return (kept.language ?? first) === lang ? kept : { ...kept, language: lang };
}

/** This browser could not turn the picture into pixels. */
class DrawingError extends Error {
  kind = "undrawn";
}

/**
 * A picture in pixels from one in lines.
 * @param {string} base64 of the SVG @returns {Promise<Blob>}
 */
export async function pixels(base64) {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${base64}`;
  await image.decode().catch(() => Promise.reject(new DrawingError()));
  const scale = Math.min(SHARPNESS, WIDEST / Math.max(image.naturalWidth, image.naturalHeight, 1));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new DrawingError();
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new DrawingError())), "image/png");
  });
}

/**
 * The error in words, with every problem it names. Python words what it refuses; what was thrown here has words of
 * ours; what the browser throws is quoted as the browser's.
 * @param {any} error @param {import("./words.mjs").Words} words
 */
export function told(error, words) {
  const problems = /** @type {{path: string, what: string, cure: string}[]} */ (error?.problems ?? []);
  if (!problems.length) {
    const message = error?.message ?? String(error);
    if (error?.kind) return words.why(error.kind, message);
    return error?.constructor === Error ? message : words.say("why_browser", { detail: message });
  }
  return problems.slice(0, 5).map(({ path, what, cure }) => [path ? words.say("why_at", { place: path, what }) : what, cure].filter(Boolean).join(" ")).join(" ");
}
