//! The list of units, the tree from the top downwards.

mod steps;

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::UnitId;
use gongjian_shared::party::{Level, Line, Unit, UnitDetail, UnitKind};
use gongjian_shared::values::Name;
use gongjian_shared::wire::lists::{CellFault, ListColumn as C, ListLine};
use gongjian_tables::rows::Headings;
use gongjian_tables::tie::Value;

use self::steps::{added, changed};
use super::check::Spoken;
use super::known::Known;
use super::row::{Row, called_units, day, find_unit, maybe_word, place, word, written};

pub fn rows(known: &Known, headings: Headings, within: Option<UnitId>) -> Vec<Vec<Value>> {
    let shown: BTreeSet<UnitId> = known
        .units
        .keys()
        .copied()
        .filter(|it| known.sees(*it) && within.is_none_or(|root| known.is_below(*it, root)))
        .collect();
    let mut below = BTreeMap::<Option<UnitId>, Vec<&Unit>>::new();
    for it in known.units.values().filter(|it| shown.contains(&it.unit)) {
        below.entry(it.parent.filter(|it| shown.contains(it))).or_default().push(it);
    }
    for them in below.values_mut() {
        them.sort_by_key(|it| std::cmp::Reverse((it.detail.place, it.detail.name.clone(), it.unit)));
    }
    let mut next = below.remove(&None).unwrap_or_default();
    let mut records = Vec::new();
    while let Some(it) = next.pop() {
        records.push(record(known, headings, it));
        next.extend(below.remove(&Some(it.unit)).unwrap_or_default());
    }
    records
}

fn record(known: &Known, headings: Headings, it: &Unit) -> Vec<Value> {
    let called = |unit: Option<UnitId>| unit.map_or(Value::Empty, |it| written(&known.called_unit(it)));
    let guides = known.guides.get(&it.unit).map_or(&[][..], Vec::as_slice);
    vec![
        Value::Text(it.unit.to_string()),
        called(it.parent),
        written(it.detail.name.as_str()),
        written(it.detail.short_name.as_ref().map_or("", Name::as_str)),
        word(it.detail.kind, headings),
        word(it.detail.line, headings),
        word(it.detail.level, headings),
        written(&it.detail.region),
        place(it.detail.place),
        day(it.detail.founded),
        maybe_word(it.draft.then_some(true), headings),
        called_units(known, guides),
        day(it.dissolved),
        called(it.merged_into),
    ]
}

/// Deeper trees have no offices; a file that would need more turns is refused where it goes on.
const DEEPEST: usize = 40;

/// Rows in turns: one whose unit above is not there yet waits for the rows that may make it.
pub fn check(known: &mut Known, rows: Vec<Row<'_>>) -> Vec<ListLine> {
    let mut lines = Vec::new();
    let mut spoken = Spoken::new();
    let mut refused = BTreeMap::<String, u32>::new();
    let mut waiting = rows;
    for turn in 0..DEEPEST {
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for row in waiting.iter().filter(|row| row.text(C::Number).is_none_or(|it| it.is_empty())) {
            *names.entry(row.text(C::Name).unwrap_or_default()).or_default() += 1;
        }
        let before = waiting.len();
        let mut later = Vec::new();
        for row in waiting {
            if waits(known, &row, &names, &refused) && turn + 1 < DEEPEST {
                later.push(row);
            } else {
                lines.extend(one(known, row, &mut spoken, &mut refused));
            }
        }
        waiting = later;
        if waiting.is_empty() || waiting.len() == before {
            break;
        }
    }
    for row in waiting {
        lines.extend(one(known, row, &mut spoken, &mut refused));
    }
    lines
}

/// The unit above it may still be made by a row that has not been looked at.
fn waits(
    known: &Known,
    row: &Row<'_>,
    names: &BTreeMap<String, usize>,
    refused: &BTreeMap<String, u32>,
) -> bool {
    let text = row.text(C::Parent).unwrap_or_default();
    let own = usize::from(row.text(C::Name).as_deref() == Some(&text));
    let namesakes = names.get(&text).is_some_and(|count| *count > own);
    let missing = !text.is_empty() && find_unit(known, &text) == Err(CellFault::NoSuchUnit);
    namesakes || (missing && !refused.contains_key(&text))
}

fn one(
    known: &mut Known,
    mut row: Row<'_>,
    spoken: &mut Spoken<UnitId>,
    refused: &mut BTreeMap<String, u32>,
) -> Option<ListLine> {
    let name = row.text(C::Name).unwrap_or_default();
    let number = row.text(C::Number).unwrap_or_default();
    let found = number.parse::<UnitId>().ok().filter(|it| known.sees(*it));
    if !number.is_empty() && found.is_none() {
        row.tell(C::Number, CellFault::NoSuchNumber);
    }
    let above = above(known, &mut row, found, refused);
    let unit = found.or_else(|| known.child(above, &name).filter(|_| row.problems.is_empty()));
    let now = unit.and_then(|it| known.units.get(&it)).cloned();
    let unit = unit.unwrap_or_else(|| UnitId::fresh(known.clock.now(), known.clock.dice()));
    spoken.of(unit, &mut row, C::Number);
    let wanted = read(known, &mut row, now.as_ref()).filter(|_| row.problems.is_empty());
    let wanted = wanted.map(|it| Unit { unit, parent: above, ..it });
    let commands = match (wanted, &now) {
        (Some(wanted), Some(now)) => changed(known, &mut row, now, &wanted),
        (Some(wanted), None) => added(known, &mut row, &wanted),
        (None, _) => Vec::new(),
    };
    if !row.problems.is_empty() {
        let parent = row.text(C::Parent).filter(|it| !it.is_empty());
        let path = parent.map_or_else(|| name.clone(), |parent| format!("{parent}/{name}"));
        refused.entry(path).or_insert(row.number);
        refused.entry(name.clone()).or_insert(row.number);
    }
    row.line(name, now.is_none(), commands)
}

fn above(
    known: &Known,
    row: &mut Row<'_>,
    unit: Option<UnitId>,
    refused: &BTreeMap<String, u32>,
) -> Option<UnitId> {
    let now = unit.and_then(|it| known.units.get(&it)).and_then(|it| it.parent);
    let text = row.text(C::Parent).unwrap_or_default();
    if text.is_empty() && now.is_some() && row.text(C::Parent).is_some() {
        row.tell(C::Parent, CellFault::Fixed);
        return now;
    }
    match refused.get(&text).filter(|_| find_unit(known, &text) == Err(CellFault::NoSuchUnit)) {
        Some(first) => {
            row.tell(C::Parent, CellFault::AboveRefused { row: *first });
            None
        }
        None => row.unit_or(known, C::Parent, now),
    }
}

/// The unit as the row wants it; id and parent are the caller's.
fn read(known: &Known, row: &mut Row<'_>, now: Option<&Unit>) -> Option<Unit> {
    let detail = now.map(|it| &it.detail);
    let name = row.name(C::Name);
    let short_name = match row.text(C::ShortName) {
        Some(text) if text.is_empty() => None,
        Some(_) => row.name(C::ShortName),
        None => detail.and_then(|it| it.short_name.clone()),
    };
    let kind = row.one_or::<UnitKind>(C::Kind, detail.map(|it| it.kind));
    let line = row.one_or::<Line>(C::Line, detail.map(|it| it.line));
    let level = row.one_or::<Level>(C::Level, detail.map(|it| it.level));
    let region = row.text_or(C::Region, detail.map_or("", |it| &it.region));
    let region = detail.map(|it| &it.region).filter(|it| it.trim() == region).cloned().unwrap_or(region);
    let place = row.whole_or(C::Place, detail.map_or(0, |it| it.place));
    let founded = row.date_or(C::Founded, detail.and_then(|it| it.founded));
    let draft = row.one_or::<bool>(C::Draft, Some(now.is_some_and(|it| it.draft))).unwrap_or(false);
    let dissolved = row.date_or(C::Dissolved, now.and_then(|it| it.dissolved));
    let merged_into = row.unit_or(known, C::MergedInto, now.and_then(|it| it.merged_into));
    let detail = UnitDetail {
        name: name?,
        short_name,
        kind: kind?,
        line: line?,
        level: level?,
        region,
        place,
        founded,
    };
    let unit = UnitId::from_bytes([0; 16]);
    Some(Unit { unit, parent: None, detail, draft, dissolved, merged_into })
}
