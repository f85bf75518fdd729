//! Every text that a person reads. One enum, one match per language and no `_` arm: a text without words does
//! not compile. Words say what is true and what to do next.

pub mod activities;
pub mod audit;
pub mod calendar;
pub mod calls;
pub mod care;
mod chip;
pub mod comments;
pub mod corps;
mod decision;
pub mod editor;
mod en;
pub mod filings;
pub mod forms;
pub mod history;
pub mod imports;
pub mod letters;
pub mod liaison;
pub mod lists;
pub mod measures;
pub mod meetings;
pub mod notices;
pub mod party;
pub mod programmes;
pub mod review;
pub mod rounds;
pub mod sizes;
pub mod times;
pub mod today;
pub mod wishes;
mod word;
mod zh;

use std::borrow::Cow;

use leptos::prelude::*;

pub use chip::ChipWord;
pub use decision::DecisionWord;
pub use word::Word;

/// The languages of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The tag that is remembered.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }

    pub fn from_tag(tag: &str) -> Self {
        if tag.starts_with("en") { Self::English } else { Self::Chinese }
    }

    /// How the language names itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Chinese => "中文",
            Self::English => "English",
        }
    }

    /// The words in this language.
    pub fn say(self, word: &Word) -> Cow<'static, str> {
        match self {
            Self::Chinese => zh::say(word),
            Self::English => en::say(word),
        }
    }
}

/// Says words in the language that is chosen, and again when it changes.
#[derive(Clone, Copy)]
pub struct Words(pub RwSignal<Language>);

impl Words {
    /// The language, tracked.
    pub fn language(self) -> Language {
        self.0.get()
    }

    /// The words, tracked.
    pub fn say(self, word: &Word) -> String {
        self.0.get().say(word).into_owned()
    }

    /// The words as a signal, for labels and children.
    pub fn of(self, word: Word) -> Signal<String> {
        Signal::derive(move || self.say(&word))
    }

    /// A moment as people say it, seen from `now`.
    pub fn moment(self, at: gongjian_shared::time::Timestamp) -> String {
        use crate::device::clock;
        times::moment(self.0.get(), clock::local(at), clock::local(clock::now()))
    }
}
