//! The words of Word files: an enum of their own, so that they travel with the desk.

use gongjian_shared::office::unusable::Unusable;
use gongjian_tables::letter::Left;
use leptos::prelude::*;

use super::{Language, Words, en, zh};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterWord {
    /// What the bar is for.
    Bar,
    Sign,
    Official,
    Plain,
    Bring,
    Fetching,
    /// The part of the app that reads and writes them is not on this device.
    Missing,
    NotTaken,
    Unusable(Unusable),
    Brought {
        blocks: usize,
    },
    LeftOut,
    Left {
        what: Left,
        times: usize,
    },
}

impl Words {
    pub fn say_letter(self, word: &LetterWord) -> String {
        match self.language() {
            Language::Chinese => zh::letters::say(word),
            Language::English => en::letters::say(word),
        }
    }

    pub fn letter(self, word: LetterWord) -> Signal<String> {
        Signal::derive(move || self.say_letter(&word))
    }
}
