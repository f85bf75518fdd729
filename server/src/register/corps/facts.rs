use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{EntryId, PersonId, UnitId};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::corps::{AwardLine, CorpsCommand, CorpsFacts, HOURS, Kept, MEMBERSHIP};
use jiff::civil::Date;

use crate::clock::local_day;
use crate::register::case::Case;
use crate::rights::Posts;
use crate::store::corps::CorpsRows;
use crate::store::party::{Appointments, People, Units};
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction.
pub(in crate::register) async fn gather(
    conn: &mut Connection,
    case: &Case,
    command: &CorpsCommand,
) -> Result<CorpsFacts, StoreError> {
    let today = local_day(case.now);
    let mut facts = CorpsFacts { who: case.who, today, ..CorpsFacts::default() };
    let unit = command.unit();
    let Some(found) = Units(&mut *conn).find(unit).await? else { return Ok(facts) };
    let posts = Posts::of(&mut *conn, case.who, today).await?;
    facts.seats = Some(posts.seats(&mut *conn, unit).await?);
    found.detail.name.as_str().clone_into(&mut facts.unit_name);
    match CorpsRows(&mut *conn).find(entry_of(command)).await? {
        Some((its, kept)) if its == unit => facts.known = Some(kept),
        Some(_) => facts.id_taken = true,
        None => {}
    }
    added(conn, unit, &mut facts).await?;
    let people = command.people();
    facts.named = named(conn, &posts, case.who.into(), &people, today).await?;
    if let [person] = people.as_slice() {
        of_person(conn, unit, *person, &mut facts).await?;
    }
    Ok(facts)
}

/// Under which id the thing of a command stands.
fn entry_of(command: &CorpsCommand) -> EntryId {
    match command {
        CorpsCommand::SetCorps { it, .. } => it.corps.as_uuid().into(),
        CorpsCommand::SetProject { it, .. } => it.project.as_uuid().into(),
        CorpsCommand::SetAgreement { unit, .. } => unit.as_uuid().into(),
        CorpsCommand::Join { entry, .. }
        | CorpsCommand::Book { entry, .. }
        | CorpsCommand::Void { entry, .. }
        | CorpsCommand::Certify { entry, .. }
        | CorpsCommand::SetGroup { entry, .. }
        | CorpsCommand::Serve { entry, .. }
        | CorpsCommand::Recommend { entry, .. } => *entry,
    }
}

/// What the unit added to the defaults, and its agreement.
async fn added(conn: &mut Connection, unit: UnitId, facts: &mut CorpsFacts) -> Result<(), StoreError> {
    for kind in ["corps", "project", "agreement"] {
        for kept in CorpsRows(&mut *conn).of_kind(unit, kind).await? {
            match kept {
                Kept::Corps { it } => facts.corps.push(it),
                Kept::Project { it } => facts.projects.push(it),
                Kept::Agreement { it } => facts.agreement = Some(it),
                Kept::Membership { .. }
                | Kept::Hours { .. }
                | Kept::Certificate { .. }
                | Kept::Group { .. }
                | Kept::Service { .. }
                | Kept::Recommendation { .. } => {}
            }
        }
    }
    Ok(())
}

/// What the unit keeps of one person.
async fn of_person(
    conn: &mut Connection,
    unit: UnitId,
    person: PersonId,
    facts: &mut CorpsFacts,
) -> Result<(), StoreError> {
    for kind in [MEMBERSHIP, HOURS] {
        for (its, kept) in CorpsRows(&mut *conn).of_person(person, kind).await? {
            match kept {
                Kept::Membership { it } if its == unit => facts.memberships.push(it),
                Kept::Hours { it } if its == unit => facts.hours.push(it),
                Kept::Corps { .. }
                | Kept::Project { .. }
                | Kept::Membership { .. }
                | Kept::Hours { .. }
                | Kept::Agreement { .. }
                | Kept::Certificate { .. }
                | Kept::Group { .. }
                | Kept::Service { .. }
                | Kept::Recommendation { .. } => {}
            }
        }
    }
    let awards = People(conn).awards(person).await?;
    facts.awards = awards.into_iter().map(|(title, _, on)| AwardLine { title, on }).collect();
    Ok(())
}

/// Those whom the sender may name: themselves, and people whom the register shows them at home or in a post.
async fn named(
    conn: &mut Connection,
    posts: &Posts,
    me: PersonId,
    asked: &[PersonId],
    today: Date,
) -> Result<BTreeMap<PersonId, String>, StoreError> {
    let mut names = BTreeMap::new();
    for person in asked.iter().copied().collect::<BTreeSet<_>>() {
        let Some(found) = People(&mut *conn).find(person).await? else { continue };
        let mut seen = person == me;
        if !seen {
            let held = Appointments(&mut *conn).held_by(person, today).await?;
            for unit in held.iter().map(|it| it.detail.unit).chain([found.detail.home]) {
                let seats = posts.seats(&mut *conn, unit).await?;
                seen |= by_right(&seats, Thing::Person, Verb::Read).is_some();
            }
        }
        if seen {
            names.insert(person, found.detail.name.as_str().to_owned());
        }
    }
    Ok(names)
}
