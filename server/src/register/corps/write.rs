use gongjian_shared::ids::{PersonId, UnitId, UserId};
use gongjian_shared::rules::corps::{
    CorpsEntry, Kept, MEMBERSHIP, MyCorps, MyUnit, Project, ProjectKind, ROW,
};
use gongjian_shared::time::Timestamp;
use serde_json::{Value, json};

use crate::register::case::Decided;
use crate::register::notices::letter_box;
use crate::register::party::Touched;
use crate::register::write::row;
use crate::store::corps::CorpsRows;
use crate::store::party::Units;
use crate::store::{Connection, StoreError, turns};

/// Writes one entry; gives what the audit keeps of it: what it is and whose, not the words.
pub(in crate::register) async fn entry(
    conn: &mut Connection,
    by: &Decided<'_>,
    it: &CorpsEntry,
    touched: &mut Touched,
) -> Result<Value, StoreError> {
    let CorpsEntry::CorpsSet { unit, id, person, kept } = it;
    let now = by.case.received;
    CorpsRows(&mut *conn).set((*id, *unit), *person, kept, now).await?;
    match kept {
        Kept::Membership { it } => tell(conn, it.person, now, touched).await?,
        Kept::Corps { .. } | Kept::Project { .. } => {
            for person in members(conn, *unit).await? {
                tell(conn, person, now, touched).await?;
            }
        }
        Kept::Hours { .. }
        | Kept::Agreement { .. }
        | Kept::Certificate { .. }
        | Kept::Group { .. }
        | Kept::Service { .. }
        | Kept::Recommendation { .. } => {}
    }
    Ok(json!({ "entry": "corps_set", "unit": unit, "id": id, "kind": kept.word(), "person": person }))
}

/// Everybody who is or was in a corps of the unit, each once.
async fn members(conn: &mut Connection, unit: UnitId) -> Result<Vec<PersonId>, StoreError> {
    let mut people = Vec::new();
    for kept in CorpsRows(conn).of_kind(unit, MEMBERSHIP).await? {
        if let Kept::Membership { it } = kept {
            people.push(it.person);
        }
    }
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

/// Puts a mentor's own corps and projects where their phones read them. Who has no account has no phone.
async fn tell(
    conn: &mut Connection,
    person: PersonId,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let Some(space) = letter_box(conn, UserId::from(person), now, touched).await? else { return Ok(()) };
    let mut told = MyCorps::default();
    for (unit, kept) in CorpsRows(&mut *conn).of_person(person, MEMBERSHIP).await? {
        let Kept::Membership { mut it } = kept else { continue };
        if told.units.last().is_none_or(|last| last.unit != unit) {
            told.units.push(my_unit(conn, unit).await?);
        }
        if let Some(Kept::Corps { it: corps }) = renamed(conn, it.corps.corps.as_uuid().into()).await? {
            it.corps = corps;
        }
        if let Some(last) = told.units.last_mut() {
            last.memberships.push(it);
        }
    }
    turns::spaces(conn, &[space].into()).await?;
    let value = serde_json::to_value(told).expect("a row is plain data");
    row(conn, space, ROW.to_owned(), &value, now).await?;
    touched.spaces.insert(space);
    Ok(())
}

/// A corps that a unit added, as it is called today.
async fn renamed(
    conn: &mut Connection,
    id: gongjian_shared::ids::EntryId,
) -> Result<Option<Kept>, StoreError> {
    let found = CorpsRows(conn).find(id).await?;
    Ok(found.map(|(_, kept)| kept))
}

async fn my_unit(conn: &mut Connection, unit: UnitId) -> Result<MyUnit, StoreError> {
    let found = Units(&mut *conn).find(unit).await?;
    let mut projects: Vec<Project> =
        ProjectKind::defaults().map(|kind| Project::by_default(unit, kind)).collect();
    for kept in CorpsRows(conn).of_kind(unit, "project").await? {
        if let Kept::Project { it } = kept {
            projects.push(it);
        }
    }
    let unit_name = found.map(|it| it.detail.name.into()).unwrap_or_default();
    Ok(MyUnit { unit, unit_name, memberships: Vec::new(), projects })
}
