//! The words of the screens of units, people and posts. Apart from [`super::Word`]: they load with those screens.

mod word;

use gongjian_shared::party::{
    Basis, CommitteePart, Gender, Level, Line, Post, Rank, StaffKind, TeamClass, UnitKind,
};
use jiff::civil::Date;
use leptos::prelude::*;

pub use self::word::PartyWord;
use super::{Language, Words, en, times, zh};

/// One name of a closed list.
pub trait Listed: Copy + PartialEq + Send + Sync + 'static {
    /// The whole list, in its order.
    const LIST: &'static [Self];

    fn name_in(self, language: Language) -> &'static str;
}

/// Says where the words of closed lists stand: `listed! { party: Basis: basis }` is `zh::party::basis` and `en::party::basis`.
macro_rules! listed {
    ($folder:ident: $($list:ident: $name:ident),+ $(,)?) => {$(
        impl $crate::words::party::Listed for $list {
            const LIST: &'static [Self] = Self::ALL;

            fn name_in(self, language: $crate::words::Language) -> &'static str {
                match language {
                    $crate::words::Language::Chinese => $crate::words::zh::$folder::$name(self),
                    $crate::words::Language::English => $crate::words::en::$folder::$name(self),
                }
            }
        }
    )+};
}
pub(super) use listed;

listed! {
    party: CommitteePart: committee_part, TeamClass: team_class, Basis: basis, Gender: gender, Level: level, Line: line, Post: post, Rank: rank, StaffKind: staff, UnitKind: unit_kind,
}

impl Words {
    /// The words of these screens, tracked.
    pub fn say_party(self, word: &PartyWord) -> String {
        match self.language() {
            Language::Chinese => zh::register::say(word),
            Language::English => en::register::say(word),
        }
        .into_owned()
    }

    /// The same as a signal.
    pub fn party(self, word: PartyWord) -> Signal<String> {
        Signal::derive(move || self.say_party(&word))
    }

    /// A name of a list, tracked.
    pub fn listed(self, it: impl Listed) -> &'static str {
        it.name_in(self.language())
    }

    /// The same as a signal.
    pub fn list_name(self, it: impl Listed) -> Signal<String> {
        Signal::derive(move || self.listed(it).to_owned())
    }

    /// A local date, tracked.
    pub fn date(self, it: Date) -> String {
        times::local_date(self.language(), it)
    }
}
