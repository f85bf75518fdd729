//! Closed lists as words in cells, and back: either language is understood.

use gongjian_app::words::lists::{en, zh};
use gongjian_shared::party::{Basis, Gender, Level, Line, Post, Rank, StaffKind, UnitKind};
use gongjian_tables::rows::Headings;

/// One of a closed list that has words.
pub trait Said: Copy + 'static {
    const LIST: &'static [Self];

    fn word(self, headings: Headings) -> &'static str;

    fn meant(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let is = |it: &Self, headings| it.word(headings).to_lowercase() == text;
        Self::LIST.iter().copied().find(|it| is(it, Headings::Zh) || is(it, Headings::En))
    }
}

macro_rules! said {
    ($($list:ident: $word:ident),+ $(,)?) => {$(
        impl Said for $list {
            const LIST: &'static [Self] = Self::ALL;

            fn word(self, headings: Headings) -> &'static str {
                match headings {
                    Headings::Zh => zh::$word(self),
                    Headings::En => en::$word(self),
                }
            }
        }
    )+};
}

said! {
    Basis: basis, Gender: gender, Level: level, Line: line, Post: post, Rank: rank, StaffKind: staff, UnitKind: unit_kind,
}

impl Said for bool {
    const LIST: &'static [Self] = &[true, false];

    fn word(self, headings: Headings) -> &'static str {
        match headings {
            Headings::Zh => zh::yes(self),
            Headings::En => en::yes(self),
        }
    }
}

/// The cell of a number says that somebody else of the same name is meant.
pub fn is_another(text: &str) -> bool {
    let text = text.trim();
    text == zh::ANOTHER || text.eq_ignore_ascii_case(en::ANOTHER)
}
