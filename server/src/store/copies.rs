//! Copies of the two databases: taken while a server writes, looked through, and made to live again.

use std::path::Path;

use gongjian_shared::ids::{Incarnation, SpaceId};
use gongjian_shared::sync::entry::{Cursor, Entry};

use super::log::Log;
use super::open::{Mode, pool};
use super::spaces::Spaces;
use super::{Columns, Connection, Pool, StoreError, migrations};

/// The databases of a data folder.
pub const LOG: &str = "gongjian.db";
pub const SIDE: &str = "side.db";

/// What a copy holds, as far as two copies can be told apart by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    pub incarnation: Option<Incarnation>,
    /// The newest migration of each database.
    pub log_version: i64,
    pub side_version: i64,
    pub spaces: Vec<(SpaceId, Cursor)>,
}

/// The newest migrations that this program knows.
pub fn known_versions() -> (i64, i64) {
    (migrations::newest(migrations::LOG), migrations::newest(migrations::SIDE))
}

/// Writes both databases of `from` into `to`, each as it is at one moment. Writers go on meanwhile.
///
/// # Errors
/// [`StoreError`] when one cannot be read or written.
pub async fn take(from: &Path, to: &Path) -> Result<(), StoreError> {
    // The side first: a sign-in that the log has not heard of is harmless, and so is the other way round.
    for name in [SIDE, LOG] {
        let pool = pool(&from.join(name), 1, Mode::Writes).await?;
        let to = to.join(name).display().to_string();
        sqlx::query("VACUUM INTO $1").bind(to).execute(&pool).await?;
        pool.close().await;
    }
    Ok(())
}

/// Looks through the databases in `folder`: their pages, their versions, and every entry of every log by its chain.
///
/// # Errors
/// [`StoreError::BadRow`] names the first place that is not as it must be.
pub async fn look_through(folder: &Path) -> Result<Contents, StoreError> {
    let side = pool(&folder.join(SIDE), 1, Mode::Writes).await?;
    sound(&side, SIDE).await?;
    let side_version = version(&side).await?;
    side.close().await;
    let log = pool(&folder.join(LOG), 1, Mode::Writes).await?;
    sound(&log, LOG).await?;
    let log_version = version(&log).await?;
    let mut connection = log.acquire().await?;
    let mut spaces = Vec::new();
    for space in Spaces(&mut connection).all().await? {
        spaces.push((space.space, walk(&mut connection, space.space).await?));
    }
    spaces.sort_by_key(|(space, _)| *space);
    let incarnation = incarnation(&mut connection).await?;
    drop(connection);
    log.close().await;
    Ok(Contents { incarnation, log_version, side_version, spaces })
}

/// Begins a new history: phones that meet another name of it doubt what they know, and bring what is missing.
/// Nobody stays signed in, for sign-ins that were ended since the copy would be open again.
///
/// # Errors
/// [`StoreError::Database`] when it cannot be written.
pub async fn begin_anew(folder: &Path, fresh: Incarnation) -> Result<(), StoreError> {
    let side = pool(&folder.join(SIDE), 1, Mode::Writes).await?;
    sqlx::query("DELETE FROM sessions").execute(&side).await?;
    side.close().await;
    let log = pool(&folder.join(LOG), 1, Mode::Writes).await?;
    let sql = "INSERT INTO meta (key, value) VALUES ('incarnation', $1) \
               ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    sqlx::query(sql).bind(fresh.as_bytes().to_vec()).execute(&log).await?;
    log.close().await;
    Ok(())
}

async fn sound(pool: &Pool, name: &'static str) -> Result<(), StoreError> {
    let row = sqlx::query("PRAGMA integrity_check").fetch_one(pool).await?;
    let found: String = Columns::new(name, "integrity_check", &row).raw("integrity_check")?;
    if found == "ok" { Ok(()) } else { Err(StoreError::bad_row(name, "integrity_check", found)) }
}

async fn version(pool: &Pool) -> Result<i64, StoreError> {
    let sql = "SELECT version FROM _sqlx_migrations WHERE success ORDER BY version DESC LIMIT 1";
    let row = sqlx::query(sql).fetch_optional(pool).await?;
    row.map_or(Ok(0), |row| Columns::new("_sqlx_migrations", "version", &row).raw("version"))
}

async fn incarnation(connection: &mut Connection) -> Result<Option<Incarnation>, StoreError> {
    let sql = "SELECT key, value FROM meta WHERE key = 'incarnation'";
    let row = sqlx::query(sql).fetch_optional(connection).await?;
    row.map(|row| Columns::new("meta", "key", &row).bytes("value")).transpose()
}

/// Reads a log from its beginning and computes its chain anew; gives its end.
///
/// # Errors
/// [`StoreError::BadRow`] names the first entry that does not fit.
pub async fn walk(connection: &mut Connection, space: SpaceId) -> Result<Cursor, StoreError> {
    walk_with(connection, space, |_, _| Ok(())).await
}

/// As [`walk`], and shows every entry with its place to `look`.
///
/// # Errors
/// [`StoreError::BadRow`] names the first entry that does not fit, or what `look` said.
pub async fn walk_with(
    connection: &mut Connection,
    space: SpaceId,
    mut look: impl FnMut(u64, &Entry) -> Result<(), StoreError>,
) -> Result<Cursor, StoreError> {
    let mut at = Cursor::default();
    loop {
        let Some(page) = Log(connection).read(space, at.seq).await? else { return Ok(at) };
        if page.entries.is_empty() {
            let whole = page.chain == at.chain && page.newest == at.seq;
            return if whole { Ok(at) } else { Err(unfit(space, at.seq + 1)) };
        }
        let start = at;
        for entry in &page.entries {
            at = Cursor { seq: at.seq + 1, chain: at.chain.then(entry) };
            look(at.seq, entry)?;
        }
        if page.chain != at.chain {
            return Err(first_unfit(connection, space, start, &page.entries).await?);
        }
    }
}

/// Which of these entries, behind `start`, does not have the chain that it must have.
async fn first_unfit(
    connection: &mut Connection,
    space: SpaceId,
    mut at: Cursor,
    entries: &[Entry],
) -> Result<StoreError, StoreError> {
    for entry in entries {
        at = Cursor { seq: at.seq + 1, chain: at.chain.then(entry) };
        if Log(connection).chain_at(space, at.seq).await? != Some(at.chain) {
            break;
        }
    }
    Ok(unfit(space, at.seq))
}

fn unfit(space: SpaceId, seq: u64) -> StoreError {
    StoreError::bad_row("log", format!("{seq} of space {space}"), "does not fit the entry before")
}

/// A connection that only looks, beside a server that may be running.
///
/// # Errors
/// [`StoreError::Database`] when there is no such database.
pub async fn reader(folder: &Path) -> Result<Pool, StoreError> {
    pool(&folder.join(LOG), 1, Mode::ReadsOnly).await
}
