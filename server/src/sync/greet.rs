//! What a phone may see, and where it goes on reading.

use gongjian_shared::ids::SpaceId;
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::Standing;
use gongjian_shared::sync::entry::Cursor;
use gongjian_shared::sync::frame::{Hello, KNOWS_ESCROW, SpaceGrant};
use gongjian_shared::sync::hub::{Greeting, Who};

use super::seal::Seal;
use crate::clock::Clock;
use crate::rights::PaperSeats;
use crate::store::accounts::Accounts;
use crate::store::escrow::Escrows;
use crate::store::log::{self, Log};
use crate::store::sessions::Sessions;
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError, Stores};

/// Answers a `Hello`; `None` when the sign-in ended while the link was being opened.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn greet(
    stores: &Stores,
    clock: &Clock,
    seal: &Seal,
    who: &Who,
    hello: &Hello,
) -> Result<Option<Greeting>, StoreError> {
    if !Sessions(&stores.side).is_there(&who.session_key).await? {
        return Ok(None);
    }
    let mut writer = stores.log_writer.acquire().await?;
    let prefix = seal.actor_prefix(who.user, who.installation);
    let actor_prefix =
        log::actor_prefix(&mut writer, who.user, who.installation, prefix, clock.now()).await?;
    let incarnation = log::incarnation(&mut writer, clock.dice()).await?;
    drop(writer);
    let mut reader = stores.log_readers.acquire().await?;
    let mut spaces = Vec::new();
    // Closing an account cuts its links; this keeps them out even if that went wrong.
    let account = Accounts(&mut reader).find(who.user).await?;
    if !account.is_some_and(|account| account.open) {
        return Ok(Some(Greeting {
            incarnation,
            actor_prefix,
            spaces,
            changes_at: None,
            settled: Vec::new(),
        }));
    }
    let settled = if hello.knows >= Some(KNOWS_ESCROW) {
        Escrows(&mut reader).settled(who.user, clock.now()).await?
    } else {
        Vec::new()
    };
    let held = Spaces(&mut reader).of_user(who.user, clock.now()).await?;
    let mut seats = PaperSeats::of(&mut reader, who.user, clock.now()).await?;
    for member in held.spaces {
        let Some(end) = Log(&mut reader).end(member.space).await? else { continue };
        let named = hello.cursors.iter().find(|(space, _)| *space == member.space).map(|(_, cursor)| *cursor);
        let from = resume(&mut reader, member.space, named, end).await?;
        let Standing { role, until } = member.standing;
        let decides =
            by_right(&seats.over(&mut reader, member.space).await?, Thing::Paper, Verb::Decide).is_some();
        spaces.push((SpaceGrant { space: member.space, role, ends: until, decides }, end.seq, from));
    }
    Ok(Some(Greeting { incarnation, actor_prefix, spaces, changes_at: held.changes_at, settled }))
}

/// Where the phone goes on: its cursor, or the start when that is not of this log.
async fn resume(
    reader: &mut Connection,
    space: SpaceId,
    named: Option<Cursor>,
    end: Cursor,
) -> Result<Cursor, StoreError> {
    let Some(cursor) = named.filter(|cursor| cursor.seq > 0 && cursor.seq <= end.seq) else {
        return Ok(Cursor::default());
    };
    let chain = Log(reader).chain_at(space, cursor.seq).await?;
    Ok(if chain == Some(cursor.chain) { cursor } else { Cursor::default() })
}
