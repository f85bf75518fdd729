//! The words of what waits today. The page 今天 is the first that everybody sees, so they come with the app itself.

use leptos::prelude::*;

use super::{Language, Words, en, zh};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TodayWord {
    Due {
        on: String,
    },
    From {
        from: String,
        when: String,
    },
    Unread,
    ToConfirm,
    ToReply,
    Owed,
    OwedHint,
    /// When the server was last asked from this device.
    OwedOffline {
        last: Option<String>,
    },
    OwedAsking,
    AllNotices,
    OwedNone,
    OwedNoneNext,
    OwedFailed,
    GapLine {
        unit: String,
        posts: String,
    },
    GapsBelowLine {
        units: u64,
    },
    ChecklistLine {
        phase: String,
        open: u64,
    },
    ChecklistMore {
        title: String,
        site: String,
    },
    ReportLine {
        report: String,
    },
    EndingLine {
        who: String,
        unit: String,
        post: String,
    },
    EndingOn {
        on: String,
    },
    LateLine {
        count: u64,
    },
    CheckLine {
        title: String,
    },
    ReturnedLine {
        title: String,
    },
    PairLine {
        what: String,
        other: String,
    },
    PairSoon,
    ReviewLine {
        title: String,
    },
    PublicityLine {
        title: String,
    },
    PublicityOver {
        on: String,
    },
    GoArrange,
    MeetingLine {
        title: String,
    },
    ActionLine {
        text: String,
    },
    ArrangeLine {
        open: u64,
    },
    RemindedBy {
        who: String,
    },
    TalkAskedLine {
        who: String,
    },
    ServeLine {
        open: u64,
    },
    IssueLine {
        title: String,
    },
    LateIssueLine {
        title: String,
    },
    AnsweredLine {
        title: String,
    },
    OpinionsLine {
        count: u64,
    },
    MeetingOwedLine {
        name: String,
    },
    MentionLine {
        who: Option<String>,
    },
    GoAnswer,
    GoRead,
    GoSee,
    GoDecide,
    SinceLast {
        when: String,
    },
    NewMark,
}

impl Language {
    /// The words in this language.
    pub fn today(self, word: &TodayWord) -> String {
        match self {
            Self::Chinese => zh::today::today(word).into_owned(),
            Self::English => en::today::today(word).into_owned(),
        }
    }
}

impl Words {
    /// The words as a signal.
    pub fn today(self, word: TodayWord) -> Signal<String> {
        Signal::derive(move || self.language().today(&word))
    }
}
