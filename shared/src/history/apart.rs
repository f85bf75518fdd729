//! Where people wrote apart from each other, and the sentences that more than one of them touched. Both texts are in the
//! merged document; a person should look whether together they still say what was meant.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::compare::{Piece, pieces};
use super::graph::Graph;
use super::sentences::{self, ends};
use super::{Heads, Written};
use crate::documents::view::{Block, TextView};
use crate::ids::UserId;

/// Two branches that were written without knowing of each other, and are in the document both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    /// What both stood on; empty: the first change.
    pub base: Heads,
    pub left: Heads,
    pub right: Heads,
    pub left_by: BTreeSet<UserId>,
    pub right_by: BTreeSet<UserId>,
    /// How many changes the shorter branch has.
    pub size: usize,
}

/// Most merges that are looked at: people who write at one time make one with every few letters.
const MERGES_MAX: usize = 256;

/// The forks of different people of which something is not in `seen`, the longest first. `now`: the heads of the document.
pub fn forks(seen: &Heads, now: &Heads, written: &[Written]) -> Vec<Fork> {
    let graph = Graph::new(written);
    let (seen, here) = (graph.below(seen), graph.below(now));
    let tips = std::iter::once(now.iter().filter_map(|it| graph.place(*it)).collect());
    // What a merge that was seen brought together was seen.
    let fresh = (0..written.len()).rev().filter(|at| here[*at] && !seen[*at] && graph.parents[*at].len() > 1);
    let merges = fresh.take(MERGES_MAX).map(|at| graph.parents[at].clone());
    let mut found: Vec<Fork> = Vec::new();
    for parents in tips.chain(merges).filter(|it: &Vec<usize>| it.len() > 1) {
        for (nth, left) in parents.iter().enumerate() {
            for right in &parents[nth + 1..] {
                found.extend(fork(&graph, written, &seen, *left, *right));
            }
        }
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.size));
    found.dedup();
    found
}

const LEFT: u8 = 1;
const RIGHT: u8 = 2;

fn fork(graph: &Graph, written: &[Written], seen: &[bool], left: usize, right: usize) -> Option<Fork> {
    let sides = sides(graph, left, right);
    let of = |side: u8| -> Vec<usize> { (0..written.len()).filter(|at| sides.of[*at] == side).collect() };
    let (on_left, on_right) = (of(LEFT), of(RIGHT));
    let authors = |side: &[usize]| side.iter().map(|at| written[*at].author).collect::<BTreeSet<UserId>>();
    let (left_by, right_by) = (authors(&on_left), authors(&on_right));
    let several = left_by.union(&right_by).count() > 1;
    let fresh = on_left.iter().chain(&on_right).any(|at| !seen[*at]);
    let size = on_left.len().min(on_right.len());
    (several && fresh && size > 0).then(|| Fork {
        base: sides.base.iter().map(|at| written[*at].hash).collect(),
        left: Heads::from([written[left].hash]),
        right: Heads::from([written[right].hash]),
        left_by,
        right_by,
        size,
    })
}

struct Sides {
    /// Which branch a change is in alone.
    of: Vec<u8>,
    /// What both branches have, where they leave it.
    base: BTreeSet<usize>,
}

fn sides(graph: &Graph, left: usize, right: usize) -> Sides {
    let (in_left, in_right) = (graph.below_places([left]), graph.below_places([right]));
    let side = |at: usize| match (in_left[at], in_right[at]) {
        (true, false) => LEFT,
        (false, true) => RIGHT,
        (true, true) | (false, false) => 0,
    };
    let of: Vec<u8> = (0..in_left.len()).map(side).collect();
    let mut base = BTreeSet::new();
    for at in (0..of.len()).filter(|at| of[*at] != 0) {
        base.extend(graph.parents[at].iter().filter(|parent| in_left[**parent] && in_right[**parent]));
    }
    Sides { of, base }
}

/// Where in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Place {
    Title,
    /// The id of the block's marker.
    Block(String),
}

/// A sentence that both branches touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub place: Place,
    /// What it said before, in each branch, and what it says now; `None`: the block is gone there.
    pub was: String,
    pub left: Option<String>,
    pub right: Option<String>,
    pub now: Option<String>,
}

/// The sentences of `base` that both branches touched, in the order of reading.
pub fn clashes(base: &TextView, left: &TextView, right: &TextView, now: &TextView) -> Vec<Clash> {
    let title = [Some(base), Some(left), Some(right), Some(now)].map(|it| it.map(|it| it.title.as_str()));
    let mut found = clashes_in(&Place::Title, title);
    for block in &base.blocks {
        let Some(id) = &block.id else { continue };
        let texts = [left, right, now].map(|it| text_of(it, id));
        let all = [Some(block.text.as_str()), texts[0], texts[1], texts[2]];
        found.extend(clashes_in(&Place::Block(id.clone()), all));
    }
    found
}

fn text_of<'t>(view: &'t TextView, id: &str) -> Option<&'t str> {
    let of = |it: &&Block| it.id.as_deref() == Some(id);
    view.blocks.iter().find(of).map(|it| it.text.as_str())
}

fn clashes_in(place: &Place, [base, left, right, now]: [Option<&str>; 4]) -> Vec<Clash> {
    let Some(was) = base else { return Vec::new() };
    if left == base || right == base || (left.is_none() && right.is_none()) {
        return Vec::new();
    }
    let chars: Vec<char> = was.chars().collect();
    let (to_left, to_right, to_now) =
        (left.map(|it| pieces(was, it)), right.map(|it| pieces(was, it)), now.map(|it| pieces(was, it)));
    let touched = |way: &Option<Vec<Piece>>, sentence: &Range<usize>| match way {
        Some(way) => touches(&chars, way, sentence),
        None => true,
    };
    let in_both = |it: &Range<usize>| touched(&to_left, it) && touched(&to_right, it);
    let clash = |it: Range<usize>| Clash {
        place: place.clone(),
        was: chars[it.clone()].iter().collect(),
        left: to_left.as_ref().map(|way| carried(way, &it)),
        right: to_right.as_ref().map(|way| carried(way, &it)),
        now: to_now.as_ref().map(|way| carried(way, &it)),
    };
    sentences::of(&chars).into_iter().filter(in_both).map(clash).collect()
}

/// Whether something in the sentence goes, or comes into it. A whole sentence that comes beside it does not.
fn touches(text: &[char], way: &[Piece], sentence: &Range<usize>) -> bool {
    let mut at = 0;
    let closed = sentence.end > sentence.start && ends(text[sentence.end - 1]);
    way.iter().any(|piece| match piece {
        Piece::Same(it) => {
            at += it.chars().count();
            false
        }
        Piece::Gone(it) => {
            let from = at;
            at += it.chars().count();
            from < sentence.end && at > sentence.start
        }
        Piece::Come(it) => {
            let whole = it.chars().next_back().is_some_and(ends);
            let inside = sentence.start < at && at < sentence.end;
            inside || (at == sentence.start && !whole) || (at == sentence.end && !closed)
        }
    })
}

/// What became of a range of the old text, with what came at its edges.
fn carried(way: &[Piece], sentence: &Range<usize>) -> String {
    let (mut at, mut now) = (0, String::new());
    for piece in way {
        match piece {
            Piece::Same(it) => {
                for c in it.chars() {
                    if sentence.contains(&at) {
                        now.push(c);
                    }
                    at += 1;
                }
            }
            Piece::Gone(it) => at += it.chars().count(),
            Piece::Come(it) if sentence.start <= at && at <= sentence.end => now.push_str(it),
            Piece::Come(_) => {}
        }
    }
    now
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::hash::Hash;
    use crate::time::Timestamp;

    const ME: UserId = UserId::from_bytes([1; 16]);
    const ZHAO: UserId = UserId::from_bytes([2; 16]);

    fn heads(all: &[u8]) -> Heads {
        all.iter().map(|nth| Hash::from_bytes([*nth; 32])).collect()
    }

    fn change(nth: u8, on: &[u8], author: UserId) -> Written {
        let stands_on = heads(on).into_iter().collect();
        let hash = Hash::from_bytes([nth; 32]);
        Written { hash, stands_on, author, at: Timestamp::default(), unsent: false }
    }

    fn told(seen: &[u8], now: &[u8], written: &[Written]) -> Vec<(Heads, Heads, Heads, usize)> {
        let all = forks(&heads(seen), &heads(now), written);
        all.into_iter().map(|it| (it.base, it.left, it.right, it.size)).collect()
    }

    // X-02 3/3
    #[test]
    fn branches_of_different_people_are_found_while_one_of_them_is_new() {
        let fork = [change(1, &[0], ME), change(2, &[1], ME), change(3, &[1], ZHAO), change(4, &[3], ZHAO)];
        let open = [heads(&[1]), heads(&[2]), heads(&[4])];
        let [base, left, right] = open.clone();
        let found = vec![(base, left, right, 1)];
        assert_eq!(told(&[2], &[2, 4], &fork), found, "two heads");
        assert_eq!(told(&[2, 4], &[2, 4], &fork), [], "seen");
        let merged: Vec<Written> = fork.iter().cloned().chain([change(5, &[2, 4], ZHAO)]).collect();
        assert_eq!(told(&[2], &[5], &merged), found, "merged by somebody's next change");
        let mine: Vec<Written> = fork.iter().map(|it| Written { author: ME, ..it.clone() }).collect();
        assert_eq!(told(&[2], &[2, 4], &mine), [], "one person at two machines");
        let line = [change(1, &[0], ME), change(2, &[1], ZHAO), change(3, &[2], ME)];
        assert_eq!(told(&[1], &[3], &line), [], "one after the other");
    }

    fn text(title: &str, blocks: &[(&str, &str)]) -> TextView {
        let block = |(id, text): &(&str, &str)| Block {
            id: Some((*id).into()),
            text: (*text).into(),
            ..Block::default()
        };
        TextView { title: title.into(), blocks: blocks.iter().map(block).collect(), ..TextView::default() }
    }

    // X-02 3/3
    // planted: a sentence that came beside counted as a touch
    #[test]
    fn only_a_sentence_that_both_touched_is_shown() {
        for (base, left, right, now, expected) in [
            ("甲一。乙二。", "甲一改。乙二。", "甲一。乙二改。", "甲一改。乙二改。", None),
            ("甲一。乙二。", "甲一改。乙二。", "甲变。乙二。", "甲变改。乙二。", Some("甲变改。")),
            ("甲一。乙二。", "甲一。丙。乙二。", "甲一。丁。乙二。", "甲一。丙。丁。乙二。", None),
            ("甲一", "甲一，先试", "甲一，后推", "甲一，先试，后推", Some("甲一，先试，后推")),
            ("", "甲", "乙", "甲乙", Some("甲乙")),
            ("甲一。", "材料：甲一。", "学院：甲一。", "材料：学院：甲一。", Some("材料：学院：甲一。")),
            ("甲一。乙二。", "乙二。", "甲一改。乙二。", "改。乙二。", Some("改。")),
            ("甲一。", "甲一。", "甲改。", "甲改。", None),
        ] {
            let text = |it: &str| text("", &[("a", it)]);
            let found = clashes(&text(base), &text(left), &text(right), &text(now));
            let found = found.first().map(|it| it.now.clone().expect("the block stands"));
            assert_eq!(found.as_deref(), expected, "{base}: {left} | {right}");
        }
    }

    #[test]
    fn the_title_and_a_block_that_one_of_them_took_away_count_too() {
        let base = text("方案", &[("a", "甲。"), ("b", "乙。")]);
        let left = text("建设方案", &[("b", "乙。")]);
        let right = text("工作方案", &[("a", "甲改。"), ("b", "乙。")]);
        let now = text("建设工作方案", &[("b", "乙。")]);
        let found = clashes(&base, &left, &right, &now);
        let places: Vec<&Place> = found.iter().map(|it| &it.place).collect();
        assert_eq!(places, [&Place::Title, &Place::Block("a".into())]);
        assert_eq!((&found[1].left, &found[1].now), (&None, &None));
        assert_eq!(found[1].right.as_deref(), Some("甲改。"));
    }
}
