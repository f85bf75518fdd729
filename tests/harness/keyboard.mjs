// A keyboard that composes, as pinyin does: letters stand in the text until a word is chosen. Chromium's own, not a real one.

export class Pinyin {
  #session;

  static async of({ page }) {
    const keyboard = new Pinyin();
    keyboard.#session = await page.context().newCDPSession(page);
    return keyboard;
  }

  /** Letters stand in the text, and nothing is decided. */
  compose(letters) {
    const at = letters.length;
    return this.#session.send("Input.imeSetComposition", { text: letters, selectionStart: at, selectionEnd: at });
  }

  /** The word that takes the place of the letters. */
  choose(word) {
    return this.#session.send("Input.insertText", { text: word });
  }

  /** A word from its letters: "nihao" becomes 你好. */
  async type(letters, word) {
    for (let at = 1; at <= letters.length; at += 1) await this.compose(letters.slice(0, at));
    await this.choose(word);
  }
}
