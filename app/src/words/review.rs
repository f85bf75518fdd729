//! The words of reviews: an enum of their own, so that they travel with the screens that say them.

use gongjian_shared::rules::review::{Outcome, ReviewState, StepWhat, Tie};
use jiff::civil::Date;
use leptos::prelude::*;

use super::party::listed;
use super::{Language, Words, en, zh};

/// A text of the screens of reviews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewWord {
    Title,
    Tasks { owed: usize },
    ToJudge,
    ToDeclare,
    DeclareLead,
    GivenSheets,
    TasksNone,
    TasksNoneNext,
    Handed,
    ReopenedBecause { reason: String },
    Recuse,
    RecuseOf { title: String },
    RecuseLead,
    Reason,
    MayNot { tie: Tie },
    Papers,
    Marks,
    PapersMissing,
    Full { weight: u32, full: u32 },
    PointsOf { title: String },
    Abstain,
    AbstainOf { title: String },
    Whole { hundredths: u32 },
    WholeLeft { left: usize },
    WholeAbstained,
    ToCommittee,
    ToCommitteeHint,
    ToApplicant,
    ToApplicantHint,
    Preview,
    PreviewNone,
    Kept,
    NotKept,
    HandIn,
    HandInLead,
    SheetIn,
    Closed,
    Board,
    OpenLead,
    RubricTitle,
    RubricItem,
    Weight,
    FullMarks,
    MoreItem,
    LessItem { title: String },
    WeightsAre { sum: u32 },
    Each,
    Most,
    Pool,
    PoolFind,
    PoolCount { count: usize },
    Add { name: String, home: String },
    Drop { name: String },
    OpenNow,
    OpenAnew,
    Assignment,
    AssignmentLead,
    Gap { title: String, allowed: u32, missing: u32 },
    Fix,
    FixAnew,
    Load { name: String, load: usize },
    Barred { name: String, tie: Tie },
    Progress { given: usize, all: usize },
    Owes { name: String, titles: Vec<String> },
    OpenResults,
    OpenResultsLead { owed: usize },
    Scores,
    ScoreLine { mean: u32, median: u32, low: u32, high: u32 },
    ScoreNone,
    SheetOf { name: String },
    Points { points: u32 },
    ForCommittee { words: String },
    ForApplicant { words: String },
    OnShortlist { title: String },
    Shortlist,
    SaveShortlist,
    Decide,
    DecideOf { title: String },
    DecideLead,
    Places { chosen: usize, least: u32, most: u32 },
    Publish,
    PublishLead,
    From,
    Days,
    PublishReason,
    PublicUntil { from: Date, to: Date },
    PublicNone,
    Recall,
    RecallLead,
    Release,
    ReleaseLead,
    Released,
    History,
    Step { by: String, when: String },
    Verdict,
    Comments,
    CommentsNone,
    WhatOutcome,
}

listed! {
    review: ReviewState: state, Outcome: outcome, Tie: tie, StepWhat: step,
}

impl Language {
    /// The words in this language.
    pub fn of_review(self, word: &ReviewWord) -> String {
        match self {
            Self::Chinese => zh::review::say(word),
            Self::English => en::review::say(word),
        }
        .into_owned()
    }
}

impl Words {
    /// The words, tracked.
    pub fn say_review(self, word: &ReviewWord) -> String {
        self.language().of_review(word)
    }

    /// The same as a signal.
    pub fn review(self, word: ReviewWord) -> Signal<String> {
        Signal::derive(move || self.say_review(&word))
    }
}
