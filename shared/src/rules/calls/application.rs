use std::collections::BTreeSet;

use super::call::{refuse_if, said};
use super::{
    ApplicationCommand, ApplicationFacts, ApplicationRow, ApplicationState, CallEntry, CallRefusal,
    CallState, Copy, Eligibility, KnownCall, PAPERS_MAX, Paper, Pinned, REASON_MAX, Receipt, SHORT_MAX, Step,
    StepKind, Taken,
};
use crate::calendar::{Deadline, china};
use crate::ids::{ApplicationId, AppointmentId, UnitId};
use crate::rights::{Seat, Thing, Verb, by_right};
use crate::rules::decisions::HEADS_MAX;
use crate::values::Name;

type Decided = Result<Vec<CallEntry>, CallRefusal>;
use ApplicationState as S;

/// Judges a command on an application. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`CallRefusal`] that holds.
pub fn decide(facts: &ApplicationFacts, command: &ApplicationCommand) -> Decided {
    use ApplicationCommand as C;
    match command {
        C::Start { application, host, head, title, .. } => start(facts, *application, *host, *head, title),
        C::HandUp { application, papers } => hand_up(facts, *application, papers),
        C::Check { application } => {
            let row = seen(facts)?;
            by_committee(facts, row.nominating, Verb::Write)?;
            if row.state == S::Checked {
                return Ok(vec![]);
            }
            at(row, &[S::HandedUp])?;
            let row = stepped(facts, row, StepKind::Checked, S::Checked, "");
            Ok(vec![set(*application, row)])
        }
        C::Rank { nominating, order, .. } => rank(facts, *nominating, order),
        C::Submit { application } => submit(facts, *application),
        C::Return { application, reason, until } => give_back(facts, *application, reason, *until),
        C::Withdraw { application, reason } => withdraw(facts, *application, reason),
        C::Receive { application, copy } => receive(facts, *application, *copy),
    }
}

fn start(
    facts: &ApplicationFacts,
    application: ApplicationId,
    host: UnitId,
    head: AppointmentId,
    title: &Name,
) -> Decided {
    let KnownCall { call, row: it } = facts.call.as_ref().ok_or(CallRefusal::NotThere)?;
    let nominating = facts.nominating.ok_or(CallRefusal::NotThere)?;
    let seats = facts.seats.as_deref().ok_or(CallRefusal::NotThere)?;
    by_right(seats, Thing::Application, Verb::Read).ok_or(CallRefusal::NotThere)?;
    by_right(seats, Thing::Application, Verb::Create).ok_or(CallRefusal::NotYours)?;
    refuse_if(facts.id_taken, CallRefusal::IdTaken)?;
    if it.state == CallState::Open {
        in_time_of_call(facts)?;
    } else {
        return Err(CallRefusal::CallIs { state: it.state });
    }
    refuse_if(title.as_str().chars().count() > SHORT_MAX, CallRefusal::TooLong { most: SHORT_MAX })?;
    let theirs = |row: &ApplicationRow| row.host == host && row.state != S::Withdrawn;
    if let Some((_, _, row)) = facts.siblings.iter().find(|(_, _, row)| theirs(row)) {
        return Err(CallRefusal::HostApplied { title: row.title.clone() });
    }
    refuse_if(facts.head.as_ref().is_none_or(|it| it.unit != host), CallRefusal::NoSuchHead)?;
    let row = ApplicationRow {
        call: *call,
        host,
        nominating,
        head,
        title: title.as_str().to_owned(),
        state: S::Draft,
        rank: None,
        papers: Vec::new(),
        submitted: None,
        until: None,
        paper: None,
        seal: None,
        steps: vec![step(facts, StepKind::Started, "")],
    };
    Ok(vec![set(application, row)])
}

fn hand_up(facts: &ApplicationFacts, application: ApplicationId, papers: &[Paper]) -> Decided {
    let row = seen(facts)?;
    by_host(facts, row, Verb::Decide)?;
    at(row, &[S::Draft, S::Returned])?;
    in_time(facts, row)?;
    let eligibility = eligibility(facts, row);
    refuse_if(!eligibility.holds(), CallRefusal::NotEligible { eligibility })?;
    let documents: BTreeSet<_> = papers.iter().map(|it| it.document).collect();
    let bad_heads = |it: &Paper| it.heads.is_empty() || it.heads.len() > HEADS_MAX;
    let bad = documents.len() != papers.len() || papers.len() > PAPERS_MAX || papers.iter().any(bad_heads);
    refuse_if(bad || papers.is_empty() || facts.foreign_paper, CallRefusal::BadPapers)?;
    // What has not come cannot be read yet: that is no gap.
    refuse_if(facts.missing.is_empty() && facts.gaps > 0, CallRefusal::Incomplete { gaps: facts.gaps })?;
    let pinned = |it: &Paper| {
        let mut heads = it.heads.clone();
        heads.sort_unstable();
        heads.dedup();
        Pinned { pin: it.pin, document: it.document, heads }
    };
    let mut row = stepped(facts, row, StepKind::HandedUp, S::HandedUp, "");
    row.papers = papers.iter().map(pinned).collect();
    let pins = row.papers.clone();
    Ok(vec![CallEntry::ApplicationSet { application, row: Box::new(row), pins }])
}

fn rank(facts: &ApplicationFacts, nominating: UnitId, order: &[ApplicationId]) -> Decided {
    facts.call.as_ref().ok_or(CallRefusal::NotThere)?;
    let seats = facts.seats.as_deref().ok_or(CallRefusal::NotThere)?;
    by_right(seats, Thing::Application, Verb::Read).ok_or(CallRefusal::NotThere)?;
    by_committee(facts, nominating, Verb::Write)?;
    // What the office gave back has a time of its own.
    let extra = facts.siblings.iter().any(|(_, _, row)| row.is_ranked() && in_time(facts, row).is_ok());
    if !extra {
        in_time_of_call(facts)?;
    }
    let wanted: BTreeSet<_> = facts.siblings.iter().filter(|it| it.2.is_ranked()).map(|it| it.0).collect();
    let named: BTreeSet<_> = order.iter().copied().collect();
    refuse_if(named != wanted || named.len() != order.len(), CallRefusal::BadOrder)?;
    let mut entries = Vec::new();
    for (id, _, row) in facts.siblings.iter().filter(|it| it.2.is_ranked()) {
        let place = place(order, *id);
        if row.rank != place {
            let mut row = row.clone();
            row.rank = place;
            row.steps.push(step(facts, StepKind::Ranked, &place.unwrap_or(0).to_string()));
            entries.push(set(*id, row));
        }
    }
    Ok(entries)
}

fn place(order: &[ApplicationId], it: ApplicationId) -> Option<u32> {
    let at = order.iter().position(|id| *id == it)?;
    u32::try_from(at + 1).ok()
}

fn submit(facts: &ApplicationFacts, application: ApplicationId) -> Decided {
    let row = seen(facts)?;
    by_committee(facts, row.nominating, Verb::Decide)?;
    if row.state == S::Submitted {
        return Ok(vec![]);
    }
    at(row, &[S::Checked])?;
    in_time(facts, row)?;
    let quota = facts.call.as_ref().and_then(|it| it.row.text.quota).unwrap_or(0);
    let taken: Vec<Taken> = facts
        .siblings
        .iter()
        .filter(|(id, _, row)| *id != application && row.holds_place())
        .map(|(id, host, row)| Taken { application: *id, title: row.title.clone(), host: host.clone() })
        .collect();
    let full = u32::try_from(taken.len()).is_ok_and(|taken| taken >= quota);
    refuse_if(full, CallRefusal::QuotaFull { most: quota, taken })?;
    refuse_if(row.rank.is_none(), CallRefusal::Unranked)?;
    let mut row = stepped(facts, row, StepKind::Submitted, S::Submitted, "");
    row.submitted = row.submitted.or(Some(facts.now));
    Ok(vec![set(application, row)])
}

fn give_back(
    facts: &ApplicationFacts,
    application: ApplicationId,
    reason: &str,
    until: Option<Deadline>,
) -> Decided {
    let row = seen(facts)?;
    let office = row.state == S::Submitted;
    if office {
        by_office(facts)?;
    } else {
        by_committee(facts, row.nominating, Verb::Write)?;
        at(row, &[S::HandedUp, S::Checked])?;
    }
    let reason = said(reason, REASON_MAX)?;
    let mut next = stepped(facts, row, StepKind::Returned, S::Returned, &reason);
    if office {
        refuse_if(row.until.is_some(), CallRefusal::ReturnedOnce)?;
        let deadline = facts.call.as_ref().and_then(|it| it.row.text.deadline);
        let late = |deadline| CallRefusal::NotLater { deadline };
        let until = until.or(deadline).ok_or(CallRefusal::NoReason { most: REASON_MAX })?;
        refuse_if(!until.accepts(facts.now), late(until))?;
        next.until = Some(until);
    }
    Ok(out_of_order(facts, application, next))
}

fn withdraw(facts: &ApplicationFacts, application: ApplicationId, reason: &str) -> Decided {
    let row = seen(facts)?;
    let by_its_host = !row.holds_place() && by_host(facts, row, Verb::Decide).is_ok();
    if !by_its_host {
        by_committee(facts, row.nominating, Verb::Decide)?;
    }
    if row.state == S::Withdrawn {
        return Ok(vec![]);
    }
    let reason = said(reason, REASON_MAX)?;
    let next = stepped(facts, row, StepKind::Withdrawn, S::Withdrawn, &reason);
    Ok(out_of_order(facts, application, next))
}

/// It leaves the order of its nominating unit; those behind it move up.
fn out_of_order(
    facts: &ApplicationFacts,
    application: ApplicationId,
    mut next: ApplicationRow,
) -> Vec<CallEntry> {
    let left = next.rank.take();
    let mut entries = vec![set(application, next)];
    for (id, _, row) in facts.siblings.iter().filter(|it| it.0 != application && it.2.rank > left) {
        if left.is_some() {
            let mut row = row.clone();
            row.rank = row.rank.map(|rank| rank - 1);
            entries.push(set(*id, row));
        }
    }
    entries
}

fn receive(facts: &ApplicationFacts, application: ApplicationId, copy: Copy) -> Decided {
    let row = seen(facts)?;
    by_office(facts)?;
    at(row, &[S::Submitted])?;
    let receipt = Some(Receipt { at: facts.now, by: facts.by.clone() });
    let mut next = stepped(facts, row, StepKind::Received, S::Submitted, copy.as_str());
    let place = match copy {
        Copy::Paper => &mut next.paper,
        Copy::Seal => &mut next.seal,
    };
    if place.is_some() {
        return Ok(vec![]);
    }
    *place = receipt;
    Ok(vec![set(application, next)])
}

/// Whether host and head meet the conditions, item by item.
pub fn eligibility(facts: &ApplicationFacts, row: &ApplicationRow) -> Eligibility {
    let reference = facts.call.as_ref().and_then(|it| it.row.text.reference);
    Eligibility::of(reference, china::day(facts.now), row.host, facts.founded, facts.head.as_ref())
}

/// The application, if the sender may know of it: at the host, at its committee, and at the office once it was there.
fn seen(facts: &ApplicationFacts) -> Result<&ApplicationRow, CallRefusal> {
    let row = facts.application.as_ref().ok_or(CallRefusal::NotThere)?;
    facts.call.as_ref().ok_or(CallRefusal::NotThere)?;
    let near = facts.seats.as_deref().unwrap_or_default();
    let sees = near_sees(near, row) || (row.submitted.is_some() && office_seat(facts, Verb::Read).is_some());
    if sees { Ok(row) } else { Err(CallRefusal::NotThere) }
}

/// At the host or its nominating unit: units between or above hold no part in it.
pub fn near_sees(seats: &[Seat], row: &ApplicationRow) -> bool {
    seats_at(seats, &[row.host, row.nominating])
        .any(|it| by_right(&[it], Thing::Application, Verb::Read).is_some())
}

fn seats_at<'s>(seats: &'s [Seat], units: &'s [UnitId]) -> impl Iterator<Item = Seat> + 's {
    seats.iter().copied().filter(|it| it.unit.is_some_and(|unit| units.contains(&unit)))
}

fn seat_of(facts: &ApplicationFacts, unit: UnitId, verb: Verb) -> Option<Seat> {
    let seats: Vec<Seat> = seats_at(facts.seats.as_deref()?, &[unit]).collect();
    by_right(&seats, Thing::Application, verb)
}

fn office_seat(facts: &ApplicationFacts, verb: Verb) -> Option<Seat> {
    by_right(&facts.office, Thing::Programme, verb)
}

fn by_host(facts: &ApplicationFacts, row: &ApplicationRow, verb: Verb) -> Result<(), CallRefusal> {
    seat_of(facts, row.host, verb).map(drop).ok_or(CallRefusal::NotYours)
}

/// The nominating unit's own officers, and nobody else's.
fn by_committee(facts: &ApplicationFacts, nominating: UnitId, verb: Verb) -> Result<(), CallRefusal> {
    seat_of(facts, nominating, verb).map(drop).ok_or(CallRefusal::NotYours)
}

fn by_office(facts: &ApplicationFacts) -> Result<(), CallRefusal> {
    office_seat(facts, Verb::Write).map(drop).ok_or(CallRefusal::NotYours)
}

/// The seat that gives the sender the right; the audit names it.
pub fn seat(facts: &ApplicationFacts, command: &ApplicationCommand) -> Option<Seat> {
    use ApplicationCommand as C;
    let row = facts.application.as_ref();
    let committee = |verb| seat_of(facts, row?.nominating, verb);
    let host = |verb| seat_of(facts, row?.host, verb);
    match command {
        C::Start { .. } => by_right(facts.seats.as_deref()?, Thing::Application, Verb::Create),
        C::HandUp { .. } => host(Verb::Decide),
        C::Check { .. } => committee(Verb::Write),
        C::Rank { nominating, .. } => seat_of(facts, *nominating, Verb::Write),
        C::Submit { .. } => committee(Verb::Decide),
        C::Return { .. } => office_seat(facts, Verb::Write)
            .filter(|_| row.is_some_and(|it| it.state == S::Submitted))
            .or_else(|| committee(Verb::Write)),
        C::Withdraw { .. } => host(Verb::Decide)
            .filter(|_| row.is_some_and(|it| !it.holds_place()))
            .or_else(|| committee(Verb::Decide)),
        C::Receive { .. } => office_seat(facts, Verb::Write),
    }
}

fn at(row: &ApplicationRow, states: &[ApplicationState]) -> Result<(), CallRefusal> {
    refuse_if(!states.contains(&row.state), CallRefusal::ApplicationIs { state: row.state })
}

fn in_time(facts: &ApplicationFacts, row: &ApplicationRow) -> Result<(), CallRefusal> {
    let known = facts.call.as_ref().ok_or(CallRefusal::NotThere)?;
    if row.in_time(&known.row, facts.now) { Ok(()) } else { in_time_of_call(facts) }
}

fn in_time_of_call(facts: &ApplicationFacts) -> Result<(), CallRefusal> {
    let it = &facts.call.as_ref().ok_or(CallRefusal::NotThere)?.row;
    match it.text.deadline {
        Some(deadline) if !deadline.accepts(facts.now) => {
            Err(CallRefusal::Late { deadline, received: facts.now })
        }
        Some(_) | None => refuse_if(!it.takes(facts.now), CallRefusal::CallIs { state: it.state }),
    }
}

fn step(facts: &ApplicationFacts, what: StepKind, words: &str) -> Step {
    Step { what, at: facts.now, by: facts.by.clone(), words: words.to_owned() }
}

fn stepped(
    facts: &ApplicationFacts,
    row: &ApplicationRow,
    what: StepKind,
    state: ApplicationState,
    words: &str,
) -> ApplicationRow {
    let mut row = row.clone();
    row.state = state;
    row.steps.push(step(facts, what, words));
    row
}

fn set(application: ApplicationId, row: ApplicationRow) -> CallEntry {
    CallEntry::ApplicationSet { application, row: Box::new(row), pins: Vec::new() }
}
