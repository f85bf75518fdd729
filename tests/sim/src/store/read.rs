use gongjian_shared::ids::SpaceId;
use gongjian_shared::sync::entry::Cursor;
use gongjian_shared::sync::frame::{Hello, SpaceGrant};
use gongjian_shared::sync::hub::{Found, Greeting, Who};
use gongjian_shared::wire::ActorPrefix;

use super::tables::Tables;
use crate::plant::{Bug, is_on};

/// Answers a `Hello`.
pub fn greet(tables: &Tables, who: &Who, hello: &Hello, actor_prefix: ActorPrefix) -> Greeting {
    let all = tables.ends.keys().map(|space| (*space, tables.role(who.user, *space)));
    let mut spaces = Vec::new();
    for (space, role) in all {
        let role = if is_on(Bug::GreetEverySpace) { role.or(Some(READER)) } else { role };
        let Some(role) = role else { continue };
        let end = tables.end(space);
        let named = hello.cursors.iter().find(|(named, _)| *named == space).map(|(_, cursor)| *cursor);
        let from = resume(tables, space, named, end);
        spaces.push((SpaceGrant { space, role, ends: None, decides: false }, end.seq, from));
    }
    let incarnation = tables.incarnation.expect("the store was made with one");
    Greeting { incarnation, actor_prefix, spaces, changes_at: None }
}

const READER: gongjian_shared::rules::Role = gongjian_shared::rules::Role::Reader;

/// Where the phone goes on: its cursor, or the start when that is not of this log.
fn resume(tables: &Tables, space: SpaceId, named: Option<Cursor>, end: Cursor) -> Cursor {
    let Some(cursor) = named.filter(|cursor| cursor.seq > 0 && cursor.seq <= end.seq) else {
        return Cursor::default();
    };
    let chain = tables.log.get(&(space, cursor.seq)).map(|row| row.chain);
    if chain == Some(cursor.chain) || is_on(Bug::ChainUnchecked) { cursor } else { Cursor::default() }
}

/// Entries behind `after`, at most `page` of them.
pub fn find(tables: &Tables, space: SpaceId, after: u64, page: usize) -> Found {
    let end = tables.end(space);
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
    Found { from: after, entries, chain, newest: end.seq }
}
