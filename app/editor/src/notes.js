// The parts of the text that people speak about. Drawn over the text, never written into it.
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { position } from "./local.js";

const KEY = new PluginKey("notes");

const drawn = (doc, told) => DecorationSet.create(doc, told.filter(({ block }) => block < doc.childCount).map(({ block, from, to, thread, on }) =>
  Decoration.inline(position(doc, [block, from]), position(doc, [block, to]), { class: on ? "noted noted-on" : "noted", "data-thread": thread })));

export const notes = new Plugin({
  key: KEY,
  state: {
    init: () => DecorationSet.empty,
    apply(tr, before) {
      const told = tr.getMeta(KEY);
      return told ? drawn(tr.doc, told) : before.map(tr.mapping, tr.doc);
    },
  },
  props: { decorations: (state) => KEY.getState(state) },
});

/** Shows these parts, each { block, from, to, thread, on }, and no others. */
export const showNotes = (state, told) => state.tr.setMeta(KEY, told).setMeta("addToHistory", false);
