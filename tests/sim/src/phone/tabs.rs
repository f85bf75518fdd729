//! What the tabs of one person tell each other, always after it is in the vault.

use std::collections::BTreeMap;

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::DocumentId;
use gongjian_shared::sync::client::Input;
use gongjian_shared::sync::frame::Reason;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;

use super::desk::{After, Around, Desk, unsent};
use super::vault::{Kept, Wait};

#[derive(Clone, Debug)]
pub enum News {
    Edited { hash: Hash, change: Kept, wait: Wait },
    Made { head: DocumentHead },
    Arrived { changes: Vec<(Hash, Kept)> },
    Taken { document: DocumentId, hashes: Vec<Hash>, received: Timestamp },
    Forked { document: DocumentId, hashes: Vec<Hash>, reason: Reason },
    Dropped { document: DocumentId },
    Pushed { document: DocumentId },
    Grants,
    Shelf,
}

impl Desk {
    pub fn hear(&mut self, news: News, around: &mut Around<'_>) {
        match news {
            News::Edited { hash, change, wait } => self.edited_elsewhere(hash, &change, wait),
            News::Made { head } => {
                self.shelf.cards.entry(head.document).or_insert(head);
            }
            News::Arrived { changes } => {
                let mut by_document: BTreeMap<DocumentId, Vec<(Hash, Kept)>> = BTreeMap::new();
                for (hash, change) in changes {
                    by_document.entry(change.head.document).or_default().push((hash, change));
                }
                by_document.values().for_each(|changes| self.arrived(changes, false, around));
            }
            News::Taken { document, hashes, .. } => self.taken(document, &hashes, false),
            News::Forked { document, hashes, reason } => {
                self.forked(document, &hashes, reason, false, around);
            }
            News::Dropped { document } => {
                for hash in self.shelf.refused(document) {
                    self.shelf.unwait(document, hash);
                }
                self.wipe(around);
            }
            News::Pushed { document } => self.pushed_elsewhere(document, around),
            News::Shelf => self.read_again(around),
            News::Grants => {
                self.shelf.grants.clone_from(&around.vault.grants);
                self.shelf.server = around.vault.server;
                self.shelf.incarnation = around.vault.incarnation;
            }
        }
    }

    fn edited_elsewhere(&mut self, hash: Hash, change: &Kept, wait: Wait) {
        let document = change.head.document;
        self.shelf.cards.entry(document).or_insert(change.head);
        let goes_out = wait.refused.is_none();
        self.shelf.wait(hash, wait);
        if goes_out {
            self.apply(document, &[(hash, change.clone())]);
            if self.engine.is_some() {
                self.after.extend(unsent(change, hash).map(|it| After::Engine(Input::Edited(it))));
            }
        }
    }

    /// Takes over what another tab wrote and, killed at that moment, could not tell.
    pub fn adopt(&mut self, around: &Around<'_>) {
        if self.engine.is_none() || !self.ops.is_empty() {
            return;
        }
        for ((document, hash), wait) in &around.vault.waiting {
            let known = self.shelf.waiting.get(document).is_some_and(|line| line.contains_key(hash));
            if wait.refused.is_none()
                && !known
                && let Some(change) = around.vault.changes.get(&(*document, *hash))
            {
                self.edited_elsewhere(*hash, change, wait.clone());
            }
        }
    }

    fn pushed_elsewhere(&mut self, document: DocumentId, around: &mut Around<'_>) {
        let refused = self.shelf.refused(document);
        self.forgive(document, false);
        self.step(Input::Forgive(document), around);
        let ours: Vec<(Hash, Kept)> = around
            .vault
            .of(document)
            .filter(|(hash, _)| refused.contains(hash))
            .map(|(hash, kept)| (hash, kept.clone()))
            .collect();
        if self.engine.is_some() {
            let inputs = ours.iter().filter_map(|(hash, kept)| unsent(kept, *hash));
            self.after.extend(inputs.map(|it| After::Engine(Input::Edited(it))));
        }
        self.apply(document, &ours);
    }
}
