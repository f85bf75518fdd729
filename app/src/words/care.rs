//! The words of the pages of pairs: an enum of their own, so that they travel with the screens that say them.

use gongjian_shared::care::{RecordKind, Way};
use gongjian_shared::commitments::{Slot, State};
use jiff::civil::Date;
use leptos::prelude::*;

use super::{Language, Words, en, zh};

/// A text of the pages of pairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CareWord {
    None,
    NoneNext,
    MyPairs,
    Read,
    NothingOpen,
    OpenItems { count: usize },
    OverdueItems { count: usize },
    Since { from: Date },
    EndedOn { on: Date },
    Owed,
    Done,
    Later { count: usize },
    Due { due: Date },
    State(State),
    Slot(Slot),
    Records,
    NoRecords,
    Kind(RecordKind),
    Write(RecordKind),
    Way(Way),
    NoDay,
    Void,
    Gone,
    GoneNext,
    Notes,
    NotesFor { other: String },
    Private,
    PrivateFor { other: String },
    Word,
    WordFor { other: String },
    NoWord { other: String },
    Crisis,
    CrisisNext,
    Coverage,
    CoverageHint,
    Unit,
    Year { year: i16 },
    Earlier,
    Next,
    Pairs { count: u32 },
    CellHint,
    NoPairs,
    NoPairsNext,
    CellOf { unit: String, slot: Slot, met: u32, owed: u32 },
    NotOpen,
    Behind,
}

impl Language {
    /// The words in this language.
    pub fn care(self, word: &CareWord) -> String {
        match self {
            Self::Chinese => zh::care::say(word).into_owned(),
            Self::English => en::care::say(word).into_owned(),
        }
    }

    /// What the programme calls something.
    pub fn named(self, zh: &str, en: &str) -> String {
        match self {
            Self::Chinese => zh.to_owned(),
            Self::English => en.to_owned(),
        }
    }
}

impl Words {
    /// The words as a signal.
    pub fn care(self, word: CareWord) -> Signal<String> {
        Signal::derive(move || self.language().care(&word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_offices_say_them() {
        for (slot, zh, en) in [
            ("2026-Q1", "2026年一季度", "Q1 2026"),
            ("2026-2027-1", "2026—2027学年第一学期", "term 1 of 2026–2027"),
            ("2026", "2026年", "2026"),
            ("once", "一次", "once"),
        ] {
            let word = CareWord::Slot(slot.parse().expect("a slot"));
            assert_eq!(Language::Chinese.care(&word), zh);
            assert_eq!(Language::English.care(&word), en);
        }
    }
}
