//! Rights that end: a space closes at the moment that was known beforehand, also offline; one that is gone is sealed,
//! hands over what was written there, and leaves.

use std::collections::BTreeSet;

use gongjian_shared::ids::{DocumentId, EscrowId, SpaceId};
use gongjian_shared::sync::client::Input;
use gongjian_shared::sync::frame::Settled;
use gongjian_shared::sync::hash::Hash;

use super::page::unsent;
use super::{After, Desk};
use crate::device::clock;
use crate::device::vault::{Op, Store};
use crate::keeper::drafts::Draft;
use crate::keeper::news::News;
use crate::keeper::records::{KeptChange, Wait};
use crate::keeper::shelf::{self, Shelf};
use crate::keeper::talk::{ForkReason, FromKeeper, Paper};
use crate::photos::{copies_gone, lines_of};

impl Desk {
    /// What is on the screen learns who may write; what may not be read any more leaves it.
    pub(super) async fn rights_moved(&mut self) {
        self.lists_stale = true;
        self.next_end = self.shelf.next_end(clock::now());
        for paper in self.shown.clone() {
            if self.may_open(paper) {
                self.show(paper);
            } else {
                // The page closes it: what it had sent before it heard of this is still taken in.
                self.say(FromKeeper::Closed { paper });
            }
        }
    }

    /// Closes what a known end has reached.
    pub(super) async fn look_at_ends(&mut self) {
        if self.next_end.is_some_and(|end| end <= clock::now()) {
            self.rights_moved().await;
        }
    }

    /// Its space is open to the person.
    fn is_open(&self, document: DocumentId) -> bool {
        let space = self.shelf.cards.get(&document).map(|card| card.head.space);
        space.is_some_and(|space| self.shelf.role(space, clock::now()).is_some())
    }

    /// A document is opened while its space is; the copy of what was refused for as long as it is here.
    pub(super) fn may_open(&self, paper: Paper) -> bool {
        let Some(card) = self.shelf.cards.get(&paper.document) else { return true };
        let readable = self.shelf.role(card.head.space, clock::now()).is_some();
        let kept = paper.fork && !card.sealed && !self.shelf.refused(paper.document).is_empty();
        readable || kept
    }

    /// The server keeps these for a supervisor: they are no part of the document.
    pub(super) async fn escrowed(&mut self, document: DocumentId, escrow: EscrowId, hashes: &[Hash]) {
        for hash in hashes {
            if let Some(wait) = self.shelf.waiting.get_mut(&document).and_then(|line| line.get_mut(hash)) {
                (wait.refused, wait.escrow) = (Some(ForkReason::Late), Some(escrow));
                self.ops.push(wait.put(*hash));
            }
        }
        self.after.push(After::Tell(News::Shelf));
        self.stale.insert(document);
        self.split(document).await;
        self.tell_state(document);
        self.wipe().await;
    }

    /// A supervisor has decided. What was taken in comes by the log, where the space is still open; what was left out
    /// is the person's to keep or drop.
    pub(super) async fn settled(&mut self, it: &Settled) {
        let mut found = Vec::new();
        for (hash, wait) in self.shelf.waiting.values().flatten() {
            if wait.escrow == Some(it.escrow) && wait.refused == Some(ForkReason::Late) {
                found.push((wait.head.document, *hash));
            }
        }
        if found.is_empty() {
            return;
        }
        for (document, hash) in &found {
            if it.taken {
                self.shelf.unwait(*document, *hash);
                self.ops.push(Wait::delete(*document, *hash));
                if !self.is_open(*document) {
                    let key = KeptChange::key(*document, *hash);
                    self.ops.push(Op::Delete { store: Store::Changes, key });
                }
            } else if let Some(wait) = self.shelf.waiting.get_mut(document).and_then(|it| it.get_mut(hash)) {
                wait.refused = Some(ForkReason::TurnedAway);
                wait.answer = Some(it.reason.clone().unwrap_or_default());
                self.ops.push(wait.put(*hash));
            }
        }
        for document in found.iter().map(|(document, _)| *document).collect::<BTreeSet<_>>() {
            self.stale.insert(document);
            self.split(document).await;
            self.show(Paper { document, fork: true });
            self.tell_state(document);
            if self.shelf.fork(document).is_none() {
                self.fork_is_over(document);
            }
        }
        self.after.push(After::Tell(News::Shelf));
        self.lists_stale = true;
        self.wipe().await;
    }

    /// The right is back before anybody has decided, or the server has forgotten (`other`): late work goes out again.
    pub(super) async fn send_late_again(&mut self, other: bool) {
        let Some(vault) = self.vault_up_to_date().await else { return };
        let now = clock::now();
        let mut late = Vec::new();
        for (hash, wait) in self.shelf.waiting.values().flatten() {
            let back = other || self.shelf.may_write(wait.head.space, now);
            if back && wait.refused == Some(ForkReason::Late) {
                late.push((wait.head.document, *hash));
            }
        }
        for (document, hash) in &late {
            let key = KeptChange::key(*document, *hash);
            let change = vault.get(Store::Changes, &key).await.ok().flatten();
            let Some(change) = change.and_then(|value| KeptChange::read(&value)) else { continue };
            let Some(wait) = self.shelf.waiting.get_mut(document).and_then(|line| line.get_mut(hash)) else {
                continue;
            };
            (wait.refused, wait.escrow) = (None, None);
            self.ops.push(wait.put(*hash));
            self.after
                .extend(unsent(change.head, *hash, &change.bytes).map(|it| After::Engine(Input::Edited(it))));
        }
        if !late.is_empty() {
            self.after.push(After::Tell(News::Shelf));
        }
        for document in late.iter().map(|(document, _)| *document).collect::<BTreeSet<_>>() {
            self.split(document).await;
            if self.shelf.fork(document).is_none() {
                self.fork_is_over(document);
            }
        }
    }

    /// Seals the spaces that the server no longer told of: what editors held back there is written down, sent, and
    /// then nothing stays.
    pub(super) async fn seal(&mut self) {
        let told: BTreeSet<SpaceId> = self.shelf.grants.iter().map(|it| it.space).collect();
        let cards = self.shelf.cards.values().map(|card| card.head.space);
        let rows = self.shelf.rows.keys().map(|(space, _)| *space);
        let here = cards.chain(rows).chain(self.shelf.cursors.keys().copied());
        self.sealed = here.filter(|space| !told.contains(space)).collect();
        if self.sealed.is_empty() {
            return;
        }
        self.settle_sealed_drafts().await;
        self.wipe().await;
    }

    async fn settle_sealed_drafts(&mut self) {
        let Some(vault) = self.vault_up_to_date().await else { return };
        let drafts = vault.range(Store::Drafts, &[]).await.unwrap_or_default();
        let papers: BTreeSet<Paper> = drafts.iter().filter_map(|(key, _)| Draft::paper_of(key)).collect();
        for paper in papers {
            let card = self.shelf.cards.get(&paper.document);
            if !card.is_some_and(|card| self.sealed.contains(&card.head.space) && !card.sealed) {
                continue;
            }
            let was_open = self.papers.contains_key(&paper);
            if !was_open {
                self.load(paper).await;
            }
            self.settle_drafts(paper, true).await;
            if !was_open {
                self.papers.remove(&paper);
            }
        }
    }

    /// Wipes of sealed spaces what was handed over. What still waits to be sent, or was refused and not yet dropped,
    /// stays, and so does what is open on a screen that has not heard yet.
    pub(super) async fn wipe(&mut self) {
        self.wipe_due = !self.sealed.is_empty() && !self.flush().await;
        let Some(vault) = self.vault.clone().filter(|_| !self.sealed.is_empty() && !self.wipe_due) else {
            return;
        };
        for space in self.sealed.clone() {
            let of_space = self.shelf.cards.values().filter(|card| card.head.space == space);
            for document in of_space.map(|card| card.head.document).collect::<Vec<_>>() {
                let open = [false, true]
                    .iter()
                    .any(|fork| self.papers.contains_key(&Paper { document, fork: *fork }));
                let left_out = self.shelf.fork(document) == Some(ForkReason::TurnedAway);
                let stays =
                    self.shelf.is_pending(document) || !(self.shelf.refused(document).is_empty() || left_out);
                if !open && !stays {
                    self.wipe_document(&vault, document).await;
                }
            }
            self.wipe_space(space).await;
        }
    }

    /// Takes the document off the phone; what of this person is in escrow stays until it is decided on.
    async fn wipe_document(&mut self, vault: &crate::device::vault::Vault, document: DocumentId) {
        let own = self.shelf.aside(document);
        let Ok(changes) = shelf::changes(vault, document).await else { return };
        let gone = changes.iter().map(|(hash, _)| *hash).filter(|hash| !own.contains(hash));
        let gone: Vec<Op> = gone
            .map(|hash| Op::Delete { store: Store::Changes, key: KeptChange::key(document, hash) })
            .collect();
        let sealed = self.shelf.cards.get(&document).is_some_and(|card| card.sealed);
        if sealed && gone.is_empty() && !own.is_empty() {
            return;
        }
        self.ops.extend(gone);
        for fork in [false, true] {
            let drafts = vault.range(Store::Drafts, &Draft::prefix(Paper { document, fork })).await;
            let drafts = drafts.unwrap_or_default().into_iter();
            self.ops.extend(drafts.map(|(key, _)| Op::Delete { store: Store::Drafts, key }));
        }
        self.stale.remove(&document);
        if own.is_empty() {
            self.shelf.cards.remove(&document);
            self.ops.push(Op::Delete { store: Store::Summaries, key: document.as_bytes().to_vec() });
        } else if let Some(card) = self.shelf.cards.get_mut(&document) {
            (card.sealed, card.folded) = (true, true);
            self.ops.push(card.put());
        }
        self.lists_stale = true;
        self.after.push(After::Tell(News::Shelf));
    }

    /// Forgets how far the log was read and who is in the space; its name stays while something of it is here.
    async fn wipe_space(&mut self, space: SpaceId) {
        // A cursor beyond what was wiped would hide it for ever, should the right come back.
        if self.shelf.cursors.remove(&space).is_some() {
            self.ops.push(Op::Delete { store: Store::Cursors, key: space.as_bytes().to_vec() });
            self.after.push(After::Engine(Input::Forget(space)));
        }
        let whole = self.shelf.cards.values().any(|card| card.head.space == space && !card.sealed);
        if whole {
            return;
        }
        if let Some(vault) = self.vault.clone() {
            let photos = vault.range(Store::Blobs, &lines_of(space)).await.unwrap_or_default();
            self.ops.extend(copies_gone(&photos));
        }
        let named = self.shelf.cards.values().any(|card| card.head.space == space);
        let gone = |key: &str| !(named && key == "space");
        let keys = self.shelf.rows.keys().filter(|(it, key)| *it == space && gone(key)).cloned();
        for (space, key) in keys.collect::<Vec<_>>() {
            self.ops.push(Shelf::delete_row(space, &key));
            self.shelf.rows.remove(&(space, key));
        }
        if !named {
            self.sealed.remove(&space);
        }
    }

    /// Another tab, which holds the link, changed what is here.
    pub(super) async fn read_shelf_again(&mut self) {
        let Some(vault) = self.vault.clone() else { return };
        let before: Vec<(DocumentId, BTreeSet<Hash>)> =
            self.papers.keys().map(|paper| (paper.document, self.shelf.aside(paper.document))).collect();
        match Shelf::read(&vault).await {
            Ok(fresh) => self.shelf = fresh.with(&self.ops),
            Err(error) => return self.report(&error),
        }
        for (document, aside) in before {
            if self.shelf.aside(document) != aside {
                self.split(document).await;
            }
            self.tell_state(document);
        }
        self.rights_moved().await;
    }
}
