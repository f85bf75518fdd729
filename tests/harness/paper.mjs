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

  /** The n-th paragraph of a plan, from 1, at the desk or in safe mode. */
  paragraph(n) {
    return this.#page.locator("[data-stands] .block-text, textarea.block-text").nth(n - 1);
  }

  /** The whole text at the desk. */
  get text() {
    return this.#page.getByRole("textbox", { name: "正文", exact: true });
  }

  /** A button of the tool bar. */
  tool(name) {
    return this.#page.getByRole("toolbar").getByRole("button", { name, exact: true });
  }

  /** Puts the caret behind what stands in a text area or a paragraph, or before it. */
  async go(area, { start = false } = {}) {
    await area.waitFor();
    // The desk may draw a paragraph anew at any moment: then the next one is asked.
    while (!(await area.evaluate(putCaret, start))) await area.waitFor();
  }

  /** A field of a form. */
  field(name) {
    return this.#page.getByLabel(name, { exact: true });
  }

  /** Types behind what stands in a text area. */
  async append(area, text, options) {
    await this.go(area);
    await this.#page.keyboard.type(text, options);
  }

  /** The texts of all paragraphs. */
  paragraphs() {
    return this.#page.locator(".block-text").evaluateAll((areas) => areas.map((area) => area.value ?? area.textContent));
  }

  /** Waits until the paragraphs are these. */
  async shows(expected) {
    const same = (expected) => {
      const shown = [...document.querySelectorAll(".block-text")].map((area) => area.value ?? area.textContent);
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
    await this.#page.waitForFunction(([it, text]) => (it.value ?? it.textContent) === text, [element, expected]).catch(async (error) => {
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

/** Runs in the page; false when the element is gone by now. A caret counts when the desk has heard of it. */
async function putCaret(it, start) {
  if (!it.isConnected) return false;
  if (it.matches("textarea, input")) {
    it.focus();
    const at = start ? 0 : it.value.length;
    it.setSelectionRange(at, at);
    return true;
  }
  it.closest("[contenteditable=true]").focus();
  const heard = new Promise((done) => {
    document.addEventListener("selectionchange", () => requestAnimationFrame(done), { once: true });
    // A caret that stands there already is told to nobody.
    setTimeout(done, 300);
  });
  const selection = getSelection();
  selection.selectAllChildren(it);
  if (start) selection.collapseToStart();
  else selection.collapseToEnd();
  await heard;
  return it.isConnected;
}
