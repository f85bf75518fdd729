//! From the opened sheets to the day on which all applicants are told.

use std::collections::BTreeSet;
use std::num::NonZeroU16;

use jiff::civil::Date;

use super::command::Decided;
use super::sheets::{at, count, refuse_if, said, set, step};
use super::{
    Outcome, PUBLIC_MAX, Publicity, ReviewFacts, ReviewRefusal as R, ReviewRow, ReviewState as S, StepWhat,
    Verdict,
};
use crate::calendar::{Count, china};
use crate::ids::ApplicationId;
use crate::rules::calls::Places;

pub(super) fn shortlist(facts: &ReviewFacts, applications: &[ApplicationId]) -> Decided {
    let row = at(facts, &[S::Opened])?;
    let shortlist: BTreeSet<_> = applications.iter().copied().collect();
    refuse_if(shortlist.iter().any(|it| facts.entrant(*it).is_none()), R::NotThere)?;
    if shortlist == row.shortlist {
        return Ok(vec![]);
    }
    let mut row = ReviewRow { shortlist, ..row.clone() };
    // Who leaves the shortlist cannot stay chosen.
    let stays = row.shortlist.clone();
    row.verdicts.retain(|it| it.outcome != Outcome::Chosen || stays.contains(&it.application));
    step(facts, &mut row, StepWhat::Shortlisted, "");
    set(facts, row)
}

fn places(facts: &ReviewFacts) -> Places {
    let places = facts.call.as_ref().and_then(|it| it.row.text.places);
    places.unwrap_or(Places { least: 0, most: 0 })
}

/// Those that are chosen and still there, but for one.
fn chosen(facts: &ReviewFacts, row: &ReviewRow, but: Option<ApplicationId>) -> Vec<String> {
    let counts = |it: &&Verdict| it.outcome == Outcome::Chosen && Some(it.application) != but;
    let titles = row.verdicts.iter().filter(counts).filter_map(|it| facts.entrant(it.application));
    titles.map(|it| it.title.clone()).collect()
}

pub(super) fn verdict(
    facts: &ReviewFacts,
    application: ApplicationId,
    outcome: Outcome,
    reason: &str,
) -> Decided {
    let row = at(facts, &[S::Opened])?;
    facts.entrant(application).ok_or(R::NotThere)?;
    let reason = said(reason)?;
    if row.verdict(application).is_some_and(|it| it.outcome == outcome && it.reason == reason) {
        return Ok(vec![]);
    }
    if outcome == Outcome::Chosen {
        refuse_if(!row.shortlist.contains(&application), R::NotShortlisted)?;
        let (most, taken) = (places(facts).most, chosen(facts, row, Some(application)));
        refuse_if(count(taken.len()) >= most, R::PlacesFull { most, taken })?;
    }
    let mut row = row.clone();
    row.verdicts.retain(|it| it.application != application);
    row.verdicts.push(Verdict { application, outcome, reason, at: facts.now, by: facts.by.clone() });
    set(facts, row)
}

pub(super) fn publish(facts: &ReviewFacts, from: Date, days: u16, reason: &str) -> Decided {
    let row = at(facts, &[S::Opened])?;
    let open = facts.entrants.iter().filter(|it| row.verdict(it.application).is_none()).count();
    refuse_if(open > 0, R::Undecided { left: count(open) })?;
    let least = places(facts).least;
    let chosen = count(chosen(facts, row, None).len());
    let few = chosen < least;
    let told = said(reason);
    refuse_if(few && told.is_err(), R::TooFew { least, chosen })?;
    let today = china::day(facts.now);
    refuse_if(days > PUBLIC_MAX || from < today, R::BadPublicity)?;
    let to = match NonZeroU16::new(days) {
        Some(days) => facts.days.last_of(from, days, Count::FromThatDay).last,
        None => from.yesterday().map_err(|_| R::BadPublicity)?,
    };
    let reason = if few || days == 0 { told? } else { reason.trim().to_owned() };
    let mut row = ReviewRow { state: S::Public, ..row.clone() };
    row.publicity = Some(Publicity { from, to, days, reason: reason.clone() });
    step(facts, &mut row, StepWhat::Published, &reason);
    set(facts, row)
}

pub(super) fn recall(facts: &ReviewFacts, reason: &str) -> Decided {
    let row = at(facts, &[S::Public])?;
    let reason = said(reason)?;
    let mut row = ReviewRow { state: S::Opened, publicity: None, ..row.clone() };
    step(facts, &mut row, StepWhat::Recalled, &reason);
    set(facts, row)
}

pub(super) fn release(facts: &ReviewFacts) -> Decided {
    if facts.review.as_ref().is_some_and(|it| it.state == S::Released) {
        return Ok(vec![]);
    }
    let row = at(facts, &[S::Public])?;
    let to = row.publicity.as_ref().map(|it| it.to).ok_or(R::BadPublicity)?;
    refuse_if(china::day(facts.now) <= to, R::PublicityRuns { to })?;
    // An application that was given back or came late meanwhile.
    let open = facts.entrants.iter().filter(|it| row.verdict(it.application).is_none()).count();
    refuse_if(open > 0, R::Undecided { left: count(open) })?;
    let mut row = ReviewRow { state: S::Released, ..row.clone() };
    step(facts, &mut row, StepWhat::Released, "");
    set(facts, row)
}
