use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::{DutyTurn, IssueDraft, Origin, PlanDraft};
use crate::care::{CareRecord, RecordKind};
use crate::ids::{DocumentId, IssueId, ProgrammeId, UnitId};
use crate::time::Timestamp;

/// The key of the row of a pair's requests and plans, in the space of its work notes.
pub const TALKS: &str = "talks";
/// The key of the roster, in the same space.
pub const DUTY: &str = "duty";
/// Answers stand under `answer/<issue>`, in the same space.
pub const ANSWER: &str = "answer/";

/// The register row [`TALKS`]: what is asked for and arranged. JSON; only ever added to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalksRow {
    /// Oldest first, one for each day.
    #[serde(default)]
    pub asks: Vec<Asked>,
    /// One for each kind.
    #[serde(default)]
    pub plans: Vec<Planned>,
    #[serde(default)]
    pub reminded: Option<Reminded>,
}

/// The counselor asked for a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub on: Date,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    pub kind: RecordKind,
    pub on: Date,
    #[serde(default)]
    pub begins: Option<Time>,
    #[serde(default)]
    pub place: String,
    /// Who arranged it.
    pub name: String,
    /// On which day it was arranged: a record from then on closes it.
    pub made: Date,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    pub name: String,
    pub on: Date,
}

impl Planned {
    pub fn new(plan: PlanDraft, name: &str, made: Date) -> Self {
        let PlanDraft { kind, on, begins, place } = plan;
        Self { kind, on, begins, place, name: name.to_owned(), made }
    }
}

impl TalksRow {
    /// The oldest request that no talk has answered: any talk counts, however it was held.
    pub fn asked<'r>(&self, records: impl IntoIterator<Item = &'r CareRecord>) -> Option<Date> {
        let last = last_of(RecordKind::Talk, records);
        self.asks.iter().map(|it| it.on).find(|on| last.is_none_or(|last| last < *on))
    }

    /// What is arranged and not recorded yet, in the order of the days.
    pub fn open_plans<'r>(&self, records: impl IntoIterator<Item = &'r CareRecord>) -> Vec<&Planned> {
        let mut last: BTreeMap<RecordKind, Date> = BTreeMap::new();
        for it in records.into_iter().filter(|it| it.void.is_none()) {
            if let Some(on) = it.on {
                let latest = last.entry(it.kind).or_insert(on);
                *latest = on.max(*latest);
            }
        }
        let open = |it: &&Planned| last.get(&it.kind).is_none_or(|last| *last < it.made);
        let mut plans: Vec<&Planned> = self.plans.iter().filter(open).collect();
        plans.sort_by_key(|it| (it.on, it.begins, it.kind));
        plans
    }
}

/// The day of the last record of a kind that is not void.
fn last_of<'r>(kind: RecordKind, records: impl IntoIterator<Item = &'r CareRecord>) -> Option<Date> {
    let its = records.into_iter().filter(|it| it.kind == kind && it.void.is_none());
    its.filter_map(|it| it.on).max()
}

/// The register row [`DUTY`]: whom to call. JSON; only ever added to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyRow {
    pub turns: Vec<DutyTurn>,
}

/// Whom to call on a day: whose turn it is first, then who is always there, in the order of the roster.
pub fn on_duty(turns: &[DutyTurn], day: Date) -> Vec<&DutyTurn> {
    let holds = |it: &&DutyTurn| it.from.is_none_or(|from| from <= day) && it.to.is_none_or(|to| day <= to);
    let mut found: Vec<&DutyTurn> = turns.iter().filter(holds).collect();
    found.sort_by_key(|it| it.from.is_none() && it.to.is_none());
    found
}

/// 问题 as it stands. Kept by the server; phones never hold it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueRow {
    pub issue: IssueId,
    pub programme: ProgrammeId,
    /// The owner of the programme.
    pub unit: UnitId,
    #[serde(flatten)]
    pub draft: IssueDraft,
    pub owner_name: String,
    /// Where it comes from. For the office alone.
    pub origins: Vec<Origin>,
    pub opened: Date,
    #[serde(default)]
    pub solution: String,
    #[serde(default)]
    pub answered: Option<Answered>,
}

impl IssueRow {
    /// Its last day is over and nobody has answered.
    pub fn is_late(&self, today: Date) -> bool {
        self.answered.is_none() && self.draft.due < today
    }
}

/// What was said to everybody who raised it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub words: String,
    pub at: Timestamp,
    pub on: Date,
    pub name: String,
}

/// The register row `answer/<issue>` of a pair whose opinion it answers: it tells of no other. JSON; only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerRow {
    pub issue: IssueId,
    pub title: String,
    pub words: String,
    pub on: Date,
    /// The records of this pair in which it was raised.
    pub documents: Vec<DocumentId>,
}
