//! The page's own copy of a plan: takes edits at once, says them as steps, adopts views. Pure.
//!
//! Positions are absolute in the body (every marker takes one place) and count UTF-16 units. They hold in the
//! state of this model, which is the last adopted view plus the edits sent since; the keeper knows both.

use std::collections::HashMap;

use gongjian_shared::documents::edit::{Step, Style};
use gongjian_shared::documents::view::TextView;

use crate::splice::{Splice, cut, units};

/// Names a block for this page, from before it has an id until it is gone.
pub type Key = u64;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub key: Key,
    /// Known once the keeper has answered.
    id: Option<String>,
    /// Text before the first marker has none; it takes no place and no style.
    marker: bool,
    pub style: Style,
    pub text: String,
    /// Made by a newer version: shown, never changed.
    pub unknown: bool,
    /// Which edit of this page made it, and by which of its splits.
    made: Option<(u64, usize)>,
}

/// What an edit of the body does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    pub steps: Vec<Step>,
    /// The blocks that the splits among the steps make, in their order.
    born: Vec<Key>,
    /// Where the caret belongs afterwards; `None`: where it is.
    pub focus: Option<(Key, usize)>,
    /// Blocks came or went or changed what they are: more than the text of one block.
    pub structure: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub title: String,
    pub blocks: Vec<Block>,
    /// The view that was adopted last.
    pub view: u64,
    next_key: Key,
}

/// Which texts differ after a view was adopted, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adopted {
    pub title: Option<Splice>,
    pub texts: Vec<(Key, Splice)>,
}

impl Model {
    pub fn block(&self, key: Key) -> Option<&Block> {
        self.blocks.iter().find(|block| block.key == key)
    }

    /// The whole text, for copying it elsewhere.
    pub fn plain_text(&self, numbers: &[Option<String>]) -> String {
        let lines = self.blocks.iter().zip(numbers).map(|(block, number)| {
            let number = number.as_deref().unwrap_or_default();
            format!("{number}{}", block.text)
        });
        std::iter::once(self.title.clone()).chain(lines).collect::<Vec<_>>().join("\n")
    }

    /// The title as it stands in its text area; line breaks become blanks.
    pub fn retitle(&mut self, typed: &str, caret: usize) -> Option<Splice> {
        let new = typed.replace('\n', " ");
        let splice = Splice::between(&self.title, &new, Some(caret))?;
        self.title = new;
        Some(splice)
    }

    /// The text of a block as it stands in its text area. Every line break in what came begins a block.
    pub fn retype(&mut self, key: Key, typed: &str, caret: usize) -> Option<Change> {
        let index = self.index(key)?;
        let block = &self.blocks[index];
        if block.unknown {
            return None;
        }
        let splice = Splice::between(&block.text, typed, Some(caret))?;
        if block.text.is_empty() && splice.insert == "\n" && block.style != Style::Paragraph {
            return self.restyle(key, Style::Paragraph);
        }
        let mut change = Change::default();
        self.give_marker(index, &mut change);
        if splice.insert.contains('\n') {
            self.split_lines(index, &splice, &mut change);
        } else {
            let at = self.start_of(index) + splice.at;
            change.steps.push(Step::Splice { at, delete: splice.delete, insert: splice.insert });
            self.blocks[index].text = typed.to_owned();
        }
        Some(change)
    }

    /// Backspace at the start of a block: it joins the one before. An empty one before simply goes.
    pub fn join_back(&mut self, key: Key) -> Option<Change> {
        let index = self.index(key)?;
        let block = &self.blocks[index];
        let Some(before) = index.checked_sub(1).map(|before| &self.blocks[before]) else {
            return (block.style != Style::Paragraph).then(|| self.restyle(key, Style::Paragraph)).flatten();
        };
        if block.unknown || before.unknown {
            return None;
        }
        let (gone, focus) = if before.text.is_empty() && before.marker {
            (index - 1, (key, 0))
        } else {
            (index, (before.key, units(&before.text)))
        };
        let at = self.start_of(gone) - 1;
        let removed = self.blocks.remove(gone);
        if gone == index {
            self.blocks[index - 1].text.push_str(&removed.text);
        }
        Some(Change {
            steps: vec![Step::Join { at }],
            focus: Some(focus),
            structure: true,
            ..Change::default()
        })
    }

    /// Delete at the end of a block: the next one joins it.
    pub fn join_next(&mut self, key: Key) -> Option<Change> {
        let next = self.blocks.get(self.index(key)? + 1)?.key;
        self.join_back(next)
    }

    /// Makes a block a paragraph or a heading.
    pub fn restyle(&mut self, key: Key, style: Style) -> Option<Change> {
        let index = self.index(key)?;
        let block = &self.blocks[index];
        if block.unknown || (block.style == style && block.marker) {
            return None;
        }
        let mut change = Change { structure: true, ..Change::default() };
        if block.marker {
            change.steps.push(Step::Restyle { at: self.start_of(index) - 1, style });
        } else {
            change.steps.push(Step::Split { at: self.start_of(index), style });
            change.born.push(key);
            self.blocks[index].marker = true;
        }
        self.blocks[index].style = style;
        Some(change)
    }

    /// The change went out as edit `number`: its new blocks are known by it until they have ids.
    pub fn sent(&mut self, change: &Change, number: u64) {
        for (nth, key) in change.born.iter().enumerate() {
            if let Some(index) = self.index(*key) {
                self.blocks[index].made = Some((number, nth));
            }
        }
    }

    /// Takes over a view that holds every edit of this page. Blocks keep their keys.
    pub fn adopt(&mut self, view: u64, text: &TextView, made: &[(u64, Vec<String>)]) -> Adopted {
        self.view = view;
        self.learn_ids(made);
        let mut adopted = Adopted { title: Splice::between(&self.title, &text.title, None), texts: vec![] };
        self.title.clone_from(&text.title);
        let mut old = Matches::new(std::mem::take(&mut self.blocks));
        for block in &text.blocks {
            let before = old.take(block.id.as_deref(), self.blocks.last().map(|last| last.key));
            if let Some(before) = &before {
                let splice = Splice::between(&before.text, &block.text, None);
                adopted.texts.extend(splice.map(|splice| (before.key, splice)));
            }
            let key = before.map_or_else(|| self.fresh_key(), |before| before.key);
            let (id, style, text, unknown) =
                (block.id.clone(), block.style, block.text.clone(), block.unknown);
            self.blocks.push(Block { key, marker: id.is_some(), id, style, text, unknown, made: None });
        }
        if self.blocks.is_empty() {
            let key = old.take(None, None).map_or_else(|| self.fresh_key(), |before| before.key);
            self.blocks.push(Block::empty(key, Style::Paragraph));
        }
        adopted
    }

    fn index(&self, key: Key) -> Option<usize> {
        self.blocks.iter().position(|block| block.key == key)
    }

    /// Where the text of a block begins.
    fn start_of(&self, index: usize) -> usize {
        self.blocks[..index].iter().map(Block::places).sum::<usize>() + usize::from(self.blocks[index].marker)
    }

    fn fresh_key(&mut self) -> Key {
        self.next_key += 1;
        self.next_key
    }

    /// An empty body shows a block that is not in the document yet; the first letter puts it there.
    fn give_marker(&mut self, index: usize, change: &mut Change) {
        let block = &mut self.blocks[index];
        if !block.marker && block.text.is_empty() {
            block.marker = true;
            change.born.push(block.key);
            let style = block.style;
            change.steps.push(Step::Split { at: self.start_of(index) - 1, style });
        }
    }

    fn split_lines(&mut self, index: usize, splice: &Splice, change: &mut Change) {
        let block = &self.blocks[index];
        let (head, rest) = cut(&block.text, splice.at);
        let tail = cut(rest, splice.delete).1.to_owned();
        let (head, style) = (head.to_owned(), block.style);
        let mut lines = splice.insert.split('\n');
        let first = lines.next().unwrap_or_default();
        let lines: Vec<&str> = lines.collect();
        let mut at = self.start_of(index) + splice.at;
        if splice.delete > 0 || !first.is_empty() {
            change.steps.push(Step::Splice { at, delete: splice.delete, insert: first.to_owned() });
            at += units(first);
        }
        let stays_heading = style != Style::Paragraph && !tail.is_empty() && lines.len() == 1;
        let new_style = if stays_heading { style } else { Style::Paragraph };
        let mut caret = None;
        for (nth, line) in lines.iter().enumerate() {
            change.steps.push(Step::Split { at, style: new_style });
            at += 1;
            if !line.is_empty() {
                change.steps.push(Step::Splice { at, delete: 0, insert: (*line).to_owned() });
                at += units(line);
            }
            let mut block = Block::empty(self.fresh_key(), new_style);
            block.marker = true;
            (*line).clone_into(&mut block.text);
            change.born.push(block.key);
            caret = Some((block.key, units(line)));
            self.blocks.insert(index + 1 + nth, block);
        }
        self.blocks[index + lines.len()].text.push_str(&tail);
        self.blocks[index].text = head + first;
        if stays_heading && self.blocks[index].text.is_empty() {
            // Enter before a heading makes room above it: what stays behind is no heading.
            self.blocks[index].style = Style::Paragraph;
            change.steps.push(Step::Restyle { at: self.start_of(index) - 1, style: Style::Paragraph });
        }
        change.focus = caret;
        change.structure = true;
    }

    fn learn_ids(&mut self, made: &[(u64, Vec<String>)]) {
        for block in &mut self.blocks {
            let Some((number, nth)) = block.made else { continue };
            let answer = made.iter().find(|(it, _)| *it == number);
            block.id = answer.and_then(|(_, ids)| ids.get(nth)).cloned().or(block.id.take());
        }
    }
}

impl Block {
    const fn empty(key: Key, style: Style) -> Self {
        Self { key, id: None, marker: false, style, text: String::new(), unknown: false, made: None }
    }

    /// A name that outlives the page, where there is one.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    fn places(&self) -> usize {
        usize::from(self.marker) + units(&self.text)
    }
}

/// The blocks of before, handed out as they are found again.
struct Matches {
    blocks: Vec<Option<Block>>,
    by_id: HashMap<String, usize>,
}

impl Matches {
    fn new(blocks: Vec<Block>) -> Self {
        let by_id =
            blocks.iter().enumerate().filter_map(|(at, block)| Some((block.id.clone()?, at))).collect();
        Self { blocks: blocks.into_iter().map(Some).collect(), by_id }
    }

    /// By id; else a block that had no id yet and stood behind the same neighbour.
    fn take(&mut self, id: Option<&str>, behind: Option<Key>) -> Option<Block> {
        if let Some(at) = id.and_then(|id| self.by_id.get(id)) {
            return self.blocks[*at].take();
        }
        let free = |block: &Option<Block>| block.as_ref().is_some_and(|block| block.id.is_none());
        let at = match behind {
            None => self.blocks.iter().position(free).filter(|at| *at == 0)?,
            // Blocks are taken in order, so the neighbour is the last one taken: the next free one follows it.
            Some(_) => {
                let last = self.blocks.iter().rposition(Option::is_none)?;
                self.blocks.get(last + 1).is_some_and(free).then_some(last + 1)?
            }
        };
        self.blocks[at].take()
    }
}

#[cfg(test)]
mod tests;
