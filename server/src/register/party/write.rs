use gongjian_shared::ids::{AppointmentId, SpaceId, UnitId};
use gongjian_shared::party::{Appointment, Follow, Unit};
use gongjian_shared::rules::party::PartyEntry;
use gongjian_shared::time::Timestamp;
use serde_json::json;

use super::grants::{self, Touched};
use super::{merge, roster};
use crate::register::{RegisterError, pairing, write::row};
use crate::store::accounts::{Account, Accounts};
use crate::store::party::{Appointments, Calendars, Follows, People, Standards, Units};
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError};

/// Writes one entry. `hash` is that of the password in the command.
pub(in crate::register) async fn entry(
    conn: &mut Connection,
    it: PartyEntry,
    hash: Option<&str>,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), RegisterError> {
    use PartyEntry as E;
    let moved = moved(conn, &it).await?;
    let moving = roster::moving(conn, &it).await?;
    match it {
        E::UnitAdded { unit, parent, detail, draft } => {
            let added = Unit { unit, parent, detail, draft, dissolved: None, merged_into: None };
            add_unit(conn, &added, now).await?;
        }
        E::UnitChanged { unit, detail } => {
            Units(&mut *conn).change(unit, &detail).await?;
            name_space(conn, unit, detail.name.as_str(), now).await?;
        }
        E::UnitEnacted { unit } => Units(&mut *conn).enact(unit).await?,
        E::UnitMoved { unit, parent, .. } => {
            Units(&mut *conn).set_parent(unit, parent).await?;
            pairing::calendar_changed(conn, unit, now, touched).await?;
        }
        E::GuideSet { unit, guide, guides } => Units(&mut *conn).set_guide(unit, guide, guides).await?,
        E::UnitDissolved { unit, on, .. } => merge::dissolve(conn, unit, on).await?,
        E::UnitDeleted { unit } => {
            Calendars(&mut *conn).forget(unit).await?;
            Units(&mut *conn).delete(unit).await?;
        }
        E::UnitMerged { unit, into, on, .. } => merge::units(conn, unit, into, on).await?,
        E::PersonAdded { person, detail } => People(&mut *conn).insert(person, &detail).await?,
        E::PersonChanged { person, detail } => {
            People(&mut *conn).change(person, &detail).await?;
            Accounts(&mut *conn).rename(person.into(), &detail.name).await?;
        }
        E::PrivateSet { person, private } => People(&mut *conn).set_private(person, &private).await?,
        E::PersonDeleted { person } => People(&mut *conn).delete(person).await?,
        E::PersonMerged { person, into, .. } => People(&mut *conn).merge(person, into).await?,
        E::AccountOpened { user, login } => {
            let password_hash = hash.ok_or(RegisterError::Busy)?.to_owned();
            let person = People(&mut *conn).find(user.into()).await?;
            let name =
                person.ok_or_else(|| StoreError::bad_row("persons", user, "is not there"))?.detail.name;
            let account =
                Account { user, login, name, password_hash, administrator: false, open: true, created: now };
            Accounts(&mut *conn).insert(&account).await?;
        }
        E::Awarded { award, person, title, track, on, document } => {
            People(&mut *conn).award(award, person, [&title, &track, &document], on).await?;
        }
        E::Appointed { appointment, detail } => Appointments(&mut *conn).insert(appointment, &detail).await?,
        E::AppointmentEnded { appointment, end, .. } => {
            Appointments(&mut *conn).end(appointment, &end).await?;
        }
        E::FollowAdded { follow } => Follows(&mut *conn).insert(&follow).await?,
        E::FollowEnded { follow, on, .. } => Follows(&mut *conn).end(follow, on).await?,
        E::StandardSet { standard, detail } => Standards(&mut *conn).set(standard, &detail).await?,
        E::StandardDropped { standard } => Standards(&mut *conn).drop(standard).await?,
        E::CalendarSet { unit, year, setting } => {
            Calendars(&mut *conn).set(unit, year, &setting).await?;
            pairing::calendar_changed(conn, unit, now, touched).await?;
        }
    }
    if let Some(moving) = moving {
        roster::tell(&mut *conn, moving, now, touched).await?;
    }
    // Read again: what they give follows from what was just written.
    let mut appointments = Vec::new();
    for id in moved {
        appointments.extend(Appointments(&mut *conn).with_successor(id).await?);
    }
    grants::refresh(conn, appointments, now, touched).await
}

/// The appointments whose rights the entry changes.
async fn moved(conn: &mut Connection, it: &PartyEntry) -> Result<Vec<AppointmentId>, StoreError> {
    use PartyEntry as E;
    let of = |all: Vec<Appointment>| all.into_iter().map(|it| it.appointment).collect();
    match it {
        E::Appointed { appointment, .. } | E::AppointmentEnded { appointment, .. } => Ok(vec![*appointment]),
        E::FollowAdded { follow } => followed(conn, follow).await.map(of),
        E::FollowEnded { follow, .. } => match Follows(&mut *conn).find(*follow).await? {
            Some(follow) => followed(conn, &follow).await.map(of),
            None => Ok(Vec::new()),
        },
        E::UnitDissolved { unit, .. } | E::UnitMerged { unit, .. } => {
            Appointments(conn).of_unit(*unit).await.map(of)
        }
        E::PersonMerged { person, .. } => Appointments(conn).of_person(*person).await.map(of),
        E::UnitAdded { .. }
        | E::UnitChanged { .. }
        | E::UnitEnacted { .. }
        | E::UnitMoved { .. }
        | E::GuideSet { .. }
        | E::UnitDeleted { .. }
        | E::PersonAdded { .. }
        | E::PersonChanged { .. }
        | E::PrivateSet { .. }
        | E::PersonDeleted { .. }
        | E::AccountOpened { .. }
        | E::Awarded { .. }
        | E::StandardSet { .. }
        | E::StandardDropped { .. }
        | E::CalendarSet { .. } => Ok(Vec::new()),
    }
}

/// Everybody who holds or held the post that is followed.
async fn followed(conn: &mut Connection, follow: &Follow) -> Result<Vec<Appointment>, StoreError> {
    let all = Appointments(conn).of_unit(follow.of_unit).await?;
    Ok(all.into_iter().filter(|it| it.detail.post == follow.of_post).collect())
}

/// Each unit has a space for its working papers.
async fn add_unit(conn: &mut Connection, it: &Unit, now: Timestamp) -> Result<(), StoreError> {
    Units(&mut *conn).insert(it).await?;
    let space = SpaceId::of_unit(it.unit);
    if Spaces(&mut *conn).find(space).await?.is_none() {
        Spaces(&mut *conn).insert(space, &it.detail.name, now).await?;
    }
    name_space(conn, it.unit, it.detail.name.as_str(), now).await
}

async fn name_space(
    conn: &mut Connection,
    unit: UnitId,
    name: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let space = SpaceId::of_unit(unit);
    Spaces(&mut *conn).rename(space, name).await?;
    row(conn, space, "space".to_owned(), &json!({ "name": name }), now).await
}
