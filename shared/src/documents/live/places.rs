//! Which part of a text a comment is about, and where that is in a version of it. Characters are named by the operations
//! that made them, as Automerge's cursors do; its own look-up (0.12) stops at a cursor into another object and misses
//! characters deleted at the end of a text, so one walk over the text finds them all.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use automerge::{ChangeHash, ObjId, ROOT, ReadDoc, ScalarValueRef, ValueRef};

use super::Document;
use crate::comments::Anchor;
use crate::comments::anchor::{CONTEXT, QUOTE_MAX, RUNS_MAX, Run, settle, trim};
use crate::documents::text;
use crate::sync::hash::Hash;

/// Runs of characters by who wrote them: the first and last operation, and which anchor holds on to it.
type Wanted<'a> = BTreeMap<&'a [u8], Vec<(u64, u64, usize)>>;

impl Document {
    /// What `range` of the body is at the version `at`, so that it can be found in any other; `None` when there are only
    /// blanks in it. Unit: UTF-16 units, each marker counts one.
    pub fn anchor(&self, at: &BTreeSet<Hash>, range: Range<usize>) -> Option<Anchor> {
        let mut units = Vec::new();
        let mut made: Vec<(usize, u64, Vec<u8>)> = Vec::new();
        self.walk(at, &mut units, |place, counter, actor| made.push((place.start, counter, actor.to_vec())));
        let range = trim(&units, range)?;
        let mut runs: Vec<Run> = Vec::new();
        for (_, counter, actor) in made.into_iter().filter(|(place, ..)| range.contains(place)) {
            match runs.last_mut() {
                Some(run) if run.actor == actor && run.from + u64::from(run.count) == counter => {
                    run.count += 1;
                }
                _ => runs.push(Run { actor, from: counter, count: 1 }),
            }
        }
        if runs.len() > RUNS_MAX {
            // Both ends hold it; what is between comes along.
            runs.drain(RUNS_MAX / 2..runs.len() - RUNS_MAX / 2);
        }
        let said =
            |from: usize, to: usize| String::from_utf16_lossy(&units[whole(&units, from)..whole(&units, to)]);
        Some(Anchor {
            runs,
            quote: said(range.start, range.end.min(range.start + QUOTE_MAX)),
            before: said(range.start.saturating_sub(CONTEXT), range.start),
            after: said(range.end, units.len().min(range.end + CONTEXT)),
        })
    }

    /// Where these parts are at the version `at`; `None`: gone. In the order asked.
    pub fn places(&self, at: &BTreeSet<Hash>, anchors: &[Anchor]) -> Vec<Option<Range<usize>>> {
        let mut wanted = Wanted::new();
        for (nth, anchor) in anchors.iter().enumerate() {
            for Run { actor, from, count } in &anchor.runs {
                let last = from.saturating_add(u64::from(*count)).saturating_sub(1);
                wanted.entry(actor.as_slice()).or_default().push((*from, last, nth));
            }
        }
        let mut held: Vec<Option<Range<usize>>> = vec![None; anchors.len()];
        let mut units = Vec::new();
        self.walk(at, &mut units, |place, counter, actor| {
            for (from, last, nth) in wanted.get(actor).into_iter().flatten() {
                if (*from..=*last).contains(&counter) {
                    held[*nth].get_or_insert(place.clone()).end = place.end;
                }
            }
        });
        held.into_iter().zip(anchors).map(|(held, it)| settle(&units, held, it)).collect()
    }

    /// Reads the body, a line break for each marker, and tells of each character where it stands and what made it.
    fn walk(
        &self,
        at: &BTreeSet<Hash>,
        units: &mut Vec<u16>,
        mut tell: impl FnMut(Range<usize>, u64, &[u8]),
    ) {
        let Ok(body) = text::part(&self.doc, &ROOT, text::BODY) else { return };
        let heads: Vec<ChangeHash> = at.iter().map(|hash| (*hash).into()).collect();
        for item in self.doc.list_range_at(&body, .., &heads) {
            let from = units.len();
            let ValueRef::Scalar(ScalarValueRef::Str(text)) = &item.value else {
                units.push(u16::from(b'\n'));
                continue;
            };
            units.extend(text.encode_utf16());
            if let ObjId::Id(counter, actor, _) = item.id() {
                tell(from..units.len(), counter, actor.to_bytes());
            }
        }
    }
}

/// Not into the middle of a character of two units.
fn whole(units: &[u16], at: usize) -> usize {
    let low = units.get(at).is_some_and(|unit| (0xdc00..0xe000).contains(unit));
    if low { at - 1 } else { at }
}
