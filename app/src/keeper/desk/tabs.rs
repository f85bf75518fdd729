//! News from the other tabs of this person. What they wrote is in the vault already.

use gongjian_shared::sync::client::Input;

use super::page::unsent;
use super::{After, Desk, Out};
use crate::device::vault::Store;
use crate::keeper::news::News;
use crate::keeper::records::{Card, KeptChange, Wait, hash_of};
use crate::keeper::talk::{Link, Paper};
use gongjian_shared::ids::DocumentId;
use gongjian_shared::sync::hash::Hash;
use std::collections::BTreeMap;

impl Desk {
    pub async fn hear(&mut self, news: News) {
        if self.vault.is_none() {
            return;
        }
        match news {
            News::Edited { hash, change, wait } => self.edited_elsewhere(hash, &change, *wait),
            News::Made { head } => {
                self.shelf.cards.entry(head.document).or_insert_with(|| Card::new(head));
                self.lists_stale = true;
            }
            News::Arrived { changes } => {
                let mut by_document: BTreeMap<DocumentId, Vec<(Hash, KeptChange)>> = BTreeMap::new();
                for (hash, change) in changes {
                    by_document.entry(change.head.document).or_default().push((hash, change));
                }
                by_document.values().for_each(|changes| self.arrived(changes, false));
            }
            News::Rows | News::Grants => self.read_again().await,
            News::Shelf => self.read_shelf_again().await,
            News::Taken { document, hashes, received } => self.taken(document, &hashes, received, false),
            News::Forked { document, hashes, reason } => self.forked(document, &hashes, reason, false).await,
            News::Dropped { document } => {
                self.dropped_elsewhere(document);
                self.wipe().await;
            }
            News::Pushed { document } => self.pushed_elsewhere(document).await,
            News::Given => self.given_elsewhere().await,
            News::Link { link } => {
                if self.engine.is_none() {
                    self.show_link(elsewhere(link));
                }
            }
            News::WhoHolds => {
                if self.engine.is_some() {
                    self.out.push(Out::Tell(News::Link { link: self.link }));
                }
            }
            News::Here(here) => self.step(Input::Here(here.into())).await,
            News::There(there) => self.there(&there),
            News::Connect => self.step(Input::Connect).await,
            News::SignedOut => self.signed_out_elsewhere(),
        }
    }

    fn edited_elsewhere(&mut self, hash: Hash, change: &KeptChange, wait: Wait) {
        let document = change.head.document;
        self.shelf.cards.entry(document).or_insert_with(|| Card::new(change.head));
        let goes_out = wait.refused.is_none();
        self.shelf.wait(hash, wait);
        if goes_out {
            self.apply(document, &[(hash, change.clone())]);
            if self.engine.is_some() {
                self.after.extend(
                    unsent(change.head, hash, &change.bytes).map(|it| After::Engine(Input::Edited(it))),
                );
            }
        } else if let Some(open) = self.papers.get_mut(&Paper { document, fork: true }) {
            let _ = open.document.apply([change.bytes.as_slice()]);
            self.show(Paper { document, fork: true });
        }
        self.stale.insert(document);
        self.tell_state(document);
    }

    /// Takes over what another tab wrote and, killed at that moment, could not tell: it would wait for the next start.
    pub(super) async fn adopt(&mut self) {
        let Some(vault) = self.vault.clone() else { return };
        for (key, value) in vault.range(Store::Waiting, &[]).await.unwrap_or_default() {
            let (Some(hash), Some(wait)) = (hash_of(&key), Wait::read(&value)) else { continue };
            let line = self.shelf.waiting.get(&wait.head.document);
            if wait.refused.is_some() || line.is_some_and(|line| line.contains_key(&hash)) {
                continue;
            }
            let found = vault.get(Store::Changes, &KeptChange::key(wait.head.document, hash)).await;
            if let Some(change) = found.ok().flatten().and_then(|value| KeptChange::read(&value)) {
                self.edited_elsewhere(hash, &change, wait);
            }
        }
    }

    async fn read_again(&mut self) {
        let Some(vault) = self.vault.clone() else { return };
        let rows = self.shelf.read_rows(&vault).await;
        let grants = self.shelf.read_grants(&vault).await;
        if let Err(error) = rows.and(grants) {
            self.report(&error);
        }
        self.rights_moved().await;
    }

    fn dropped_elsewhere(&mut self, document: DocumentId) {
        for hash in self.shelf.refused(document) {
            self.shelf.unwait(document, hash);
        }
        self.fork_is_over(document);
    }

    async fn pushed_elsewhere(&mut self, document: DocumentId) {
        let Some(vault) = self.vault.clone() else { return };
        let refused = self.shelf.refused(document);
        self.forgive(document, false);
        self.step(Input::Forgive(document)).await;
        let changes = crate::keeper::shelf::changes(&vault, document).await.unwrap_or_default();
        let ours: Vec<_> = changes.into_iter().filter(|(hash, _)| refused.contains(hash)).collect();
        if self.engine.is_some() {
            let inputs = ours.iter().filter_map(|(hash, change)| unsent(change.head, *hash, &change.bytes));
            self.after.extend(inputs.map(|it| After::Engine(Input::Edited(it))));
        }
        self.apply(document, &ours);
        self.fork_is_over(document);
    }
}

/// How the link of another tab looks from here.
const fn elsewhere(link: Link) -> Link {
    match link {
        Link::Online | Link::ElsewhereOnline => Link::ElsewhereOnline,
        Link::Offline | Link::ElsewhereOffline => Link::ElsewhereOffline,
        Link::Connecting | Link::SignedOut | Link::TooOld => link,
    }
}
