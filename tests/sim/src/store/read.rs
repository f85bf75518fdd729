use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::rules::{Role, Standing, next_change};
use gongjian_shared::sync::entry::Cursor;
use gongjian_shared::sync::frame::{Hello, Settled, SpaceGrant};
use gongjian_shared::sync::hub::{Found, Greeting, Who};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::ActorPrefix;

use super::tables::Tables;
use crate::plant::{Bug, is_on};

/// Answers a `Hello`.
pub fn greet(
    tables: &Tables,
    who: &Who,
    hello: &Hello,
    actor_prefix: ActorPrefix,
    now: Timestamp,
) -> Greeting {
    let all = tables.ends.keys().map(|space| (*space, tables.standing(who.user, *space, now)));
    let mut spaces = Vec::new();
    for (space, found) in all {
        let found = if is_on(Bug::GreetEverySpace) { found.or(Some(READER)) } else { found };
        let Some(Standing { role, until: ends }) = found else { continue };
        let end = tables.end(space);
        let named = hello.cursors.iter().find(|(named, _)| *named == space).map(|(_, cursor)| *cursor);
        let from = resume(tables, space, named, end);
        spaces.push((SpaceGrant { space, role, ends, decides: false }, end.seq, from));
    }
    let incarnation = tables.incarnation.expect("the store was made with one");
    let own = tables.grants.iter().filter(|((user, _), _)| *user == who.user);
    let changes_at = own.filter_map(|(_, it)| next_change(&[it.grant], now)).min();
    let of_user = tables.escrow.iter().filter(|(_, it)| it.user == who.user);
    let settled = of_user.filter_map(|(id, it)| {
        let (at, taken) = it.decided?;
        Some(Settled { escrow: *id, taken, reason: (!taken).then(|| "no".to_owned()), at })
    });
    let settled = settled.collect();
    Greeting { incarnation, actor_prefix, spaces, changes_at, settled }
}

const READER: Standing = Standing { role: Role::Reader, until: None };

/// Where the phone goes on: its cursor, or the start when that is not of this log.
fn resume(tables: &Tables, space: SpaceId, named: Option<Cursor>, end: Cursor) -> Cursor {
    let Some(cursor) = named.filter(|cursor| cursor.seq > 0 && cursor.seq <= end.seq) else {
        return Cursor::default();
    };
    let chain = tables.log.get(&(space, cursor.seq)).map(|row| row.chain);
    if chain == Some(cursor.chain) || is_on(Bug::ChainUnchecked) { cursor } else { Cursor::default() }
}

/// Entries behind `after`, at most `page` of them.
pub fn find(
    tables: &Tables,
    (user, space): (UserId, SpaceId),
    after: u64,
    page: usize,
    now: Timestamp,
) -> Option<Found> {
    let end = tables.end(space);
    let ignored = is_on(Bug::EndIgnoredInRead);
    if tables.role(user, space, now).is_none() && after < end.seq && !ignored {
        return None;
    }
    let rows = tables.log.range((space, after + 1)..=(space, u64::MAX)).take(page);
    let (mut entries, mut chain) = (Vec::new(), end.chain);
    for (_, row) in rows {
        chain = row.chain;
        entries.push(row.entry.clone());
    }
    if is_on(Bug::NaiveRead) && entries.len() > 1 && after % 3 == 1 {
        // A commit with a smaller number was not visible when the read was made.
        entries.remove(0);
    }
    Some(Found { from: after, entries, chain, newest: end.seq })
}
