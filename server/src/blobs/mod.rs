//! Files of spaces: photos of activities, evidence. Who may read a space may read its files, who may write there sends
//! them, in pieces that may come in any order, twice, and with days between. A file is confirmed when its whole hash was
//! checked and its bytes are on the disk. Nothing that was confirmed is ever deleted here.
//!
//! - [`depot`]: where the bytes lie; `connector`: how a bucket is spoken to.
//! - `clean`: what a file really is; images are written anew.
//! - [`sweep`]: what was begun and never ended goes after a while.

mod clean;
mod connector;
pub mod depot;
pub mod sweep;

use std::sync::Arc;

use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::rules::Role;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::blobs::{
    BlobHash, BlobKind, BlobRefusal, BlobState, DAY_BYTES_MAX, FILE_BYTES_MAX, piece, pieces,
};
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;

pub use self::depot::{Depot, DepotError};
use crate::clock::{local_day, start_of};
use crate::store::blobs::{Blob, BlobKey, Blobs, Sender};
use crate::store::spaces::Spaces;
use crate::store::{StoreError, Stores};

/// So many files are put together and decoded at once: each may take some hundred megabytes.
const AT_ONCE: usize = 2;

/// What a desk works with; made once.
#[derive(Clone, Debug)]
pub struct BlobRoom {
    pub depot: Depot,
    turns: Arc<Semaphore>,
}

impl BlobRoom {
    pub fn new(depot: Depot) -> Self {
        Self { depot, turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

/// Why there is no answer at all.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// Also what the asker may not see.
    #[error("nothing is here")]
    NotFound,
    #[error("the file could not be worked on")]
    Broken,
    #[error(transparent)]
    Depot(#[from] DepotError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for BlobError {
    fn from(it: sqlx::Error) -> Self {
        Self::Store(it.into())
    }
}

type Answer<T> = Result<Result<T, BlobRefusal>, BlobError>;

/// Somebody at one file of one space.
pub struct BlobDesk {
    pub stores: Stores,
    pub room: BlobRoom,
    pub user: UserId,
    pub space: SpaceId,
    pub hash: BlobHash,
    pub now: Timestamp,
}

impl BlobDesk {
    /// How far the file has come.
    ///
    /// # Errors
    /// [`BlobError::NotFound`] for who may not read there.
    pub async fn state(&self) -> Result<BlobState, BlobError> {
        self.role().await?;
        self.come().await
    }

    /// Takes a piece of a file that has `size` bytes. The same piece again changes nothing.
    ///
    /// # Errors
    /// [`BlobError::NotFound`] for who may not write there.
    pub async fn put(&self, nth: u32, size: usize, bytes: Vec<u8>) -> Answer<BlobState> {
        self.writes().await?;
        if let Some(refusal) = misfit(nth, size, bytes.len()) {
            return Ok(Err(refusal));
        }
        if let Err(refusal) = self.begin(size).await? {
            return Ok(Err(refusal));
        }
        let state = self.come().await?;
        if state.done || state.pieces.contains(&nth) {
            return Ok(Ok(state));
        }
        self.room.depot.keep_piece(self.key(), nth, bytes).await?;
        let mut writer = self.stores.log_writer.begin().await?;
        Blobs(&mut writer).insert_piece(self.key(), nth).await?;
        writer.commit().await?;
        self.come().await.map(Ok)
    }

    /// Puts the pieces together, checks the whole hash, and keeps what is taken. Again changes nothing.
    ///
    /// # Errors
    /// As [`Self::put`].
    pub async fn close(&self) -> Answer<BlobState> {
        self.writes().await?;
        if self.come().await?.done {
            return self.come().await.map(Ok);
        }
        let _turn = self.room.turns.acquire().await.map_err(|_| BlobError::Broken)?;
        let bytes = match self.together().await? {
            Ok(bytes) => bytes,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let (size, named) = (bytes.len(), self.hash);
        let work = tokio::task::spawn_blocking(move || judge(named, bytes));
        match work.await.map_err(|_| BlobError::Broken)? {
            Ok((kind, kept)) => self.keep(kind, size, kept).await.map(Ok),
            Err(refusal) => {
                self.forget(size).await?;
                Ok(Err(refusal))
            }
        }
    }

    /// The bytes that are kept.
    ///
    /// # Errors
    /// [`BlobError::NotFound`] when there is no such file for the asker.
    pub async fn fetch(&self) -> Result<(BlobKind, Vec<u8>), BlobError> {
        self.role().await?;
        let mut reader = self.stores.log_readers.acquire().await?;
        let blob = Blobs(&mut reader).find(self.key()).await?.ok_or(BlobError::NotFound)?;
        drop(reader);
        let bytes = self.room.depot.fetch(self.key()).await?;
        let bytes = bytes.ok_or_else(|| StoreError::bad_row("blobs", self.hash, "has no bytes"))?;
        Ok((blob.kind, bytes))
    }

    async fn keep(&self, kind: BlobKind, size: usize, kept: Vec<u8>) -> Result<BlobState, BlobError> {
        let stored = BlobHash::from_bytes(Sha256::digest(&kept).into());
        self.room.depot.keep(self.key(), kept).await?;
        let mut writer = self.stores.log_writer.begin().await?;
        let by = Sender { user: self.user, at: self.now };
        Blobs(&mut writer).insert(self.key(), Blob { kind, size, stored }, by).await?;
        Blobs(&mut writer).end(self.key()).await?;
        writer.commit().await?;
        // A crash before this leaves pieces that nobody names: an unfinished upload of the same file takes their place.
        self.room.depot.drop_pieces(self.key(), pieces(size)).await?;
        Ok(BlobState { done: true, pieces: Vec::new() })
    }

    /// A file that cannot be taken: its pieces go, or they would stay for good.
    async fn forget(&self, size: usize) -> Result<(), BlobError> {
        let mut writer = self.stores.log_writer.begin().await?;
        Blobs(&mut writer).end(self.key()).await?;
        writer.commit().await?;
        self.room.depot.drop_pieces(self.key(), pieces(size)).await?;
        Ok(())
    }

    /// Makes the upload when there is none. One of another size is another file under a wrong name: it gives way.
    async fn begin(&self, size: usize) -> Answer<()> {
        let mut writer = self.stores.log_writer.begin().await?;
        let mut blobs = Blobs(&mut writer);
        if blobs.find(self.key()).await?.is_some() {
            return Ok(Ok(()));
        }
        match blobs.upload(self.key()).await? {
            Some(there) if there == size => return Ok(Ok(())),
            Some(_) => blobs.end(self.key()).await?,
            None => {}
        }
        let today = start_of(local_day(self.now));
        if blobs.sent(self.user, today).await?.saturating_add(size as u64) > DAY_BYTES_MAX {
            return Ok(Err(BlobRefusal::TooMuchToday { most: DAY_BYTES_MAX }));
        }
        blobs.begin(self.key(), size, Sender { user: self.user, at: self.now }).await?;
        writer.commit().await?;
        Ok(Ok(()))
    }

    /// All pieces in order. One that the depot has lost is told as missing.
    async fn together(&self) -> Answer<Vec<u8>> {
        let mut reader = self.stores.log_readers.acquire().await?;
        let size = Blobs(&mut reader).upload(self.key()).await?;
        let there = Blobs(&mut reader).pieces(self.key()).await?;
        drop(reader);
        let size = size.ok_or(BlobError::NotFound)?;
        let mut missing: Vec<u32> = (0..pieces(size)).filter(|nth| !there.contains(nth)).collect();
        let mut whole = Vec::with_capacity(size);
        let whole_row = if missing.is_empty() { 0..pieces(size) } else { 0..0 };
        for nth in whole_row {
            match self.room.depot.fetch_piece(self.key(), nth).await? {
                Some(bytes) => whole.extend_from_slice(&bytes),
                None => missing.push(nth),
            }
        }
        if missing.is_empty() {
            return Ok(Ok(whole));
        }
        let mut writer = self.stores.log_writer.begin().await?;
        for nth in &missing {
            Blobs(&mut writer).delete_piece(self.key(), *nth).await?;
        }
        writer.commit().await?;
        Ok(Err(BlobRefusal::Missing { pieces: missing }))
    }

    async fn come(&self) -> Result<BlobState, BlobError> {
        let mut reader = self.stores.log_readers.begin().await?;
        let done = Blobs(&mut reader).find(self.key()).await?.is_some();
        Ok(BlobState { done, pieces: Blobs(&mut reader).pieces(self.key()).await? })
    }

    async fn role(&self) -> Result<Role, BlobError> {
        let mut reader = self.stores.log_readers.acquire().await?;
        let role = Spaces(&mut reader).open_role(self.space, self.user, self.now).await?;
        role.ok_or(BlobError::NotFound)
    }

    async fn writes(&self) -> Result<(), BlobError> {
        if self.role().await?.may_write() { Ok(()) } else { Err(BlobError::NotFound) }
    }

    const fn key(&self) -> BlobKey {
        BlobKey { space: self.space, hash: self.hash }
    }
}

/// What is wrong with a piece before anything is looked up.
fn misfit(nth: u32, size: usize, length: usize) -> Option<BlobRefusal> {
    if size == 0 {
        return Some(BlobRefusal::Empty);
    }
    if size > FILE_BYTES_MAX {
        return Some(BlobRefusal::TooLarge { most: FILE_BYTES_MAX });
    }
    let expected = piece(size, nth).len();
    (expected == 0 || expected != length).then_some(BlobRefusal::WrongPiece { expected })
}

fn judge(named: BlobHash, bytes: Vec<u8>) -> Result<(BlobKind, Vec<u8>), BlobRefusal> {
    let found: [u8; 32] = Sha256::digest(&bytes).into();
    if found != *named.as_bytes() {
        return Err(BlobRefusal::WrongHash);
    }
    clean::clean(bytes)
}
