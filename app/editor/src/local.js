// What a person did, as blocks that took the place of others. Nodes that were not touched are the same objects, so this
// costs what changed, not what is there.
import { fromNode } from "./blocks.js";

/** The blocks that differ: `from` up to `to` of the old text became `blocks`; `null` when nothing did. */
export function difference(old, now, head) {
  if (old === now) return null;
  const least = Math.min(old.childCount, now.childCount);
  let from = 0;
  while (from < least && old.child(from) === now.child(from)) from += 1;
  let tail = 0;
  while (tail < least - from && old.child(old.childCount - 1 - tail) === now.child(now.childCount - 1 - tail)) tail += 1;
  const to = old.childCount - tail;
  const blocks = [];
  for (let at = from; at < now.childCount - tail; at += 1) blocks.push(fromNode(now.child(at)));
  if (to === from && blocks.length === 0) return null;
  return { from, to, blocks, caret: place(now, head) };
}

/** Which block a position is in, and where in its text. */
export function place(doc, position) {
  const at = doc.resolve(position);
  return [at.index(0), at.depth > 0 ? at.parentOffset : 0];
}

/** The position of a place; places that are not there give the nearest. */
export function position(doc, [block, at]) {
  const nth = Math.max(0, Math.min(block, doc.childCount - 1));
  let before = 0;
  for (let other = 0; other < nth; other += 1) before += doc.child(other).nodeSize;
  return before + 1 + Math.max(0, Math.min(at, doc.child(nth).content.size));
}
