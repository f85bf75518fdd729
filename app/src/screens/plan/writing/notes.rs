//! Parts of the text that people speak about, and carets of others, as places of the view. Pure.

use std::collections::BTreeMap;
use std::ops::Range;

use gongjian_shared::documents::view::Block;
use gongjian_shared::ids::CommentId;
use serde::Serialize;

use crate::keeper::talk::Present;
use crate::splice::units;

/// A part of a block. Unit: UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    pub block: usize,
    pub from: usize,
    pub to: usize,
    pub thread: CommentId,
    /// It is the one that is being looked at.
    pub on: bool,
}

/// Where the text of a block begins, counting characters and markers; the block has a marker or not.
fn begins<'b>(blocks: impl Iterator<Item = (&'b Block, bool)>) -> impl Iterator<Item = (&'b Block, usize)> {
    blocks.scan(0, |next, (block, marker)| {
        let begin = *next + usize::from(marker);
        *next = begin + units(&block.text);
        Some((block, begin))
    })
}

/// The parts block by block.
pub fn notes<'b>(
    blocks: impl Iterator<Item = (&'b Block, bool)>,
    parts: &BTreeMap<CommentId, Range<usize>>,
    on: Option<CommentId>,
) -> Vec<Note> {
    let one = |(nth, (block, begin)): (usize, (&Block, usize))| -> Vec<Note> {
        let end = begin + units(&block.text);
        let inside = parts.iter().filter(|(_, part)| part.start < end && begin < part.end);
        let note = |(thread, part): (&CommentId, &Range<usize>)| {
            let (from, to) = (part.start.max(begin) - begin, part.end.min(end) - begin);
            Note { block: nth, from, to, thread: *thread, on: on == Some(*thread) }
        };
        inside.map(note).collect()
    };
    begins(blocks).enumerate().flat_map(one).collect()
}

/// The place that counts characters and markers, of a place in a block.
pub fn place<'b>(
    blocks: impl Iterator<Item = (&'b Block, bool)>,
    (block, at): (usize, usize),
) -> Option<usize> {
    begins(blocks).nth(block).map(|(_, begin)| begin + at)
}

/// Block and place in it of a place that counts characters and markers.
pub fn spot<'b>(blocks: impl Iterator<Item = (&'b Block, bool)>, place: usize) -> Option<(usize, usize)> {
    let (nth, (_, begin)) =
        begins(blocks).enumerate().take_while(|(_, (_, begin))| *begin <= place).last()?;
    Some((nth, place - begin))
}

/// What changes about the carets of others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Carets {
    pub put: Vec<Caret>,
    pub drop: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Caret {
    /// Person and tab.
    pub who: String,
    pub name: String,
    pub tint: usize,
    pub block: usize,
    pub at: usize,
}

/// What was shown last of each: only who moved is put anew, the view carries the others along.
pub type Shown = BTreeMap<String, (String, u32)>;

/// What to show of `people`. Who is in a block that is not here yet is not shown.
pub fn carets(blocks: &[&Block], people: &[Present], shown: &mut Shown) -> Carets {
    let mut told = Carets::default();
    let mut now = Shown::new();
    for it in people {
        let Some(place) = &it.place else { continue };
        let Some(block) = blocks.iter().position(|block| block.id.as_ref() == Some(&place.block)) else {
            continue;
        };
        let who = format!("{}/{}", it.user, it.seat);
        let at = (place.block.clone(), place.at);
        if shown.get(&who) != Some(&at) {
            let tint = it.name.bytes().fold(0_usize, |sum, byte| sum + usize::from(byte)) % 4;
            let at = usize::try_from(place.at).unwrap_or(usize::MAX);
            told.put.push(Caret { who: who.clone(), name: it.name.clone(), tint, block, at });
        }
        now.insert(who, at);
    }
    told.drop = shown.keys().filter(|who| !now.contains_key(*who)).cloned().collect();
    *shown = now;
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keeper::talk::Place;
    use gongjian_shared::ids::UserId;

    fn block(id: &str, text: &str) -> Block {
        Block { id: Some(id.into()), text: text.into(), ..Block::default() }
    }

    #[test]
    fn a_part_is_shown_block_by_block_and_places_go_both_ways() {
        let blocks = [block("a", "甲乙"), block("b", "𠮷"), block("c", "丙丁")];
        let all = || blocks.iter().map(|it| (it, true));
        let thread = CommentId::from_bytes([1; 16]);
        // Markers at 0, 3 and 6.
        let shown = notes(all(), &BTreeMap::from([(thread, 2..8)]), Some(thread));
        let parts: Vec<_> = shown.iter().map(|it| (it.block, it.from, it.to)).collect();
        assert_eq!(parts, [(0, 1, 2), (1, 0, 2), (2, 0, 1)]);
        assert!(shown.iter().all(|it| it.on));
        for (spot_at, at) in [((0, 0), 1), ((0, 2), 3), ((1, 0), 4), ((2, 2), 9)] {
            assert_eq!(place(all(), spot_at), Some(at), "{spot_at:?}");
            if at != 3 {
                assert_eq!(spot(all(), at), Some(spot_at), "{at}");
            }
        }
        assert_eq!(place(all(), (3, 0)), None);
        let bare = Block { id: None, ..block("", "甲") };
        assert_eq!(place(std::iter::once((&bare, false)), (0, 1)), Some(1), "text before the first marker");
    }

    #[test]
    fn only_who_moved_is_put_anew_and_who_left_is_dropped() {
        let blocks = [block("a", "甲乙")];
        let person = |seat, block: &str, at| Present {
            user: UserId::from_bytes([2; 16]),
            seat,
            name: "赵刚".into(),
            place: Some(Place { block: block.into(), at }),
        };
        let mut shown = Shown::new();
        let mut told = |people: &[Present]| {
            let told = carets(&[&blocks[0]], people, &mut shown);
            (told.put.len(), told.drop.len())
        };
        assert_eq!(
            told(&[person(1, "a", 1), person(2, "z", 1)]),
            (1, 0),
            "one is in a block that is not here"
        );
        assert_eq!(told(&[person(1, "a", 1), person(2, "a", 0)]), (1, 0));
        assert_eq!(told(&[person(1, "a", 2)]), (1, 1));
        assert_eq!(told(&[Present { place: None, ..person(1, "a", 2) }]), (0, 1), "here without a caret");
    }
}
