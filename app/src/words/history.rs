//! The words of the pages that tell what became of a text: an enum of their own, so that they travel with them.

use leptos::prelude::*;

use super::{Language, Words, en, zh};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryWord {
    // Who wrote when
    History,
    HistoryHint,
    Nothing,
    Changes { count: usize },
    Unsent { count: usize },
    Span { from: String, to: String },
    FixedThen { number: Option<String> },
    Somebody,
    Choose,

    // What changed
    ChangedBy { who: String, when: String },
    SinceYouLooked,
    Before,
    After,
    Skipped { blocks: usize },
    LookOnly,
    SameWords,
    NotHere,
    Back,
    BackToText,

    // An older state comes back
    RestoreBefore,
    RestoreAfter,
    RestoreTitle { who: String, when: String, before: bool },
    RestoreLead,
    RestoreYes,

    // While somebody was away
    Away,
    AwayBy { who: String, count: usize },
    AwayApart { count: usize },
    SeeChanges,
    Seen,
    Apart,
    ApartLead,
    Was,
    Wrote { who: String },
    Now,
    Gone,
    Title,
}

impl Words {
    pub fn of_past(self, word: &HistoryWord) -> String {
        match self.language() {
            Language::Chinese => zh::history::say(word),
            Language::English => en::history::say(word),
        }
    }

    pub fn past(self, word: HistoryWord) -> Signal<String> {
        Signal::derive(move || self.of_past(&word))
    }
}
