//! Opens the two SQLite files and refuses to start when they are not as safe as promised.

use std::fmt::Write as _;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Arc;

use sqlx::Connection as _;
use sqlx::pool::PoolOptions;

use super::{Connection, Db, Pool, StoreError, Stores, copies, migrations};

const READERS: u32 = 4;

/// What every connection must report, or the server does not start. FULL: an acknowledged edit survives a power cut.
const PRAGMAS: [(&str, &str, &str); 4] = [
    ("PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal"),
    ("PRAGMA synchronous = FULL", "PRAGMA synchronous", "2"),
    ("PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"),
    ("PRAGMA busy_timeout = 5000", "PRAGMA busy_timeout", "5000"),
];

pub(super) async fn open(folder: &Path) -> Result<Stores, StoreError> {
    let lock = lock(folder)?;
    let log = folder.join(copies::LOG);
    let log_writer = pool(&log, 1, Mode::Writes).await?;
    migrations::run(&log_writer, migrations::LOG).await?;
    let side = pool(&folder.join(copies::SIDE), 1, Mode::Writes).await?;
    migrations::run(&side, migrations::SIDE).await?;
    let log_readers = pool(&log, READERS, Mode::ReadsOnly).await?;
    Ok(Stores { log_writer, log_readers, side, nodes: None, _lock: Some(Arc::new(lock)) })
}

fn lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.display().to_string();
    let refuse = |source| StoreError::Folder { path: path.clone(), source };
    std::fs::create_dir_all(folder).map_err(refuse)?;
    // A folder that was just made must not vanish with the power, whatever is synced inside it.
    let around = std::path::absolute(folder).map_err(refuse)?.join("..");
    File::open(around).and_then(|it| it.sync_all()).map_err(refuse)?;
    let file = File::create(folder.join("lock")).map_err(refuse)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse(path)),
        Err(TryLockError::Error(source)) => Err(refuse(source)),
    }
}

#[derive(Clone, Copy)]
pub(super) enum Mode {
    Writes,
    ReadsOnly,
}

pub(super) async fn pool(file: &Path, connections: u32, mode: Mode) -> Result<Pool, StoreError> {
    sqlx::any::install_default_drivers();
    let pool = PoolOptions::<Db>::new()
        .max_connections(connections)
        .idle_timeout(None)
        .max_lifetime(None)
        .after_connect(move |connection, _| Box::pin(prepare(connection, mode)))
        .after_release(move |connection, _| Box::pin(async move { Ok(is_clean(connection, mode).await) }))
        .connect(&url(file)?)
        .await?;
    Ok(pool)
}

async fn prepare(connection: &mut Connection, mode: Mode) -> Result<(), sqlx::Error> {
    for (set, get, wanted) in PRAGMAS {
        sqlx::query(set).execute(&mut *connection).await?;
        let found = pragma(connection, get).await?;
        if found != wanted {
            return Err(sqlx::Error::Configuration(format!("{get} is {found}, it must be {wanted}").into()));
        }
    }
    if matches!(mode, Mode::ReadsOnly) {
        sqlx::query("PRAGMA query_only = ON").execute(&mut *connection).await?;
    }
    Ok(())
}

/// No transaction is left open. When a commit fails (no room, a broken disk) SQLite may have rolled back by itself,
/// and sqlx still counts one: from then on its transactions are savepoints inside one that never ends, and its
/// commits write nothing. Such a connection is closed, and the next one begins anew.
async fn is_clean(connection: &mut Connection, mode: Mode) -> bool {
    if matches!(mode, Mode::ReadsOnly) {
        return true;
    }
    // One round trip, and no file is touched: a transaction begins in earnest with its first statement.
    if let Err(error) = sqlx::query("BEGIN; ROLLBACK").execute(&mut *connection).await {
        tracing::warn!(%error, "a connection to the database is closed: a transaction did not end");
        return false;
    }
    !connection.is_in_transaction()
}

/// The value of a pragma as text: some answer with numbers.
async fn pragma(connection: &mut Connection, get: &'static str) -> Result<String, sqlx::Error> {
    use sqlx::Row as _;
    let row = sqlx::query(get).fetch_one(connection).await?;
    row.try_get::<String, _>(0).or_else(|_| row.try_get::<i64, _>(0).map(|number| number.to_string()))
}

/// `sqlite:///path`, every byte that means something in a URL written as `%xx`.
fn url(file: &Path) -> Result<String, StoreError> {
    let refuse = |source| StoreError::Folder { path: file.display().to_string(), source };
    let path = std::path::absolute(file).map_err(refuse)?;
    let mut url = "sqlite://".to_owned();
    for byte in path.to_string_lossy().bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte) {
            url.push(char::from(byte));
        } else {
            let _ = write!(url, "%{byte:02X}");
        }
    }
    Ok(url + "?mode=rwc")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Folder;

    #[tokio::test]
    async fn a_folder_with_an_odd_name_opens_closes_and_opens_again() {
        let folder = Folder::new("数据 100%?#");
        let stores = Stores::open(folder.path()).await.expect("opens");
        stores.check().await.expect("answers");
        stores.close().await;
        drop(stores);
        assert!(folder.path().join("gongjian.db").is_file());
        Stores::open(folder.path()).await.expect("opens again");
    }

    #[tokio::test]
    async fn a_second_server_on_the_same_folder_is_refused() {
        let folder = Folder::new("twice");
        let _first = Stores::open(folder.path()).await.expect("opens");
        let second = Stores::open(folder.path()).await.expect_err("is in use");
        assert!(matches!(second, StoreError::InUse(_)), "{second}");
    }

    #[tokio::test]
    async fn readers_cannot_write() {
        let folder = Folder::new("readers");
        let stores = Stores::open(folder.path()).await.expect("opens");
        let tried = sqlx::query("DELETE FROM accounts").execute(&stores.log_readers).await;
        assert!(tried.is_err());
    }

    #[tokio::test]
    async fn every_connection_is_as_safe_as_promised() {
        let folder = Folder::new("pragmas");
        let stores = Stores::open(folder.path()).await.expect("opens");
        for pool in [&stores.log_writer, &stores.log_readers, &stores.side] {
            let mut connection = pool.acquire().await.expect("free");
            for (_, get, wanted) in PRAGMAS {
                assert_eq!(pragma(&mut connection, get).await.expect("answers"), wanted, "{get}");
            }
        }
    }
}
