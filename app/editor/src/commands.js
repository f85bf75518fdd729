// What keys and buttons do to the text.
import { baseKeymap, chainCommands, deleteSelection, joinBackward, joinForward, selectNodeBackward, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { toNodes } from "./blocks.js";
import { schema, safeAddress } from "./schema.js";

const LISTS = ["bullet", "ordered", "check"];
const INDENT_MAX = 3;
export const isItem = ({ attrs }) => LISTS.includes(attrs.style);

/** The blocks that the selection touches, each with its position. */
export function touched(state) {
  const { from, to } = state.selection;
  const found = [];
  state.doc.nodesBetween(from, to, (node, at) => {
    if (node.type === schema.nodes.block && node.attrs.style !== "unknown") found.push([at, node]);
    return false;
  });
  return found;
}

const dress = (tr, at, attrs) => tr.setNodeMarkup(at, null, { style: "text", indent: 0, done: false, ...attrs });

/** Makes the blocks of the selection this style, or text where all of them are it already. */
export const restyle = (style) => (state, dispatch) => {
  const blocks = touched(state);
  if (!blocks.length) return false;
  if (style === "divider") return divide(state, dispatch);
  const wanted = blocks.every(([, node]) => node.attrs.style === style) ? "text" : style;
  const tr = state.tr;
  for (const [at, node] of blocks) {
    dress(tr, at, { style: wanted, indent: LISTS.includes(wanted) && isItem(node) ? node.attrs.indent : 0 });
  }
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** A line across the page below the block of the caret, and a place to go on writing. */
function divide(state, dispatch) {
  const { $to } = state.selection;
  if ($to.depth === 0) return false;
  const line = schema.node("block", { style: "divider" });
  const tr = state.tr;
  if ($to.parent.content.size === 0 && $to.index(0) < state.doc.childCount - 1) dress(tr, $to.before(1), { style: "divider" });
  else tr.insert($to.after(1), $to.index(0) === state.doc.childCount - 1 ? [line, schema.node("block")] : [line]);
  dispatch?.(tr.scrollIntoView());
  return true;
}

export const indent = (step) => (state, dispatch) => {
  const items = touched(state).filter(([, node]) => isItem(node));
  if (!items.length) return false;
  const tr = state.tr;
  for (const [at, { attrs }] of items) tr.setNodeAttribute(at, "indent", Math.max(0, Math.min(INDENT_MAX, attrs.indent + step)));
  dispatch?.(tr);
  return true;
};

/** What follows a block when a person presses Enter in it. */
function following(node, atEnd) {
  const { style, indent } = node.attrs;
  if (LISTS.includes(style)) return { style, indent };
  if (style === "quote" || (/^h/.test(style) && !atEnd)) return { style };
  return { style: "text" };
}

function enter(state, dispatch) {
  if (!state.selection.empty) {
    const tr = state.tr.deleteSelection();
    return split(tr, tr.selection.$from, dispatch);
  }
  const { $from } = state.selection;
  const { parent } = $from;
  // In an empty line of a list, or an empty heading, Enter ends it.
  if ($from.depth > 0 && parent.content.size === 0 && !["text", "divider", "unknown"].includes(parent.attrs.style)) {
    dispatch?.(dress(state.tr, $from.before(1), {}));
    return true;
  }
  return split(state.tr, $from, dispatch);
}

function split(tr, $from, dispatch) {
  if ($from.depth === 0) return false;
  const { parent } = $from;
  const atEnd = $from.parentOffset === parent.content.size;
  tr.split($from.pos, 1, [{ type: schema.nodes.block, attrs: following(parent, atEnd) }]);
  // Enter before a heading makes room above it: what stays behind is none.
  if ($from.parentOffset === 0 && /^h/.test(parent.attrs.style) && !atEnd) dress(tr, $from.before(1), {});
  dispatch?.(tr.scrollIntoView());
  return true;
}

/** At the start of a list line, heading or quote Backspace takes that away before it joins. */
function plain(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth === 0 || $from.parentOffset > 0) return false;
  const { attrs } = $from.parent;
  if (attrs.style === "text" || attrs.style === "unknown") return false;
  if (isItem($from.parent) && attrs.indent > 0) return indent(-1)(state, dispatch);
  dispatch?.(dress(state.tr, $from.before(1), {}));
  return true;
}

export const mark = (name) => toggleMark(schema.marks[name]);

/** Puts an address on the selection; none takes it off. Without a selection the address itself is written. */
export const link = (address) => (state, dispatch) => {
  const { from, to, empty } = state.selection;
  const type = schema.marks.link;
  const safe = safeAddress(address);
  const tr = state.tr;
  if (!safe) tr.removeMark(from, to, type);
  else if (empty) tr.insertText(safe, from).addMark(from, from + safe.length, type.create({ address: safe }));
  else tr.removeMark(from, to, type).addMark(from, to, type.create({ address: safe }));
  dispatch?.(tr);
  return true;
};

/** Puts blocks, given as JSON, below the last one; an empty text goes. One undo takes all of it away. */
export const append = (json) => (state, dispatch) => {
  const nodes = toNodes(JSON.parse(json));
  const { doc, tr } = state;
  if (!nodes.length) return false;
  const empty = doc.childCount === 1 && doc.firstChild.content.size === 0;
  dispatch?.(tr.replaceWith(empty ? 0 : doc.content.size, doc.content.size, nodes).scrollIntoView());
  return true;
};

/** Ticks the box of a line, or takes the tick away. */
export const tick = (at) => (state, dispatch) => {
  const node = state.doc.nodeAt(at);
  if (node?.attrs.style !== "check") return false;
  dispatch?.(state.tr.setNodeAttribute(at, "done", !node.attrs.done));
  return true;
};

const backspace = chainCommands(deleteSelection, plain, joinBackward, selectNodeBackward);

export const keys = {
  ...baseKeymap,
  Enter: enter,
  "Shift-Enter": enter,
  Backspace: backspace,
  "Mod-Backspace": backspace,
  Delete: chainCommands(deleteSelection, joinForward),
  Tab: indent(1),
  "Shift-Tab": indent(-1),
  "Mod-z": undo,
  "Shift-Mod-z": redo,
  "Mod-y": redo,
  "Mod-b": mark("bold"),
  "Mod-i": mark("italic"),
  "Mod-u": mark("underline"),
  "Mod-Shift-x": mark("strike"),
  "Mod-Alt-0": restyle("text"),
  "Mod-Alt-1": restyle("h1"),
  "Mod-Alt-2": restyle("h2"),
  "Mod-Alt-3": restyle("h3"),
  "Mod-Alt-4": restyle("h4"),
  "Mod-Shift-7": restyle("ordered"),
  "Mod-Shift-8": restyle("bullet"),
  "Mod-Shift-9": restyle("check"),
};
