//! The words of the board of pairs: an enum of their own, so that they travel with the screen that says them.

use gongjian_shared::pairing::round::Doubt;
use gongjian_shared::pairing::{Reason, Stop, Tier};
use gongjian_shared::rules::rounds::RoundKind;
use jiff::civil::Date;
use leptos::prelude::*;

use super::{Language, Words, en, zh};

/// A text of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundWord {
    Title,
    Offline,
    OfflineNext,
    Covered,
    CoveredOf { have: usize, all: usize },
    UncoveredLine { count: usize },
    AllCovered,
    Leaders,
    Needed { least: Option<u32>, most: Option<u32> },
    SameUnit,
    PairsOf { count: u64, all: usize },
    Loads,
    LoadCount { load: u32, count: usize },
    Repeats,
    Pairs { count: u64 },
    Nobody,
    NobodyNext,
    Solve,
    SolveAgain,
    SolvedHint,
    NotProved,
    Order,
    OrderHint,
    OwnUnitFirst,
    NoRepeatFirst,
    Outcome { same_unit: u64, repeats: u64 },
    Kind(RoundKind),
    KindHint(RoundKind),
    BeginAmend,
    BeginWhole,
    Drop,
    Publish,
    PublishTitle,
    PublishText { pairs: usize, ends: usize },
    PublishYes,
    Publishing,
    From,
    Basis,
    BasisHint,
    Partly { failed: usize, all: usize },
    WhyEnd(RoundKind),
    Saving,
    Saved { who: String, when: String },
    NotSaved,
    Unplaced,
    Load { load: usize, most: Option<u32> },
    Short,
    DragHint,
    TapHint,
    Choose { name: String },
    Now { leader: String },
    NoLeaderYet,
    MoveTo,
    SwapWith,
    ShowStops,
    WithLeader { leader: String },
    Lock,
    Unlock,
    LockedMark,
    Forbid,
    ForbidHint { leader: String },
    ForbidReason,
    ForbiddenPairs,
    Lift,
    Blocked { clients: usize, servers: usize, places: u32 },
    LeftOut { count: u32 },
    WayOut,
    AddPlaces { leader: String, more: u32 },
    GiveUpLock { name: String },
    LiftPair { counselor: String, leader: String },
    NoWayOut,
    MoreLeaders { count: u32 },
    Past,
    PastLine { number: usize, kind: RoundKind, from: Date },
    PastBy { who: String, when: String },
    NoPast,
    Running,
    RunningHint,
    PlannedEnd { on: Date },
    Fine,
}

impl Language {
    /// The words in this language.
    pub fn of_round(self, word: &RoundWord) -> String {
        match self {
            Self::Chinese => zh::rounds::say(word).into_owned(),
            Self::English => en::rounds::say(word).into_owned(),
        }
    }

    /// What is wrong with the lists or the wishes; `name` knows people.
    pub fn doubt(self, it: &Doubt, name: impl Fn(gongjian_shared::ids::PersonId) -> String) -> String {
        match self {
            Self::Chinese => zh::rounds::doubt(it, name),
            Self::English => en::rounds::doubt(it, name),
        }
    }

    /// What a change does: more points are worse.
    pub fn effect(self, it: &[(Tier, i64)]) -> String {
        match self {
            Self::Chinese => zh::rounds::effect(it),
            Self::English => en::rounds::effect(it),
        }
    }

    /// Why a change cannot be made.
    pub fn stop(self, it: Stop) -> &'static str {
        match self {
            Self::Chinese => zh::rounds::stop(it),
            Self::English => en::rounds::stop(it),
        }
    }

    /// Why a pair is one.
    pub fn reason(self, it: Reason) -> &'static str {
        match self {
            Self::Chinese => zh::rounds::reason(it),
            Self::English => en::rounds::reason(it),
        }
    }
}

impl Words {
    /// The words, tracked.
    pub fn of_round(self, word: &RoundWord) -> String {
        self.language().of_round(word)
    }

    /// The words as a signal.
    pub fn round(self, word: RoundWord) -> Signal<String> {
        Signal::derive(move || self.of_round(&word))
    }
}
