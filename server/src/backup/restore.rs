//! The way back: checked before anything is written, whole or not at all.

use std::fs::{File, TryLockError};
use std::path::Path;

use gongjian_shared::ids::Incarnation;

use super::{BackupError, FILES, Manifest, files};
use crate::clock::Clock;
use crate::store::copies;

/// Makes the data folder `data` from the backup `from`.
///
/// # Errors
/// [`BackupError`]; then `data` is as it was.
pub async fn put_back(from: &Path, data: &Path, clock: Clock) -> Result<Manifest, BackupError> {
    if is_locked(data) {
        return Err(BackupError::Running(data.to_owned()));
    }
    if files::is_there(data) {
        return Err(BackupError::NotEmpty(data.to_owned()));
    }
    let manifest = Manifest::check(from)?;
    let part = files::Part::beside(data)?;
    for name in FILES {
        files::copy(&from.join(name), &part.path().join(name))?;
    }
    for name in manifest.blobs() {
        files::carry(from, part.path(), name)?;
    }
    let contents = copies::look_through(part.path()).await?;
    if !manifest.fits(&contents) {
        let why = "its databases hold something else than its manifest says".to_owned();
        return Err(BackupError::NotWhole(from.to_owned(), why));
    }
    copies::begin_anew(part.path(), Incarnation::fresh(clock.now(), clock.dice())).await?;
    for name in FILES {
        files::sync(&part.path().join(name))?;
    }
    part.becomes(data)?;
    Ok(manifest)
}

/// A server holds the lock of a folder as long as it lives.
fn is_locked(data: &Path) -> bool {
    let Ok(file) = File::open(data.join("lock")) else { return false };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}
