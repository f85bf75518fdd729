// Pictures of a page, and what must be true of every page whatever is on it.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const SCREENS = fileURLToPath(new URL("../../target/screens/", import.meta.url));
/** The smallest place to hit (px): for a finger as in design.md, for a mouse as in WCAG 2.2 AA. */
const TARGET_MIN = { phone: 44, pc: 24 };

/** Pictures of one story. All faults are told at the end, so one run shows them all. */
export class Gallery {
  #faults = [];

  constructor(size) {
    this.size = size;
  }

  /** Takes a picture as `<name>-<size>.png` and asks what every page is asked. `acts`: how many main acts it has. */
  async see({ page }, name, { acts }) {
    await page.locator(".waiting").waitFor({ state: "detached" });
    await page.evaluate(() => document.fonts.ready);
    await mkdir(SCREENS, { recursive: true });
    await page.screenshot({ path: join(SCREENS, `${name}-${this.size}.png`), animations: "disabled", caret: "hide" });
    const found = await page.evaluate(measure, TARGET_MIN[this.size]);
    const tell = (what, them) => this.#faults.push(...them.map((it) => `${name}: ${what}: ${it}`));
    tell("sticks out", found.wide);
    tell("too small to hit", found.small);
    tell("has no name", found.nameless);
    if (found.primary.length !== acts) tell(`${acts} main acts expected`, [found.primary.join(", ") || "none"]);
  }

  check() {
    assert.deepEqual(this.#faults, []);
  }
}

/** Runs in the page. */
function measure(least) {
  const shown = (it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && it.getClientRects().length > 0;
  const named = (it) => `${it.tagName.toLowerCase()}.${it.className} “${(it.getAttribute("aria-label") ?? it.innerText).slice(0, 30)}”`;
  const dialog = document.querySelector("dialog[open]");
  const within = dialog ?? document;
  const acts = [...within.querySelectorAll("a[href], button, select, input, summary")].filter(shown);
  const words = (it) => it.closest(".unseen, .skip") === null;

  // The page, and whatever would stick out of it and cannot be scrolled to.
  const scrolls = (it) => it !== null && (["auto", "scroll"].includes(getComputedStyle(it).overflowX) || scrolls(it.parentElement));
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} of ${width}`] : [];
  wide.push(...acts.filter(words).filter((it) => it.getBoundingClientRect().right > width + 1 && !scrolls(it.parentElement)).map(named));

  // Slim things may have a larger place to hit: what counts is where a press lands.
  const hits = (it, x, y) => it.contains(document.elementFromPoint(x, y));
  const isSmall = (input) => {
    const it = input.closest("label") ?? input;
    it.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const box = it.getBoundingClientRect();
    const [x, y, half] = [box.left + box.width / 2, box.top + box.height / 2, least / 2 - 1];
    const low = box.height < least - 0.5 && !(hits(it, x, y - half) && hits(it, x, y + half));
    const narrow = box.width < least - 0.5 && !(hits(it, x - half, y) && hits(it, x + half, y));
    return low || narrow;
  };
  const scrolled = globalThis.scrollY;
  const small = acts.filter(words).filter(isSmall).map((it) => {
    const { width, height } = it.getBoundingClientRect();
    return `${named(it)} ${Math.round(width)}×${Math.round(height)}`;
  });
  globalThis.scrollTo(0, scrolled);

  const hasName = (it) => [it.getAttribute("aria-label"), it.getAttribute("aria-labelledby"), it.innerText, it.title].some((text) => text?.trim()) || it.labels?.length > 0;
  const nameless = acts.filter((it) => !hasName(it)).map(named);
  const primary = [...within.querySelectorAll(".btn.primary")].filter(shown).map(named);
  return { wide, small, nameless, primary };
}
