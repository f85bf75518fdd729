use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{DocumentId, Incarnation, SpaceId};
use gongjian_shared::rules::Role;
use gongjian_shared::sync::entry::Cursor;
use gongjian_shared::sync::frame::{Reason, SpaceGrant};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;

use super::vault::{ServerTime, Vault, Wait};
use crate::plant::{Bug, is_on};

/// What of the vault a tab holds in memory.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    pub cards: BTreeMap<DocumentId, DocumentHead>,
    pub waiting: BTreeMap<DocumentId, BTreeMap<Hash, Wait>>,
    pub cursors: BTreeMap<SpaceId, Cursor>,
    pub grants: Vec<SpaceGrant>,
    pub incarnation: Option<Incarnation>,
    pub server: ServerTime,
    pub last_number: u64,
}

impl Shelf {
    pub fn read(vault: &Vault) -> Self {
        let mut shelf = Self {
            cards: vault.cards.clone(),
            cursors: vault.cursors.clone(),
            grants: vault.grants.clone(),
            server: vault.server,
            incarnation: vault.incarnation,
            ..Self::default()
        };
        for ((_, hash), wait) in &vault.waiting {
            shelf.wait(*hash, wait.clone());
        }
        shelf
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

    /// No part of the document here: refused, or in escrow.
    pub fn aside(&self, document: DocumentId) -> BTreeSet<Hash> {
        let line = self.waiting.get(&document).into_iter().flatten();
        line.filter(|(_, wait)| wait.refused.is_some()).map(|(hash, _)| *hash).collect()
    }

    /// Refused for good.
    pub fn refused(&self, document: DocumentId) -> BTreeSet<Hash> {
        let line = self.waiting.get(&document).into_iter().flatten();
        line.filter(|(_, wait)| wait.refused.is_some() && !wait.late).map(|(hash, _)| *hash).collect()
    }

    pub fn all_refused(&self) -> BTreeSet<(DocumentId, Hash)> {
        let all = self.waiting.iter().flat_map(|(document, line)| line.iter().map(|it| (*document, it)));
        let refused = all.filter(|(_, (_, wait))| wait.refused.is_some() && !wait.late);
        refused.map(|(of, (hash, _))| (of, *hash)).collect()
    }

    pub fn fork(&self, document: DocumentId) -> Option<Reason> {
        self.waiting.get(&document)?.values().filter(|wait| !wait.late).find_map(|wait| wait.refused)
    }

    pub fn is_pending(&self, document: DocumentId) -> bool {
        self.waiting.get(&document).is_some_and(|line| line.values().any(|wait| wait.refused.is_none()))
    }

    /// What time it is at the server when this phone shows `clock`.
    pub fn server_time(&self, clock: Timestamp) -> Timestamp {
        Timestamp::from_millis((clock.millis() + self.server.ahead).max(self.server.told))
    }

    pub fn role(&self, space: SpaceId, clock: Timestamp) -> Option<Role> {
        let now = self.server_time(clock);
        let holds = |it: &&SpaceGrant| {
            it.space == space && (it.ends.is_none_or(|end| now < end) || is_on(Bug::EndIgnoredOffline))
        };
        self.grants.iter().find(holds).map(|grant| grant.role)
    }

    pub fn may_write(&self, space: SpaceId, clock: Timestamp) -> bool {
        self.role(space, clock).is_some_and(Role::may_write)
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
