//! In which post somebody decided.

use super::PartyCommand;
use super::facts::{PartyFacts, PersonFacts, UnitFacts};
use crate::rights::{Seat, Thing, Verb, by_right};

/// The seat that gives the sender the right to this command, if one does. Where two rights are needed (a move), it
/// is the one over what the command is about.
pub fn seat(facts: &PartyFacts, command: &PartyCommand) -> Option<Seat> {
    use PartyCommand as C;
    let unit = |found: &Option<UnitFacts>, thing, verb| by_right(&found.as_ref()?.seats, thing, verb);
    let person = |found: &Option<PersonFacts>, thing, verb| by_right(&found.as_ref()?.seats, thing, verb);
    match command {
        C::AddUnit { parent: None, .. } => facts.administrator.then_some(Seat::OF_ADMINISTRATOR),
        C::AddUnit { parent: Some(_), .. } => unit(&facts.other, Thing::Unit, Verb::Create),
        C::ChangeUnit { .. }
        | C::EnactUnit { .. }
        | C::MoveUnit { .. }
        | C::SetGuide { .. }
        | C::SetCalendar { .. } => unit(&facts.unit, Thing::Unit, Verb::Write),
        C::DissolveUnit { .. } | C::DeleteUnit { .. } | C::MergeUnit { .. } => {
            unit(&facts.unit, Thing::Unit, Verb::Remove)
        }
        C::AddPerson { .. } => unit(&facts.other, Thing::Person, Verb::Create),
        C::ChangePerson { .. } | C::Award { .. } => person(&facts.person, Thing::Person, Verb::Write),
        C::SetPrivate { .. } => person(&facts.person, Thing::Private, Verb::Write),
        C::DeletePerson { .. } | C::MergePerson { .. } => person(&facts.person, Thing::Person, Verb::Remove),
        C::OpenAccount { .. } => person(&facts.person, Thing::Account, Verb::Create),
        C::Appoint { .. } | C::AddFollow { .. } => unit(&facts.unit, Thing::Appointment, Verb::Create),
        C::EndAppointment { .. } | C::EndFollow { .. } => unit(&facts.unit, Thing::Appointment, Verb::Write),
        C::SetStandard { .. } | C::DropStandard { .. } => unit(&facts.unit, Thing::Standard, Verb::Write),
    }
}
