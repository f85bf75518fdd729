use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Contact, ProgrammeCommand, ProgrammeFacts, ProgrammeRefusal, Running};
use crate::ids::{ProgrammeId, UnitId};
use crate::programmes::{Change, Contradiction, Definition, Key, RuleSet, RuleValue, RuleVersion, check};
use crate::rights::{Seat, Thing, Verb, by_right};
use crate::values::Name;

/// What is to be written; an empty list means "already so".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum ProgrammeEntry {
    ProgrammeStarted {
        programme: ProgrammeId,
        definition: Key,
        owner: UnitId,
        title: Name,
        contacts: Vec<Contact>,
        rules: RuleSet,
    },
    RulesAdjusted {
        programme: ProgrammeId,
        owner: UnitId,
        rules: RuleSet,
        reason: String,
    },
    ItemTicked {
        programme: ProgrammeId,
        site: UnitId,
        phase: Key,
        item: Key,
        done: bool,
    },
    ProgrammeEnded {
        programme: ProgrammeId,
        owner: UnitId,
        on: Date,
        reason: String,
    },
}

type Decided = Result<Vec<ProgrammeEntry>, ProgrammeRefusal>;

/// Judges a command. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`ProgrammeRefusal`] that holds, in the order of that list.
pub fn decide(facts: &ProgrammeFacts, command: &ProgrammeCommand) -> Decided {
    use ProgrammeCommand as C;
    match command {
        C::Start { programme, definition, owner, title, on, contacts, changes } => {
            let (definition, rules) = start(facts, definition, *on, contacts, changes)?;
            Ok(vec![ProgrammeEntry::ProgrammeStarted {
                programme: *programme,
                definition: definition.id.clone(),
                owner: *owner,
                title: title.clone(),
                contacts: contacts.clone(),
                rules,
            }])
        }
        C::Adjust { programme, changes, reason } => adjust(facts, *programme, changes, reason),
        C::Tick { programme, site, phase, item, done } => tick(facts, *programme, *site, phase, item, *done),
        C::End { programme, on, reason } => {
            let running = mine(facts, Verb::Write)?;
            refuse_if(reason.trim().is_empty(), ProgrammeRefusal::NoReason)?;
            let (programme, owner, on, reason) = (*programme, running.owner, *on, reason.clone());
            Ok(vec![ProgrammeEntry::ProgrammeEnded { programme, owner, on, reason }])
        }
    }
}

fn start<'f>(
    facts: &'f ProgrammeFacts,
    wanted: &Key,
    on: Date,
    contacts: &[Contact],
    changes: &[Change],
) -> Result<(&'f Definition, RuleSet), ProgrammeRefusal> {
    allowed(facts.owner_seats.as_deref(), Verb::Create)?;
    refuse_if(facts.id_taken, ProgrammeRefusal::IdTaken)?;
    let missing = || ProgrammeRefusal::NoSuchDefinition { definition: wanted.clone() };
    let definition = facts.definition.as_ref().ok_or_else(missing)?;
    refuse_if(!contacts.iter().all(Contact::is_reachable), ProgrammeRefusal::ContactUnreachable)?;
    let rules = RuleSet::start(definition, on).adjust(definition, changes);
    let rules = rules.map_err(|problems| ProgrammeRefusal::Problems { problems })?;
    sound(facts, definition, &rules)?;
    Ok((definition, rules.first()))
}

fn adjust(facts: &ProgrammeFacts, programme: ProgrammeId, changes: &[Change], reason: &str) -> Decided {
    let running = mine(facts, Verb::Write)?;
    refuse_if(reason.trim().is_empty(), ProgrammeRefusal::NoReason)?;
    let definition = facts.definition.as_ref().ok_or(ProgrammeRefusal::NotThere)?;
    let before: RuleVersion = running.history.latest().version();
    let rules = running.history.latest().adjust(definition, changes);
    let rules = rules.map_err(|problems| ProgrammeRefusal::Problems { problems })?;
    if rules.version() == before {
        return Ok(vec![]);
    }
    sound(facts, definition, &rules)?;
    let (owner, reason) = (running.owner, reason.to_owned());
    Ok(vec![ProgrammeEntry::RulesAdjusted { programme, owner, rules, reason }])
}

fn tick(
    facts: &ProgrammeFacts,
    programme: ProgrammeId,
    site: UnitId,
    phase: &Key,
    item: &Key,
    done: bool,
) -> Decided {
    let running = facts.running.as_ref().ok_or(ProgrammeRefusal::NotThere)?;
    let seats = facts.site_seats.as_deref().ok_or(ProgrammeRefusal::NotThere)?;
    by_right(seats, Thing::Programme, Verb::Read).ok_or(ProgrammeRefusal::NotThere)?;
    // Who writes the papers of the site keeps its checklist.
    let writes =
        by_right(seats, Thing::Paper, Verb::Write).or(by_right(seats, Thing::Programme, Verb::Write));
    writes.ok_or(ProgrammeRefusal::NotYours { verb: Verb::Write })?;
    lives(running, facts.today)?;
    let definition = facts.definition.as_ref().ok_or(ProgrammeRefusal::NotThere)?;
    let known = definition.phase(phase).is_some_and(|it| it.checklist.iter().any(|it| it.id == *item));
    let (phase, item) = (phase.clone(), item.clone());
    refuse_if(!known, ProgrammeRefusal::NoSuchItem { phase: phase.clone(), item: item.clone() })?;
    if facts.ticked.contains(&(phase.clone(), item.clone())) == done {
        return Ok(vec![]);
    }
    if done && definition.phases.first().is_some_and(|first| first.id != phase) {
        staffed(facts, running)?;
    }
    Ok(vec![ProgrammeEntry::ItemTicked { programme, site, phase, item, done }])
}

/// What a rule calls the place that works on the programme.
const SITE: &str = "site";

/// Whom a rule asks for at each site is there: without them a site prepares, and does not begin (S0-22).
fn staffed(facts: &ProgrammeFacts, running: &Running) -> Result<(), ProgrammeRefusal> {
    for (_, value) in running.history.latest().values() {
        let RuleValue::Staffing(it) = value else { continue };
        let has = facts.site_staff.get(&it.role).copied().unwrap_or(0);
        if it.per.as_str() == SITE && !it.bound.holds(has) {
            let (least, most) = (it.bound.min(), it.bound.max());
            return Err(ProgrammeRefusal::Understaffed { role: it.role.clone(), has, least, most });
        }
    }
    Ok(())
}

/// The programme, if it lives and its owner's office is the sender's.
fn mine(facts: &ProgrammeFacts, verb: Verb) -> Result<&Running, ProgrammeRefusal> {
    let running = facts.running.as_ref().ok_or(ProgrammeRefusal::NotThere)?;
    allowed(facts.owner_seats.as_deref(), verb)?;
    lives(running, facts.today)?;
    Ok(running)
}

fn lives(running: &Running, today: Date) -> Result<(), ProgrammeRefusal> {
    match running.ended {
        Some(on) if on <= today => Err(ProgrammeRefusal::Ended { on }),
        Some(_) | None => Ok(()),
    }
}

fn allowed(seats: Option<&[Seat]>, verb: Verb) -> Result<(), ProgrammeRefusal> {
    let seats = seats.ok_or(ProgrammeRefusal::NotThere)?;
    by_right(seats, Thing::Programme, Verb::Read).ok_or(ProgrammeRefusal::NotThere)?;
    by_right(seats, Thing::Programme, verb).map(drop).ok_or(ProgrammeRefusal::NotYours { verb })
}

/// The seat that gives the sender the right; the audit names it.
pub fn seat(facts: &ProgrammeFacts, command: &ProgrammeCommand) -> Option<Seat> {
    use ProgrammeCommand as C;
    let owner = |verb| by_right(facts.owner_seats.as_deref()?, Thing::Programme, verb);
    match command {
        C::Start { .. } => owner(Verb::Create),
        C::Adjust { .. } | C::End { .. } => owner(Verb::Write),
        C::Tick { .. } => {
            let seats = facts.site_seats.as_deref()?;
            by_right(seats, Thing::Paper, Verb::Write).or(by_right(seats, Thing::Programme, Verb::Write))
        }
    }
}

/// What can never be met stops it. What the people there are do not meet yet is shown on the page, and warns.
fn sound(facts: &ProgrammeFacts, definition: &Definition, rules: &RuleSet) -> Result<(), ProgrammeRefusal> {
    let all = check(definition, rules, &facts.situation);
    let contradictions: Vec<Contradiction> = all.into_iter().filter(stops).collect();
    refuse_if(!contradictions.is_empty(), ProgrammeRefusal::Contradicts { contradictions })
}

/// Dates, contacts and rules that contradict in themselves; not numbers of people, who come and go.
pub const fn stops(it: &Contradiction) -> bool {
    use Contradiction as C;
    match it {
        C::NoContact { .. }
        | C::OwnerGone { .. }
        | C::OwnerNotYet { .. }
        | C::PhaseOutsideRun { .. }
        | C::PhaseEndsBeforeStart { .. }
        | C::DeadlineBeforeOpening { .. }
        | C::DeadlineOutsideRun { .. }
        | C::Crossed { .. }
        | C::RotationTooShort { .. }
        | C::Weights { .. }
        | C::FundExceeded { .. } => true,
        C::PhaseNever { .. }
        | C::LoadCannotFit { .. }
        | C::TooFewDifferent { .. }
        | C::PlacesCannotBeFilled { .. }
        | C::QuotaBroken { .. }
        | C::SharedOutWrong { .. }
        | C::UnitsBeyondAddressees { .. }
        | C::LinesMissing { .. } => false,
    }
}

fn refuse_if(holds: bool, refusal: ProgrammeRefusal) -> Result<(), ProgrammeRefusal> {
    if holds { Err(refusal) } else { Ok(()) }
}
