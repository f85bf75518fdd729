//! What is no decision and leaves a row of the record all the same: who took which list out, and who keeps or ties
//! the table of another issuer. Never what stood in it.

use gongjian_shared::ids::{PersonId, ProgrammeId, SpaceId, TableId, UnitId, UserId};
use gongjian_shared::rights::{Part, parts};
use gongjian_shared::time::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use crate::clock::local_day;
use crate::rights::Posts;
use crate::store::audit::Audit;
use crate::store::{Connection, StoreError, Stores, turns};

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum Noted {
    /// `list`: the name of the list; `unit`: only that unit and what is below; `person`: who took it.
    ListExported {
        list: String,
        unit: Option<UnitId>,
        programme: Option<ProgrammeId>,
        person: PersonId,
    },
    TableKept {
        space: SpaceId,
        table: TableId,
    },
    TableTied {
        space: SpaceId,
        table: TableId,
        ties: usize,
    },
}

/// Adds the row inside the caller's transaction.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn note(conn: &mut Connection, who: UserId, now: Timestamp, it: &Noted) -> Result<(), StoreError> {
    let seat = seat(&mut *conn, who, now).await?;
    let action = json!({ "command": null, "seat": seat, "entries": [it] });
    Audit(conn).append(now, who, &action.to_string()).await
}

/// A row in a transaction of its own, before the list is handed out.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn exported(
    stores: &Stores,
    who: UserId,
    now: Timestamp,
    list: &str,
    (unit, programme): (Option<UnitId>, Option<ProgrammeId>),
) -> Result<(), StoreError> {
    let mut writer = stores.log_writer.begin().await?;
    turns::register(&mut writer).await?;
    let it = Noted::ListExported { list: list.to_owned(), unit, programme, person: who.into() };
    note(&mut writer, who, now, &it).await?;
    writer.commit().await?;
    Ok(())
}

/// The post in which somebody sits at such a desk: that in an office first.
async fn seat(conn: &mut Connection, who: UserId, now: Timestamp) -> Result<Value, StoreError> {
    let posts = Posts::of(conn, who, local_day(now)).await?;
    let at_desk = posts.held.iter().find(|it| parts(it.post, it.acting).contains(&Part::Office));
    let told = at_desk
        .or(posts.held.first())
        .map(|it| json!({ "appointment": it.appointment, "unit": it.unit, "post": it.post }));
    Ok(told.unwrap_or_default())
}
