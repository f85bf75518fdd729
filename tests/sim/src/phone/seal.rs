//! Rights that end (`app/src/keeper/desk/seal.rs`).

use std::collections::BTreeSet;

use gongjian_shared::ids::{DocumentId, EscrowId, SpaceId};
use gongjian_shared::sync::client::Input;
use gongjian_shared::sync::frame::{Reason, Settled};
use gongjian_shared::sync::hash::Hash;

use super::desk::{After, Around, Desk, unsent};
use super::shelf::Shelf;
use super::tabs::News;
use super::vault::Op;
use crate::plant::{Bug, is_on};

impl Desk {
    pub fn escrowed(
        &mut self,
        document: DocumentId,
        escrow: EscrowId,
        hashes: &[Hash],
        around: &mut Around<'_>,
    ) {
        for hash in hashes {
            let line = self.shelf.waiting.get_mut(&document);
            if let Some(wait) = line.and_then(|line| line.get_mut(hash)) {
                (wait.refused, wait.escrow, wait.late) = (Some(Reason::NoRight), Some(escrow), true);
                self.ops.push(Op::Wait(*hash, wait.clone()));
            }
        }
        self.after.push(After::Tell(News::Shelf));
        self.split(document, around);
        self.wipe(around);
    }

    pub fn settled(&mut self, it: &Settled, around: &mut Around<'_>) {
        let all =
            self.shelf.waiting.iter().flat_map(|(document, line)| line.iter().map(|it| (*document, it)));
        let ours = all.filter(|(_, (_, wait))| wait.late && wait.escrow == Some(it.escrow));
        let found: Vec<(DocumentId, Hash)> = ours.map(|(document, (hash, _))| (document, *hash)).collect();
        for (document, hash) in &found {
            let head = self.shelf.waiting.get(document).and_then(|line| line.get(hash)).map(|it| it.head);
            if it.taken || is_on(Bug::AnswerThrownAway) {
                self.shelf.unwait(*document, *hash);
                self.ops.push(Op::Unwait(*document, *hash));
                if head.is_some_and(|head| self.shelf.role(head.space, around.now).is_none()) {
                    around.ledger.wiped.insert((around.phone, *document));
                    self.ops.push(Op::DropChange(*document, *hash));
                }
            } else if let Some(wait) = self.shelf.waiting.get_mut(document).and_then(|it| it.get_mut(hash)) {
                wait.late = false;
                self.ops.push(Op::Wait(*hash, wait.clone()));
            }
        }
        for document in found.iter().map(|(document, _)| *document).collect::<BTreeSet<_>>() {
            self.split(document, around);
        }
        if !found.is_empty() {
            self.after.push(After::Tell(News::Shelf));
            self.wipe(around);
        }
    }

    /// The right is back before anybody has decided, or the server has forgotten: late work goes out again.
    pub fn send_late_again(&mut self, other: bool, around: &mut Around<'_>) {
        self.flush(around);
        let all =
            self.shelf.waiting.iter().flat_map(|(document, line)| line.iter().map(|it| (*document, it)));
        let back = all.filter(|(_, (_, wait))| {
            wait.late && (other || self.shelf.may_write(wait.head.space, around.now))
        });
        let back: Vec<(DocumentId, Hash)> = back.map(|(document, (hash, _))| (document, *hash)).collect();
        for (document, hash) in &back {
            let Some(kept) = around.vault.changes.get(&(*document, *hash)) else { continue };
            let line = self.shelf.waiting.get_mut(document);
            let Some(wait) = line.and_then(|line| line.get_mut(hash)) else { continue };
            (wait.refused, wait.escrow, wait.late) = (None, None, false);
            self.ops.push(Op::Wait(*hash, wait.clone()));
            self.after.extend(unsent(kept, *hash).map(|it| After::Engine(Input::Edited(it))));
        }
        if !back.is_empty() {
            self.after.push(After::Tell(News::Shelf));
        }
        for document in back.iter().map(|(document, _)| *document).collect::<BTreeSet<_>>() {
            self.split(document, around);
        }
    }

    pub fn seal(&mut self, around: &mut Around<'_>) {
        let told: BTreeSet<SpaceId> = self.shelf.grants.iter().map(|it| it.space).collect();
        let cards = self.shelf.cards.values().map(|head| head.space);
        let here = cards.chain(self.shelf.cursors.keys().copied());
        self.sealed = here.filter(|space| !told.contains(space)).collect();
        self.wipe(around);
    }

    pub fn wipe(&mut self, around: &mut Around<'_>) {
        let wipes = !self.sealed.is_empty() && !is_on(Bug::NeverWiped);
        self.wipe_due = wipes && !self.flush(around);
        if !wipes || self.wipe_due {
            return;
        }
        for space in self.sealed.clone() {
            let (mut whole, mut wiped) = (false, false);
            let of_space = self.shelf.cards.values().filter(|head| head.space == space);
            for document in of_space.map(|head| head.document).collect::<Vec<_>>() {
                let pending = self.shelf.is_pending(document) && !is_on(Bug::WipedBeforeHandOver);
                if pending || self.shelf.fork(document).is_some() {
                    whole = true;
                } else {
                    self.wipe_document(document, around);
                    wiped = true;
                }
            }
            // A cursor beyond what was wiped would hide it for ever, should the right come back.
            if whole && !wiped {
                continue;
            }
            if !is_on(Bug::CursorOutlivesWipe) {
                self.shelf.cursors.remove(&space);
                self.ops.push(Op::DropCursor(space));
                self.after.push(After::Engine(Input::Forget(space)));
            }
        }
        self.after.push(After::Tell(News::Shelf));
    }

    /// What of this person is in escrow stays until it is decided on.
    fn wipe_document(&mut self, document: DocumentId, around: &mut Around<'_>) {
        let own = self.shelf.aside(document);
        let gone: Vec<Hash> = around.vault.of(document).map(|(hash, _)| hash).collect();
        let gone = gone.into_iter().filter(|hash| !own.contains(hash));
        self.ops.extend(gone.map(|hash| Op::DropChange(document, hash)));
        around.ledger.wiped.insert((around.phone, document));
        around.ledger.counts.wiped += 1;
        self.papers.remove(&document);
        if own.is_empty() {
            self.shelf.cards.remove(&document);
            self.ops.push(Op::DropCard(document));
        }
    }

    /// Another tab, which holds the link, changed what is here.
    pub fn read_again(&mut self, around: &mut Around<'_>) {
        let before: Vec<(DocumentId, BTreeSet<Hash>)> =
            self.papers.keys().map(|document| (*document, self.shelf.aside(*document))).collect();
        let mut fresh = Shelf::read(around.vault);
        for op in &self.ops {
            match op {
                Op::Wait(hash, wait) => fresh.wait(*hash, wait.clone()),
                Op::Card(head) => drop(fresh.cards.insert(head.document, *head)),
                Op::Change(..)
                | Op::DropChange(..)
                | Op::Unwait(..)
                | Op::Cursor(..)
                | Op::Grants(..)
                | Op::DropCard(_)
                | Op::DropCursor(_) => {}
            }
        }
        fresh.last_number = fresh.last_number.max(self.shelf.last_number);
        self.shelf = fresh;
        for (document, aside) in before {
            let gone = self
                .shelf
                .cards
                .get(&document)
                .is_none_or(|it| self.shelf.role(it.space, around.now).is_none());
            if gone {
                self.papers.remove(&document);
            } else if self.shelf.aside(document) != aside {
                self.split(document, around);
            }
        }
    }
}
