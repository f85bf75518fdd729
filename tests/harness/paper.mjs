// A plan or a form on a screen.
import assert from "node:assert/strict";

const TITLE = { name: "标题", exact: true };

export class Paper {
  #page;

  constructor(page) {
    this.#page = page;
  }

  get title() {
    return this.#page.getByRole("textbox", TITLE);
  }

  /** The n-th paragraph of a plan, from 1. */
  paragraph(n) {
    return this.#page.getByRole("textbox", { name: `第 ${n} 段`, exact: true });
  }

  /** A field of a form. */
  field(name) {
    return this.#page.getByLabel(name, { exact: true });
  }

  /** Types behind what stands in a text area. */
  async append(area, text, options) {
    await area.focus();
    await area.press("Control+End");
    await area.pressSequentially(text, options);
  }

  /** The texts of all paragraphs. */
  paragraphs() {
    return this.#page.locator(".block-text").evaluateAll((areas) => areas.map((area) => area.value));
  }

  /** Waits until the paragraphs are these. */
  async shows(expected) {
    const same = (expected) => {
      const shown = [...document.querySelectorAll(".block-text")].map((area) => area.value);
      return JSON.stringify(shown) === JSON.stringify(expected);
    };
    await this.#page.waitForFunction(same, expected).catch(async (error) => {
      assert.deepEqual(await this.paragraphs(), expected, error.message);
      throw error;
    });
  }

  /** Waits until a text area or line holds this. */
  async holds(area, expected) {
    const element = await area.elementHandle();
    await this.#page.waitForFunction(([it, text]) => it.value === text, [element, expected]).catch(async (error) => {
      assert.equal(await area.inputValue(), expected, error.message);
      throw error;
    });
  }

  /** Waits until everything on the screen is safe on the phone. */
  async isKept() {
    await this.#page.locator('.top-acts .chip:not([data-state="storing"])').waitFor();
  }

  /** The chip of this paper. */
  async waitFor(state) {
    await this.#page.locator(`.top-acts .chip[data-state="${state}"]`).waitFor();
  }
}
