use serde::{Deserialize, Serialize};

use super::{
    DutyRow, IssueRow, LiaisonCommand, LiaisonFacts, LiaisonField, LiaisonRefusal as R, TalksRow, duty,
    issues, talks,
};
use crate::ids::{PairId, ProgrammeId};
use crate::rights::{Seat, Thing, Verb, by_right};

/// What is to be written: each thing as it stands from here on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum LiaisonEntry {
    TalksSet { pair: PairId, row: TalksRow },
    DutySet { programme: ProgrammeId, row: DutyRow },
    IssueSet { row: Box<IssueRow> },
}

/// Judges a command. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`R`] that holds, in the order of that list.
pub fn decide(facts: &LiaisonFacts, command: &LiaisonCommand) -> Result<Vec<LiaisonEntry>, R> {
    use LiaisonCommand as C;
    match command {
        C::Ask { pair } => talks::ask(facts, *pair),
        C::Plan { pair, plan } => talks::plan(facts, *pair, plan),
        C::Unplan { pair, kind } => talks::unplan(facts, *pair, *kind),
        C::Remind { pairs } => talks::remind(facts, pairs),
        C::SetDuty { programme, turns } => duty::set(facts, *programme, turns),
        C::Merge { issue, programme, draft, origins } => {
            issues::merge(facts, (*issue, *programme, facts.owner), draft, origins)
        }
        C::Amend { draft, origins, .. } => issues::amend(facts, draft, origins),
        C::Solve { solution, .. } => issues::solve(facts, solution),
        C::Answer { words, .. } => issues::answer(facts, words),
    }
}

/// The seat that gives the right; the audit names it. What the two of a pair do is their own.
pub fn seat(facts: &LiaisonFacts, command: &LiaisonCommand) -> Option<Seat> {
    if let Some(pair) = command.pairs().first() {
        return facts.pairs.get(pair).and_then(|it| talks::seat(it, Verb::Write));
    }
    let thing = if command.issue().is_some() { Thing::Issue } else { Thing::Programme };
    by_right(facts.seats.as_deref()?, thing, Verb::Write)
}

/// The office that runs the programme, for a thing of it. Who may not see it learns nothing.
pub(super) fn office(facts: &LiaisonFacts, thing: Thing) -> Result<(), R> {
    let seats = facts.seats.as_deref().ok_or(R::NotThere)?;
    by_right(seats, thing, Verb::Read).ok_or(R::NotThere)?;
    by_right(seats, thing, Verb::Write).map(drop).ok_or(R::NotYours)
}

/// The words trimmed, if there are some and not too many.
pub(super) fn line(text: &str, field: LiaisonField, most: usize) -> Result<String, R> {
    let text = text.trim();
    refuse_if(text.is_empty(), R::Empty { field })?;
    refuse_if(text.chars().count() > most, R::TooMuch { field, most })?;
    Ok(text.to_owned())
}

pub(super) fn refuse_if(holds: bool, refusal: R) -> Result<(), R> {
    if holds { Err(refusal) } else { Ok(()) }
}
