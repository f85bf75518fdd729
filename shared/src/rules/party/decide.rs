use super::facts::{PartyFacts, PersonFacts, UnitFacts};
use super::{PartyCommand, PartyEntry, PartyRefusal, people, posts, units};
use crate::rights::{Seat, Thing, Verb, by_right};

pub(super) type Decided = Result<Vec<PartyEntry>, PartyRefusal>;

/// Judges a command. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`PartyRefusal`] that holds, in the order of that list.
pub fn decide(facts: &PartyFacts, command: &PartyCommand) -> Decided {
    use PartyCommand as C;
    match command.clone() {
        C::AddUnit { unit, parent, detail, draft } => units::add(facts, unit, parent, detail, draft),
        C::ChangeUnit { unit, detail } => units::change(facts, unit, detail),
        C::EnactUnit { unit } => units::enact(facts, unit),
        C::MoveUnit { unit, parent } => units::shift(facts, unit, parent),
        C::SetGuide { unit, guide, guides } => units::guide(facts, unit, guide, guides),
        C::DissolveUnit { unit, on } => units::dissolve(facts, unit, on),
        C::DeleteUnit { unit } => units::delete(facts, unit),
        C::MergeUnit { unit, into, on } => units::merge(facts, unit, into, on),
        C::AddPerson { person, detail, private } => people::add(facts, person, detail, private),
        C::ChangePerson { person, detail } => people::change(facts, person, detail),
        C::SetPrivate { person, private } => people::private(facts, person, private),
        C::DeletePerson { person } => people::delete(facts, person),
        C::MergePerson { person, into } => people::merge(facts, person, into),
        C::OpenAccount { user, login, .. } => people::account(facts, user, login),
        C::Award { award, person, title, track, on, document } => {
            people::award(facts, PartyEntry::Awarded { award, person, title, track, on, document })
        }
        C::Appoint { appointment, detail, end } => posts::appoint(facts, appointment, detail, end),
        C::EndAppointment { appointment, end } => posts::end(facts, appointment, end),
        C::AddFollow { follow } => posts::follow(facts, follow),
        C::EndFollow { follow, on } => posts::unfollow(facts, follow, on),
        C::SetStandard { standard, detail } => posts::standard(facts, standard, detail),
        C::DropStandard { standard } => posts::drop_standard(facts, standard),
        C::SetCalendar { unit, year, setting } => units::calendar(facts, unit, year, setting),
    }
}

pub(super) fn refuse_if(holds: bool, refusal: PartyRefusal) -> Result<(), PartyRefusal> {
    if holds { Err(refusal) } else { Ok(()) }
}

/// The unit, if the sender may do `verb` to `thing` there; who may not even read it hears that it is not there.
pub(super) fn unit(found: Option<&UnitFacts>, thing: Thing, verb: Verb) -> Result<&UnitFacts, PartyRefusal> {
    let it = found.ok_or(PartyRefusal::NotThere { thing: Thing::Unit })?;
    allowed(&it.seats, Thing::Unit, thing, verb)?;
    Ok(it)
}

/// The sender may do `verb` to a `thing` of the unit; who may not read such things there hears that it is not there.
pub(super) fn belonging(found: Option<&UnitFacts>, thing: Thing, verb: Verb) -> Result<(), PartyRefusal> {
    let it = found.ok_or(PartyRefusal::NotThere { thing })?;
    allowed(&it.seats, thing, thing, verb)
}

/// The person, if the sender may do `verb` to `thing` of theirs.
pub(super) fn person(
    found: Option<&PersonFacts>,
    thing: Thing,
    verb: Verb,
) -> Result<&PersonFacts, PartyRefusal> {
    let it = found.ok_or(PartyRefusal::NotThere { thing: Thing::Person })?;
    allowed(&it.seats, Thing::Person, thing, verb)?;
    Ok(it)
}

fn allowed(seats: &[Seat], seen_as: Thing, thing: Thing, verb: Verb) -> Result<(), PartyRefusal> {
    by_right(seats, seen_as, Verb::Read).ok_or(PartyRefusal::NotThere { thing: seen_as })?;
    by_right(seats, thing, verb).map(drop).ok_or(PartyRefusal::NotYours { thing, verb })
}
