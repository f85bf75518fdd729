//! The words of small wishes: an enum of their own, so that they travel with the screens that say them.

use gongjian_shared::rules::wishes::{AgeGroup, NeedKind, WishField, WishState};
use leptos::prelude::*;

use super::party::listed;
use super::{Language, Words, en, zh};

/// A text of the screens of wishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WishWord {
    Title,
    Collect,
    CollectLead,
    Space,
    School,
    Age,
    Need,
    Text,
    TextHint,
    Worth,
    Save,
    None,
    NoneNext,
    Yuan { yuan: u32 },
    Check,
    Claim,
    ClaimTitle,
    ClaimLead { days: i64 },
    OnBehalf,
    Grant,
    Confirm,
    Withdraw,
    WithdrawReason,
    Waiting,
    Refused,
    ClaimedBy { who: String, until: String },
    ClaimedFor { who: String, on_behalf: String, until: String },
    Claimer { who: String, on_behalf: String },
    Because { reason: String },
    Seen,
    Counted { granted: usize, all: usize },
}

listed! { wishes: AgeGroup: age, NeedKind: need, WishState: state, WishField: field }

impl Words {
    /// The words, tracked.
    pub fn say_wish(self, word: &WishWord) -> String {
        match self.language() {
            Language::Chinese => zh::wishes::say(word),
            Language::English => en::wishes::say(word),
        }
        .into_owned()
    }

    /// The same as a signal.
    pub fn wish(self, word: WishWord) -> Signal<String> {
        Signal::derive(move || self.say_wish(&word))
    }
}
