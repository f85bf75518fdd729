use std::ops::Range;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Longest quote. Unit: UTF-16 units.
pub const QUOTE_MAX: usize = 300;
/// How much of the text before and after goes with it. Unit: UTF-16 units.
pub const CONTEXT: usize = 20;
/// Words that were moved are known again by so much around them, or by being so many. Unit: UTF-16 units.
const CONTEXT_MIN: usize = 4;
const QUOTE_MIN: usize = 6;
/// Most places that are compared.
const PLACES_MAX: usize = 1_000;

/// Most runs of characters; of a longer part the ends are held. Unit: runs.
pub const RUNS_MAX: usize = 64;

/// The part of a text that a thread is about. It holds on to each of its characters, whatever is written around and between
/// them; the quote finds it again when they are gone: after cut and paste, or when a deletion was undone.
/// Source: coedit.md §5.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Anchor {
    #[n(0)]
    pub runs: Vec<Run>,
    /// The words, cut at [`QUOTE_MAX`]; a new block is a line break.
    #[n(1)]
    pub quote: String,
    /// [`CONTEXT`] of what stood before, and after.
    #[n(2)]
    pub before: String,
    #[n(3)]
    pub after: String,
}

/// Characters that were written one after the other, by the operations that made them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Run {
    #[n(0)]
    #[cbor(with = "minicbor::bytes")]
    pub actor: Vec<u8>,
    #[n(1)]
    pub from: u64,
    #[n(2)]
    pub count: u32,
}

/// Where the words are now; `None`: gone, or nobody can say which of several places it is. `held`: from the first to the
/// last of its characters that still stand. In a text where each marker of a block is a line break.
pub fn settle(text: &[u16], held: Option<Range<usize>>, anchor: &Anchor) -> Option<Range<usize>> {
    let quote: Vec<u16> = anchor.quote.encode_utf16().collect();
    let held = held.and_then(|it| trim(text, it));
    let says = |it: &Range<usize>| {
        text[it.clone()].starts_with(&quote) && (it.len() == quote.len() || quote.len() >= QUOTE_MAX)
    };
    if held.as_ref().is_some_and(says) {
        return held;
    }
    let places = places(text, &quote);
    let Some(held) = held else { return best(text, &places, anchor, quote.len()) };
    // Part of it is gone and came back, or it was split: the whole words where they overlap what is left.
    let whole = places.into_iter().map(|at| at..at + quote.len());
    let near = |it: &Range<usize>| it.start < held.end && held.start < it.end;
    Some(whole.into_iter().find(near).unwrap_or(held))
}

/// Leaves blanks and markers at both ends out; `None` when nothing else is there.
pub fn trim(text: &[u16], range: Range<usize>) -> Option<Range<usize>> {
    let blank = |unit: &u16| char::from_u32(u32::from(*unit)).is_some_and(char::is_whitespace);
    let part = text.get(range.clone())?;
    let first = part.iter().position(|unit| !blank(unit))?;
    let last = part.iter().rposition(|unit| !blank(unit))?;
    Some(range.start + first..range.start + last + 1)
}

fn places(text: &[u16], quote: &[u16]) -> Vec<usize> {
    let Some(first) = quote.first() else { return Vec::new() };
    let starts =
        text.iter().enumerate().filter(|(at, unit)| *unit == first && text[*at..].starts_with(quote));
    starts.map(|(at, _)| at).take(PLACES_MAX).collect()
}

/// The place whose surroundings fit best, if they fit one place better than all others.
fn best(text: &[u16], places: &[usize], anchor: &Anchor, len: usize) -> Option<Range<usize>> {
    let (before, after): (Vec<u16>, Vec<u16>) =
        (anchor.before.encode_utf16().collect(), anchor.after.encode_utf16().collect());
    let fits = |at: usize| {
        let left = text[..at].iter().rev().zip(before.iter().rev()).take_while(|(a, b)| a == b).count();
        let right = text[at + len..].iter().zip(&after).take_while(|(a, b)| a == b).count();
        left + right
    };
    let mut scored: Vec<(usize, usize)> = places.iter().map(|at| (fits(*at), *at)).collect();
    scored.sort_by(|a, b| b.cmp(a));
    let (score, at) = *scored.first()?;
    let alone = scored.get(1).is_none_or(|(second, _)| *second < score);
    let known = score >= CONTEXT_MIN.min(before.len() + after.len()) && score > 0;
    (alone && (known || (len >= QUOTE_MIN && scored.len() == 1))).then(|| at..at + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor(before: &str, quote: &str, after: &str) -> Anchor {
        let text = |it: &str| it.to_owned();
        Anchor { runs: vec![], quote: text(quote), before: text(before), after: text(after) }
    }

    #[test]
    fn words_are_found_where_they_are_and_nowhere_else() {
        let about = anchor("一、总体要求", "材料学院", "先行试点");
        for (name, text, held, expected) in [
            ("where they were", "\n材料学院先行", Some(1..5), Some("材料学院")),
            ("changed inside", "\n材料与学院", Some(1..6), Some("材料与学院")),
            ("a half is gone", "\n材料先行", Some(1..3), Some("材料")),
            ("the half came back", "\n材料学院先行", Some(1..3), Some("材料学院")),
            ("moved, with what stood behind", "\n甲\n材料学院先行试点", None, Some("材料学院")),
            ("in two places, one of them known", "\n材料学院\n要求材料学院先行", None, Some("材料学院")),
            ("a short word elsewhere", "\n别的材料学院", None, None),
            ("in two places alike", "\n材料学院先行试点\n材料学院先行试点", None, None),
            ("gone", "\n甲乙", None, None),
            ("only a blank is left", "\n甲 乙", Some(2..3), None),
        ] {
            let units: Vec<u16> = text.encode_utf16().collect();
            let found = settle(&units, held, &about);
            let said = found.clone().map(|it| String::from_utf16_lossy(&units[it]));
            assert_eq!(said.as_deref(), expected, "{name}");
            if name.starts_with("in two places, one") {
                assert_eq!(found.map(|it| it.start), Some(8), "{name}");
            }
        }
    }

    #[test]
    fn many_words_are_known_by_themselves_where_they_stand_once() {
        let about = anchor("前文", "每两周一次集体研讨", "后文");
        let units: Vec<u16> = "\n别处\n每两周一次集体研讨\n".encode_utf16().collect();
        assert_eq!(settle(&units, None, &about), Some(4..13));
        let twice: Vec<u16> = "\n每两周一次集体研讨\n每两周一次集体研讨".encode_utf16().collect();
        assert_eq!(settle(&twice, None, &about), None, "nobody can say which");
    }
}
