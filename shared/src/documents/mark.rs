//! What text wears: Automerge marks on the body. Names of marks that this version does not know are left alone.

use std::ops::Range;

use automerge::iter::Span;
use automerge::marks::{ExpandMark, Mark as Put, MarkSet};
use automerge::transaction::Transactable;
use automerge::{AutoCommit, AutomergeError, ObjId, ReadDoc, ScalarValue};

use super::edit::Mark;
use super::view::{Block, Marked};

/// The word kept in documents. Never changes.
const fn name(mark: &Mark) -> &'static str {
    match mark {
        Mark::Bold => "bold",
        Mark::Italic => "italic",
        Mark::Underline => "underline",
        Mark::Strike => "strike",
        Mark::Attention => "attention",
        Mark::Link(_) => "link",
    }
}

fn value(mark: &Mark) -> ScalarValue {
    match mark {
        Mark::Link(address) => address.as_str().into(),
        Mark::Bold | Mark::Italic | Mark::Underline | Mark::Strike | Mark::Attention => true.into(),
    }
}

fn known(name: &str, value: &ScalarValue) -> Option<Mark> {
    let flags = [Mark::Bold, Mark::Italic, Mark::Underline, Mark::Strike, Mark::Attention];
    match (name, value.as_str()) {
        ("link", Some(address)) => Some(Mark::Link(address.to_owned())),
        ("link", None) => None,
        _ if value.as_bool() == Some(true) => flags.into_iter().find(|mark| self::name(mark) == name),
        _ => None,
    }
}

/// Puts a mark on, or takes it off. The range wears one thing all along: where its first unit is as wanted, nothing is
/// written.
pub(super) fn put(
    doc: &mut AutoCommit,
    body: &ObjId,
    range: Range<usize>,
    mark: &Mark,
    on: bool,
) -> Result<(), AutomergeError> {
    let held = held(doc, body, range.start)?;
    match (on, held.iter().find(|it| name(it) == name(mark))) {
        (true, Some(it)) if it == mark => Ok(()),
        (false, None) => Ok(()),
        (true, _) => begin(doc, body, &range, mark),
        (false, Some(_)) => end(doc, body, &range, mark),
    }
}

/// Lets a range that wears one thing all along wear these marks and no others.
pub(super) fn wear(
    doc: &mut AutoCommit,
    body: &ObjId,
    range: Range<usize>,
    marks: &[Mark],
) -> Result<(), AutomergeError> {
    let held = held(doc, body, range.start)?;
    for mark in held.iter().filter(|it| !marks.iter().any(|wanted| name(wanted) == name(it))) {
        end(doc, body, &range, mark)?;
    }
    for mark in marks.iter().filter(|it| !held.contains(it)) {
        begin(doc, body, &range, mark)?;
    }
    Ok(())
}

/// What is typed at the end of a mark wears it too, except behind a link.
const fn expand(mark: &Mark) -> ExpandMark {
    if matches!(mark, Mark::Link(_)) { ExpandMark::None } else { ExpandMark::After }
}

fn begin(
    doc: &mut AutoCommit,
    body: &ObjId,
    range: &Range<usize>,
    mark: &Mark,
) -> Result<(), AutomergeError> {
    let put = Put::new(name(mark).to_owned(), value(mark), range.start, range.end);
    doc.mark(body, put, expand(mark))
}

fn end(doc: &mut AutoCommit, body: &ObjId, range: &Range<usize>, mark: &Mark) -> Result<(), AutomergeError> {
    doc.unmark(body, name(mark), range.start, range.end, expand(mark))
}

/// What the unit at `at` wears. Automerge's own `get_marks` counts characters where all else counts units.
fn held(doc: &AutoCommit, body: &ObjId, at: usize) -> Result<Vec<Mark>, AutomergeError> {
    let mut place = 0;
    for span in doc.spans(body)? {
        let Span::Text { text, marks } = span else {
            place += 1;
            continue;
        };
        place += text.encode_utf16().count();
        if place > at {
            let worn = marks.iter().flat_map(|set| set.iter());
            return Ok(worn.filter_map(|(name, value)| known(name, value)).collect());
        }
    }
    Ok(Vec::new())
}

/// Notes what `text`, which comes behind what the block holds, wears.
pub(super) fn read(block: &mut Block, text: &str, marks: Option<&MarkSet>) {
    let from = block.text.encode_utf16().count();
    let to = from + text.encode_utf16().count();
    for mark in marks.into_iter().flat_map(MarkSet::iter).filter_map(|(name, value)| known(name, value)) {
        match block.marks.iter_mut().find(|it| it.to == from && it.mark == mark) {
            Some(before) => before.to = to,
            None => block.marks.push(Marked { from, to, mark }),
        }
    }
}
