//! Requests, plans, reminders.

use super::decide::{line, refuse_if};
use super::{
    ASKS_KEPT, Asked, LINE_MAX, LiaisonEntry, LiaisonFacts, LiaisonField as F, LiaisonRefusal as R, PairTies,
    PlanDraft, Planned, REMINDED_MAX, Reminded, TalksRow,
};
use crate::care::RecordKind;
use crate::ids::PairId;
use crate::rights::{Seat, Thing, Verb, by_right};

type Decided = Result<Vec<LiaisonEntry>, R>;

/// The liaison person's seat for a pair: over the unit of the leader's post.
pub(super) fn seat(ties: &PairTies, verb: Verb) -> Option<Seat> {
    by_right(&ties.seats, Thing::Owed, verb)
}

/// Who may know of the pair: the two, and the liaison person. Nobody else learns whether it is there.
fn seen(facts: &LiaisonFacts, pair: PairId) -> Result<&PairTies, R> {
    let ties = facts.pairs.get(&pair).ok_or(R::NotThere)?;
    let sees = ties.is_leader || ties.is_counselor || seat(ties, Verb::Read).is_some();
    if sees { Ok(ties) } else { Err(R::NotThere) }
}

/// Whoever arranges: the leader, and the liaison person.
fn arranges(ties: &PairTies) -> Result<(), R> {
    refuse_if(!ties.is_leader && seat(ties, Verb::Write).is_none(), R::NotYours)?;
    refuse_if(!ties.holds, R::Over)
}

fn set(pair: PairId, row: TalksRow) -> Vec<LiaisonEntry> {
    vec![LiaisonEntry::TalksSet { pair, row }]
}

pub(super) fn ask(facts: &LiaisonFacts, pair: PairId) -> Decided {
    let ties = seen(facts, pair)?;
    refuse_if(!ties.is_counselor, R::NotYours)?;
    refuse_if(!ties.holds, R::Over)?;
    let mut row = ties.talks.clone();
    if row.asks.iter().any(|it| it.on == facts.today) {
        return Ok(vec![]);
    }
    row.asks.push(Asked { on: facts.today });
    let over = row.asks.len().saturating_sub(ASKS_KEPT);
    row.asks.drain(..over);
    Ok(set(pair, row))
}

pub(super) fn plan(facts: &LiaisonFacts, pair: PairId, plan: &PlanDraft) -> Decided {
    let ties = seen(facts, pair)?;
    arranges(ties)?;
    refuse_if(plan.on < facts.today, R::Past { on: plan.on })?;
    let place = plan.place.trim().to_owned();
    if !place.is_empty() {
        line(&place, F::Place, LINE_MAX)?;
    }
    let next = Planned::new(PlanDraft { place, ..plan.clone() }, &facts.name, facts.today);
    let mut row = ties.talks.clone();
    let same = |it: &Planned| Planned { name: next.name.clone(), made: next.made, ..it.clone() } == next;
    if row.plans.iter().any(same) {
        return Ok(vec![]);
    }
    row.plans.retain(|it| it.kind != next.kind);
    row.plans.push(next);
    Ok(set(pair, row))
}

pub(super) fn unplan(facts: &LiaisonFacts, pair: PairId, kind: RecordKind) -> Decided {
    let ties = seen(facts, pair)?;
    arranges(ties)?;
    let mut row = ties.talks.clone();
    let before = row.plans.len();
    row.plans.retain(|it| it.kind != kind);
    Ok(if row.plans.len() == before { vec![] } else { set(pair, row) })
}

/// All of the list or nothing: each pair is one whose leader the sender serves.
pub(super) fn remind(facts: &LiaisonFacts, pairs: &[PairId]) -> Decided {
    refuse_if(pairs.is_empty(), R::Empty { field: F::Pairs })?;
    refuse_if(pairs.len() > REMINDED_MAX, R::TooMuch { field: F::Pairs, most: REMINDED_MAX })?;
    let mut entries = Vec::new();
    for pair in pairs {
        let ties = seen(facts, *pair)?;
        refuse_if(seat(ties, Verb::Write).is_none(), R::NotYours)?;
        refuse_if(!ties.holds, R::Over)?;
        let reminded = Some(Reminded { name: facts.name.clone(), on: facts.today });
        if ties.talks.reminded != reminded {
            entries.extend(set(*pair, TalksRow { reminded, ..ties.talks.clone() }));
        }
    }
    Ok(entries)
}
