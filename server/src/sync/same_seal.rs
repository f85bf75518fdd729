//! Every node of a database seals with the same key, or none could tell a true attribution from a forged one.

use std::path::Path;

use super::Seal;
use crate::clock::Clock;
use crate::store::{StoreError, Stores, meta};

#[derive(Debug, thiserror::Error)]
pub enum SealError {
    #[error("the file seal.key in the data folder cannot be used: {0}")]
    File(#[from] std::io::Error),
    #[error("the data folder has no seal.key, and this database was sealed: copy the file from another node")]
    Missing,
    #[error("this database was sealed with another key: copy the file seal.key from another node")]
    Foreign,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for SealError {
    fn from(it: sqlx::Error) -> Self {
        Self::Store(it.into())
    }
}

/// The key in the data folder, made at the first start of the first node.
///
/// # Errors
/// [`SealError`] when there is none that fits the database.
pub async fn open(stores: &Stores, folder: &Path, clock: &Clock) -> Result<Seal, SealError> {
    if stores.nodes.is_none() {
        return Ok(Seal::open(folder, clock)?);
    }
    std::fs::create_dir_all(folder)?;
    let mut conn = stores.log_writer.acquire().await?;
    if !Seal::is_there(folder) && meta::seal_mark(&mut conn).await?.is_some() {
        return Err(SealError::Missing);
    }
    let seal = Seal::open(folder, clock)?;
    meta::keep_seal_mark(&mut conn, seal.mark()).await?;
    let kept = meta::seal_mark(&mut conn).await?;
    if kept == Some(seal.mark()) { Ok(seal) } else { Err(SealError::Foreign) }
}
