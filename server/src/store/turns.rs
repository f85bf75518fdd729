//! Whose turn it is. In SQLite one connection writes and the answer is always "ours"; in PostgreSQL rows are locked
//! until the transaction ends. Everybody takes them in this order, each kind by rising ids, so nobody waits in a circle:
//! register, spaces, people. Sign-ins lock counters only. The number of the news comes last, by itself.

use std::collections::BTreeSet;

use gongjian_shared::ids::{SpaceId, UserId};

use super::attempts::Who;
use super::{Connection, StoreError};

/// How often a transaction that another one was in the way of is tried.
pub const TRIES: u32 = 5;

/// Several nodes write here.
fn is_shared(conn: &Connection) -> bool {
    conn.backend_name() == "PostgreSQL"
}

/// One command is decided after the other: their facts, the audit's chain and the receipts depend on each other.
pub async fn register(conn: &mut Connection) -> Result<(), StoreError> {
    if is_shared(conn) {
        let sql = "SELECT name FROM turns WHERE name = 'register' FOR UPDATE";
        sqlx::query(sql).fetch_one(conn).await?;
    }
    Ok(())
}

/// Nobody else appends to these spaces, so the order of places is the order of commits; nor gives or takes rights in them.
pub async fn spaces(conn: &mut Connection, spaces: &BTreeSet<SpaceId>) -> Result<(), StoreError> {
    if is_shared(conn) {
        for space in spaces {
            let sql = "SELECT space FROM spaces WHERE space = $1 FOR NO KEY UPDATE";
            sqlx::query(sql).bind(space.as_bytes().to_vec()).fetch_optional(&mut *conn).await?;
        }
    }
    Ok(())
}

/// Nobody closes these accounts before we are done.
pub async fn people(conn: &mut Connection, people: &BTreeSet<UserId>) -> Result<(), StoreError> {
    if is_shared(conn) {
        for user in people {
            let sql = "SELECT user_id FROM accounts WHERE user_id = $1 FOR SHARE";
            sqlx::query(sql).bind(user.as_bytes().to_vec()).fetch_optional(&mut *conn).await?;
        }
    }
    Ok(())
}

/// Nobody else counts these failures. A counter that is not there yet is made, or two could begin at nothing.
pub async fn attempts(conn: &mut Connection, who: &BTreeSet<Who>) -> Result<(), StoreError> {
    if is_shared(conn) {
        for who in who {
            let sql = "INSERT INTO attempts (who, failures, last) VALUES ($1, 0, 0) \
                       ON CONFLICT (who) DO UPDATE SET failures = attempts.failures";
            sqlx::query(sql).bind(who.to_vec()).execute(&mut *conn).await?;
        }
    }
    Ok(())
}
