//! The words of programmes: an enum of their own, so that they travel with the screens that say them, and sentences
//! about a definition, whose parts are called as the definition calls them.

mod names;

use jiff::civil::Date;
use leptos::prelude::*;

use gongjian_shared::programmes::{Key, Length, Rhythm, RuleUnit};

use super::{Language, Words, en, zh};

pub use names::Names;

/// A text of the screens of programmes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgrammeWord {
    Offline,
    OfflineNext,
    Hidden,
    None,
    NoneNext,
    NoneReader,
    RunningNow,
    NothingRuns,
    Ended,
    EndedCount {
        count: usize,
    },
    EndedOn {
        on: Date,
    },
    Start,
    StartLead,
    NoOwner,
    ChooseDefinition,
    DefinitionLine {
        phases: usize,
        commitments: usize,
    },
    ChooseAnother,
    Owner,
    OwnTitle,
    TitleMissing,
    FirstDay,
    LastDay,
    DayMissing,
    Range {
        from: Date,
        to: Date,
    },
    MoveDates,
    MoveDatesHint,
    Contacts,
    ContactsHint,
    Contact {
        position: usize,
    },
    ContactName,
    Phone,
    Fax,
    Email,
    AddContact,
    RemoveContact {
        position: usize,
    },
    Reach {
        wanted: u32,
        have: u32,
    },
    Asking,
    AskFailed,
    Timeline,
    TodayMark {
        on: Date,
    },
    Span {
        from: Date,
        to: Date,
    },
    Rules,
    RulesHint,
    SetBySource {
        ids: String,
    },
    Allowed {
        min: u32,
        max: u32,
        unit: String,
    },
    NotANumber {
        min: u32,
        max: u32,
    },
    Unreadable,
    BackToDefault,
    Changed,
    Phases,
    EachYear {
        from: String,
        to: String,
    },
    Up {
        name: String,
    },
    Down {
        name: String,
    },
    Numbers,
    NumbersHint,
    Counted {
        count: u32,
    },
    NotCounted,
    TryNumber {
        name: String,
    },
    Judgement,
    NoContradiction,
    CannotStart,
    Mind,
    Problems,
    Burden,
    BurdenHint,
    BurdenRole {
        role: String,
        minutes: u64,
    },
    BurdenLine {
        forms: u64,
        fields: u64,
        minutes: u64,
    },
    BurdenAll {
        minutes: u64,
    },
    BurdenFillers {
        count: u32,
    },
    StartNow,
    Sending,
    Checklist,
    Site,
    DoneOf {
        done: usize,
        of: usize,
    },
    TickedBy {
        who: String,
        when: String,
    },
    NotYet,
    NoSites,
    OtherPhases,
    Versions,
    VersionLine {
        version: u32,
        who: String,
        when: String,
    },
    NoReason,
    Adjust,
    AdjustLead,
    AdjustNow,
    NothingChanged,
    Reason,
    ReasonHint,
    Commitments,
    NoCommitments,
    Catalogues,
    Open,
    Reports,
    Computed,
    Sources,
    SourcesHint,
    /// The way to the board of pairs.
    Pairs,
    EndIt,
    EndTitle,
    EndText,
    EndYes,
    EndDay,
    Yes,
    No,
    Low,
    High,
    Amount,
    AtLeast,
    Target,
    Times,
    LengthIn {
        unit: String,
    },
    Every,
    Rhythm(Rhythm),
    Opens,
    Closes,
    Hour,
    Days,
    Working,
    Years,
    Inclusive,
    Sum,
    Delivers,
    Percent {
        of: String,
    },
    DueBy,
    After {
        length: Length,
    },
}

impl Language {
    /// The words in this language.
    pub fn tell(self, word: &ProgrammeWord) -> String {
        match self {
            Self::Chinese => zh::programmes::tell(word).into_owned(),
            Self::English => en::programmes::tell(word).into_owned(),
        }
    }

    /// The unit of a number; nothing for plain counts.
    pub fn unit(self, it: RuleUnit) -> &'static str {
        match self {
            Self::Chinese => zh::programmes::unit(it),
            Self::English => en::programmes::unit(it),
        }
    }

    /// A place in an order, or a theme that is weighed.
    pub fn theme(self, id: &Key) -> &str {
        match self {
            Self::Chinese => zh::programmes::theme(id.as_str()),
            Self::English => en::programmes::theme(id.as_str()),
        }
    }

    /// "2026年9月1日", "1 Sep 2026".
    pub fn date(self, it: Date) -> String {
        match self {
            Self::Chinese => zh::programmes::date(it),
            Self::English => en::programmes::date(it),
        }
    }
}

impl Words {
    /// The words, tracked.
    pub fn tell(self, word: &ProgrammeWord) -> String {
        self.language().tell(word)
    }

    /// The words as a signal.
    pub fn told(self, word: ProgrammeWord) -> Signal<String> {
        Signal::derive(move || self.tell(&word))
    }
}
