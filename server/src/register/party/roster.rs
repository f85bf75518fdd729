//! The names that phones hold: one register row for each person, in the space of the unit that the person is at home in.

use gongjian_shared::ids::{PersonId, SpaceId, UnitId};
use gongjian_shared::party::RosterRow;
use gongjian_shared::rules::party::PartyEntry;
use gongjian_shared::time::Timestamp;

use super::grants::Touched;
use crate::register::write::row;
use crate::store::party::{People, search_text};
use crate::store::{Connection, StoreError, turns};

/// A person whose name may move, and the unit whose phones hold it before the entry is written.
pub struct Moving {
    person: PersonId,
    home: Option<UnitId>,
}

/// Whose name the entry touches; asked before it is written.
pub async fn moving(conn: &mut Connection, it: &PartyEntry) -> Result<Option<Moving>, StoreError> {
    use PartyEntry as E;
    let (E::PersonAdded { person, .. }
    | E::PersonChanged { person, .. }
    | E::PersonDeleted { person }
    | E::PersonMerged { person, .. }) = it
    else {
        return Ok(None);
    };
    let home = People(conn).find(*person).await?.map(|it| it.detail.home);
    Ok(Some(Moving { person: *person, home }))
}

/// Tells the phones of the home unit what the person is called, and those of the former one that they are gone.
pub async fn tell(
    conn: &mut Connection,
    it: Moving,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let found = People(&mut *conn).find(it.person).await?.filter(|person| person.merged_into.is_none());
    let home = found.as_ref().map(|person| person.detail.home);
    if let Some(person) = found {
        let name = person.detail.name.as_str().to_owned();
        let (staff, search) = (person.detail.staff, search_text(&name));
        let told = RosterRow { name, staff, search, gone: false };
        write(conn, person.detail.home, it.person, &told, now, touched).await?;
    }
    if let Some(left) = it.home.filter(|left| Some(*left) != home) {
        let staff = gongjian_shared::party::StaffKind::Other;
        let told = RosterRow { name: String::new(), staff, search: String::new(), gone: true };
        write(conn, left, it.person, &told, now, touched).await?;
    }
    Ok(())
}

async fn write(
    conn: &mut Connection,
    home: UnitId,
    person: PersonId,
    it: &RosterRow,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let space = SpaceId::of_unit(home);
    turns::spaces(conn, &[space].into()).await?;
    let value = serde_json::to_value(it).expect("a row is plain data");
    row(conn, space, format!("person/{person}"), &value, now).await?;
    touched.spaces.insert(space);
    Ok(())
}
