//! Two states of a text beside each other: which blocks belong together, and what changed in their words.

use std::collections::BTreeSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::documents::edit::Style;
use crate::documents::view::Block;

/// A part of a text that changed, or did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Same(String),
    Gone(String),
    Come(String),
}

/// Blocks of an old and a new state, by their places, in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    Kept { old: usize, new: usize },
    Gone { old: usize },
    Come { new: usize },
}

/// Which blocks belong together: those of one marker; else those that say the same, as after bringing one back.
pub fn align(old: &[Block], new: &[Block]) -> Vec<Pair> {
    let both: BTreeSet<&Option<String>> = {
        let (old, new): (BTreeSet<_>, BTreeSet<_>) =
            (old.iter().map(|it| &it.id).collect(), new.iter().map(|it| &it.id).collect());
        old.intersection(&new).copied().collect()
    };
    let keys = |blocks: &'_ [Block]| -> Vec<Key> { blocks.iter().map(|it| Key::of(it, &both)).collect() };
    let mut pairs = Vec::with_capacity(new.len());
    for op in capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new)) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                pairs.extend((0..len).map(|nth| Pair::Kept { old: old_index + nth, new: new_index + nth }));
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                pairs.extend(op.old_range().map(|old| Pair::Gone { old }));
                pairs.extend(op.new_range().map(|new| Pair::Come { new }));
            }
        }
    }
    pairs
}

/// What a block is known by.
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord, Clone)]
enum Key {
    Marker(Option<String>),
    Words(String, u8),
}

impl Key {
    fn of(block: &Block, both: &BTreeSet<&Option<String>>) -> Self {
        if both.contains(&block.id) {
            return Self::Marker(block.id.clone());
        }
        let kind = match block.style {
            Style::Paragraph => 0,
            Style::Heading { level } => level + 1,
            Style::Item { .. } => 10,
            Style::Quote => 11,
            Style::Divider => 12,
        };
        Self::Words(block.text.clone(), kind)
    }
}

/// What changed from one text to another, by characters. What is the same in front and behind is found first, and a
/// single character between two changes is part of them: people read words, not letters.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let mut pieces = Pieces::default();
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let lone = |at: usize| match ops[at] {
        DiffOp::Equal { len, .. } => len == 1 && at > 0 && at + 1 < ops.len(),
        DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => true,
    };
    for (at, op) in ops.iter().enumerate() {
        let (old, new) = (&old[op.old_range()], &new[op.new_range()]);
        if lone(at) {
            pieces.gone.extend(old);
            pieces.come.extend(new);
        } else {
            pieces.settle();
            pieces.found.push(Piece::Same(old.iter().collect()));
        }
    }
    pieces.settle();
    pieces.found
}

#[derive(Default)]
struct Pieces {
    found: Vec<Piece>,
    gone: String,
    come: String,
}

impl Pieces {
    fn settle(&mut self) {
        let (gone, come) = (std::mem::take(&mut self.gone), std::mem::take(&mut self.come));
        self.found.extend((!gone.is_empty()).then_some(Piece::Gone(gone)));
        self.found.extend((!come.is_empty()).then_some(Piece::Come(come)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn old_of(pieces: &[Piece]) -> String {
        let text = |it: &Piece| match it {
            Piece::Same(text) | Piece::Gone(text) => text.clone(),
            Piece::Come(_) => String::new(),
        };
        pieces.iter().map(text).collect()
    }

    /// Does to a text what the pieces say.
    fn applied(old: &str, pieces: &[Piece]) -> Option<String> {
        let (mut rest, mut new) = (old, String::new());
        for piece in pieces {
            match piece {
                Piece::Same(text) => {
                    rest = rest.strip_prefix(text.as_str())?;
                    new.push_str(text);
                }
                Piece::Gone(text) => rest = rest.strip_prefix(text.as_str())?,
                Piece::Come(text) => new.push_str(text),
            }
        }
        rest.is_empty().then_some(new)
    }

    fn block(id: &str, text: &str) -> Block {
        Block { id: Some(id.into()), text: text.into(), ..Block::default() }
    }

    #[test]
    fn words_are_told_by_character() {
        use Piece::{Come, Gone, Same};
        let s = str::to_owned;
        for (old, new, expected) in [
            ("", "", vec![]),
            ("", "甲", vec![Come(s("甲"))]),
            ("甲", "", vec![Gone(s("甲"))]),
            ("一个学院先试", "两个学院先试", vec![Gone(s("一")), Come(s("两")), Same(s("个学院先试"))]),
            ("每周一次", "每两周一次", vec![Same(s("每")), Come(s("两")), Same(s("周一次"))]),
        ] {
            assert_eq!(pieces(old, new), expected, "{old} → {new}");
        }
    }

    #[test]
    fn blocks_belong_together_by_marker_then_by_words() {
        use Pair::{Come, Gone, Kept};
        let old = [block("a", "甲"), block("b", "乙"), block("c", "丙")];
        let new = [block("a", "甲甲"), block("d", "丁"), block("e", "丙")];
        let found = align(&old, &new);
        let expected = [Kept { old: 0, new: 0 }, Gone { old: 1 }, Come { new: 1 }, Kept { old: 2, new: 2 }];
        assert_eq!(found, expected);
    }

    proptest! {
        // planted: a piece left out
        #[test]
        fn what_the_pieces_say_done_to_the_old_text_gives_the_new_one(
            old in "[一二三四，。ab𠮷]{0,24}", new in "[一二三四，。ab𠮷]{0,24}",
        ) {
            let pieces = pieces(&old, &new);
            prop_assert_eq!(old_of(&pieces), old.clone());
            prop_assert_eq!(applied(&old, &pieces), Some(new));
        }

        #[test]
        fn every_block_stands_in_the_pairs_once_and_in_its_order(
            old in prop::collection::vec((0..6_u8, "[甲乙]{0,2}"), 0..8),
            new in prop::collection::vec((0..6_u8, "[甲乙]{0,2}"), 0..8),
        ) {
            let blocks = |all: &[(u8, String)]| -> Vec<Block> {
                all.iter().map(|(id, text)| block(&id.to_string(), text)).collect()
            };
            let pairs = align(&blocks(&old), &blocks(&new));
            let (mut olds, mut news) = (vec![], vec![]);
            for pair in pairs {
                match pair {
                    Pair::Kept { old, new } => { olds.push(old); news.push(new); }
                    Pair::Gone { old } => olds.push(old),
                    Pair::Come { new } => news.push(new),
                }
            }
            prop_assert_eq!(olds, (0..old.len()).collect::<Vec<_>>());
            prop_assert_eq!(news, (0..new.len()).collect::<Vec<_>>());
        }
    }
}
