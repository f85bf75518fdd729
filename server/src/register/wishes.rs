//! Small wishes: the facts of a command, and what it writes.

use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::rules::wishes::{WishCommand, WishEntry, WishFacts};
use gongjian_shared::time::Timestamp;

use super::case::Case;
use super::party::Touched;
use super::write::row;
use crate::rights::PaperSeats;
use crate::store::accounts::Accounts;
use crate::store::spaces::Spaces;
use crate::store::wishes::Wishes;
use crate::store::{Connection, StoreError, turns};

/// Gathers inside the deciding transaction. Of a wish that the sender may not see, nothing is gathered.
pub(super) async fn gather(
    conn: &mut Connection,
    case: &Case,
    command: &WishCommand,
) -> Result<WishFacts, StoreError> {
    let account = Accounts(&mut *conn).find(case.who).await?;
    let name = account.map(|it| it.name.as_str().to_owned()).unwrap_or_default();
    let facts = WishFacts { who: case.who, name, now: case.received, ..WishFacts::default() };
    let found = Wishes(&mut *conn).find(command.wish()).await?;
    let space = match (command, &found) {
        (WishCommand::Collect { space, .. }, _) => Some(*space),
        (_, Some((space, _))) => Some(*space),
        (_, None) => None,
    };
    let Some(space) = space else { return Ok(facts) };
    let seats = seen(conn, case.who, space, case.now).await?;
    if seats.is_none() {
        return Ok(facts);
    }
    Ok(WishFacts { seats, space: Some(space), wish: found.map(|(_, row)| row), ..facts })
}

/// The sender's seats in the space, if it is open to them.
async fn seen(
    conn: &mut Connection,
    who: UserId,
    space: SpaceId,
    now: Timestamp,
) -> Result<Option<Vec<gongjian_shared::rights::Seat>>, StoreError> {
    if Spaces(&mut *conn).open_role(space, who, now).await?.is_none() {
        return Ok(None);
    }
    PaperSeats::of(&mut *conn, who, now).await?.over(conn, space).await.map(Some)
}

/// Writes one entry, and the row that phones learn it by.
pub(super) async fn entry(
    conn: &mut Connection,
    it: &WishEntry,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let WishEntry::WishSet { wish, space, row: told } = it;
    Wishes(&mut *conn).set(*wish, *space, told, now).await?;
    turns::spaces(conn, &[*space].into()).await?;
    let value = serde_json::to_value(told).expect("a wish is plain data");
    row(conn, *space, format!("wish/{wish}"), &value, now).await?;
    touched.spaces.insert(*space);
    Ok(())
}
