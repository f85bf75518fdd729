//! Opens PostgreSQL and refuses to start when it is not as safe as promised.

use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use sqlx::pool::PoolOptions;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, Connection as _};

use super::{DatabaseUrl, Nodes};
use crate::store::{Connection, Db, Pool, StoreError, Stores, migrations};

/// Connections of one node: for commits, for reading, for sign-ins; two more hear and tell news.
const WRITERS: u32 = 4;
const READERS: u32 = 6;
const SIDE: u32 = 4;
const NEWS: u32 = 2;
/// Who gets no connection for so long is told that the server is broken.
const WAIT: Duration = Duration::from_secs(10);

/// What every connection sets, and must then report. On: an acknowledged edit survives a power cut. Read committed:
/// what is read behind a lock is what its last holder left. A node that stops in the middle of a transaction (its
/// machine sleeps) loses it, and the locks with it, after three seconds.
const SETTINGS: [(&str, &str); 5] = [
    ("synchronous_commit", "on"),
    ("default_transaction_isolation", "read committed"),
    ("idle_in_transaction_session_timeout", "3s"),
    ("lock_timeout", "8s"),
    ("client_min_messages", "warning"),
];

/// What the database itself must report.
const PROMISES: [(&str, &str); 4] = [
    ("fsync", "on"),
    ("full_page_writes", "on"),
    ("server_encoding", "UTF8"),
    ("transaction_read_only", "off"),
];

pub async fn open(url: &DatabaseUrl, node: [u8; 16]) -> Result<Stores, StoreError> {
    sqlx::any::install_default_drivers();
    let options = PgConnectOptions::from_str(url.reveal())?;
    let node: Arc<str> = node.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into();
    // A pool would try for ten seconds, and then say only that it had no luck.
    let mut first = Connection::connect(url.reveal()).await?;
    prepare(&mut first, &node).await?;
    first.close().await?;
    let log_writer = pool(url, WRITERS, &node).await?;
    migrations::run(&log_writer, migrations::POSTGRES).await?;
    let log_readers = pool(url, READERS, &node).await?;
    let side = pool(url, SIDE, &node).await?;
    let news = PgPoolOptions::new().max_connections(NEWS).acquire_timeout(WAIT).connect_with(options).await?;
    let nodes = Nodes::start(news, node).await?;
    Ok(Stores { log_writer, log_readers, side, nodes: Some(nodes), _lock: None })
}

async fn pool(url: &DatabaseUrl, connections: u32, node: &Arc<str>) -> Result<Pool, StoreError> {
    let node = node.clone();
    let pool = PoolOptions::<Db>::new()
        .max_connections(connections)
        .acquire_timeout(WAIT)
        .after_connect(move |connection, _| {
            let node = node.clone();
            Box::pin(async move { prepare(connection, &node).await })
        })
        .connect(url.reveal())
        .await?;
    Ok(pool)
}

async fn prepare(connection: &mut Connection, node: &str) -> Result<(), sqlx::Error> {
    let mut all = format!("SET gongjian.node = '{node}'");
    for (setting, wanted) in SETTINGS {
        all.push_str(&format!("; SET {setting} = '{wanted}'"));
    }
    sqlx::raw_sql(AssertSqlSafe(all)).execute(&mut *connection).await?;
    for (setting, wanted) in SETTINGS.into_iter().chain(PROMISES) {
        let sql = AssertSqlSafe(format!("SHOW {setting}"));
        let found: String = sqlx::query_scalar(sql).fetch_one(&mut *connection).await?;
        if found != wanted {
            let what = format!("PostgreSQL's {setting} is {found}, it must be {wanted}");
            return Err(sqlx::Error::Configuration(what.into()));
        }
    }
    Ok(())
}
