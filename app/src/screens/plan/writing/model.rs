//! The app's copy of a plan's text as the view shows it: says what a person did as steps, and what others did as a
//! patch for the view. Pure.

use std::collections::HashMap;

use gongjian_shared::documents::edit::{Step, Style};
use gongjian_shared::documents::view::{Block, TextView};
use serde::{Deserialize, Serialize};

use super::differ;
use crate::splice::{Splice, units};

/// Names a block for this page, from before it has an id until it is gone.
pub type Key = u64;

/// What the view says: the blocks `from` up to `to` became these. Blocks that are not named were not touched.
#[derive(Clone, Debug, Deserialize)]
pub struct Changed {
    pub from: usize,
    pub to: usize,
    pub blocks: Vec<Block>,
    /// Block and place of the caret afterwards.
    pub caret: (usize, usize),
}

/// A part of a patch; it walks the blocks of the view from the first.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Patch {
    Keep(usize),
    Put(Vec<Block>),
    Drop(usize),
    /// The block becomes this one; `splice` says where its text differs.
    Turn {
        block: Box<Block>,
        splice: Option<Cut>,
    },
}

/// `delete` units at `at` go, and so many of the new text come there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Cut {
    pub at: usize,
    pub delete: usize,
    pub insert: usize,
}

#[derive(Clone, Debug)]
pub struct Held {
    pub key: Key,
    /// Its id is known once the keeper has answered.
    pub block: Block,
    /// Text before the first marker has none.
    marker: bool,
    /// Which edit of this page made it, and by which of its splits.
    made: Option<(u64, usize)>,
}

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub blocks: Vec<Held>,
    /// The view that was adopted last.
    pub view: u64,
    /// Some of the text wears something, or did.
    marked: bool,
    next_key: Key,
}

/// Steps of an edit, and the blocks that its splits make, in their order.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub steps: Vec<Step>,
    born: Vec<Key>,
}

impl Model {
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().map(|held| &held.block)
    }

    /// Each block, and whether it has a marker.
    pub fn marked_blocks(&self) -> impl Iterator<Item = (&Block, bool)> {
        self.blocks.iter().map(|held| (&held.block, held.marker))
    }

    pub fn position(&self, key: Key) -> Option<usize> {
        self.blocks.iter().position(|held| held.key == key)
    }

    /// Takes over what a person did; `None` when nothing is different.
    pub fn change(&mut self, it: &Changed) -> Option<Change> {
        if it.from > it.to || it.to > self.blocks.len() {
            return None;
        }
        let mut change = Change::default();
        let mut blocks = it.blocks.clone();
        for block in &mut blocks {
            block.marks.sort();
        }
        self.marked |= blocks.iter().any(|block| !block.marks.is_empty());
        self.give_marker(it, &mut change);
        if it.to - it.from == blocks.len() {
            // As many as before: each is what it was, so places far apart stay small steps.
            for (nth, block) in blocks.iter().enumerate() {
                self.replace(it.from + nth, 1, std::slice::from_ref(block), it.caret, &mut change);
            }
        } else {
            self.replace(it.from, it.to - it.from, &blocks, it.caret, &mut change);
        }
        (!change.steps.is_empty()).then_some(change)
    }

    /// The change went out as edit `number`: its new blocks are known by it until they have ids.
    pub fn sent(&mut self, change: &Change, number: u64) {
        for (nth, key) in change.born.iter().enumerate() {
            if let Some(at) = self.position(*key) {
                self.blocks[at].made = Some((number, nth));
            }
        }
    }

    /// The last edit whose blocks have no ids yet.
    pub fn unnamed(&self) -> Option<u64> {
        self.blocks.iter().filter_map(|held| held.made).map(|(number, _)| number).max()
    }

    /// Takes over a view that holds every edit of this page; gives what differs.
    pub fn adopt(&mut self, view: u64, text: &TextView) -> Vec<Patch> {
        self.view = view;
        self.marked |= text.blocks.iter().any(|block| !block.marks.is_empty());
        let old = std::mem::take(&mut self.blocks);
        let places: HashMap<&str, usize> =
            old.iter().enumerate().filter_map(|(at, held)| Some((held.block.id.as_deref()?, at))).collect();
        // An empty body shows a block that is not in the document yet.
        let empty = [Block::default()];
        let blocks = if text.blocks.is_empty() { &empty[..] } else { &text.blocks[..] };
        let mut patch = Vec::new();
        let mut passed = 0;
        for block in blocks {
            let Some(at) = find(block, &places, &old).filter(|at| *at >= passed) else {
                let key = self.fresh_key();
                self.blocks.push(Held::of(key, block.clone()));
                push(&mut patch, Patch::Put(vec![block.clone()]));
                continue;
            };
            push(&mut patch, Patch::Drop(at - passed));
            passed = at + 1;
            push(&mut patch, turn(&old[at].block, block));
            self.blocks.push(Held::of(old[at].key, block.clone()));
        }
        push(&mut patch, Patch::Drop(old.len() - passed));
        if patch.iter().all(|it| matches!(it, Patch::Keep(_))) { Vec::new() } else { patch }
    }

    /// The ids of blocks that this page made, as the keeper told them.
    pub fn learn(&mut self, made: &[(u64, Vec<String>)]) {
        for held in &mut self.blocks {
            let Some((number, nth)) = held.made else { continue };
            let ids = made.iter().find(|(it, _)| *it == number).map(|(_, ids)| ids);
            if let Some(id) = ids.and_then(|ids| ids.get(nth)) {
                held.block.id = Some(id.clone());
                held.made = None;
            }
        }
    }

    /// Blocks whose edit was thrown back never get an id.
    pub fn forget_unnamed(&mut self) {
        for held in &mut self.blocks {
            held.made = None;
        }
    }

    fn fresh_key(&mut self) -> Key {
        self.next_key += 1;
        self.next_key
    }

    /// The place of the marker of a block, or of the end.
    fn place(&self, index: usize) -> usize {
        self.blocks[..index].iter().map(|held| usize::from(held.marker) + units(&held.block.text)).sum()
    }

    /// Text before the first marker gets one before it is touched.
    fn give_marker(&mut self, it: &Changed, change: &mut Change) {
        let style = it.blocks.first().map_or(Style::Paragraph, |block| block.style);
        let Some(first) = self.blocks.first_mut().filter(|first| it.from == 0 && !first.marker) else {
            return;
        };
        first.marker = true;
        first.block.style = style;
        change.born.push(first.key);
        change.steps.push(Step::Split { at: 0, style });
    }

    fn replace(
        &mut self,
        from: usize,
        count: usize,
        new: &[Block],
        caret: (usize, usize),
        change: &mut Change,
    ) {
        let base = self.place(from);
        let old: Vec<Block> = self.blocks[from..from + count].iter().map(|held| held.block.clone()).collect();
        let difference = differ::between(&old, new, base, behind(from, new, caret), self.marked);
        let last = new.len() - difference.last;
        let mut held: Vec<Option<Held>> = self.blocks.drain(from..from + count).map(Some).collect();
        let mut come = Vec::with_capacity(new.len());
        for (nth, block) in new.iter().enumerate() {
            let was = if nth < difference.first {
                held[nth].take()
            } else if nth >= last {
                held[count - (new.len() - nth)].take()
            } else {
                None
            };
            come.push(match was {
                Some(was) => Held { block: Block { id: was.block.id.clone(), ..block.clone() }, ..was },
                None => {
                    let key = self.fresh_key();
                    change.born.push(key);
                    Held { key, block: Block { id: None, ..block.clone() }, marker: true, made: None }
                }
            });
        }
        self.blocks.splice(from..from, come);
        change.steps.extend(difference.steps);
    }
}

impl Held {
    const fn of(key: Key, block: Block) -> Self {
        Self { key, marker: block.id.is_some(), block, made: None }
    }
}

/// How many places of the new blocks stand behind the caret; none where it is elsewhere.
fn behind(from: usize, new: &[Block], (block, at): (usize, usize)) -> usize {
    let Some(nth) = block.checked_sub(from).filter(|nth| *nth < new.len()) else { return 0 };
    let rest: usize = new[nth + 1..].iter().map(|it| 1 + units(&it.text)).sum();
    units(&new[nth].text).saturating_sub(at) + rest
}

fn find(block: &Block, places: &HashMap<&str, usize>, old: &[Held]) -> Option<usize> {
    match block.id.as_deref() {
        Some(id) => places.get(id).copied(),
        // Only the first block can be without a marker.
        None => (!old.first()?.marker).then_some(0),
    }
}

fn turn(old: &Block, new: &Block) -> Patch {
    let same =
        (old.style, &old.text, &old.marks, old.unknown) == (new.style, &new.text, &new.marks, new.unknown);
    if same {
        return Patch::Keep(1);
    }
    let splice = Splice::between(&old.text, &new.text, None);
    let cut = |it: Splice| Cut { at: it.at, delete: it.delete, insert: units(&it.insert) };
    Patch::Turn { block: Box::new(new.clone()), splice: splice.map(cut) }
}

/// Adds a part to a patch; parts of one kind become one.
fn push(patch: &mut Vec<Patch>, it: Patch) {
    match (patch.last_mut(), it) {
        (_, Patch::Keep(0) | Patch::Drop(0)) => {}
        (Some(Patch::Keep(held)), Patch::Keep(more)) | (Some(Patch::Drop(held)), Patch::Drop(more)) => {
            *held += more;
        }
        (Some(Patch::Put(held)), Patch::Put(mut more)) => held.append(&mut more),
        (_, it) => patch.push(it),
    }
}

#[cfg(test)]
mod tests;
