// Places that a person should look at. Drawn over the text, never written into it.
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { position } from "./local.js";

const KEY = new PluginKey("spots");

const drawn = (doc, told) => DecorationSet.create(doc, told.filter(({ block }) => block < doc.childCount).map(({ block, from, to }) =>
  Decoration.inline(position(doc, [block, from]), position(doc, [block, to]), { class: "spot" })));

export const spots = new Plugin({
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

/** Shows these places, each { block, from, to }, and no others. */
export const showSpots = (state, told) => state.tr.setMeta(KEY, told).setMeta("addToHistory", false);
