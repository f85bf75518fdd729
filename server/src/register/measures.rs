//! 零报告: the facts of a command, and what it writes.

use gongjian_shared::rules::measures::{MeasureCommand, MeasureEntry, MeasureFacts};

use super::case::Case;
use crate::clock::local_day;
use crate::rights::Posts;
use crate::store::measures::Nothings;
use crate::store::party::Units;
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction.
pub(super) async fn gather(
    conn: &mut Connection,
    case: &Case,
    command: &MeasureCommand,
) -> Result<MeasureFacts, StoreError> {
    let today = local_day(case.now);
    let facts = MeasureFacts { today, ..MeasureFacts::default() };
    let Some(unit) = Units(&mut *conn).find(command.unit()).await? else { return Ok(facts) };
    let posts = Posts::of(&mut *conn, case.who, today).await?;
    let seats = Some(posts.seats(&mut *conn, unit.unit).await?);
    let said = Nothings(conn).said(unit.unit, command.quarter()).await?;
    Ok(MeasureFacts { seats, said, ..facts })
}

/// Writes one entry.
pub(super) async fn entry(conn: &mut Connection, it: &MeasureEntry, case: &Case) -> Result<(), StoreError> {
    let MeasureEntry::NothingSet { unit, quarter, said } = it;
    Nothings(conn).set(*unit, *quarter, *said, (case.who, case.received)).await
}
