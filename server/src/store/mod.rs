//! The only SQL of the server: one file per table family, inside the caller's transaction.

pub mod accounts;
pub mod attempts;
pub mod audit;
pub mod blobs;
pub mod calls;
pub mod changes;
mod columns;
pub mod commands;
pub mod copies;
pub mod corps;
pub mod escrow;
pub mod evaluations;
pub mod feeds;
pub mod filings;
pub mod issues;
pub mod log;
pub mod measures;
pub mod meetings;
pub mod meta;
mod migrations;
pub mod needs;
pub mod notices;
mod open;
pub mod pairs;
pub mod party;
pub mod pins;
pub mod postgres;
pub mod programmes;
pub mod records;
pub mod reminders;
pub mod reviews;
pub mod rounds;
pub mod sessions;
pub mod spaces;
pub mod tables;
pub mod talks;
pub mod turns;
pub mod wishes;

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

pub use columns::Columns;
pub use postgres::{DatabaseUrl, Nodes};

/// The database all SQL here is written for: any that speaks the dialect which SQLite and PostgreSQL share.
pub type Db = sqlx::Any;
pub type Connection = <Db as sqlx::Database>::Connection;
pub type Pool = sqlx::Pool<Db>;

/// The open databases. The log has one writer, so its transactions queue instead of failing.
#[derive(Clone, Debug)]
pub struct Stores {
    pub log_writer: Pool,
    pub log_readers: Pool,
    /// Sessions and attempts: never in the way of an acknowledgement.
    pub side: Pool,
    /// Other nodes on the same database; SQLite has none.
    pub nodes: Option<Nodes>,
    /// Held as long as this server lives: two servers on one folder would not hear of each other.
    _lock: Option<Arc<File>>,
}

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the database could not be brought to this version: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A row that breaks the rules of its table: somebody else wrote it, or the disk did.
    #[error("table {table}, row {row}: {what}")]
    BadRow { table: &'static str, row: String, what: String },
    #[error("{0} is in use by another server")]
    InUse(String),
    #[error("the folder {path} cannot be used: {source}")]
    Folder { path: String, source: std::io::Error },
}

impl StoreError {
    #[expect(clippy::needless_pass_by_value, reason = "callers hand over ids and words alike")]
    pub fn bad_row(table: &'static str, row: impl ToString, what: impl ToString) -> Self {
        Self::BadRow { table, row: row.to_string(), what: what.to_string() }
    }

    /// Another transaction was in the way; tried again, this one will pass. SQLite's single writer never meets one.
    pub fn is_conflict(&self) -> bool {
        /// Serialization failure, deadlock, two that made the same row.
        const CODES: [&str; 3] = ["40001", "40P01", "23505"];
        let Self::Database(sqlx::Error::Database(error)) = self else { return false };
        error.code().is_some_and(|code| CODES.contains(&&*code))
    }
}

/// Runs a statement without values (savepoints).
///
/// # Errors
/// [`StoreError::Database`] when it fails.
pub async fn run(conn: &mut Connection, sql: &'static str) -> Result<(), StoreError> {
    sqlx::query(sql).execute(conn).await?;
    Ok(())
}

impl Stores {
    /// Opens both databases in `folder` (made when missing) and brings them to this version.
    ///
    /// # Errors
    /// [`StoreError`] when the folder, a file or its settings are not as they must be.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        open::open(folder).await
    }

    /// Opens a PostgreSQL database as one of its nodes and brings it to this version; `node` is drawn by the caller.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be reached or is not as it must be.
    pub async fn connect(url: &DatabaseUrl, node: [u8; 16]) -> Result<Self, StoreError> {
        postgres::open(url, node).await
    }

    /// Both databases answer.
    ///
    /// # Errors
    /// [`StoreError::Database`] when one does not.
    pub async fn check(&self) -> Result<(), StoreError> {
        for pool in [&self.log_readers, &self.side] {
            sqlx::query("SELECT 1").execute(pool).await?;
        }
        Ok(())
    }

    /// Waits for what is being written and closes the files.
    pub async fn close(&self) {
        self.log_readers.close().await;
        self.log_writer.close().await;
        self.side.close().await;
        if let Some(nodes) = &self.nodes {
            nodes.close().await;
        }
    }
}
