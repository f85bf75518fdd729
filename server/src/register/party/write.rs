use gongjian_shared::ids::{SpaceId, UnitId};
use gongjian_shared::party::Unit;
use gongjian_shared::rules::party::PartyEntry;
use gongjian_shared::time::Timestamp;
use serde_json::json;

use super::merge;
use crate::register::{RegisterError, write::row};
use crate::store::accounts::{Account, Accounts};
use crate::store::party::{Appointments, Follows, People, Standards, Units};
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError};

/// Writes one entry. `hash` is that of the password in the command.
pub(in crate::register) async fn entry(
    conn: &mut Connection,
    it: PartyEntry,
    hash: Option<&str>,
    now: Timestamp,
) -> Result<(), RegisterError> {
    use PartyEntry as E;
    match it {
        E::UnitAdded { unit, parent, detail, draft } => {
            let added = Unit { unit, parent, detail, draft, dissolved: None, merged_into: None };
            add_unit(conn, &added, now).await?;
        }
        E::UnitChanged { unit, detail } => {
            Units(&mut *conn).change(unit, &detail).await?;
            name_space(conn, unit, detail.name.as_str(), now).await?;
        }
        E::UnitEnacted { unit } => Units(conn).enact(unit).await?,
        E::UnitMoved { unit, parent, .. } => Units(conn).set_parent(unit, parent).await?,
        E::GuideSet { unit, guide, guides } => Units(conn).set_guide(unit, guide, guides).await?,
        E::UnitDissolved { unit, on, .. } => merge::dissolve(conn, unit, on).await?,
        E::UnitDeleted { unit } => Units(conn).delete(unit).await?,
        E::UnitMerged { unit, into, on, .. } => merge::units(conn, unit, into, on).await?,
        E::PersonAdded { person, detail } => People(conn).insert(person, &detail).await?,
        E::PersonChanged { person, detail } => {
            People(&mut *conn).change(person, &detail).await?;
            Accounts(conn).rename(person.into(), &detail.name).await?;
        }
        E::PrivateSet { person, private } => People(conn).set_private(person, &private).await?,
        E::PersonDeleted { person } => People(conn).delete(person).await?,
        E::PersonMerged { person, into, .. } => People(conn).merge(person, into).await?,
        E::AccountOpened { user, login } => {
            let password_hash = hash.ok_or(RegisterError::Busy)?.to_owned();
            let person = People(&mut *conn).find(user.into()).await?;
            let name =
                person.ok_or_else(|| StoreError::bad_row("persons", user, "is not there"))?.detail.name;
            let account =
                Account { user, login, name, password_hash, administrator: false, open: true, created: now };
            Accounts(conn).insert(&account).await?;
        }
        E::Awarded { award, person, title, track, on, document } => {
            People(conn).award(award, person, [&title, &track, &document], on).await?;
        }
        E::Appointed { appointment, detail } => Appointments(conn).insert(appointment, &detail).await?,
        E::AppointmentEnded { appointment, end, .. } => Appointments(conn).end(appointment, &end).await?,
        E::FollowAdded { follow } => Follows(conn).insert(&follow).await?,
        E::FollowEnded { follow, on, .. } => Follows(conn).end(follow, on).await?,
        E::StandardSet { standard, detail } => Standards(conn).set(standard, &detail).await?,
        E::StandardDropped { standard } => Standards(conn).drop(standard).await?,
    }
    Ok(())
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
