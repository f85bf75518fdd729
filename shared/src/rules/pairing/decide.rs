use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{PairingCommand, PairingFacts, PairingRefusal as R, REASON_MAX, SideFacts};
use crate::ids::{AppointmentId, PairId, ProgrammeId, UnitId};
use crate::programmes::{Definition, Key, Load, RuleSet, RuleValue, RuleVersion};
use crate::rights::{Seat, Thing, Verb, by_right};
use crate::rules::programmes::Running;

/// What is to be written; an empty list means "already so".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum PairingEntry {
    PairConfirmed {
        pair: PairId,
        programme: ProgrammeId,
        /// The unit that owns the programme.
        owner: UnitId,
        leader: AppointmentId,
        counselor: AppointmentId,
        from: Date,
        /// The last day as planned (S1-15).
        planned_end: Option<Date>,
        basis: String,
        follows: Option<PairId>,
        /// The rules under which it begins; later versions do not touch it (B3).
        rules: RuleVersion,
    },
    PairEnded {
        pair: PairId,
        owner: UnitId,
        on: Date,
        reason: String,
        successor: bool,
    },
}

/// Judges a command. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`R`] that holds, in the order of that list.
pub fn decide(facts: &PairingFacts, command: &PairingCommand) -> Result<Vec<PairingEntry>, R> {
    let (running, definition) = mine(facts)?;
    match command.clone() {
        PairingCommand::Confirm { pair, programme, leader, counselor, from, basis, follows } => {
            refuse_if(facts.id_taken, R::IdTaken)?;
            lives(running, from)?;
            let rules = running.history.latest();
            let load = load_of(definition, rules).ok_or(R::NoPairs)?;
            let basis = short(&basis)?;
            let run = rules.run();
            refuse_if(!run.contains(from), R::OutsideRun { from: run.from, to: run.to })?;
            fits(facts, definition, rules, load)?;
            refuse_if(follows.is_some() && !facts.follows_known, R::NothingToFollow)?;
            let planned_end = planned_end(rules, from);
            let rules = rules.version();
            let it = PairingEntry::PairConfirmed {
                pair,
                programme,
                owner: running.owner,
                leader,
                counselor,
                from,
                planned_end,
                basis,
                follows,
                rules,
            };
            Ok(vec![it])
        }
        PairingCommand::End { pair, on, reason, successor } => {
            let it = facts.pair.ok_or(R::NotThere)?;
            let reason = short(&reason)?;
            refuse_if(reason.is_empty(), R::NoReason)?;
            if let Some(on) = it.until {
                return Err(R::EndedAlready { on });
            }
            refuse_if(on < it.from, R::EndBeforeStart { from: it.from })?;
            Ok(vec![PairingEntry::PairEnded { pair, owner: running.owner, on, reason, successor }])
        }
    }
}

/// The two hold fitting posts, and neither has too many pairs.
fn fits(facts: &PairingFacts, definition: &Definition, rules: &RuleSet, load: &Load) -> Result<(), R> {
    let holds = |side: &&SideFacts, role: &Key| {
        let posts = definition.role(role).is_some_and(|it| it.posts.contains(&side.post));
        posts && side.holds && side.inside
    };
    // Of middle-level units only heads, and deputies who act as one (S1-03).
    let leader = facts.leader.as_ref().filter(|it| holds(it, &load.each) && it.liable.is_some());
    let leader = leader.ok_or(R::LeaderUnfit)?;
    let counselor = facts.counselor.as_ref().filter(|it| holds(it, &load.of)).ok_or(R::CounselorUnfit)?;
    refuse_if(leader.person == counselor.person, R::SamePerson)?;
    refuse_if(counselor.pairs >= partners_most(rules, load), R::PairedAlready)?;
    let full = load.bound.max().filter(|most| leader.pairs >= *most);
    full.map_or(Ok(()), |most| Err(R::LoadFull { most }))
}

/// How many each of one role takes on of the other: the rule of the pairs (S1-05).
pub fn load_of<'r>(definition: &Definition, rules: &'r RuleSet) -> Option<&'r Load> {
    let has_pairs = pair_key().is_some_and(|pair| definition.counts(&pair));
    let pairs = |it: &Load| definition.role(&it.each).is_some() && definition.role(&it.of).is_some();
    rules.values().find_map(|(_, value)| match value {
        RuleValue::Load(load) if pairs(load) && has_pairs => Some(load),
        RuleValue::Load(_)
        | RuleValue::Quota(_)
        | RuleValue::Places(_)
        | RuleValue::Staffing(_)
        | RuleValue::Owed(_)
        | RuleValue::Window(_)
        | RuleValue::Rotation(_)
        | RuleValue::Age(_)
        | RuleValue::Weights(_)
        | RuleValue::Deadline(_)
        | RuleValue::ClosingHour(_)
        | RuleValue::Notice(_)
        | RuleValue::Fund(_)
        | RuleValue::Order(_)
        | RuleValue::Yes(_) => None,
    })
}

/// How many pairs one of `load.of` may have at a time.
fn partners_most(rules: &RuleSet, load: &Load) -> u32 {
    let quota = rules.values().find_map(|(_, value)| {
        let RuleValue::Quota(quota) = value else { return None };
        let of_pairs = Some(&quota.of) == pair_key().as_ref() && quota.per == load.of;
        of_pairs.then(|| quota.bound.max()).flatten()
    });
    quota.unwrap_or(load.times)
}

/// What definitions call a pair.
fn pair_key() -> Option<Key> {
    Key::try_from("pair").ok()
}

/// The last day of a pair that begins on `from`, by the rule of rotation (S1-15).
pub fn planned_end(rules: &RuleSet, from: Date) -> Option<Date> {
    rules.values().find_map(|(_, value)| {
        let RuleValue::Rotation(length) = value else { return None };
        length.after(from).yesterday().ok()
    })
}

/// The programme, if its owner's office is the sender's.
fn mine(facts: &PairingFacts) -> Result<(&Running, &Definition), R> {
    let seats = facts.owner_seats.as_deref().ok_or(R::NotThere)?;
    by_right(seats, Thing::Programme, Verb::Read).ok_or(R::NotThere)?;
    seat(facts).ok_or(R::NotYours { verb: Verb::Write })?;
    let running = facts.running.as_ref().ok_or(R::NotThere)?;
    Ok((running, facts.definition.as_ref().ok_or(R::NotThere)?))
}

/// The seat that gives the right; the audit names it.
pub fn seat(facts: &PairingFacts) -> Option<Seat> {
    by_right(facts.owner_seats.as_deref()?, Thing::Programme, Verb::Write)
}

fn lives(running: &Running, from: Date) -> Result<(), R> {
    match running.ended {
        Some(on) if on <= from => Err(R::Ended { on }),
        Some(_) | None => Ok(()),
    }
}

fn short(it: &str) -> Result<String, R> {
    let it = it.trim();
    refuse_if(it.chars().count() > REASON_MAX, R::TooLong { most: REASON_MAX })?;
    Ok(it.to_owned())
}

fn refuse_if(holds: bool, refusal: R) -> Result<(), R> {
    if holds { Err(refusal) } else { Ok(()) }
}
