//! What turns some blocks into others, as small steps: a marker meets any marker, so that a split, a join or another
//! style leaves the neighbours what they are. Pure.

use std::collections::BTreeSet;
use std::ops::Range;

use gongjian_shared::documents::edit::{Mark, Step, Style};
use gongjian_shared::documents::view::Block;

/// The steps, and which markers live on.
#[derive(Debug, Default)]
pub struct Difference {
    pub steps: Vec<Step>,
    /// So many of the first blocks keep their markers, and so many of the last.
    pub first: usize,
    pub last: usize,
}

/// A place of the body: a marker, or a unit of text in one of the blocks.
#[derive(Clone, Copy)]
struct Token {
    /// `None`: a marker.
    unit: Option<u16>,
    block: usize,
    offset: usize,
}

/// Compares blocks that all have markers; `base` is the place of the first marker. `behind` places at the end, those
/// behind the caret, are taken for untouched where they can be. `marked`: some of the text wears or wore something, so
/// what comes says what it wears.
pub fn between(old: &[Block], new: &[Block], base: usize, behind: usize, marked: bool) -> Difference {
    let (from, to) = (tokens(old), tokens(new));
    let (before, after) = common(&from, &to, behind);
    let mut steps =
        replaced(&from[before..from.len() - after], &to[before..to.len() - after], base + before, new);
    let first = markers(&to[..before]);
    let last = markers(&to[to.len() - after..]);
    let kept = |at: usize| {
        if at < before {
            Some(from[at])
        } else if at >= to.len() - after {
            Some(from[at + from.len() - to.len()])
        } else {
            None
        }
    };
    for (at, token) in to.iter().enumerate().filter(|(_, token)| token.unit.is_none()) {
        if let Some(was) = kept(at) {
            let style = new[token.block].style;
            if old[was.block].style != style && !new[token.block].unknown {
                steps.push(Step::Restyle { at: base + at, style });
            }
        }
    }
    steps.extend(turned(old, new, &to, &kept).into_iter().map(|it| it.from(base)));
    if marked {
        let fresh = |at: usize| {
            let token = to[at];
            let all =
                new[token.block].marks.iter().filter(|it| it.from <= token.offset && token.offset < it.to);
            (token.unit.is_some() && kept(at).is_none())
                .then(|| all.map(|it| it.mark.clone()).collect::<Vec<_>>())
        };
        let wear = |(range, marks): (Range<usize>, _)| Step::Wear {
            from: base + range.start,
            to: base + range.end,
            marks,
        };
        steps.extend(runs(to.len(), fresh).into_iter().map(wear));
    }
    Difference { steps, first, last }
}

/// A mark that text which was there before puts on or takes off.
struct Turned {
    range: Range<usize>,
    mark: Mark,
    on: bool,
}

impl Turned {
    fn from(self, base: usize) -> Step {
        let Range { start, end } = self.range;
        Step::Mark { from: base + start, to: base + end, mark: self.mark, on: self.on }
    }
}

fn turned(old: &[Block], new: &[Block], to: &[Token], kept: &impl Fn(usize) -> Option<Token>) -> Vec<Turned> {
    let marks: BTreeSet<&Mark> = old.iter().chain(new).flat_map(|it| &it.marks).map(|it| &it.mark).collect();
    let mut found = Vec::new();
    // What is taken off goes first: an address may replace another.
    for on in [false, true] {
        for mark in &marks {
            let differs = |at: usize| {
                let (token, was) = (to[at], kept(at)?);
                token.unit?;
                let now = wears(&new[token.block], token.offset, mark);
                (now == on && now != wears(&old[was.block], was.offset, mark)).then_some(())
            };
            let ranges = runs(to.len(), differs).into_iter().map(|(range, ())| range);
            found.extend(ranges.map(|range| Turned { range, mark: (*mark).clone(), on }));
        }
    }
    found
}

/// Ranges of places that give the same answer, without those that give none.
fn runs<T: PartialEq>(len: usize, answer: impl Fn(usize) -> Option<T>) -> Vec<(Range<usize>, T)> {
    let mut found: Vec<(Range<usize>, T)> = Vec::new();
    for at in 0..len {
        let Some(it) = answer(at) else { continue };
        match found.last_mut() {
            Some((range, held)) if range.end == at && *held == it => range.end += 1,
            _ => found.push((at..at + 1, it)),
        }
    }
    found
}

fn wears(block: &Block, offset: usize, mark: &Mark) -> bool {
    block.marks.iter().any(|it| it.mark == *mark && it.from <= offset && offset < it.to)
}

fn tokens(blocks: &[Block]) -> Vec<Token> {
    let mut all = Vec::new();
    for (block, it) in blocks.iter().enumerate() {
        all.push(Token { unit: None, block, offset: 0 });
        let units = it.text.encode_utf16().enumerate();
        all.extend(units.map(|(offset, unit)| Token { unit: Some(unit), block, offset }));
    }
    all
}

fn markers(tokens: &[Token]) -> usize {
    tokens.iter().filter(|it| it.unit.is_none()).count()
}

/// How many places are the same at the beginning and at the end. No character is torn.
fn common(old: &[Token], new: &[Token], behind: usize) -> (usize, usize) {
    let same = |(a, b): &(&Token, &Token)| a.unit == b.unit;
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(same).count().min(behind);
    let heads = old[..old.len() - tail].iter().zip(&new[..new.len() - tail]);
    let mut before = heads.take_while(same).count();
    if before > 0 && is_high(new[before - 1].unit) {
        before -= 1;
    }
    let mut after = old[before..].iter().rev().zip(new[before..].iter().rev()).take_while(same).count();
    if after > 0 && is_low(new[new.len() - after].unit) {
        after -= 1;
    }
    (before, after)
}

fn is_high(unit: Option<u16>) -> bool {
    matches!(unit, Some(0xd800..=0xdbff))
}

fn is_low(unit: Option<u16>) -> bool {
    matches!(unit, Some(0xdc00..=0xdfff))
}

/// Takes `gone` away at `at` and puts `come` there.
fn replaced(gone: &[Token], come: &[Token], at: usize, new: &[Block]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut lines = parts(come).peekable();
    for part in parts(gone) {
        if part[0].unit.is_none() {
            steps.push(Step::Join { at });
        } else {
            steps.push(Step::Splice { at, delete: part.len(), insert: String::new() });
        }
    }
    // What was deleted last and what comes first may be one splice.
    if let (Some(Step::Splice { insert, .. }), Some(line)) = (steps.last_mut(), lines.peek())
        && line[0].unit.is_some()
    {
        *insert = words(line);
        lines.next();
    }
    let mut at = at + come.len() - lines.clone().map(<[Token]>::len).sum::<usize>();
    for part in lines {
        steps.push(if part[0].unit.is_none() {
            Step::Split { at, style: style_of(part[0], new) }
        } else {
            Step::Splice { at, delete: 0, insert: words(part) }
        });
        at += part.len();
    }
    steps
}

fn style_of(marker: Token, new: &[Block]) -> Style {
    new.get(marker.block).map_or(Style::Paragraph, |it| it.style)
}

/// Single markers, and the text between them.
fn parts(tokens: &[Token]) -> impl Iterator<Item = &[Token]> + Clone {
    tokens.chunk_by(|a, b| a.unit.is_some() && b.unit.is_some())
}

fn words(part: &[Token]) -> String {
    let units: Vec<u16> = part.iter().filter_map(|it| it.unit).collect();
    String::from_utf16_lossy(&units)
}
