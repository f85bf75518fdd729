//! 年度汇总表 (S1-21): the report of a definition, computed from pairs and records. Each cell knows its records.
//!
//! A year is a calendar year. Its quarters are its own; its terms are the two that begin in it: slot 1 begins in
//! autumn, slot 2 in spring. [D]

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::record::CareRecord;
use super::{RecordKind, standing};
use crate::calendar::{DaySpan, Half, Period, Quarter, SchoolCalendar, Year};
use crate::commitments::{AsOf, Fact as Done, State};
use crate::ids::{DocumentId, PairId};
use crate::party::Post;
use crate::programmes::{Cell, CountOf, Definition, Due, Fact, FactOf, Key, Report, Rhythm, RuleValue};
use crate::rules::pairing::PairRow;

/// A pair with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub pair: PairRow,
    /// The first day of the counselor's service, if it is known.
    pub serves_since: Option<Date>,
    pub records: Vec<(DocumentId, CareRecord)>,
}

/// One cell, with the records that it was computed from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCell {
    pub value: TableValue,
    #[serde(default)]
    pub records: Vec<DocumentId>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableValue {
    /// Nothing is known, or a person writes it.
    #[default]
    Empty,
    Number(u32),
    Text(String),
    Post(Post),
    Day(Date),
    /// Kinds that occurred and own words, each once, in the order in which they first did.
    Kinds(Vec<String>),
    State(State),
}

/// The lines of all pairs that lived in the year, by leader and counselor.
pub fn yearly(
    definition: &Definition,
    report: &Report,
    lines: &[Line],
    year: Year,
    today: Date,
) -> Vec<(PairId, Vec<TableCell>)> {
    let span = Period::Year(year).days(&SchoolCalendar::default());
    let mut lived: Vec<&Line> = lines.iter().filter(|it| lives_in(&it.pair, span)).collect();
    lived.sort_by_key(|it| {
        (it.pair.leader.name.clone(), it.pair.leader.person, it.pair.from, it.pair.counselor.name.clone())
    });
    let table = Table { definition, span, year, today: today.min(span.last()) };
    let cells = |(number, line): (usize, &&Line)| {
        let row = report.columns.iter().map(|column| table.cell(&column.cell, number, line)).collect();
        (line.pair.pair, row)
    };
    lived.iter().enumerate().map(cells).collect()
}

fn lives_in(pair: &PairRow, span: DaySpan) -> bool {
    pair.from <= span.last() && pair.until.is_none_or(|until| until > span.first())
}

struct Table<'t> {
    definition: &'t Definition,
    span: DaySpan,
    year: Year,
    today: Date,
}

impl Table<'_> {
    fn cell(&self, cell: &Cell, number: usize, line: &Line) -> TableCell {
        match cell {
            Cell::Number => plain(TableValue::Number(u32::try_from(number + 1).unwrap_or(u32::MAX))),
            Cell::Fact(it) => plain(self.fact(it, line)),
            Cell::Count(it) => self.count(it, line),
            Cell::Date(kind) => self.first(kind, line),
            Cell::Kinds(kind) => self.kinds(kind, line),
            Cell::State(commitment) => self.state(commitment, line),
            Cell::Sum(_) | Cell::Share(_) | Cell::Remark => TableCell::default(),
        }
    }

    fn fact(&self, it: &FactOf, line: &Line) -> TableValue {
        let load = self
            .definition
            .values()
            .find_map(|(_, value)| if let RuleValue::Load(load) = value { Some(load) } else { None });
        let is_leader = load.is_some_and(|load| load.each == it.of);
        let half = if is_leader { &line.pair.leader } else { &line.pair.counselor };
        match it.what {
            Fact::Name => TableValue::Text(half.name.clone()),
            Fact::Post => TableValue::Post(half.post),
            Fact::Unit => TableValue::Text(half.unit_name.clone()),
            Fact::YearsOfService => match line.serves_since.filter(|_| !is_leader) {
                Some(since) => TableValue::Number(full_years(since, self.today)),
                None => TableValue::Empty,
            },
            Fact::Level | Fact::Region => TableValue::Empty,
        }
    }

    /// Records that count under the name, in the days.
    fn found<'l>(
        &self,
        of: &str,
        days: DaySpan,
        line: &'l Line,
    ) -> Vec<(Date, &'l DocumentId, &'l CareRecord)> {
        let counts = |(id, it): &'l (DocumentId, CareRecord)| {
            let fact: Done = it.fact(*id)?;
            let named = of != "guidance_kinds" && of != "help_kinds" || !fact.attributes.is_empty();
            let inside = days.contains(fact.date) && fact.date >= line.pair.from;
            (it.counted_as() == of && named && inside).then_some((fact.date, id, it))
        };
        let mut found: Vec<_> = line.records.iter().filter_map(counts).collect();
        found.sort_by_key(|(date, id, _)| (*date, **id));
        found
    }

    fn count(&self, it: &CountOf, line: &Line) -> TableCell {
        if it.of.as_str() == "opinions" {
            return self.opinions(line);
        }
        let Some(days) = self.days(it, line) else { return TableCell::default() };
        let found = self.found(it.of.as_str(), days, line);
        let value = TableValue::Number(u32::try_from(found.len()).unwrap_or(u32::MAX));
        TableCell { value, records: found.into_iter().map(|(_, id, _)| *id).collect() }
    }

    fn opinions(&self, line: &Line) -> TableCell {
        let raised = |(id, it): &(DocumentId, CareRecord)| {
            let inside = it.on.is_some_and(|on| self.span.contains(on)) && it.void.is_none();
            (it.kind == RecordKind::Talk && inside && !it.opinions.is_empty())
                .then_some((*id, it.opinions.len()))
        };
        let found: Vec<(DocumentId, usize)> = line.records.iter().filter_map(raised).collect();
        let all = found.iter().map(|(_, count)| count).sum::<usize>();
        let value = TableValue::Number(u32::try_from(all).unwrap_or(u32::MAX));
        TableCell { value, records: found.into_iter().map(|(id, _)| id).collect() }
    }

    /// The days of a slot: a quarter or term, as the commitment that counts the kind has it; without a slot the year.
    fn days(&self, it: &CountOf, line: &Line) -> Option<DaySpan> {
        let Some(slot) = it.slot else { return Some(self.span) };
        let owed = self.definition.commitments.iter().find(|owed| owed.counts.contains(&it.of))?;
        let RuleValue::Owed(rule) = &self.definition.rule(&owed.rule)?.value else { return None };
        let Due::Every(rhythm) = rule.due else { return None };
        let at = usize::from(slot).checked_sub(1)?;
        let period = match rhythm {
            Rhythm::Quarter => Period::Quarter(self.year, *Quarter::ALL.get(at)?),
            Rhythm::Term if at == 0 => Period::Term(self.year, Half::First),
            Rhythm::Term => Period::Term(self.year.shifted(-1)?, Half::Second),
            Rhythm::Month | Rhythm::AcademicYear | Rhythm::Year | Rhythm::BuildingYear => return None,
        };
        Some(period.days(&line.pair.terms))
    }

    fn first(&self, kind: &Key, line: &Line) -> TableCell {
        let until = DaySpan::new(line.pair.from, self.span.last());
        let found = until.map(|days| self.found(kind.as_str(), days, line)).unwrap_or_default();
        found.first().map_or_else(TableCell::default, |(date, id, _)| TableCell {
            value: TableValue::Day(*date),
            records: vec![**id],
        })
    }

    fn kinds(&self, kind: &Key, line: &Line) -> TableCell {
        let found = self.found(kind.as_str(), self.span, line);
        let mut kinds: Vec<String> = Vec::new();
        for (_, _, it) in &found {
            let named = it.chosen.iter().filter(|it| it.as_str() != "other").chain(&it.other);
            for name in named {
                if !kinds.contains(name) {
                    kinds.push(name.clone());
                }
            }
        }
        let value = if kinds.is_empty() { TableValue::Empty } else { TableValue::Kinds(kinds) };
        TableCell { value, records: found.into_iter().map(|(_, id, _)| *id).collect() }
    }

    fn state(&self, commitment: &Key, line: &Line) -> TableCell {
        let facts: Vec<Done> = line.records.iter().filter_map(|(id, it)| it.fact(*id)).collect();
        let items = standing(&line.pair, &facts, AsOf::today(self.today));
        let item = items.into_iter().find(|it| it.rule.as_str() == commitment.as_str());
        item.map_or_else(TableCell::default, |it| TableCell {
            value: TableValue::State(it.state),
            records: it.records,
        })
    }
}

fn plain(value: TableValue) -> TableCell {
    TableCell { value, records: Vec::new() }
}

/// Full years from one day to another.
pub(super) fn full_years(since: Date, on: Date) -> u32 {
    let before = (on.month(), on.day()) < (since.month(), since.day());
    u32::try_from(i32::from(on.year()) - i32::from(since.year()) - i32::from(before)).unwrap_or(0)
}
