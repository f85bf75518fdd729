// The carets of others: in a layer above the text, never in it, so that no keyboard meets them.
import { position } from "./local.js";

export class Carets {
  #view;
  #layer = document.createElement("div");
  /** Who → { at, mark }: the place in the document and its element. */
  #held = new Map();
  #frame = 0;
  #watch;

  constructor(view, place) {
    this.#view = view;
    this.#layer.className = "carets";
    this.#layer.setAttribute("aria-hidden", "true");
    place.append(this.#layer);
    this.#watch = new ResizeObserver(() => this.later());
    this.#watch.observe(place);
  }

  /** { put: [{ who, name, tint, block, at }], drop: [who] } */
  show({ put, drop }) {
    for (const who of drop) {
      this.#held.get(who)?.mark.remove();
      this.#held.delete(who);
    }
    for (const { who, name, tint, block, at } of put) {
      this.#held.get(who)?.mark.remove();
      const mark = document.createElement("div");
      mark.className = "caret";
      mark.dataset.tint = tint;
      mark.dataset.name = name;
      this.#layer.append(mark);
      this.#held.set(who, { at: position(this.#view.state.doc, [block, at]), mark });
    }
    this.later();
  }

  /** The text moved under them. */
  map(mapping) {
    for (const it of this.#held.values()) it.at = mapping.map(it.at);
    this.later();
  }

  later() {
    if (this.#held.size === 0 || this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.#view.isDestroyed) this.#draw();
    });
  }

  #draw() {
    const base = this.#layer.getBoundingClientRect();
    const size = this.#view.state.doc.content.size;
    for (const { at, mark } of this.#held.values()) {
      const { left, top, bottom } = this.#view.coordsAtPos(Math.min(at, size));
      mark.style.transform = `translate(${left - base.left}px, ${top - base.top}px)`;
      mark.style.height = `${bottom - top}px`;
    }
  }

  end() {
    cancelAnimationFrame(this.#frame);
    this.#watch.disconnect();
    this.#layer.remove();
  }
}
