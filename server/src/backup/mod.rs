//! `gongjian backup` and `gongjian restore`: a folder with both databases, the files of spaces, the key of the seals and
//! a manifest.
//!
//! - [`take`]: while the server writes; [`put_back`]: into a new folder, as a new history.
//! - [`Manifest`]: what the folder must hold; `files`: what the file system is asked for.

mod files;
mod manifest;
mod restore;

use std::path::{Path, PathBuf};

use crate::blobs::depot;
use crate::clock::Clock;
use crate::store::{StoreError, copies};
pub use manifest::Manifest;
pub use restore::put_back;

/// The key of the seals, as `sync/seal.rs` calls it.
const KEY: &str = "seal.key";
/// Everything a backup holds beside its manifest.
const FILES: [&str; 3] = [copies::LOG, copies::SIDE, KEY];
/// The files of spaces, where they lie in a folder; those in a bucket have means of their own (docs/OPERATIONS.md).
fn blobs() -> String {
    format!("{}/{}", depot::FOLDER, depot::KEPT)
}
const MANIFEST: &str = "manifest.json";

/// Why there is no backup, or nothing was restored. One line each: what is wrong, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{0} holds no {LOG}; name the server's data folder with --data", LOG = copies::LOG)]
    NoData(PathBuf),
    #[error("{0} is there already; name a folder that is not there yet")]
    Taken(PathBuf),
    #[error("a server runs on {0}; stop it, and restore into another folder")]
    Running(PathBuf),
    #[error("{0} is not empty; restore into a new folder, then start the server on that")]
    NotEmpty(PathBuf),
    #[error("{0} is no whole backup: {1}")]
    NotWhole(PathBuf, String),
    #[error("this backup was made by a newer version of gongjian; restore it with that one")]
    Newer,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("{0}: {1}; is there room, and may it be written?")]
    File(PathBuf, std::io::Error),
}

/// Makes a backup of the data folder `data` as the new folder `to`.
///
/// # Errors
/// [`BackupError`]; then there is no folder `to`.
pub async fn take(data: &Path, to: &Path, clock: Clock) -> Result<Manifest, BackupError> {
    if !data.join(copies::LOG).is_file() {
        return Err(BackupError::NoData(data.to_owned()));
    }
    if files::is_there(to) {
        return Err(BackupError::Taken(to.to_owned()));
    }
    let part = files::Part::beside(to)?;
    copies::take(data, part.path()).await?;
    files::copy(&data.join(KEY), &part.path().join(KEY))?;
    // After the databases: what these name is there by now, and nothing of it is ever deleted.
    for name in files::below(data, &blobs())? {
        files::carry(data, part.path(), &name)?;
    }
    let contents = copies::look_through(part.path()).await?;
    let manifest = Manifest::of(part.path(), contents, clock.now())?;
    files::write(&part.path().join(MANIFEST), manifest.to_text().as_bytes())?;
    for name in FILES {
        files::sync(&part.path().join(name))?;
    }
    part.becomes(to)?;
    Ok(manifest)
}

#[cfg(test)]
mod tests;
