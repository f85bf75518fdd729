//! Rounds of pairs: the words of the page, and why the server said no.

use std::borrow::Cow;

use gongjian_shared::ids::PersonId;
use gongjian_shared::pairing::round::Doubt;
use gongjian_shared::pairing::{Reason, Stop, Tier};
use gongjian_shared::rules::rounds::{RoundKind, RoundRefusal};

use super::programmes::date;
use crate::words::rounds::RoundWord;

pub fn refusal(it: &RoundRefusal) -> Cow<'static, str> {
    use RoundRefusal as R;
    match it {
        R::NotThere => "There is no such round or programme here for you. Load the page again.".into(),
        R::NotYours { .. } => {
            "Your posts do not arrange the pairs of this programme. Ask the owner's office.".into()
        }
        R::Ended { on } => format!("The programme ended on {on}; no pairs can be arranged.").into(),
        R::NoPairs => "This programme pairs nobody.".into(),
        R::IdTaken => "This number is taken. Try again.".into(),
        R::Published => {
            "The round is published and stays as it is. Amend it when somebody leaves or comes.".into()
        }
        R::Stale { .. } => {
            "Somebody changed this draft meanwhile. Load the page again and go on from there.".into()
        }
        R::NoReason => "Say why the two are not to be paired.".into(),
        R::TooLong { most } => format!("Too long: {most} characters at most.").into(),
        R::NotConfirmed { count } => {
            format!("{count} pairs were not confirmed, so nothing was published.").into()
        }
        R::Empty => "There are no pairs yet. Compute them first.".into(),
    }
}

pub fn say(word: &RoundWord) -> Cow<'static, str> {
    use RoundWord as W;
    match word {
        W::Title => "Pairs".into(),
        W::Offline => "The list of pairs cannot be read now".into(),
        W::OfflineNext => "Try again with a network. A draft that is open goes on without one.".into(),
        W::Covered => "Counselors".into(),
        W::CoveredOf { have, all } => format!("{have} / {all}").into(),
        W::UncoveredLine { count } => format!("{count} have no leader yet").into(),
        W::AllCovered => "all have a leader".into(),
        W::Leaders => "Leaders".into(),
        W::Needed { least: Some(least), most: Some(most) } => format!("{least} to {most} are needed").into(),
        W::Needed { least: Some(least), most: None } => format!("{least} at least").into(),
        W::Needed { least: None, most: Some(most) } => format!("{most} at most").into(),
        W::Needed { least: None, most: None } => "any number".into(),
        W::SameUnit => "Within a unit".into(),
        W::PairsOf { count, all } => format!("{count} of {all}").into(),
        W::Loads => "For each leader".into(),
        W::LoadCount { load, count } => format!("{count} with {load}").into(),
        W::Repeats => "As before".into(),
        W::Pairs { count } => format!("{count} pairs").into(),
        W::Nobody => "Nobody to pair yet".into(),
        W::NobodyNext => {
            "Enter the posts of leaders, heads and counselors in the organisation; they appear here.".into()
        }
        W::Solve => "Compute".into(),
        W::SolveAgain => "Compute again".into(),
        W::SolvedHint => {
            "The best plan under the rules. Change it as you like; each step tells its price.".into()
        }
        W::NotProved => "This plan was not proved to be the best. Tell an administrator.".into(),
        W::Order => "What comes first".into(),
        W::OrderHint => "Own unit and no repeat pull against each other; the leading group decides.".into(),
        W::OwnUnitFirst => "Own unit".into(),
        W::NoRepeatFirst => "No repeat".into(),
        W::Outcome { same_unit, repeats } => format!("{same_unit} within a unit, {repeats} as before").into(),
        W::Kind(it) => kind(*it).into(),
        W::KindHint(RoundKind::Whole) => {
            "All pairs are made anew; those that run count as the last round.".into()
        }
        W::KindHint(RoundKind::Amend) => {
            "Pairs that run stay where they can; only who has no leader gets one.".into()
        }
        W::BeginAmend => "Amend".into(),
        W::BeginWhole => "Begin a new round".into(),
        W::Drop => "Leave it".into(),
        W::Publish => "Confirm and publish".into(),
        W::PublishTitle => "Confirm and publish the pairs".into(),
        W::PublishText { pairs, ends: 0 } => {
            format!("{pairs} new pairs. Both sides and the office will see them.").into()
        }
        W::PublishText { pairs, ends } => {
            format!("{pairs} new pairs, {ends} end. Both sides and the office will see it; records stay.")
                .into()
        }
        W::PublishYes => "Publish".into(),
        W::Publishing => "Publishing…".into(),
        W::From => "From".into(),
        W::Basis => "Basis".into(),
        W::BasisHint => "A document or meeting; may stay empty".into(),
        W::Partly { failed, all } => {
            format!("{failed} of {all} were refused, so the round is not published:").into()
        }
        W::WhyEnd(RoundKind::Whole) => "New round of pairs".into(),
        W::WhyEnd(RoundKind::Amend) => "Pairs were amended".into(),
        W::Saving => "Saving the draft…".into(),
        W::Saved { who, when } => format!("Draft kept by {who}, {when}").into(),
        W::NotSaved => "The draft is not on the server yet. Keep this page open.".into(),
        W::Unplaced => "Not placed yet".into(),
        W::Load { load, most: Some(most) } => format!("{load} of {most}").into(),
        W::Load { load, most: None } => load.to_string().into(),
        W::Short => "too few".into(),
        W::DragHint => {
            "Drag a counselor to another leader, or onto another counselor to swap. A click works as well."
                .into()
        }
        W::TapHint => "Tap a counselor, then where they go or with whom they swap.".into(),
        W::Choose { name } => name.clone().into(),
        W::Now { leader } => format!("With {leader} now").into(),
        W::NoLeaderYet => "No leader yet".into(),
        W::MoveTo => "Move to".into(),
        W::SwapWith => "Swap with".into(),
        W::ShowStops => "Not possible".into(),
        W::WithLeader { leader } => format!("with {leader}").into(),
        W::Lock => "Lock this pair".into(),
        W::Unlock => "Unlock".into(),
        W::LockedMark => "locked".into(),
        W::Forbid => "Forbid this pair".into(),
        W::ForbidHint { leader } => format!("Never with {leader}; counts when computed again.").into(),
        W::ForbidReason => "Why not".into(),
        W::ForbiddenPairs => "Forbidden pairs".into(),
        W::Lift => "Allow".into(),
        W::Blocked { clients, servers: 0, places: _ } => {
            format!("{clients} counselors have nobody to go to:").into()
        }
        W::Blocked { clients, servers, places } => format!(
            "These {clients} counselors can only go to these {servers} leaders, who have {places} places:"
        )
        .into(),
        W::LeftOut { count } => format!("{count} cannot be placed in all.").into(),
        W::WayOut => "The cheapest way out".into(),
        W::AddPlaces { leader, more } => format!("{leader} takes {more} more").into(),
        W::GiveUpLock { name } => format!("unlock {name}").into(),
        W::LiftPair { counselor, leader } => format!("allow {counselor} with {leader}").into(),
        W::NoWayOut => "Only more leaders help.".into(),
        W::MoreLeaders { count } => format!("Or {count} more leaders.").into(),
        W::Past => "Rounds so far".into(),
        W::PastLine { number, kind: it, from } => {
            format!("{number}. {} from {}", kind(*it), date(*from)).into()
        }
        W::PastBy { who, when } => format!("published by {who}, {when}").into(),
        W::NoPast => "None was published yet.".into(),
        W::Running => "Pairs that run".into(),
        W::RunningHint => "Amend when somebody leaves or comes; begin a new round after three years.".into(),
        W::PlannedEnd { on } => format!("until {}", date(*on)).into(),
        W::Fine => "The lists are in order.".into(),
    }
}

const fn kind(it: RoundKind) -> &'static str {
    match it {
        RoundKind::Whole => "New round",
        RoundKind::Amend => "Amendment",
    }
}

pub fn doubt(it: &Doubt, name: impl Fn(PersonId) -> String) -> String {
    match it {
        Doubt::NoCounselors => "There are no counselors on the list. Enter their posts first.".into(),
        Doubt::NoLeaders => "There are no leaders on the list. Enter their posts first.".into(),
        Doubt::Leaders { counselors, have, least, most } => {
            let needed = say(&RoundWord::Needed { least: *least, most: *most });
            format!("For {counselors} counselors {needed}; there are {have} leaders.")
        }
        Doubt::Lock { pair } => {
            format!(
                "{} and {} are locked and cannot be paired. Unlock them.",
                name(pair.leader),
                name(pair.counselor)
            )
        }
        Doubt::TwoLocks { counselor } => {
            format!("{} is locked to two leaders. Unlock one.", name(*counselor))
        }
    }
}

pub fn effect(it: &[(Tier, i64)]) -> String {
    if it.is_empty() {
        return "costs nothing".to_owned();
    }
    let each = it.iter().map(|(tier, by)| {
        let (count, worse) = (by.abs(), *by > 0);
        let more = if worse { "more" } else { "fewer" };
        match tier {
            Tier::Keep => format!("{count} {more} changed"),
            Tier::Shortfall => format!("{count} {more} places short"),
            Tier::SameUnit => format!("{count} {} within a unit", if worse { "fewer" } else { "more" }),
            Tier::NoRepeat => format!("{count} {more} as before"),
            Tier::Balance => (if worse { "less even" } else { "more even" }).to_owned(),
            Tier::Fit => (if worse { "fits worse" } else { "fits better" }).to_owned(),
        }
    });
    each.collect::<Vec<_>>().join(", ")
}

pub const fn stop(it: Stop) -> &'static str {
    match it {
        Stop::NotThere => "not on the list",
        Stop::Full { .. } => "full",
        Stop::NotEligible { .. } => "nobody leads themselves",
        Stop::Forbidden { .. } => "forbidden",
        Stop::Locked { .. } => "locked",
    }
}

pub const fn reason(it: Reason) -> &'static str {
    match it {
        Reason::Locked => "locked",
        Reason::Kept => "kept as it was",
        Reason::SameUnit => "same unit",
        Reason::OnlyWay => "the only leader who may",
        Reason::OwnUnitFull => "own unit's leaders are full",
        Reason::OwnUnitGivenUp => "own unit given up for an earlier wish",
        Reason::Again => "as in the last round",
        Reason::FillsLeast => "fills the least load",
        Reason::Evens => "has room",
    }
}
