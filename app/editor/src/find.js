// Looking for words. What is found is drawn over the text, never written into it.
import { Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

const KEY = new PluginKey("find");
const NOTHING = { words: "", found: [], now: 0, drawn: DecorationSet.empty };

function look(doc, words) {
  const found = [];
  if (!words) return found;
  const wanted = words.toLowerCase();
  doc.forEach((node, at) => {
    // A few letters change their length when they become small: then the block is searched as it stands.
    const small = node.textContent.toLowerCase();
    const text = small.length === node.content.size ? small : node.textContent;
    for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
      found.push({ from: at + 1 + from, to: at + 1 + from + wanted.length, locked: node.attrs.style === "unknown" });
    }
  });
  return found;
}

function draw(doc, found, now) {
  return DecorationSet.create(doc, found.map(({ from, to }, nth) => Decoration.inline(from, to, { class: nth === now ? "found found-now" : "found" })));
}

function seen(doc, words, now) {
  const found = look(doc, words);
  const at = found.length ? Math.max(0, Math.min(now, found.length - 1)) : 0;
  return { words, found, now: at, drawn: draw(doc, found, at) };
}

export const finding = new Plugin({
  key: KEY,
  state: {
    init: () => NOTHING,
    apply(tr, before, _, state) {
      const asked = tr.getMeta(KEY);
      if (asked) return asked.words ? seen(state.doc, asked.words, asked.now) : NOTHING;
      if (!tr.docChanged || !before.words) return before;
      // While a keyboard composes nothing is drawn anew, only moved along.
      if (tr.getMeta("composition") !== undefined) return { ...before, drawn: before.drawn.map(tr.mapping, tr.doc) };
      return seen(state.doc, before.words, before.now);
    },
  },
  props: { decorations: (state) => KEY.getState(state).drawn },
});

/** How many places were found, and which of them is shown, from 1. */
export function told(state) {
  const { words, found, now } = KEY.getState(state);
  return words ? { count: found.length, now: found.length ? now + 1 : 0 } : null;
}

/** Looks for words; the first place behind the caret is shown. */
export const find = (words) => (state, dispatch) => {
  const { from } = state.selection;
  const found = look(state.doc, words);
  const next = found.findIndex((it) => it.from >= from);
  dispatch?.(show(state.tr, found, words, Math.max(0, next)));
  return true;
};

export const step = (by) => (state, dispatch) => {
  const { words, found, now } = KEY.getState(state);
  if (!found.length) return false;
  dispatch?.(show(state.tr, found, words, (now + by + found.length) % found.length));
  return true;
};

function show(tr, found, words, now) {
  const place = found[now];
  if (place) tr.setSelection(TextSelection.create(tr.doc, place.from, place.to)).scrollIntoView();
  return tr.setMeta(KEY, { words, now });
}

/** Puts other words in the place that is shown. */
export const replace = (by) => (state, dispatch) => {
  const { words, found, now } = KEY.getState(state);
  const place = found[now];
  if (!place || place.locked) return false;
  const tr = put(state.tr, place, by);
  const rest = look(tr.doc, words);
  const next = rest.findIndex((it) => it.from >= place.from + by.length);
  dispatch?.(show(tr, rest, words, Math.max(0, next)));
  return true;
};

export const replaceAll = (by) => (state, dispatch) => {
  const { words, found } = KEY.getState(state);
  const places = found.filter((it) => !it.locked);
  if (!places.length) return false;
  const tr = state.tr;
  for (const place of places.toReversed?.() ?? [...places].reverse()) put(tr, place, by);
  dispatch?.(tr.setMeta(KEY, { words, now: 0 }));
  return true;
};

const put = (tr, { from, to }, by) => (by ? tr.insertText(by, from, to) : tr.delete(from, to));
