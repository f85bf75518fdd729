//! What of the vault is held in memory: small things for the lists and the queue, never documents.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{DocumentId, Incarnation, SpaceId};
use gongjian_shared::rules::Role;
use gongjian_shared::sync::entry::Cursor;
use gongjian_shared::sync::frame::SpaceGrant;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;

use super::records::{Card, KeptChange, Wait, encode, hash_of};
use super::talk::{EditState, ForkReason};
use crate::device::vault::{Op, Store, Vault, VaultError};

const GRANTS: &[u8] = b"grants";
const INCARNATION: &[u8] = b"incarnation";

/// The memory of one person's vault.
#[derive(Default)]
pub struct Shelf {
    pub cards: BTreeMap<DocumentId, Card>,
    pub waiting: BTreeMap<DocumentId, BTreeMap<Hash, Wait>>,
    pub rows: BTreeMap<(SpaceId, String), Vec<u8>>,
    pub cursors: BTreeMap<SpaceId, Cursor>,
    pub grants: Vec<SpaceGrant>,
    pub incarnation: Option<Incarnation>,
    pub last_number: u64,
}

impl Shelf {
    /// Reads it. A record that cannot be read is left out: what is beside it must not suffer.
    ///
    /// # Errors
    /// [`VaultError`] when the vault cannot be read at all.
    pub async fn read(vault: &Vault) -> Result<Self, VaultError> {
        let mut shelf = Self::default();
        for (_, value) in vault.range(Store::Summaries, &[]).await? {
            if let Some(card) = Card::read(&value) {
                shelf.cards.insert(card.head.document, card);
            }
        }
        for (key, value) in vault.range(Store::Waiting, &[]).await? {
            if let (Some(hash), Some(wait)) = (hash_of(&key), Wait::read(&value)) {
                shelf.wait(hash, wait);
            }
        }
        for (key, value) in vault.range(Store::Cursors, &[]).await? {
            if let (Ok(space), Ok(cursor)) = (SpaceId::try_from(key.as_slice()), minicbor::decode(&value)) {
                shelf.cursors.insert(space, cursor);
            }
        }
        shelf.read_rows(vault).await?;
        shelf.read_grants(vault).await?;
        Ok(shelf)
    }

    pub async fn read_rows(&mut self, vault: &Vault) -> Result<(), VaultError> {
        for (key, value) in vault.range(Store::Rows, &[]).await? {
            let Some((space, name)) = key.split_at_checked(16) else { continue };
            if let (Ok(space), Ok(name)) = (SpaceId::try_from(space), std::str::from_utf8(name)) {
                self.rows.insert((space, name.to_owned()), value);
            }
        }
        Ok(())
    }

    pub async fn read_grants(&mut self, vault: &Vault) -> Result<(), VaultError> {
        let grants = vault.get(Store::Meta, GRANTS).await?;
        self.grants = grants.and_then(|value| minicbor::decode(&value).ok()).unwrap_or_default();
        let incarnation = vault.get(Store::Meta, INCARNATION).await?;
        self.incarnation = incarnation.and_then(|value| minicbor::decode(&value).ok());
        Ok(())
    }

    pub fn wait(&mut self, hash: Hash, wait: Wait) {
        self.last_number = self.last_number.max(wait.number);
        self.waiting.entry(wait.head.document).or_default().insert(hash, wait);
    }

    pub fn unwait(&mut self, document: DocumentId, hash: Hash) -> Option<Wait> {
        let line = self.waiting.get_mut(&document)?;
        let wait = line.remove(&hash);
        if line.is_empty() {
            self.waiting.remove(&document);
        }
        wait
    }

    /// The changes of a document that are in its fork.
    pub fn refused(&self, document: DocumentId) -> BTreeSet<Hash> {
        let line = self.waiting.get(&document).into_iter().flatten();
        line.filter(|(_, wait)| wait.refused.is_some()).map(|(hash, _)| *hash).collect()
    }

    pub fn fork(&self, document: DocumentId) -> Option<ForkReason> {
        self.waiting.get(&document)?.values().find_map(|wait| wait.refused)
    }

    /// Where the work on a document stands.
    pub fn state(&self, document: DocumentId) -> EditState {
        if let Some(reason) = self.fork(document) {
            return EditState::Refused { reason };
        }
        let Some(line) = self.waiting.get(&document).filter(|line| !line.is_empty()) else {
            let at = self.cards.get(&document).and_then(|card| card.changed).map(|(_, at)| at);
            return EditState::OnServer { at };
        };
        let since = line.values().map(|wait| wait.made).min().unwrap_or_default();
        EditState::OnPhone { changes: line.len(), since }
    }

    pub fn role(&self, space: SpaceId) -> Option<Role> {
        self.grants.iter().find(|grant| grant.space == space).map(|grant| grant.role)
    }

    /// Whether the person may write there now: an end that was known beforehand counts offline too.
    pub fn may_write(&self, space: SpaceId, now: Timestamp) -> bool {
        let grant = self.grants.iter().find(|grant| grant.space == space);
        grant.is_some_and(|grant| grant.role.may_write() && grant.ends.is_none_or(|end| now < end))
    }

    pub fn put_grants(grants: &Vec<SpaceGrant>, incarnation: Incarnation) -> [Op; 2] {
        [
            Op::Put { store: Store::Meta, key: GRANTS.to_vec(), value: encode(grants) },
            Op::Put { store: Store::Meta, key: INCARNATION.to_vec(), value: encode(incarnation) },
        ]
    }

    pub fn put_row(space: SpaceId, key: &str, bytes: &[u8]) -> Op {
        let key = [space.as_bytes().as_slice(), key.as_bytes()].concat();
        Op::Put { store: Store::Rows, key, value: bytes.to_vec() }
    }

    pub fn put_cursor(space: SpaceId, cursor: Cursor) -> Op {
        Op::Put { store: Store::Cursors, key: space.as_bytes().to_vec(), value: encode(cursor) }
    }

    /// Everything that is to be sent, in the order it was made.
    pub fn to_send(&self) -> Vec<(DocumentId, Hash)> {
        let mut all: Vec<(&Wait, Hash)> = Vec::new();
        for (hash, wait) in self.waiting.values().flatten() {
            if wait.refused.is_none() {
                all.push((wait, *hash));
            }
        }
        all.sort_by_key(|(wait, hash)| (wait.made, wait.number, *hash));
        all.into_iter().map(|(wait, hash)| (wait.head.document, hash)).collect()
    }
}

/// All changes of a document that lie in the vault.
///
/// # Errors
/// [`VaultError`] when they cannot be read.
pub async fn changes(vault: &Vault, document: DocumentId) -> Result<Vec<(Hash, KeptChange)>, VaultError> {
    let found = vault.range(Store::Changes, document.as_bytes()).await?;
    let read = |(key, value): (Vec<u8>, Vec<u8>)| Some((hash_of(&key)?, KeptChange::read(&value)?));
    Ok(found.into_iter().filter_map(read).collect())
}
