use serde::Serialize;

use super::{FilingCommand, FilingFacts, FilingRefusal as R, REASON_MAX};
use crate::ids::{FilingId, ProgrammeId, UnitId};
use crate::rights::{Seat, Thing, Verb, by_right};

/// What is to be written; an empty list means "already so".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum FilingEntry {
    TableFiled {
        filing: FilingId,
        programme: ProgrammeId,
        owner: UnitId,
        year: i16,
        /// 备〔2026〕3号: the third table that the owner filed in 2026. All versions carry the number of the first.
        number: String,
        version: u32,
        reason: String,
        sha256: String,
        /// Not in the audit: it is in the filing, and its hash is above.
        #[serde(skip_serializing)]
        table: String,
    },
}

/// Judges a command. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`R`] that holds, in the order of that list.
pub fn decide(facts: &FilingFacts, command: &FilingCommand) -> Result<Vec<FilingEntry>, R> {
    let FilingCommand::File { filing, programme, year, seen, reason } = command;
    let owner = mine(facts)?;
    if let Some(known) = &facts.known {
        refuse_if(known.sha256 != *seen, R::IdTaken)?;
        return Ok(vec![]);
    }
    let table = facts.table.as_ref().ok_or(R::NoTable)?;
    refuse_if(year.get() > facts.today.year(), R::NotBegun { year: year.get() })?;
    refuse_if(!facts.evaluated, R::NotEvaluated { year: year.get() })?;
    refuse_if(table.sha256 != *seen, R::Changed)?;
    let reason = reason.trim();
    if let Some(last) = &facts.last {
        refuse_if(last.sha256 == table.sha256, R::Same { version: last.version })?;
        refuse_if(reason.is_empty(), R::NoReason)?;
    }
    refuse_if(reason.chars().count() > REASON_MAX, R::TooLong { most: REASON_MAX })?;
    let (number, version) = match &facts.last {
        Some(last) => (last.number.clone(), last.version.saturating_add(1)),
        None => (format!("备〔{}〕{}号", facts.today.year(), facts.numbers.saturating_add(1)), 1),
    };
    Ok(vec![FilingEntry::TableFiled {
        filing: *filing,
        programme: *programme,
        owner,
        year: year.get(),
        number,
        version,
        reason: reason.to_owned(),
        sha256: table.sha256.clone(),
        table: table.json.clone(),
    }])
}

/// The owner of the programme, if its office is the sender's. A programme that has ended still files.
fn mine(facts: &FilingFacts) -> Result<UnitId, R> {
    let seats = facts.owner_seats.as_deref().ok_or(R::NotThere)?;
    by_right(seats, Thing::Programme, Verb::Read).ok_or(R::NotThere)?;
    seat(facts).ok_or(R::NotYours { verb: Verb::Write })?;
    facts.owner.ok_or(R::NotThere)
}

/// The seat that gives the right; the audit names it.
pub fn seat(facts: &FilingFacts) -> Option<Seat> {
    by_right(facts.owner_seats.as_deref()?, Thing::Programme, Verb::Write)
}

fn refuse_if(holds: bool, refusal: R) -> Result<(), R> {
    if holds { Err(refusal) } else { Ok(()) }
}
