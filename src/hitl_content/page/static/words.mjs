// @ts-check
// The sentences come with the page, in its language, from the same list Python uses.

/** Kinds of failure whose message is in the language of the page already. */
const WORDED = ["reading", "refused"];

/** Says sentences by key, with their {placeholders} filled. Values are never read as sentences. */
export class Words {
  #sentences;

  /** @param {Record<string, string>} sentences @param {string} language */
  constructor(sentences, language = "") {
    this.#sentences = sentences;
    /** Tag of the language, for figures and dates. */ this.language = language;
  }

  /** @param {string} key @param {Record<string, string | number>} values */
  say(key, values = {}) {
    const sentence = this.#sentences[key] ?? key;
    return sentence.replace(/\{(\w+)\}/gu, (whole, name) => String(values[name] ?? whole));
  }

  /** Why there is no answer, by the *kind* of failure. @param {string} kind @param {string} message */
  why(kind, message) {
    return WORDED.includes(kind) ? message : this.say(`why_${kind.replace("-", "_")}`);
  }
}
