// What others did, as small steps: never one big replacement, which would cost carets, selections and the way back.
import { Slice } from "prosemirror-model";
import { toNode, toNodes } from "./blocks.js";

/** A transaction that makes the text what the patch says, outside the history. The patch walks the blocks from the first. */
export function remote(state, patch) {
  const { tr } = state;
  let at = 0;
  const over = (from, count) => {
    for (let nth = 0; nth < count; nth += 1) from += tr.doc.nodeAt(from).nodeSize;
    return from;
  };
  for (const step of patch) {
    if (step.keep) at = over(at, step.keep);
    else if (step.drop) tr.delete(at, over(at, step.drop));
    else if (step.put) {
      tr.insert(at, toNodes(step.put));
      at = over(at, step.put.length);
    } else {
      turn(tr, at, step.turn);
      at = over(at, 1);
    }
  }
  return tr.setMeta("addToHistory", false).setMeta("remote", true);
}

/** Makes the block at `at` what `block` is: a splice of its text, then marks, then attributes. */
function turn(tr, at, { block, splice }) {
  const target = toNode(block);
  if (splice) {
    const from = at + 1 + splice.at;
    const come = target.content.cut(splice.at, splice.at + splice.insert);
    tr.replace(from, from + splice.delete, new Slice(come, 0, 0));
  }
  target.forEach((part, offset) => wear(tr, at + 1 + offset, part));
  for (const [name, value] of Object.entries(target.attrs)) {
    if (tr.doc.nodeAt(at).attrs[name] !== value) tr.setNodeAttribute(at, name, value);
  }
}

/** Lets the text at `from` wear what `part` does. */
function wear(tr, from, part) {
  const to = from + part.nodeSize;
  let same = true;
  tr.doc.nodesBetween(from, to, (node) => {
    if (node.isText && !sameMarks(node.marks, part.marks)) same = false;
  });
  if (same) return;
  tr.removeMark(from, to);
  for (const mark of part.marks) tr.addMark(from, to, mark);
}

const sameMarks = (a, b) => a.length === b.length && a.every((mark, nth) => mark.eq(b[nth]));
