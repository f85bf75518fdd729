use super::{
    BODY_MAX, CallChange, CallCommand, CallEntry, CallFacts, CallRefusal, CallRow, CallState, CallText,
    Change, REASON_MAX, SHORT_MAX, check,
};
use crate::calendar::Deadline;
use crate::ids::{CallId, ProgrammeId};
use crate::rights::{Seat, Thing, Verb, by_right};

type Decided = Result<Vec<CallEntry>, CallRefusal>;

/// Judges a command on a call. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`CallRefusal`] that holds.
pub fn decide(facts: &CallFacts, command: &CallCommand) -> Decided {
    match command {
        CallCommand::Draft { call, programme, text, seen } => draft(facts, *call, *programme, text, *seen),
        CallCommand::Issue { call } => issue(facts, *call),
        CallCommand::Extend { call, until, basis } => extend(facts, *call, *until, basis),
        CallCommand::Correct { call, words } => {
            let (mut row, words) = (open(facts)?.clone(), said(words, BODY_MAX)?);
            row.changes.push(change(facts, CallChange::Corrected, &words, None));
            Ok(vec![set(*call, row, Some(words))])
        }
        CallCommand::Close { call, reason } => {
            let row = mine(facts)?;
            if row.state == CallState::Closed {
                return Ok(vec![]);
            }
            let mut row = open(facts)?.clone();
            // After its deadline the clock has closed it already: nothing is left to explain.
            let reason =
                if row.takes(facts.now) { said(reason, REASON_MAX)? } else { reason.trim().to_owned() };
            row.state = CallState::Closed;
            row.changes.push(change(facts, CallChange::Closed, &reason, None));
            Ok(vec![set(*call, row, None)])
        }
    }
}

fn draft(facts: &CallFacts, call: CallId, programme: ProgrammeId, text: &CallText, seen: u32) -> Decided {
    let owner = match &facts.call {
        Some(row) => mine(facts).map(|_| row.owner)?,
        None => {
            let owner = facts.owner.ok_or(CallRefusal::NotThere)?;
            allowed(facts)?;
            owner
        }
    };
    let before = facts.call.as_ref();
    refuse_if(before.is_some_and(|row| row.programme != programme), CallRefusal::IdTaken)?;
    refuse_if(facts.ended, CallRefusal::ProgrammeEnded)?;
    refuse_if(!facts.units_known, CallRefusal::NoSuchUnit)?;
    refuse_if(!facts.form_known, CallRefusal::NoSuchForm)?;
    if let Some(state) = before.map(|row| row.state).filter(|state| *state != CallState::Draft) {
        return Err(CallRefusal::CallIs { state });
    }
    let written = before.map_or(0, |row| row.written);
    refuse_if(written != seen, CallRefusal::Changed)?;
    fits(text)?;
    let (state, written, text) = (CallState::Draft, written + 1, text.clone());
    let row = CallRow { programme, owner, text, state, written, changes: Vec::new() };
    Ok(vec![set(call, row, None)])
}

fn issue(facts: &CallFacts, call: CallId) -> Decided {
    let row = mine(facts)?;
    let state = row.state;
    refuse_if(state != CallState::Draft, CallRefusal::CallIs { state })?;
    refuse_if(facts.ended, CallRefusal::ProgrammeEnded)?;
    refuse_if(!facts.units_known, CallRefusal::NoSuchUnit)?;
    let lacks = check(&row.text, facts.now);
    refuse_if(!lacks.is_empty(), CallRefusal::Lacks { lacks })?;
    let mut row = row.clone();
    row.state = CallState::Open;
    let (told, until) = (row.text.body.trim().to_owned(), row.text.deadline);
    row.changes.push(change(facts, CallChange::Issued, "", until));
    Ok(vec![set(call, row, Some(told))])
}

fn extend(facts: &CallFacts, call: CallId, until: Deadline, basis: &str) -> Decided {
    let mut row = open(facts)?.clone();
    let basis = said(basis, REASON_MAX)?;
    let deadline = row.text.deadline.unwrap_or(until);
    refuse_if(until <= deadline || !until.accepts(facts.now), CallRefusal::NotLater { deadline })?;
    row.text.deadline = Some(until);
    row.changes.push(change(facts, CallChange::Extended, &basis, Some(until)));
    Ok(vec![set(call, row, Some(basis))])
}

fn change(facts: &CallFacts, what: CallChange, words: &str, until: Option<Deadline>) -> Change {
    Change { what, at: facts.now, by: facts.by.clone(), words: words.to_owned(), until }
}

fn set(call: CallId, row: CallRow, told: Option<String>) -> CallEntry {
    CallEntry::CallSet { call, row: Box::new(row), told }
}

/// The call, if the sender's office keeps it.
fn mine(facts: &CallFacts) -> Result<&CallRow, CallRefusal> {
    let row = facts.call.as_ref().ok_or(CallRefusal::NotThere)?;
    allowed(facts)?;
    Ok(row)
}

fn open(facts: &CallFacts) -> Result<&CallRow, CallRefusal> {
    let row = mine(facts)?;
    let state = row.state;
    refuse_if(state != CallState::Open, CallRefusal::CallIs { state })?;
    Ok(row)
}

/// A call belongs to its programme: who keeps the programme keeps its calls.
fn allowed(facts: &CallFacts) -> Result<(), CallRefusal> {
    by_right(&facts.seats, Thing::Programme, Verb::Read).ok_or(CallRefusal::NotThere)?;
    seat(facts).map(drop).ok_or(CallRefusal::NotYours)
}

/// The seat that gives the sender the right; the audit names it.
pub fn seat(facts: &CallFacts) -> Option<Seat> {
    by_right(&facts.seats, Thing::Programme, Verb::Write)
}

fn fits(it: &CallText) -> Result<(), CallRefusal> {
    let texts =
        [(&it.batch, SHORT_MAX), (&it.rubric, REASON_MAX), (&it.basis, REASON_MAX), (&it.body, BODY_MAX)];
    let long = texts.into_iter().find(|(text, most)| text.chars().count() > *most);
    long.map_or(Ok(()), |(_, most)| Err(CallRefusal::TooLong { most }))
}

/// Words that must be there.
pub(super) fn said(words: &str, most: usize) -> Result<String, CallRefusal> {
    let words = words.trim();
    let fits = (1..=most).contains(&words.chars().count());
    refuse_if(!fits, CallRefusal::NoReason { most })?;
    Ok(words.to_owned())
}

pub(super) fn refuse_if(holds: bool, refusal: CallRefusal) -> Result<(), CallRefusal> {
    if holds { Err(refusal) } else { Ok(()) }
}
