//! The pairs that this device holds, with what their records say.

use gongjian_shared::care::{CareRecord, left, standing};
use gongjian_shared::commitments::{AsOf, Item, State};
use gongjian_shared::ids::{DocumentId, PairId, SpaceId, UserId};
use gongjian_shared::rules::Role;
use gongjian_shared::rules::liaison::{AnswerRow, DutyRow, DutyTurn, Planned, TalksRow};
use gongjian_shared::rules::pairing::{Half, PairRow};
use gongjian_shared::wire::today::Waiting;
use jiff::civil::Date;
use leptos::prelude::*;

use crate::notebook::Notebook;
use crate::screens::programmes::today;

/// A pair on this device.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub space: SpaceId,
    pub row: PairRow,
    pub may_write: bool,
    pub me: Option<UserId>,
    pub records: Vec<(DocumentId, CareRecord)>,
    pub talks: TalksRow,
    pub duty: Vec<DutyTurn>,
    pub answers: Vec<AnswerRow>,
}

impl Held {
    /// The pair without what changes from day to day.
    pub fn alone(&self) -> Self {
        let (records, answers, duty) = (Vec::new(), Vec::new(), Vec::new());
        Self { records, answers, duty, talks: TalksRow::default(), ..self.clone() }
    }

    pub fn is_leader(&self) -> bool {
        self.me == Some(self.row.leader.person.into())
    }

    pub fn is_mine(&self) -> bool {
        self.is_leader() || self.me == Some(self.row.counselor.person.into())
    }

    /// The one whom this person meets; for others the counselor.
    pub fn other(&self) -> &Half {
        if self.is_mine() && !self.is_leader() { &self.row.leader } else { &self.row.counselor }
    }

    /// What is owed, the same as the server counts it.
    pub fn items(&self) -> Vec<Item> {
        let facts: Vec<_> = self.records.iter().filter_map(|(id, it)| it.fact(*id)).collect();
        standing(&self.row, &facts, AsOf::today(today()))
    }

    /// How a state is put to who reads this page: a leader is told what to arrange, never that it is late.
    pub fn told(&self, state: State) -> State {
        if state == State::Overdue && self.is_mine() && self.is_leader() { State::Due } else { state }
    }

    /// Since when the counselor waits for a talk.
    pub fn asked(&self) -> Option<Date> {
        self.talks.asked(self.records.iter().map(|(_, it)| it))
    }

    pub fn plans(&self) -> Vec<Planned> {
        let records = self.records.iter().map(|(_, it)| it);
        self.talks.open_plans(records).into_iter().cloned().collect()
    }

    pub fn counts(&self) -> (usize, usize) {
        let mut items = self.items();
        items.iter_mut().for_each(|it| it.state = self.told(it.state));
        let of = |state| items.iter().filter(|it| it.state == state).count();
        (of(State::Due), of(State::Overdue))
    }
}

/// What this person owes in the pairs of this device, for the page 今天: known without a network (S1-08).
pub fn owed_here(notebook: Notebook) -> Memo<Vec<Waiting>> {
    let all = all(notebook);
    Memo::new(move |_| {
        let today = today();
        let lines = |it: &Held| {
            let facts: Vec<_> = it.records.iter().filter_map(|(id, record)| record.fact(*id)).collect();
            left(&it.row, &facts, today)
        };
        all.with(|all| {
            let led = all.iter().filter(|it| it.is_leader() && !it.row.is_over_on(today));
            led.flat_map(lines).collect()
        })
    })
}

/// A register row; what a newer server wrote is as if it were not there.
fn read<T: serde::de::DeserializeOwned>(told: Option<&str>) -> Option<T> {
    serde_json::from_str(told?).ok()
}

/// The roster, and who answers for the programme, as far as they are not in it.
fn whom_to_call(mut turns: Vec<DutyTurn>, row: &PairRow) -> Vec<DutyTurn> {
    for contact in row.duty.iter().filter(|it| !it.phone.is_empty()) {
        if !turns.iter().any(|it| it.phone == contact.phone) {
            let (name, phone) = (contact.name.as_str().to_owned(), contact.phone.clone());
            turns.push(DutyTurn { name, phone, from: None, to: None });
        }
    }
    turns
}

/// All pairs of this device, those that live first, by the name of the other.
pub fn all(notebook: Notebook) -> Memo<Vec<Held>> {
    Memo::new(move |_| {
        let me = notebook.me.with(|me| me.as_ref().and_then(|me| me.as_ref().map(|me| me.user)));
        let spaces = notebook.spaces.get().unwrap_or_default();
        let mut found: Vec<Held> = spaces
            .into_iter()
            .filter_map(|it| {
                let may_write = it.role.is_some_and(Role::may_write);
                let row = it.pair?;
                let duty: DutyRow = read(it.duty.as_deref()).unwrap_or_default();
                Some(Held {
                    space: it.space,
                    duty: whom_to_call(duty.turns, &row),
                    row,
                    may_write,
                    me,
                    records: Vec::new(),
                    talks: read(it.talks.as_deref()).unwrap_or_default(),
                    answers: it.answers.iter().filter_map(|it| read(Some(it))).collect(),
                })
            })
            .collect();
        notebook.documents.with(|rows| {
            for row in rows.iter().flatten() {
                let Some(record) = &row.summary.record else { continue };
                if let Some(pair) = found.iter_mut().find(|it| it.space == row.head.space) {
                    pair.records.push((row.head.document, record.clone()));
                }
            }
        });
        for pair in &mut found {
            pair.records.sort_by_key(|(id, it)| (std::cmp::Reverse(it.on), *id));
        }
        let today = today();
        found.sort_by_key(|it| {
            (!it.is_mine(), it.row.is_over_on(today), it.other().name.clone(), it.row.pair)
        });
        found
    })
}

pub fn one(notebook: Notebook, pair: Memo<Option<PairId>>) -> Memo<Option<Held>> {
    let all = all(notebook);
    Memo::new(move |_| all.with(|all| all.iter().find(|it| Some(it.row.pair) == pair.get()).cloned()))
}
