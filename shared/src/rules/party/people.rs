use jiff::civil::Date;

use super::decide::{Decided, person, refuse_if, unit};
use super::facts::PartyFacts;
use super::{PartyEntry, PartyRefusal};
use crate::ids::{PersonId, UserId};
use crate::party::{PersonDetail, Private, StaffKind};
use crate::rights::{Thing, Verb};
use crate::values::Login;

/// Who is younger is a child in the sense of the law on personal data.
const ADULT_ENOUGH: i16 = 14;

pub(super) fn add(
    facts: &PartyFacts,
    id: PersonId,
    detail: PersonDetail,
    private: Option<Private>,
) -> Decided {
    unit(facts.other.as_ref(), Thing::Person, Verb::Create)?;
    refuse_if(facts.id_taken, PartyRefusal::IdTaken)?;
    if let Some(private) = &private {
        unit(facts.other.as_ref(), Thing::Private, Verb::Write)?;
        sound(private, detail.staff, facts.today)?;
    }
    let mut entries = vec![PartyEntry::PersonAdded { person: id, detail }];
    entries.extend(private.map(|private| PartyEntry::PrivateSet { person: id, private }));
    Ok(entries)
}

/// A person who moves to another home needs the right at both.
pub(super) fn change(facts: &PartyFacts, id: PersonId, detail: PersonDetail) -> Decided {
    let it = person(facts.person.as_ref(), Thing::Person, Verb::Write)?;
    if it.person.detail.home != detail.home {
        unit(facts.other.as_ref(), Thing::Person, Verb::Create)?;
    }
    let same = it.person.detail == detail;
    Ok(if same { vec![] } else { vec![PartyEntry::PersonChanged { person: id, detail }] })
}

pub(super) fn private(facts: &PartyFacts, id: PersonId, private: Private) -> Decided {
    let it = person(facts.person.as_ref(), Thing::Private, Verb::Write)?;
    sound(&private, it.person.detail.staff, facts.today)?;
    Ok(vec![PartyEntry::PrivateSet { person: id, private }])
}

fn sound(private: &Private, staff: StaffKind, today: Date) -> Result<(), PartyRefusal> {
    let child = private.birth.is_some_and(|birth| {
        let before = (today.month(), today.day()) < (birth.month(), birth.day());
        today.year() - birth.year() - i16::from(before) < ADULT_ENOUGH
    });
    refuse_if(child, PartyRefusal::Child)?;
    let unasked = staff == StaffKind::Retiree && private.has_contact() && !private.consent;
    refuse_if(unasked, PartyRefusal::NoConsent)
}

pub(super) fn delete(facts: &PartyFacts, id: PersonId) -> Decided {
    let it = person(facts.person.as_ref(), Thing::Person, Verb::Remove)?;
    let (appointments, account) = (it.appointments, it.account);
    refuse_if(appointments > 0 || account, PartyRefusal::PersonInUse { appointments, account })?;
    Ok(vec![PartyEntry::PersonDeleted { person: id }])
}

pub(super) fn merge(facts: &PartyFacts, id: PersonId, into: PersonId) -> Decided {
    let it = person(facts.person.as_ref(), Thing::Person, Verb::Remove)?;
    let target = person(facts.other_person.as_ref(), Thing::Person, Verb::Write)?;
    refuse_if(id == into, PartyRefusal::MergeIntoItself)?;
    refuse_if(it.account && target.account, PartyRefusal::BothHaveAccounts)?;
    // The account is the person's number; it stays with the entry that has it.
    refuse_if(it.account, PartyRefusal::HasAccount)?;
    Ok(vec![PartyEntry::PersonMerged { person: id, into, appointments: it.appointments }])
}

pub(super) fn account(facts: &PartyFacts, user: UserId, login: Login) -> Decided {
    let it = person(facts.person.as_ref(), Thing::Account, Verb::Create)?;
    refuse_if(it.account, PartyRefusal::HasAccount)?;
    refuse_if(facts.login_taken, PartyRefusal::LoginTaken)?;
    Ok(vec![PartyEntry::AccountOpened { user, login }])
}

pub(super) fn award(facts: &PartyFacts, entry: PartyEntry) -> Decided {
    person(facts.person.as_ref(), Thing::Person, Verb::Write)?;
    refuse_if(facts.id_taken, PartyRefusal::IdTaken)?;
    Ok(vec![entry])
}
