//! The words of the yearly table: an enum of their own, so that they travel with the screen that says them.

use leptos::prelude::*;

use super::{Language, Words, en, zh};

/// A text of the page of the yearly table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilingWord {
    Title,
    Evaluation,
    Booklet,
    Year { year: i16 },
    Earlier,
    Later,
    Hint,
    Empty,
    EmptyNext,
    File,
    FileAgain,
    FileTitle { year: i16 },
    FileHint,
    Reason,
    UpToDate { version: u32 },
    Behind { version: u32 },
    Filed,
    NoneFiled,
    Version { number: String, version: u32 },
    Frozen { number: String, version: u32 },
    Now,
    Records { count: usize },
    Opened { what: String },
    Locked,
    Record { nth: usize },
    Download,
    Downloading,
    Fingerprint { sha256: String },
}

impl Language {
    /// The words in this language.
    pub fn filing(self, word: &FilingWord) -> String {
        match self {
            Self::Chinese => zh::filings::say(word).into_owned(),
            Self::English => en::filings::say(word).into_owned(),
        }
    }
}

impl Words {
    /// The words as a signal.
    pub fn filing(self, word: FilingWord) -> Signal<String> {
        Signal::derive(move || self.language().filing(&word))
    }
}
