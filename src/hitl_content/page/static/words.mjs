// @ts-check
// The sentences come with the page, in its language, from the same list Python uses.

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
}
