//! The roster.

use super::decide::{line, office, refuse_if};
use super::{
    DutyRow, DutyTurn, LINE_MAX, LiaisonEntry, LiaisonFacts, LiaisonField as F, LiaisonRefusal as R,
    TURNS_MAX,
};
use crate::ids::ProgrammeId;
use crate::rights::Thing;

pub(super) fn set(
    facts: &LiaisonFacts,
    programme: ProgrammeId,
    turns: &[DutyTurn],
) -> Result<Vec<LiaisonEntry>, R> {
    office(facts, Thing::Programme)?;
    refuse_if(turns.len() > TURNS_MAX, R::TooMuch { field: F::Duty, most: TURNS_MAX })?;
    let turns = turns.iter().map(checked).collect::<Result<Vec<_>, R>>()?;
    let row = DutyRow { turns };
    Ok(if row == facts.duty { vec![] } else { vec![LiaisonEntry::DutySet { programme, row }] })
}

/// Somebody who can be called: a number with three digits at least, as short as that of the police.
fn checked(turn: &DutyTurn) -> Result<DutyTurn, R> {
    let name = line(&turn.name, F::Duty, LINE_MAX)?;
    let phone = line(&turn.phone, F::Phone, LINE_MAX)?;
    let digits = phone.bytes().filter(u8::is_ascii_digit).count();
    refuse_if(digits < 3, R::Empty { field: F::Phone })?;
    refuse_if(turn.from.zip(turn.to).is_some_and(|(from, to)| to < from), R::TurnedRound)?;
    Ok(DutyTurn { name, phone, ..turn.clone() })
}
