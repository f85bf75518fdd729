use std::collections::BTreeMap;

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{PersonId, SpaceId, UserId};
use gongjian_shared::rules::meetings::{MeetingEntry, MeetingRow, ROW};
use gongjian_shared::rules::{Grant, Role};
use gongjian_shared::time::Timestamp;
use gongjian_shared::values::Name;
use serde_json::{Value, json};

use crate::register::case::Decided;
use crate::register::decisions;
use crate::register::party::Touched;
use crate::register::write::{member_row, row};
use crate::store::meetings::Meetings;
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError, turns};

/// The source of a right that a meeting gives in its space.
const MEETING: &str = "meeting";

/// Writes one entry; gives what the audit keeps of it.
pub(in crate::register) async fn entry(
    conn: &mut Connection,
    by: &Decided<'_>,
    it: &MeetingEntry,
    touched: &mut Touched,
) -> Result<Value, StoreError> {
    let MeetingEntry::MeetingSet { row: told, fixes } = it;
    let now = by.case.received;
    let before = Meetings(&mut *conn).find(told.meeting).await?;
    Meetings(&mut *conn).set(told, now).await?;
    let space = SpaceId::of_meeting(told.meeting);
    turns::spaces(conn, &[space].into()).await?;
    open(conn, space, &told.draft.title, now).await?;
    let (had, has) = (before.as_ref().map(roles).unwrap_or_default(), roles(told));
    for person in had.keys().chain(has.keys().filter(|it| !had.contains_key(it))) {
        if had.get(person) != has.get(person) {
            let user = UserId::from(*person);
            let role = has.get(person).copied();
            let grant = role.map(|role| Grant { role, from: now, until: None });
            Spaces(&mut *conn).set_grant(space, user, MEETING, grant, now).await?;
            let role = Spaces(&mut *conn).standing(space, user, now).await?.map(|it| it.role);
            member_row(conn, space, user, role, now).await?;
            touched.users.insert(user);
        }
    }
    let value = serde_json::to_value(told).expect("a meeting is plain data");
    row(conn, space, ROW.to_owned(), &value, now).await?;
    touched.spaces.insert(space);
    if let Some(fixes) = fixes {
        let document = DocumentHead::minutes_of(told.meeting).document;
        decisions::fix(conn, by, (fixes.pin, document, &fixes.heads), &told.draft.title, touched).await?;
    }
    Ok(json!({
        "entry": "meeting_set", "meeting": told.meeting, "unit": told.unit, "state": told.state,
        "act": act(by),
    }))
}

/// Which step it was; reasons and names stay in the meeting.
fn act(by: &Decided<'_>) -> Value {
    let told = serde_json::to_value(&by.case.command).unwrap_or_default();
    told["meeting"]["act"].clone()
}

/// Makes the space, or lets it follow the title.
async fn open(conn: &mut Connection, space: SpaceId, title: &str, now: Timestamp) -> Result<(), StoreError> {
    let bad = |_| StoreError::bad_row("meetings", space, "has no title");
    let name = Name::try_from(title.to_owned()).map_err(bad)?;
    match Spaces(&mut *conn).find(space).await? {
        Some(it) if it.name == name => return Ok(()),
        Some(_) => Spaces(&mut *conn).rename(space, title).await?,
        None => Spaces(&mut *conn).insert(space, &name, now).await?,
    }
    row(conn, space, "space".to_owned(), &json!({ "name": name }), now).await
}

/// What everybody may do in the space of the meeting: its writers write, the others read.
fn roles(row: &MeetingRow) -> BTreeMap<PersonId, Role> {
    let writers = row.writers();
    let role = |it: &PersonId| if writers.contains(it) { Role::Member } else { Role::Reader };
    row.audience().into_iter().map(|it| (it, role(&it))).collect()
}
