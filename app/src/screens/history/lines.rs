//! What a comparison shows, line by line: what changed with its neighbours, the rest only counted.

use gongjian_shared::documents::view::{Block, TextView};
use gongjian_shared::history::compare::{Pair, Piece, align, pieces};

/// A line of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// So many blocks without a change.
    Skip(usize),
    Same(String),
    /// The same words in another look.
    Look(String),
    Changed(Vec<Piece>),
}

impl Line {
    const fn is_change(&self) -> bool {
        matches!(self, Self::Look(_) | Self::Changed(_))
    }
}

/// The lines for two states of a text: the title, then its blocks.
pub fn lines(old: &TextView, new: &TextView) -> Vec<Line> {
    let title = line(&old.title, &new.title, false);
    let body = align(&old.blocks, &new.blocks).into_iter().map(|pair| match pair {
        Pair::Kept { old: before, new: after } => {
            let (before, after) = (&old.blocks[before], &new.blocks[after]);
            line(&before.text, &after.text, looks_differ(before, after))
        }
        Pair::Gone { old: at } => line(&old.blocks[at].text, "", false),
        Pair::Come { new: at } => line("", &new.blocks[at].text, false),
    });
    folded(std::iter::once(title).chain(body).collect())
}

fn looks_differ(old: &Block, new: &Block) -> bool {
    old.style != new.style || (old.text == new.text && old.marks != new.marks)
}

fn line(old: &str, new: &str, look: bool) -> Line {
    match (old == new, look) {
        (true, true) => Line::Look(new.to_owned()),
        (true, false) => Line::Same(new.to_owned()),
        (false, _) => Line::Changed(pieces(old, new)),
    }
}

/// Keeps one neighbour on each side of a change.
fn folded(lines: Vec<Line>) -> Vec<Line> {
    let change: Vec<bool> = lines.iter().map(Line::is_change).collect();
    let near = |at: usize| (at.saturating_sub(1)..=at + 1).any(|at| change.get(at) == Some(&true));
    let (mut found, mut skipped) = (Vec::new(), 0);
    for (at, line) in lines.into_iter().enumerate() {
        let empty = matches!(&line, Line::Same(text) if text.trim().is_empty());
        if near(at) && !empty {
            found.extend((skipped > 0).then_some(Line::Skip(skipped)));
            skipped = 0;
            found.push(line);
        } else if !empty {
            skipped += 1;
        }
    }
    found.extend((skipped > 0).then_some(Line::Skip(skipped)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(title: &str, blocks: &[&str]) -> TextView {
        let block = |(at, text): (usize, &&str)| Block {
            id: Some(at.to_string()),
            text: (*text).into(),
            ..Block::default()
        };
        TextView {
            title: title.into(),
            blocks: blocks.iter().enumerate().map(block).collect(),
            ..TextView::default()
        }
    }

    #[test]
    fn what_changed_stands_with_its_neighbours_and_the_rest_is_counted() {
        let old = text("方案", &["一", "二", "三", "", "四", "五"]);
        let new = text("方案", &["一", "二", "三改", "", "四", "五"]);
        let changed = Line::Changed(vec![Piece::Same("三".into()), Piece::Come("改".into())]);
        let expected = vec![Line::Skip(2), Line::Same("二".into()), changed, Line::Skip(2)];
        assert_eq!(lines(&old, &new), expected);
        assert_eq!(lines(&old, &old), vec![Line::Skip(6)]);
    }
}
