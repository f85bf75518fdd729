//! The words of small wishes.

use std::borrow::Cow;

use gongjian_shared::rules::wishes::{AgeGroup, NeedKind, WishField, WishRefusal, WishState};
use gongjian_shared::values::Identity;

use crate::words::wishes::WishWord;

pub fn say(word: &WishWord) -> Cow<'static, str> {
    use WishWord as W;
    Cow::Borrowed(match word {
        W::Title => "Small wishes",
        W::Collect => "Note a wish",
        W::CollectLead => "School, age group and need only: no name, address, phone or id number of the child. Works without a network.",
        W::Space => "Where it goes",
        W::School => "School",
        W::Age => "Age group",
        W::Need => "Kind of wish",
        W::Text => "In a few words",
        W::TextHint => "For example: science books for grade four",
        W::Worth => "About how many yuan",
        W::Save => "Note it",
        W::None => "No wishes yet",
        W::NoneNext => "Note the first; once it is checked, people can claim it.",
        W::Yuan { yuan } => return format!("up to {yuan} yuan").into(),
        W::Check => "Checked: may be claimed",
        W::Claim => "Claim",
        W::ClaimTitle => "Claim this wish",
        W::ClaimLead { days } => return format!("Hand it over within {days} days, or it becomes free again. Without a network the claim waits here; who reaches the server first gets it.").into(),
        W::OnBehalf => "On behalf of (optional)",
        W::Grant => "Handed over",
        W::Confirm => "It arrived",
        W::Withdraw => "Withdraw",
        W::WithdrawReason => "Why",
        W::Waiting => "Waits for the server's answer",
        W::Refused => "Not done",
        W::ClaimedBy { who, until } => return format!("claimed by {who}, due {until}").into(),
        W::ClaimedFor { who, on_behalf, until } => return format!("claimed by {who} ({on_behalf}), due {until}").into(),
        W::Claimer { who, on_behalf } => return format!("claimed by {who} {on_behalf}").trim_end().to_owned().into(),
        W::Because { reason } => return format!("Withdrawn: {reason}").into(),
        W::Seen => "Seen",
        W::Counted { granted, all } => return format!("{all} in all, {granted} handed over").into(),
    })
}

pub fn refusal(it: &WishRefusal) -> Cow<'static, str> {
    match it {
        WishRefusal::NotThere => "There is no such wish, or you may not see it.".into(),
        WishRefusal::NotYours => {
            "This step is not yours. Ask who decides here, or who noted the wish.".into()
        }
        WishRefusal::IdTaken => "This number is taken. Try again.".into(),
        WishRefusal::Empty { field: it } => format!("Fill in: {}.", field(*it)).into(),
        WishRefusal::TooLong { field: it, most } => {
            format!("{}: at most {most} characters.", field(*it)).into()
        }
        WishRefusal::Identity { field: it, found: Identity::IdNumber } => {
            format!("{}: this looks like an id number. To protect the child, take it out.", field(*it)).into()
        }
        WishRefusal::Identity { field: it, found: Identity::Phone } => {
            format!("{}: this looks like a phone number. To protect the child, take it out.", field(*it))
                .into()
        }
        WishRefusal::TooMuch { most } => format!("A small wish is worth at most {most} yuan.").into(),
        WishRefusal::Claimed { name, .. } => {
            format!("{name} was first. Choose another; it becomes free again after 14 days.").into()
        }
        WishRefusal::Wrong { state: it } => {
            format!("The wish is: {}. This cannot be done now.", state(*it)).into()
        }
        WishRefusal::NotClaimer => "Only who claimed it says that it was handed over.".into(),
    }
}

pub const fn age(it: AgeGroup) -> &'static str {
    match it {
        AgeGroup::To8 => "6 to 8",
        AgeGroup::To11 => "9 to 11",
        AgeGroup::To14 => "12 to 14",
        AgeGroup::To17 => "15 to 17",
    }
}

pub const fn need(it: NeedKind) -> &'static str {
    match it {
        NeedKind::Study => "Study things",
        NeedKind::Books => "Books",
        NeedKind::Clothes => "Clothes",
        NeedKind::Sports => "Sports",
        NeedKind::Toys => "Toys",
        NeedKind::Company => "Company",
        NeedKind::Other => "Other",
    }
}

pub const fn state(it: WishState) -> &'static str {
    match it {
        WishState::Collected => "To be checked",
        WishState::Checked => "Free",
        WishState::Claimed => "Claimed",
        WishState::Granted => "Handed over",
        WishState::Confirmed => "Confirmed",
        WishState::Withdrawn => "Withdrawn",
    }
}

pub const fn field(it: WishField) -> &'static str {
    match it {
        WishField::School => "School",
        WishField::Text => "Text",
        WishField::OnBehalf => "Unit",
        WishField::Reason => "Reason",
    }
}
