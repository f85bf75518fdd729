//! What of the vault is held in memory: small things for the lists and the queue, never documents.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::documents::kind::Kind;
use gongjian_shared::ids::{DocumentId, Incarnation, SpaceId};
use gongjian_shared::rules::Role;
use gongjian_shared::sync::entry::Cursor;
use gongjian_shared::sync::frame::SpaceGrant;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;
use minicbor::{Decode, Encode};

use super::records::{Card, KeptChange, Wait, encode, hash_of};
use super::talk::{EditState, ForkReason};
use crate::device::vault::{Op, Store, Vault, VaultError};

const GRANTS: &[u8] = b"grants";
const INCARNATION: &[u8] = b"incarnation";
const SERVER_TIME: &[u8] = b"server-time";

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
    /// The server's clock, as far as this phone knows it.
    pub server: ServerTime,
}

/// What the server said of the time. A clock that is set back here does not bring an ended right back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct ServerTime {
    /// How far the server's clock is ahead of this one. Unit: milliseconds.
    #[n(0)]
    pub ahead_ms: i64,
    /// The last moment that the server told.
    #[n(1)]
    pub told: Timestamp,
}

impl ServerTime {
    pub fn heard(clock: Timestamp, told: Timestamp) -> Self {
        Self { ahead_ms: told.millis().saturating_sub(clock.millis()), told }
    }

    /// What time it is there.
    pub fn at(self, clock: Timestamp) -> Timestamp {
        Timestamp::from_millis(clock.millis().saturating_add(self.ahead_ms)).max(self.told)
    }

    /// What this phone shows when it is `there` at the server.
    pub const fn here(self, there: Timestamp) -> Timestamp {
        Timestamp::from_millis(there.millis().saturating_sub(self.ahead_ms))
    }
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
        let server = vault.get(Store::Meta, SERVER_TIME).await?;
        self.server = server.and_then(|value| minicbor::decode(&value).ok()).unwrap_or_default();
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

    /// The changes of a document that are no part of it here: refused, or in escrow.
    pub fn aside(&self, document: DocumentId) -> BTreeSet<Hash> {
        let line = self.waiting.get(&document).into_iter().flatten();
        line.filter(|(_, wait)| wait.refused.is_some()).map(|(hash, _)| *hash).collect()
    }

    /// The changes of a document that are in its fork for good: a person decides what becomes of them.
    pub fn refused(&self, document: DocumentId) -> BTreeSet<Hash> {
        let line = self.waiting.get(&document).into_iter().flatten();
        let final_no = |wait: &Wait| wait.refused.is_some_and(|it| it != ForkReason::Late);
        line.filter(|(_, wait)| final_no(wait)).map(|(hash, _)| *hash).collect()
    }

    pub fn fork(&self, document: DocumentId) -> Option<ForkReason> {
        let reasons = self.waiting.get(&document)?.values().filter_map(|wait| wait.refused);
        // What a person can act on comes first.
        reasons.min_by_key(|it| *it == ForkReason::Late)
    }

    /// Something of the document still has to go to the server.
    pub fn is_pending(&self, document: DocumentId) -> bool {
        self.waiting.get(&document).is_some_and(|line| line.values().any(|wait| wait.refused.is_none()))
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

    /// What the person may do there when the phone's clock shows `clock`: an end that was known beforehand counts
    /// offline too.
    pub fn role(&self, space: SpaceId, clock: Timestamp) -> Option<Role> {
        let now = self.server.at(clock);
        let holds = |it: &&SpaceGrant| it.space == space && it.ends.is_none_or(|end| now < end);
        self.grants.iter().find(holds).map(|grant| grant.role)
    }

    /// Whether the person fixes versions there, while the space is theirs.
    pub fn decides(&self, space: SpaceId) -> bool {
        self.grants.iter().any(|grant| grant.space == space && grant.decides)
    }

    pub fn may_write(&self, space: SpaceId, clock: Timestamp) -> bool {
        self.role(space, clock).is_some_and(Role::may_write)
    }

    /// Whether documents of this kind take changes from the person there.
    pub fn may_write_kind(&self, space: SpaceId, kind: Kind, clock: Timestamp) -> bool {
        self.role(space, clock).is_some_and(|role| role.may_write_kind(kind))
    }

    /// When the next right ends, by the phone's clock.
    pub fn next_end(&self, clock: Timestamp) -> Option<Timestamp> {
        let now = self.server.at(clock);
        let ends = self.grants.iter().filter_map(|grant| grant.ends).filter(|end| *end > now);
        ends.min().map(|end| self.server.here(end))
    }

    pub fn put_grants(&self) -> [Op; 3] {
        let Self { grants, incarnation, server, .. } = self;
        [
            Op::Put { store: Store::Meta, key: SERVER_TIME.to_vec(), value: encode(server) },
            Op::Put { store: Store::Meta, key: GRANTS.to_vec(), value: encode(grants) },
            Op::Put { store: Store::Meta, key: INCARNATION.to_vec(), value: encode(incarnation) },
        ]
    }

    /// The same, with writes that are still on their way to the vault.
    pub fn with(mut self, ops: &[Op]) -> Self {
        for op in ops {
            match op {
                Op::Put { store: Store::Waiting, key, value } => {
                    if let (Some(hash), Some(wait)) = (hash_of(key), Wait::read(value)) {
                        self.wait(hash, wait);
                    }
                }
                Op::Put { store: Store::Summaries, value, .. } => {
                    if let Some(card) = Card::read(value) {
                        self.cards.insert(card.head.document, card);
                    }
                }
                Op::Put { .. } | Op::Delete { .. } => {}
            }
        }
        self
    }

    pub fn delete_row(space: SpaceId, key: &str) -> Op {
        Op::Delete { store: Store::Rows, key: [space.as_bytes().as_slice(), key.as_bytes()].concat() }
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
