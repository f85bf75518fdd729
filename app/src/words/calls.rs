//! The words of calls and applications: an enum of their own, so that they travel with the screens that say them.

use gongjian_shared::rules::calls::{ApplicationState, CallChange, CallState, Copy, Lack, StepKind};
use jiff::civil::Date;
use leptos::prelude::*;

use super::party::listed;
use super::{Language, Words, en, zh};

/// A text of the screens of calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallWord {
    Title,
    New,
    None,
    NoneNext,
    Hidden,
    Offline,
    OfflineNext,
    LeftDays { days: u64, hours: u64 },
    LeftHours { hours: u64, minutes: u64 },
    Late,
    NoDeadline,
    Until { date: Date, hour: i8, minute: i8 },
    Mine { title: String, state: ApplicationState },
    Programme,
    TitleLabel,
    TitleMissing,
    Batch,
    Basis,
    BodyLabel,
    DeadlineDate,
    DeadlineHour,
    Reference,
    ReferenceHint,
    Receiver,
    ContactName,
    ContactPhone,
    Form,
    Choose,
    Rubric,
    RubricHint,
    PlacesLeast,
    PlacesMost,
    Quota,
    To,
    ToChosen { count: usize },
    SaveDraft,
    LacksTitle,
    Complete,
    Issue,
    IssueTitle,
    IssueLead { count: usize },
    Text,
    Places { least: u32, most: u32 },
    PlacesLabel,
    QuotaIs { quota: u32 },
    Contact,
    Extend,
    ExtendLead,
    Correct,
    CorrectLead,
    CorrectWords,
    Close,
    CloseLead,
    Reason,
    History,
    Step { by: String, when: String },
    Addressees,
    AddresseesHint,
    Opened { when: String },
    NotOpened,
    Confirmed { when: String },
    NotConfirmed,
    Came { count: u32 },
    Applications,
    ApplicationsNone,
    Start,
    StartLead,
    StartNow,
    Host,
    Head,
    NoHead,
    ApplicationTitle,
    Committee { name: String },
    QuotaUse { used: u32, quota: u32 },
    ToCheck,
    Check,
    Ranked,
    RankLead,
    NoneToRank,
    Up { title: String },
    Down { title: String },
    SaveOrder,
    OrderUnsaved,
    RankIs { rank: u32 },
    Submit,
    SubmitOf { title: String },
    Return,
    ReturnOf { title: String },
    ReturnLead,
    ReturnedBecause { reason: String },
    Withdraw,
    WithdrawLead,
    Receive { copy: Copy },
    Received { copy: Copy, by: String, when: String },
    NotReceived { copy: Copy },
    FormallyComplete,
    Eligibility,
    FoundedHolds { on: Date },
    FoundedFails { on: Date },
    FoundedUnknown,
    HeadHolds,
    HeadFails,
    Papers,
    PapersLead,
    Shown,
    NothingShown,
    HandUp,
    HandUpLead { to: String },
    HandUpTitle,
    Gaps { gaps: usize },
    NoGaps,
    NotBegun,
    OpenForm,
    OnItsWay,
    Waits,
    WaitsLeft { left: String },
    WaitsLate,
    Done,
    Failed,
    Seen,
    Host2 { host: String, nominating: String },
    BackToCall,
}

listed! {
    calls: CallState: call_state, ApplicationState: state, Lack: lack, CallChange: change, StepKind: step, Copy: copy,
}

impl Language {
    /// The words in this language.
    pub fn of_call(self, word: &CallWord) -> String {
        match self {
            Self::Chinese => zh::calls::say(word),
            Self::English => en::calls::say(word),
        }
        .into_owned()
    }
}

impl Words {
    /// The words, tracked.
    pub fn say_call(self, word: &CallWord) -> String {
        self.language().of_call(word)
    }

    /// The same as a signal.
    pub fn call(self, word: CallWord) -> Signal<String> {
        Signal::derive(move || self.say_call(&word))
    }
}
