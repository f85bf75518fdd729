//! The words of the pages of figures: an enum of their own, so that they travel with the screens that say them.

use gongjian_shared::calendar::Quarter;
use gongjian_shared::measures::{Measure, Source};
use leptos::prelude::*;

use super::{Language, Words, en, zh};

/// A text of the pages of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeasureWord {
    Measure(Measure),
    /// The unit of counting, with what is counted.
    Counted(Measure),
    /// Its definition.
    Meaning(Measure),
    Amount {
        amount: u64,
        measure: Measure,
    },
    Source(Source),
    Path,
    Others,
    Which,
    Earlier,
    Later,
    Year {
        year: i16,
    },
    /// After the number of a month.
    MonthWord,
    ByMonth,
    ByUnit,
    Unit,
    Quarter(Quarter),
    WholeYear,
    Whole,
    Itself,
    Silent,
    Ahead,
    TableHint,
    CellOf {
        name: String,
        quarter: Option<Quarter>,
        amount: u64,
        told: u32,
        due: u32,
    },
    ToldOf {
        told: u32,
        due: u32,
    },
    Nothing,
    NothingNext,
    NoRecords,
    More {
        count: u64,
    },
    Open,
    NotOpen,
    SilentUnits {
        quarter: Quarter,
        count: u32,
    },
    SilentHint,
    MoreUnits {
        count: u32,
    },
    ZeroReport,
    ZeroReportHint,
    NothingSaid,
    HasRecords,
    NotReported,
    SayNothing,
    TakeBack,
    Download,
}

impl Language {
    /// The words in this language.
    pub fn figure(self, word: &MeasureWord) -> String {
        match self {
            Self::Chinese => zh::measures::say(word).into_owned(),
            Self::English => en::measures::say(word).into_owned(),
        }
    }
}

impl Words {
    /// The words as a signal.
    pub fn figure(self, word: MeasureWord) -> Signal<String> {
        Signal::derive(move || self.language().figure(&word))
    }
}
