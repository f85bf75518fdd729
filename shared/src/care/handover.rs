//! What somebody who leaves a post hands on: every pair that holds, what is open about it, what is arranged and
//! asked for. A pure fold, so nothing can be forgotten.

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::record::{CareRecord, RecordKind};
use super::standing;
use crate::commitments::{AsOf, Fact, Item, State};
use crate::ids::{DocumentId, PairId, PersonId};
use crate::rules::liaison::{Planned, TalksRow};
use crate::rules::pairing::PairRow;

/// A pair with what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct PairOf<'p> {
    pub row: &'p PairRow,
    pub records: &'p [(DocumentId, CareRecord)],
    pub talks: &'p TalksRow,
}

/// One pair on the list. It says kinds and days, never what was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOn {
    pub pair: PairId,
    pub leader: String,
    pub counselor: String,
    pub since: Date,
    /// What is due or overdue.
    pub items: Vec<Item>,
    pub plans: Vec<Planned>,
    /// Since when the counselor waits for a talk.
    pub asked: Option<Date>,
    /// Days of helps that are not solved; `None`: the record has no day.
    pub helps: Vec<Option<Date>>,
}

impl PairOf<'_> {
    /// What is owed and stands open on the day, in the order of the last days.
    pub fn open(&self, today: Date) -> Vec<Item> {
        let facts: Vec<Fact> = self.records.iter().filter_map(|(id, it)| it.fact(*id)).collect();
        let mut items = standing(self.row, &facts, AsOf::today(today));
        items.retain(|it| matches!(it.state, State::Due | State::Overdue));
        items.sort_by(|a, b| (a.due, &a.rule, a.slot).cmp(&(b.due, &b.rule, b.slot)));
        items
    }

    pub fn asked(&self) -> Option<Date> {
        self.talks.asked(self.records.iter().map(|(_, it)| it))
    }

    pub fn plans(&self) -> Vec<Planned> {
        let records = self.records.iter().map(|(_, it)| it);
        self.talks.open_plans(records).into_iter().cloned().collect()
    }
}

/// What `person` hands on, on whichever side of a pair: all pairs that hold on `today`, by the other's name.
pub fn handover(person: PersonId, pairs: &[PairOf<'_>], today: Date) -> Vec<HandedOn> {
    let theirs = |it: &&PairOf<'_>| {
        let row = it.row;
        (row.leader.person == person || row.counselor.person == person) && !row.is_over_on(today)
    };
    let mut list: Vec<HandedOn> = pairs.iter().filter(theirs).map(|it| handed_on(it, today)).collect();
    list.sort_by(|a, b| (&a.leader, &a.counselor, a.pair).cmp(&(&b.leader, &b.counselor, b.pair)));
    list
}

fn handed_on(it: &PairOf<'_>, today: Date) -> HandedOn {
    let unsolved = |it: &&CareRecord| it.kind == RecordKind::Help && !it.solved && it.void.is_none();
    HandedOn {
        pair: it.row.pair,
        leader: it.row.leader.name.clone(),
        counselor: it.row.counselor.name.clone(),
        since: it.row.from,
        items: it.open(today),
        plans: it.plans(),
        asked: it.asked(),
        helps: it.records.iter().map(|(_, it)| it).filter(unsolved).map(|it| it.on).collect(),
    }
}
