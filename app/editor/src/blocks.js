// Blocks as the app says them (shared/src/documents/edit.rs: Style, Mark) and as nodes of the view.
import { Fragment } from "prosemirror-model";
import { schema } from "./schema.js";

/** The attributes of a block's node. */
function attrs({ style, unknown }) {
  if (unknown) return { style: "unknown" };
  if (style === "paragraph") return { style: "text" };
  if (typeof style === "string") return { style };
  if (style.heading) return { style: `h${style.heading.level}` };
  const { list, indent } = style.item;
  if (typeof list === "string") return { style: list, indent };
  return { style: "check", indent, done: list.check.done };
}

function style({ style, indent, done }) {
  if (style === "text" || style === "unknown") return "paragraph";
  if (/^h[1-4]$/.test(style)) return { heading: { level: Number(style[1]) } };
  if (style === "bullet" || style === "ordered") return { item: { list: style, indent } };
  if (style === "check") return { item: { list: { check: { done } }, indent } };
  return style;
}

const worn = (mark) => (typeof mark === "string" ? schema.mark(mark) : schema.mark("link", { address: mark.link }));
const named = (mark) => (mark.type.name === "link" ? { link: mark.attrs.address } : mark.type.name);

/** The text of a block as nodes: cut wherever a mark begins or ends. */
function content({ text, marks }) {
  const cuts = new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to])]);
  const places = [...cuts].filter((at) => at <= text.length).sort((a, b) => a - b);
  const nodes = places.slice(1).map((to, nth) => {
    const from = places[nth];
    const over = marks.filter((it) => it.from <= from && to <= it.to).map((it) => worn(it.mark));
    return schema.text(text.slice(from, to), over.reduce((set, mark) => mark.addToSet(set), []));
  });
  return Fragment.from(nodes);
}

export const toNode = (block) => schema.node("block", attrs(block), content(block));
export const toNodes = (blocks) => blocks.map(toNode);

export function fromNode(node) {
  const marks = [];
  node.forEach((part, from) => {
    const to = from + part.nodeSize;
    for (const mark of part.marks.map(named)) {
      const same = JSON.stringify(mark);
      const before = marks.find((it) => it.to === from && JSON.stringify(it.mark) === same);
      if (before) before.to = to;
      else marks.push({ from, to, mark });
    }
  });
  return { style: style(node.attrs), text: node.textContent, marks, unknown: node.attrs.style === "unknown" };
}
