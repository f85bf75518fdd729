use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ITEM_MAX, ITEMS_MAX, WEIGHTS};
use crate::ids::{ApplicationId, CallId, PersonId, PinId};
use crate::named::named;
use crate::time::Timestamp;

named! {
    ReviewState {
        /// Reviewers are named and say whom they cannot judge.
        Gathering = "gathering",
        /// Who judges what is fixed; sheets come in, each seen by its author alone.
        Scoring = "scoring",
        /// The sheets are open to the office; it shortlists and decides.
        Opened = "opened",
        /// The intended result is public.
        Public = "public",
        /// Applicants see what became of theirs.
        Released = "released",
    }

    Outcome {
        Chosen = "chosen",
        Reserve = "reserve",
        NotChosen = "not_chosen",
    }

    /// Why somebody cannot judge an application (回避), from the register of units, people and posts.
    Tie {
        /// A post in the unit that nominates it, or below.
        Unit = "unit",
        /// A post in a unit that guides it.
        Guide = "guide",
        /// Its own head.
        Head = "head",
        /// Declared by the reviewer.
        Declared = "declared",
    }

    /// What was done to a review.
    StepWhat {
        Opened = "opened",
        Assigned = "assigned",
        Reopened = "reopened",
        Results = "results",
        Shortlisted = "shortlisted",
        Published = "published",
        Recalled = "recalled",
        Released = "released",
    }
}

/// One thing that is judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RubricItem {
    pub title: String,
    /// Its part of the whole. Unit: percent; all weights are [`WEIGHTS`] together.
    pub weight: u32,
    /// Full marks. Range: 1 to 100.
    pub full: u32,
}

/// Named, weighed to [`WEIGHTS`], with full marks from 1 to 100.
pub fn rubric_is_sound(items: &[RubricItem]) -> bool {
    let named = |it: &RubricItem| !it.title.trim().is_empty() && it.title.chars().count() <= ITEM_MAX;
    let weighed = |it: &RubricItem| (1..=WEIGHTS).contains(&it.weight) && (1..=100).contains(&it.full);
    items.len() <= ITEMS_MAX
        && items.iter().all(|it| named(it) && weighed(it))
        && items.iter().map(|it| it.weight).sum::<u32>() == WEIGHTS
}

/// What a reviewer says to one item. To abstain is an answer, not a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mark", rename_all = "snake_case")]
pub enum Mark {
    /// Range: 0 to the full marks of the item.
    Points {
        points: u32,
    },
    Abstain,
}

/// A reviewer on an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pair {
    pub application: ApplicationId,
    pub reviewer: PersonId,
}

/// Somebody said that they cannot judge this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recusal {
    #[serde(flatten)]
    pub pair: Pair,
    pub reason: String,
    pub at: Timestamp,
}

/// A score sheet (C3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// One for each item of the rubric, in its order.
    pub marks: Vec<Mark>,
    pub to_committee: String,
    /// The applicant reads it when all is released.
    pub to_applicant: String,
    /// The versions that were read.
    pub pins: Vec<PinId>,
}

/// A sheet as the server keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    pub pair: Pair,
    pub sheet: Sheet,
    pub handed: Timestamp,
    /// The office gave it back: why.
    #[serde(default)]
    pub reopened: Option<String>,
}

impl SheetRow {
    /// It counts.
    pub const fn is_in(&self) -> bool {
        self.reopened.is_none()
    }
}

/// What was decided on one application (C4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    pub application: ApplicationId,
    pub outcome: Outcome,
    pub reason: String,
    pub at: Timestamp,
    pub by: String,
}

/// The intended result, shown to everybody (C5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publicity {
    pub from: Date,
    /// The last day; with no days, the day before `from`.
    pub to: Date,
    /// Unit: working days.
    pub days: u16,
    /// Why so few are chosen, or why nothing is made public.
    #[serde(default)]
    pub reason: String,
}

/// One step: what, who, when, why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewStep {
    pub what: StepWhat,
    pub at: Timestamp,
    pub by: String,
    #[serde(default)]
    pub words: String,
}

/// The review of a call as it stands, without its sheets. JSON; only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRow {
    pub rubric: Vec<RubricItem>,
    /// Reviewers for each application.
    pub each: u32,
    /// Most applications of one reviewer.
    pub most: u32,
    pub pool: Vec<PersonId>,
    pub state: ReviewState,
    #[serde(default)]
    pub recusals: Vec<Recusal>,
    #[serde(default)]
    pub pairs: Vec<Pair>,
    #[serde(default)]
    pub shortlist: BTreeSet<ApplicationId>,
    #[serde(default)]
    pub verdicts: Vec<Verdict>,
    #[serde(default)]
    pub publicity: Option<Publicity>,
    #[serde(default)]
    pub steps: Vec<ReviewStep>,
}

impl ReviewRow {
    pub fn has_declared(&self, pair: Pair) -> bool {
        self.recusals.iter().any(|it| it.pair == pair)
    }

    pub fn verdict(&self, application: ApplicationId) -> Option<&Verdict> {
        self.verdicts.iter().find(|it| it.application == application)
    }

    /// What the applicant may see: nothing before all is released.
    pub fn told(&self, application: ApplicationId) -> Option<&Verdict> {
        self.verdict(application).filter(|_| self.state == ReviewState::Released)
    }
}

/// What is to be written: how it stands from here on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum ReviewEntry {
    ReviewSet { call: CallId, row: Box<ReviewRow> },
    SheetSet { call: CallId, row: Box<SheetRow> },
}
