//! Copies of the two databases: taken while a server writes, looked through, and made to live again.

use std::path::Path;

use gongjian_shared::ids::{Incarnation, SpaceId};
use gongjian_shared::sync::entry::{Chain, Cursor};

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
pub async fn walk(connection: &mut Connection, space: SpaceId) -> Result<Cursor, StoreError> {
    let bad =
        |seq: u64| StoreError::bad_row("log", format!("{space} {seq}"), "does not fit the entry before");
    let mut at = Cursor::default();
    loop {
        let Some(page) = Log(connection).read(space, at.seq).await? else { return Ok(at) };
        if page.entries.is_empty() {
            return if page.chain == at.chain && page.newest == at.seq {
                Ok(at)
            } else {
                Err(bad(at.seq + 1))
            };
        }
        at.seq += u64::try_from(page.entries.len()).unwrap_or(0);
        at.chain = page.entries.iter().fold(at.chain, Chain::then);
        if page.chain != at.chain {
            return Err(bad(at.seq));
        }
    }
}
