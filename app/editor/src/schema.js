// The text as flat blocks: every block is one node with text, its style is an attribute. Lists, levels and numbers are
// attributes and style sheet, never nesting, so that whatever a merge gives is a text of this schema.
import { Schema } from "prosemirror-model";

const TAGS = { h1: "h2", h2: "h3", h3: "h4", h4: "h5", quote: "blockquote" };
/** Only addresses that open a page or a letter: a link comes from anybody. */
const SAFE = /^(https?:|mailto:)/i;

export const safeAddress = (address) => (SAFE.test(address.trim()) ? address.trim() : "");

const block = {
  content: "text*",
  marks: "_",
  defining: true,
  attrs: { style: { default: "text" }, indent: { default: 0 }, done: { default: false } },
  parseDOM: [{
    tag: "[data-style]",
    getAttrs: ({ dataset }) => ({ style: dataset.style, indent: Number(dataset.indent ?? 0), done: dataset.done === "true" }),
  }, { tag: "p" }, { tag: "div" }],
  toDOM({ attrs: { style, indent, done } }) {
    const about = { class: "block-text", "data-style": style };
    if (indent > 0) about["data-indent"] = indent;
    if (style === "check") about["data-done"] = done;
    // Made by a newer version: shown, never changed.
    if (style === "unknown") about.contenteditable = "false";
    return [TAGS[style] ?? "p", about, 0];
  },
};

const flag = (tag, ...others) => ({ parseDOM: [{ tag }, ...others], toDOM: () => [tag, 0] });

export const schema = new Schema({
  nodes: { doc: { content: "block+" }, block, text: {} },
  marks: {
    link: {
      attrs: { address: {} },
      inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: (it) => (safeAddress(it.getAttribute("href")) ? { address: safeAddress(it.getAttribute("href")) } : false) }],
      toDOM: ({ attrs }) => ["a", { href: safeAddress(attrs.address) || null, rel: "noopener noreferrer nofollow", title: attrs.address }, 0],
    },
    bold: flag("strong", { tag: "b" }),
    italic: flag("em", { tag: "i" }),
    underline: flag("u"),
    strike: flag("s", { tag: "del" }),
    attention: { parseDOM: [{ tag: "mark" }], toDOM: () => ["mark", { class: "attention" }, 0] },
  },
});
