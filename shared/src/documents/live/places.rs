//! Which part of a text a comment is about, and where that is in a version of it.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use automerge::{ChangeHash, Cursor, ObjId, ROOT, ReadDoc, ScalarValueRef, ValueRef};

use super::Document;
use crate::comments::Anchor;
use crate::comments::anchor::{CONTEXT, QUOTE_MAX, settle, trim};
use crate::documents::text;
use crate::sync::hash::Hash;

/// Most cursors of characters that are gone which are looked for, one by one, in all that ever stood there.
const GONE_MAX: usize = 64;
/// Longest actor that a cursor names. Unit: hexadecimal digits.
const ACTOR_MAX: usize = 256;

/// A version of a body: its text with a line break for each marker, and where the wanted characters stand in it.
struct Body {
    text: Vec<u16>,
    at: HashMap<String, Range<usize>>,
}

impl Document {
    /// What `range` of the body is at the version `at`, so that it can be found in any other; `None` when there are only
    /// blanks in it. Unit: UTF-16 units, each marker counts one.
    pub fn anchor(&self, at: &BTreeSet<Hash>, range: Range<usize>) -> Option<Anchor> {
        let (body, heads) = self.body(at)?;
        let text = self.read_body(&body, &heads, &HashMap::new()).text;
        let range = trim(&text, range)?;
        let cursor = |place| Some(self.doc.get_cursor(&body, place, Some(&heads)).ok()?.to_string());
        let said = |from: usize, to: usize| String::from_utf16_lossy(&text[whole(&text, from)..whole(&text, to)]);
        Some(Anchor {
            start: cursor(range.start)?,
            end: cursor(range.end - 1)?,
            quote: said(range.start, range.end.min(range.start + QUOTE_MAX)),
            before: said(range.start.saturating_sub(CONTEXT), range.start),
            after: said(range.end, text.len().min(range.end + CONTEXT)),
        })
    }

    /// Where these parts are at the version `at`; `None`: gone. In the order asked.
    pub fn places(&self, at: &BTreeSet<Hash>, anchors: &[Anchor]) -> Vec<Option<Range<usize>>> {
        let Some((body, heads)) = self.body(at) else { return vec![None; anchors.len()] };
        let ends = anchors.iter().flat_map(|it| [&it.start, &it.end]);
        let wanted: HashMap<&str, Cursor> =
            ends.filter_map(|it| Some((it.as_str(), sound(it)?))).collect();
        let shown = self.read_body(&body, &heads, &wanted);
        let mut gone = 0;
        let mut find = |end: &String| {
            if let Some(found) = shown.at.get(end) {
                return Some(found.clone());
            }
            gone += 1;
            let cursor = wanted.get(end.as_str()).filter(|_| gone <= GONE_MAX)?;
            // With a version, Automerge looks among what this text ever held: a cursor of something else finds nothing.
            let next = self.doc.get_cursor_position(&body, cursor, Some(&heads)).ok()?;
            Some(next..next)
        };
        let mut held = |it: &Anchor| Some(find(&it.start)?.start..find(&it.end)?.end);
        let ranges: Vec<_> = anchors.iter().map(|it| held(it).filter(|range| !range.is_empty())).collect();
        ranges.into_iter().zip(anchors).map(|(held, it)| settle(&shown.text, held, it)).collect()
    }

    fn body(&self, at: &BTreeSet<Hash>) -> Option<(ObjId, Vec<ChangeHash>)> {
        let body = text::part(&self.doc, &ROOT, text::BODY).ok()?;
        Some((body, at.iter().map(|hash| (*hash).into()).collect()))
    }

    fn read_body(&self, body: &ObjId, heads: &[ChangeHash], wanted: &HashMap<&str, Cursor>) -> Body {
        let counters: BTreeSet<u64> =
            wanted.keys().filter_map(|it| it.split_once('@')?.0.parse().ok()).collect();
        let mut shown = Body { text: Vec::new(), at: HashMap::new() };
        for item in self.doc.list_range_at(body, .., heads) {
            let from = shown.text.len();
            match &item.value {
                ValueRef::Scalar(ScalarValueRef::Str(text)) => shown.text.extend(text.encode_utf16()),
                ValueRef::Scalar(_) | ValueRef::Object(_) => shown.text.push(u16::from(b'\n')),
            }
            if let ObjId::Id(counter, actor, _) = item.id()
                && counters.contains(&counter)
            {
                let name = format!("{counter}@{actor}");
                if wanted.contains_key(name.as_str()) {
                    shown.at.insert(name, from..shown.text.len());
                }
            }
        }
        shown
    }
}

/// Not into the middle of a character of two units.
fn whole(text: &[u16], at: usize) -> usize {
    let low = text.get(at).is_some_and(|unit| (0xdc00..0xe000).contains(unit));
    if low { at - 1 } else { at }
}

/// A cursor that somebody else wrote; Automerge stops at some that are none.
fn sound(it: &str) -> Option<Cursor> {
    let (counter, actor) = it.split_once('@')?;
    let digits = !counter.is_empty() && counter.bytes().all(|byte| byte.is_ascii_digit());
    let small = counter.parse::<u32>().is_ok();
    let hex = actor.len() <= ACTOR_MAX && actor.len().is_multiple_of(2);
    let hex = hex && !actor.is_empty() && actor.bytes().all(|byte| byte.is_ascii_hexdigit());
    if digits && small && hex { Cursor::try_from(it).ok() } else { None }
}
