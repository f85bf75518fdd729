// The view of a plan's text: ProseMirror over flat blocks. It owns what is on the screen, and nothing else: the document,
// its history and its merging are in Rust. `tell` hears what a person did; `desk.hear` says what others did.
import { history, redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { DOMParser, Slice } from "prosemirror-model";
import { EditorState, Plugin, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { toNodes } from "./blocks.js";
import { Carets } from "./carets.js";
import { append, indent, keys, link, mark, restyle, tick } from "./commands.js";
import { find, finding, replace, replaceAll, step, told } from "./find.js";
import { difference, place, position } from "./local.js";
import { notes, showNotes } from "./notes.js";
import { cleaned, lined } from "./paste.js";
import { remote } from "./remote.js";
import { schema } from "./schema.js";
import { showSpots, spots } from "./spots.js";

/** Some keyboards send more input right after a composition. */
const SETTLE_MS = 50;
/** A composition that rests so long is sent as it stands. */
const REST_MS = 2_000;
/** So often others hear where the caret is. */
const CARET_MS = 250;
/** So wide is the box of a check line, for a finger. */
const BOX_PX = 44;

/** What a newer version made is shown and never changed. */
const locked = new Plugin({
  filterTransaction(tr, { doc }) {
    if (!tr.docChanged || tr.getMeta("remote")) return true;
    const unknown = (doc) => doc.content.content.filter((node) => node.attrs.style === "unknown");
    const [before, after] = [unknown(doc), unknown(tr.doc)];
    return before.length === after.length && before.every((node, nth) => node === after[nth] || node.eq(after[nth]));
  },
});

const ACTS = {
  style: restyle, mark, indent: (by) => indent(by), link, find, step, replace, replace_all: replaceAll,
  undo: () => undo, redo: () => redo, append,
};

/** What the tool bar shows. */
function look(state) {
  const { $from, from, to, empty } = state.selection;
  const worn = empty ? (state.storedMarks ?? $from.marks()).map((it) => it.type.name)
    : Object.keys(schema.marks).filter((name) => state.doc.rangeHasMark(from, to, schema.marks[name]));
  const link = (empty ? $from.marks() : $from.marksAcross?.(state.selection.$to) ?? []).find((it) => it.type.name === "link");
  const { style, indent } = ($from.depth > 0 ? $from.parent : state.doc.firstChild).attrs;
  return {
    block: $from.index(0), style, indent, marks: worn, link: link?.attrs.address ?? "",
    selected: empty ? "" : state.doc.textBetween(from, to, "\n"),
    undo: undoDepth(state) > 0, redo: redoDepth(state) > 0, found: told(state),
  };
}

class Desk {
  #view;
  #tell;
  /** The text that the app knows of. */
  #known;
  #writes = false;
  #composes = false;
  #rest = 0;
  #said = "";
  #carets;
  #caret = 0;
  /** Some parts are marked. */
  #noted = false;

  constructor(place, start, tell) {
    this.#tell = tell;
    this.#writes = start.writes;
    place.style.setProperty("--hint", JSON.stringify(start.hint));
    const doc = schema.node("doc", null, toNodes(start.blocks));
    this.#known = doc;
    const bars = { "Mod-f": () => this.#bar("find"), "Mod-k": () => this.#bar("link") };
    const plugins = [keymap({ ...keys, ...bars }), history(), locked, finding, spots, notes];
    this.#view = new EditorView(place, {
      state: EditorState.create({ doc, plugins }),
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": start.label, class: "desk-text", spellcheck: "false", autocapitalize: "off" },
      editable: () => this.#writes,
      dispatchTransaction: (tr) => this.#dispatch(tr),
      transformPastedHTML: cleaned,
      clipboardTextParser: (text, $context) => this.#pasted(text, $context),
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, "\n"),
      handleDOMEvents: {
        compositionstart: () => this.#composition(true),
        compositionend: () => this.#composition(false),
        blur: () => this.flush(),
        beforeinput: (view, event) => this.#overBlocks(view, event),
        focus: () => this.#moved(),
        click: (view, event) => this.#clicked(view, event),
      },
    });
    this.#carets = new Carets(this.#view, place);
    this.#look();
  }

  #say(it) {
    this.#tell(JSON.stringify(it));
  }

  #bar(bar) {
    this.#say({ bar });
    return true;
  }

  #dispatch(tr) {
    const view = this.#view;
    const before = view.state;
    const { state, transactions } = before.applyTransaction(tr);
    view.updateState(state);
    for (const it of transactions) if (it.docChanged) this.#carets.map(it.mapping);
    if (state.doc !== before.doc || !state.selection.eq(before.selection)) this.#moved();
    if (transactions.some((it) => it.docChanged) && !tr.getMeta("remote")) this.#changed();
    this.#look();
  }

  /** While a keyboard composes nothing is sent; what stands there is kept as a draft. */
  #changed() {
    if (!this.#view.composing && !this.#composes) return this.flush();
    const { doc, selection } = this.#view.state;
    const [block] = place(doc, selection.head);
    this.#say({ held: { block, text: doc.child(block).textContent } });
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.flush(), REST_MS);
    return undefined;
  }

  #composition(runs) {
    if (runs) {
      this.#composes = true;
      const { doc, selection } = this.#view.state;
      this.#say({ composing: { block: place(doc, selection.head)[0] } });
      return false;
    }
    setTimeout(() => {
      if (this.#view.isDestroyed || this.#view.composing) return;
      this.#composes = false;
      this.flush();
      this.#say({ composed: null });
    }, SETTLE_MS);
    return false;
  }

  /** Tells where the caret is; often, but not with every key. */
  #moved() {
    if (this.#caret || !this.#view.hasFocus()) return;
    this.#caret = setTimeout(() => {
      this.#caret = 0;
      if (this.#view.isDestroyed || !this.#view.hasFocus() || this.#composes) return;
      const [block, at] = place(this.#view.state.doc, this.#view.state.selection.head);
      this.#say({ at: { block, at } });
    }, CARET_MS);
  }

  /** Words typed over several blocks: the browser would join them with styles of its own, against the policy of the page. */
  #overBlocks(view, event) {
    const { selection: { $from, $to }, tr } = view.state;
    if (event.inputType !== "insertText" || !event.data || !this.#writes || view.composing || $from.sameParent($to)) return false;
    event.preventDefault();
    view.dispatch(tr.insertText(event.data).scrollIntoView());
    return true;
  }

  #look() {
    const shown = JSON.stringify({ looks: look(this.#view.state) });
    if (shown !== this.#said) this.#tell(shown);
    this.#said = shown;
  }

  #pasted(text, $context) {
    const place = document.createElement("div");
    place.innerHTML = lined(text);
    return new Slice(DOMParser.fromSchema(schema).parse(place, { context: $context }).content, 1, 1);
  }

  /** A press on the box before a line ticks it. */
  #clicked(view, event) {
    const noted = event.target.closest?.("[data-thread]");
    if (noted && view.state.selection.empty) this.#say({ noted: { thread: noted.dataset.thread } });
    const line = event.target.closest?.('[data-style="check"]');
    if (!line || !this.#writes || view.composing) return false;
    const box = line.getBoundingClientRect();
    const edge = box.left + parseFloat(getComputedStyle(line).paddingLeft);
    if (event.clientX > edge || event.clientX < edge - BOX_PX) return false;
    const at = view.posAtDOM(line, 0);
    tick(at - 1)(view.state, view.dispatch);
    event.preventDefault();
    return true;
  }

  /** Sends what is on the screen and not yet sent. */
  flush() {
    clearTimeout(this.#rest);
    if (this.#view.isDestroyed) return;
    const { doc, selection } = this.#view.state;
    const changed = difference(this.#known, doc, selection.head);
    this.#known = doc;
    if (changed) this.#say({ changed });
  }

  /** Whether what others did may come in. */
  quiet() {
    return !this.#composes && !this.#view.composing && this.#known === this.#view.state.doc;
  }

  /** { show: patch } or { writes } or { act: [name, with] } or { spots } or { notes } or { carets }. */
  hear(json) {
    const { show, writes, act, spots: places, notes: parts, carets } = JSON.parse(json);
    if (show) {
      this.#view.dispatch(remote(this.#view.state, show));
      this.#known = this.#view.state.doc;
    }
    if (writes !== undefined && writes !== this.#writes) {
      this.#writes = writes;
      this.#view.setProps({});
    }
    if (act) this.#act(act);
    if (places) this.#view.dispatch(showSpots(this.#view.state, places));
    if (parts && (parts.length > 0 || this.#noted)) this.#view.dispatch(showNotes(this.#view.state, parts));
    if (parts) this.#noted = parts.length > 0;
    if (carets) this.#carets.show(carets);
  }

  #act([name, given]) {
    const view = this.#view;
    ACTS[name](given)(view.state, view.dispatch);
    // Whoever looks for words stays in the field for them.
    if (!["find", "step", "replace", "replace_all"].includes(name)) view.focus();
  }

  /** Block and place of the caret, where the text has it. */
  caret() {
    return this.#view.hasFocus() ? place(this.#view.state.doc, this.#view.state.selection.head) : null;
  }

  /** Where the selection begins and ends: block and place, twice. */
  selection() {
    const { doc, selection: { from, to } } = this.#view.state;
    return [...place(doc, from), ...place(doc, to)];
  }

  /** Brings a place into sight, without the keyboard of a phone. */
  reveal(block, at) {
    const { node } = this.#view.domAtPos(position(this.#view.state.doc, [block, at]));
    (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).scrollIntoView({ block: "center" });
  }

  put(block, at) {
    const { state } = this.#view;
    const caret = TextSelection.near(state.doc.resolve(position(state.doc, [block, at])));
    this.#view.focus();
    this.#view.dispatch(state.tr.setSelection(caret).scrollIntoView());
  }

  end() {
    this.flush();
    clearTimeout(this.#rest);
    clearTimeout(this.#caret);
    this.#carets.end();
    this.#view.destroy();
  }
}

/** Puts the text into `place`. `start`: { blocks, writes, label, hint } as JSON. */
export const mount = (place, start, tell) => new Desk(place, JSON.parse(start), tell);
