//! `gongjian audit`: is everything as it was written? The chain of the audit, the chain of every log, the seal on
//! every change, and the hash of every fixed version. Looks only; a server may be running.

use std::fmt;
use std::path::{Path, PathBuf};

use gongjian_shared::ids::SpaceId;
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::entry::{ChangeEntry, Entry};

use crate::clock::Clock;
use crate::store::audit::Audit;
use crate::store::pins::Pins;
use crate::store::spaces::Spaces;
use crate::store::{StoreError, copies};
use crate::sync::Seal;

/// What was looked at and found whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    pub decisions: i64,
    pub spaces: u64,
    pub entries: u64,
    pub seals: u64,
    pub pins: u64,
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { decisions, spaces, entries, seals, pins } = self;
        write!(
            f,
            "whole: {decisions} rows of the audit, {spaces} spaces, {entries} entries, {seals} seals, "
        )?;
        write!(f, "{pins} fixed versions")
    }
}

#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    #[error("{0} holds no {LOG} or no seal.key; name the server's data folder with --data", LOG = copies::LOG)]
    NoData(PathBuf),
    /// Names the first row that is not as it was written.
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the file seal.key in the data folder cannot be used: {0}")]
    Seal(std::io::Error),
}

/// Looks through a data folder.
///
/// # Errors
/// [`AuditError`]; what was changed is named by table and row.
pub async fn run(data: &Path, clock: Clock) -> Result<Whole, AuditError> {
    // Opening would make either of them.
    if !data.join(copies::LOG).is_file() || !data.join("seal.key").is_file() {
        return Err(AuditError::NoData(data.to_owned()));
    }
    let seal = Seal::open(data, &clock).map_err(AuditError::Seal)?;
    let pool = copies::reader(data).await?;
    let mut connection = pool.acquire().await.map_err(StoreError::from)?;
    let decisions = Audit(&mut connection).verify().await?;
    let pins = Pins(&mut connection).verify().await?;
    let mut whole = Whole { decisions, pins, ..Whole::default() };
    for space in Spaces(&mut connection).all().await? {
        let id = space.space;
        let mut seals = 0;
        let look = |seq, entry: &Entry| {
            let Entry::Change(change) = entry else { return Ok(()) };
            seals += 1;
            check(&seal, id, seq, change)
        };
        whole.entries += copies::walk_with(&mut connection, id, look).await?.seq;
        whole.seals += seals;
        whole.spaces += 1;
    }
    drop(connection);
    pool.close().await;
    Ok(whole)
}

/// Who wrote it, on what and when is what the server sealed.
fn check(seal: &Seal, space: SpaceId, seq: u64, it: &ChangeEntry) -> Result<(), StoreError> {
    let bad = |what: &str| StoreError::bad_row("log", format!("{seq} of space {space}"), what);
    let header = ChangeHeader::read(&it.bytes).map_err(|_| bad("is no change"))?;
    let mac = seal.seal(it.document, header.hash, it.user, it.device, it.received);
    if mac == it.mac.as_slice() { Ok(()) } else { Err(bad("has a seal that does not fit")) }
}
