//! The photos in the vault.

use std::collections::BTreeMap;

use gongjian_shared::ids::UserId;
use gongjian_shared::time::Timestamp;

use super::record::{Fate, LINE, Line, PhotoKey, too_many};
use crate::device::vault::{Store, Vault, VaultError};
use crate::keeper::vault_of;

/// So much of what the server has is kept here for pages without a network. Unit: bytes.
const COPIES_MAX: u64 = 40 << 20;

#[derive(Clone)]
pub struct Album(Vault);

impl Album {
    pub async fn open(user: UserId) -> Result<Self, VaultError> {
        Vault::open(&vault_of(user)).await.map(Self)
    }

    pub async fn lines(&self) -> Result<BTreeMap<PhotoKey, Line>, VaultError> {
        let found = self.0.range(Store::Blobs, &[LINE]).await?;
        let read = |(key, value): (Vec<u8>, Vec<u8>)| Some((PhotoKey::read(&key)?, Line::read(&value)?));
        Ok(found.into_iter().filter_map(read).collect())
    }

    async fn line(&self, key: PhotoKey) -> Result<Option<Line>, VaultError> {
        Ok(self.0.get(Store::Blobs, &key.line()).await?.and_then(|value| Line::read(&value)))
    }

    /// Nothing of it is on the server as far as is known here.
    pub async fn keep(&self, key: PhotoKey, bytes: &[u8], now: Timestamp) -> Result<(), VaultError> {
        let line = Line { size: bytes.len() as u64, at: now, fate: Fate::Waiting };
        self.0.write(&key.put(&line, bytes)).await
    }

    /// A copy of what the server has; others go when there are too many.
    pub async fn copy(&self, key: PhotoKey, bytes: &[u8], now: Timestamp) -> Result<(), VaultError> {
        let line = Line { size: bytes.len() as u64, at: now, fate: Fate::Copy };
        self.0.write(&key.put(&line, bytes)).await?;
        self.trim().await
    }

    /// All pieces in order; `None` when not all of it is here.
    pub async fn bytes(&self, key: PhotoKey) -> Result<Option<Vec<u8>>, VaultError> {
        let Some(line) = self.line(key).await? else { return Ok(None) };
        let pieces = self.0.range(Store::Blobs, &key.pieces()).await?;
        let whole: Vec<u8> = pieces.into_iter().flat_map(|(_, piece)| piece).collect();
        Ok((whole.len() as u64 == line.size).then_some(whole))
    }

    pub async fn settle(&self, key: PhotoKey, fate: Fate, now: Timestamp) -> Result<(), VaultError> {
        let Some(line) = self.line(key).await? else { return Ok(()) };
        self.0.write(&[key.put_line(&Line { fate, at: now, ..line })]).await?;
        self.trim().await
    }

    pub async fn forget(&self, key: PhotoKey) -> Result<(), VaultError> {
        match self.line(key).await? {
            Some(line) => self.0.write(&key.delete(&line)).await,
            None => Ok(()),
        }
    }

    async fn trim(&self) -> Result<(), VaultError> {
        let lines = self.lines().await?;
        let mut ops = Vec::new();
        for key in too_many(lines.iter(), COPIES_MAX) {
            ops.extend(lines.get(&key).map(|line| key.delete(line)).into_iter().flatten());
        }
        self.0.write(&ops).await
    }
}
