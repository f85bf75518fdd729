//! Which list, and what all lists have in common.

use std::collections::BTreeMap;

use gongjian_shared::ids::UnitId;
use gongjian_shared::rules::party::{PartyCommand, PartyFacts, PartyRefusal, decide};
use gongjian_shared::wire::lists::{CellFault, ListColumn, ListKind, ListReport};
use gongjian_tables::rows::Headings;
use gongjian_tables::tie::Value;

use super::known::Known;
use super::row::Row;
use super::sheet::Sheet;
use super::{people, posts, private, units};

/// The records of a list, in the order of its kind.
pub fn rows(known: &Known, kind: ListKind, headings: Headings, within: Option<UnitId>) -> Vec<Vec<Value>> {
    match kind {
        ListKind::Units => units::rows(known, headings, within),
        ListKind::People => people::rows(known, headings, within),
        ListKind::Private => private::rows(known, headings, within),
        ListKind::Appointments => posts::rows(known, headings, within),
    }
}

pub fn report(known: &mut Known, sheet: &Sheet) -> ListReport {
    let rows = Row::all(sheet);
    let all = rows.len();
    let lines = match sheet.kind {
        ListKind::Units => units::check(known, rows),
        ListKind::People => people::check(known, rows),
        ListKind::Private => private::check(known, rows),
        ListKind::Appointments => posts::check(known, rows),
    };
    let same = u64::try_from(all.saturating_sub(lines.len())).unwrap_or(0);
    ListReport { lines, same, unknown: sheet.unknown.clone() }
}

/// What rows have spoken of: the second row about the same is refused.
#[derive(Debug)]
pub struct Spoken<K>(BTreeMap<K, u32>);

impl<K: Ord> Spoken<K> {
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Tells the row when an earlier one spoke of it.
    pub fn of(&mut self, it: K, row: &mut Row<'_>, column: ListColumn) {
        let first = *self.0.entry(it).or_insert(row.number);
        if first != row.number {
            row.tell(column, CellFault::Twice { row: first });
        }
    }
}

/// Judges a command as the register would; a refusal is told at its cell, or at `otherwise`.
pub fn judge(row: &mut Row<'_>, facts: &PartyFacts, command: &PartyCommand, otherwise: ListColumn) {
    if let Err(refusal) = decide(facts, command) {
        let column = column(&refusal, otherwise);
        row.tell(column, CellFault::Refused { refusal });
    }
}

/// What a person would have to change.
const fn column(refusal: &PartyRefusal, otherwise: ListColumn) -> ListColumn {
    use ListColumn as C;
    match refusal {
        PartyRefusal::NameTaken { .. } => C::Name,
        PartyRefusal::LevelAboveParent { .. } => C::Level,
        PartyRefusal::BelowItself => C::Parent,
        PartyRefusal::HasChildren { .. } => C::Dissolved,
        PartyRefusal::Child => C::Birth,
        PartyRefusal::NoConsent => C::Consent,
        PartyRefusal::NoDocument if !matches!(otherwise, C::EndedOn) => C::Document,
        PartyRefusal::NoDocument => C::EndDocument,
        PartyRefusal::EndsBeforeBegin if !matches!(otherwise, C::EndedOn) => C::Planned,
        PartyRefusal::TermsOverlap { .. } => C::From,
        PartyRefusal::NotThere { .. }
        | PartyRefusal::NotYours { .. }
        | PartyRefusal::IdTaken
        | PartyRefusal::Dissolved { .. }
        | PartyRefusal::UnitInUse { .. }
        | PartyRefusal::MergeIntoItself
        | PartyRefusal::PersonInUse { .. }
        | PartyRefusal::BothHaveAccounts
        | PartyRefusal::HasAccount
        | PartyRefusal::LoginTaken
        | PartyRefusal::EndsBeforeBegin
        | PartyRefusal::EndedAlready { .. }
        | PartyRefusal::MinimumAboveMaximum
        | PartyRefusal::CalendarOfSchool { .. }
        | PartyRefusal::Calendar { .. } => otherwise,
    }
}
