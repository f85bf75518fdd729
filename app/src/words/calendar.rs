//! The words of a unit's calendar: an enum of their own, so that they travel with the screen that says them.

use gongjian_shared::calendar::NoticeFault;
use jiff::civil::Date;
use leptos::prelude::*;

use super::{Language, Words, en, zh};

/// A text of the page of a unit's calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarWord {
    Title,
    Lead,
    Years,
    Year { year: i16 },
    Terms { year: i16 },
    First,
    Second,
    FromTo { from: Date, to: Date },
    OwnHere,
    FromAbove,
    SetTerms,
    FirstBegins,
    SecondBegins,
    DaysOff { year: i16 },
    Off { from: Date, to: Date, days: usize },
    Worked { on: Date },
    NotKnown { year: i16 },
    NotKnownNext,
    PasteDays,
    PasteLabel,
    PasteHint,
    Read { off: usize, worked: usize },
    Fault(NoticeFault),
    TakeBack,
    OfSchool,
    NoDate,
}

impl Language {
    /// The words in this language.
    pub fn calendar(self, word: &CalendarWord) -> String {
        match self {
            Self::Chinese => zh::calendar::say(word).into_owned(),
            Self::English => en::calendar::say(word).into_owned(),
        }
    }
}

impl Words {
    /// The words as a signal.
    pub fn calendar(self, word: CalendarWord) -> Signal<String> {
        Signal::derive(move || self.language().calendar(&word))
    }
}
