//! Sentences that the person should look at, found again in the text that the view shows. Pure.

use gongjian_shared::documents::view::Block;
use gongjian_shared::history::apart::{Clash, Place};
use serde::Serialize;

use crate::splice::units;

/// A part of a block. Unit: UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Spot {
    pub block: usize,
    pub from: usize,
    pub to: usize,
}

/// Where the sentences stand; one that says something else by now is left out, and so is the title.
pub fn places<'b>(blocks: impl Iterator<Item = &'b Block>, clashes: &[Clash]) -> Vec<Spot> {
    let find = |(at, block): (usize, &Block)| -> Vec<Spot> {
        let here = clashes
            .iter()
            .filter(|it| matches!(&it.place, Place::Block(id) if Some(id) == block.id.as_ref()));
        let said = here.filter_map(|it| it.now.as_deref().filter(|now| !now.is_empty()));
        said.filter_map(|words| {
            let from = units(&block.text[..block.text.find(words)?]);
            Some(Spot { block: at, from, to: from + units(words) })
        })
        .collect()
    };
    blocks.enumerate().flat_map(find).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // X-02 3/3
    #[test]
    fn a_sentence_is_found_by_its_block_and_its_words() {
        let block =
            |id: &str, text: &str| Block { id: Some(id.into()), text: text.into(), ..Block::default() };
        let clash = |place: Place, now: &str| Clash {
            place,
            was: String::new(),
            left: None,
            right: None,
            now: Some(now.into()),
        };
        let blocks = [block("a", "甲改。"), block("b", "𠮷一。甲改。")];
        let at = |id: &str| Place::Block(id.into());
        let spot = |from, to| vec![Spot { block: 1, from, to }];
        for (place, now, expected) in [
            (at("b"), "甲改。", spot(4, 7)),
            (at("b"), "乙。", vec![]),
            (at("b"), "", vec![]),
            (at("c"), "甲改。", vec![]),
            (Place::Title, "甲改。", vec![]),
        ] {
            assert_eq!(places(blocks.iter(), &[clash(place, now)]), expected, "{now}");
        }
    }
}
