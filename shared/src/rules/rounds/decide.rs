use serde::Serialize;

use super::{RoundCommand, RoundDraft, RoundFacts, RoundRefusal as R};
use crate::ids::{ProgrammeId, RoundId, UnitId};
use crate::rights::{Seat, Thing, Verb, by_right};
use crate::rules::pairing::REASON_MAX;

/// What is to be written; an empty list means "already so".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum RoundEntry {
    RoundKept {
        round: RoundId,
        programme: ProgrammeId,
        owner: UnitId,
        version: u32,
        /// Not in the audit: reasons against a pair are the office's alone.
        #[serde(skip_serializing)]
        draft: RoundDraft,
    },
    RoundPublished {
        round: RoundId,
        programme: ProgrammeId,
        owner: UnitId,
        pairs: u32,
    },
}

/// Judges a command. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`R`] that holds, in the order of that list.
pub fn decide(facts: &RoundFacts, command: &RoundCommand) -> Result<Vec<RoundEntry>, R> {
    let owner = mine(facts)?;
    match command.clone() {
        RoundCommand::Keep { round, programme, base, draft } => {
            let version = next(facts, programme, base)?;
            let draft = neat(draft)?;
            Ok(vec![RoundEntry::RoundKept { round, programme, owner, version, draft }])
        }
        RoundCommand::Publish { round } => {
            let known = facts.known.ok_or(R::NotThere)?;
            if known.published {
                return Ok(vec![]);
            }
            refuse_if(facts.unconfirmed > 0, R::NotConfirmed { count: facts.unconfirmed })?;
            refuse_if(known.pairs == 0, R::Empty)?;
            let (programme, pairs) = (known.programme, known.pairs);
            Ok(vec![RoundEntry::RoundPublished { round, programme, owner, pairs }])
        }
    }
}

fn next(facts: &RoundFacts, programme: ProgrammeId, base: u32) -> Result<u32, R> {
    let version = match facts.known {
        Some(known) => {
            refuse_if(known.programme != programme, R::IdTaken)?;
            refuse_if(known.published, R::Published)?;
            known.version
        }
        None => 0,
    };
    refuse_if(version != base, R::Stale { version })?;
    Ok(version.saturating_add(1))
}

fn neat(mut draft: RoundDraft) -> Result<RoundDraft, R> {
    for it in &mut draft.forbidden {
        it.reason = it.reason.trim().to_owned();
        refuse_if(it.reason.is_empty(), R::NoReason)?;
        refuse_if(it.reason.chars().count() > REASON_MAX, R::TooLong { most: REASON_MAX })?;
    }
    Ok(draft)
}

/// The owner of the programme, if its office is the sender's and it lives.
fn mine(facts: &RoundFacts) -> Result<UnitId, R> {
    let seats = facts.owner_seats.as_deref().ok_or(R::NotThere)?;
    by_right(seats, Thing::Programme, Verb::Read).ok_or(R::NotThere)?;
    seat(facts).ok_or(R::NotYours { verb: Verb::Write })?;
    if let Some(on) = facts.ended.filter(|on| *on <= facts.today) {
        return Err(R::Ended { on });
    }
    refuse_if(!facts.has_pairs, R::NoPairs)?;
    facts.owner.ok_or(R::NotThere)
}

/// The seat that gives the right; the audit names it.
pub fn seat(facts: &RoundFacts) -> Option<Seat> {
    by_right(facts.owner_seats.as_deref()?, Thing::Programme, Verb::Write)
}

fn refuse_if(holds: bool, refusal: R) -> Result<(), R> {
    if holds { Err(refusal) } else { Ok(()) }
}
