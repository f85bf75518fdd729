//! The names on the lists of units, people and posts, in the language that is chosen.

use gongjian_shared::party::{Basis, Gender, Level, Line, Post, Rank, StaffKind, UnitKind};

use super::{Language, en, zh};

/// One name of a closed list.
pub trait Listed: Copy + 'static {
    fn name_in(self, language: Language) -> &'static str;
}

macro_rules! listed {
    ($($list:ident: $name:ident),+ $(,)?) => {$(
        impl Listed for $list {
            fn name_in(self, language: Language) -> &'static str {
                match language {
                    Language::Chinese => zh::party::$name(self),
                    Language::English => en::party::$name(self),
                }
            }
        }
    )+};
}

listed! {
    Basis: basis, Gender: gender, Level: level, Line: line, Post: post, Rank: rank, StaffKind: staff, UnitKind: unit_kind,
}
