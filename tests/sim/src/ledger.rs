//! Every edit that was ever made, and what phones and servers have said of it. Holds the first broken promise.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::documents::basic_form::Field;
use gongjian_shared::ids::{DocumentId, SpaceId, UserId};
use gongjian_shared::sync::frame::Reason;
use gongjian_shared::sync::hash::Hash;

use crate::counts::Counts;
use crate::phone::shelf::Shelf;
use crate::phone::vault::Op;

pub type EditId = (DocumentId, Hash);

/// One edit.
#[derive(Clone, Debug)]
pub struct Edit {
    pub user: UserId,
    /// The phone it was made on; `None`: forged.
    pub phone: Option<usize>,
    /// Its vault has it: the person was told so.
    pub saved: bool,
    /// The person threw it away.
    pub dropped: bool,
    /// Its phone was wiped.
    pub gone: bool,
}

/// A promise that was broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub oracle: &'static str,
    pub what: String,
}

/// A phone was greeted with unsent work: which documents, from where it reads on.
pub struct Greeted {
    pub phone: usize,
    pub waiting: Vec<(DocumentId, SpaceId, u64)>,
}

#[derive(Default)]
pub struct Ledger {
    pub edits: BTreeMap<EditId, Edit>,
    /// By hash alone: an ack names no document.
    documents: BTreeMap<Hash, DocumentId>,
    /// What a server has called taken.
    pub acked: BTreeSet<EditId>,
    /// The same, also what a restore took back.
    said: BTreeSet<EditId>,
    /// What a server has called kept for a supervisor.
    pub escrowed: BTreeSet<Hash>,
    /// Documents that were wiped from a phone.
    pub wiped: BTreeSet<(usize, DocumentId)>,
    pub greeted: Vec<Greeted>,
    /// Of this document something was refused just now.
    pub refusing: Option<DocumentId>,
    pub counts: Counts,
    pub violation: Option<Violation>,
    conflicts: BTreeSet<(DocumentId, &'static str, Vec<String>)>,
    words: u64,
}

impl Ledger {
    pub fn fail(&mut self, oracle: &'static str, what: impl Into<String>) {
        if self.violation.is_none() {
            self.violation = Some(Violation { oracle, what: what.into() });
        }
    }

    /// A text that is written nowhere else.
    pub fn word(&mut self) -> String {
        self.words += 1;
        format!("w{} ", self.words)
    }

    pub fn made(&mut self, document: DocumentId, hash: Hash, user: UserId, phone: usize) {
        self.counts.edits += 1;
        self.documents.insert(hash, document);
        let edit = Edit { user, phone: Some(phone), saved: false, dropped: false, gone: false };
        self.edits.insert((document, hash), edit);
    }

    pub fn forged(&mut self, document: DocumentId, hash: Hash, user: UserId) {
        self.documents.insert(hash, document);
        let edit = Edit { user, phone: None, saved: false, dropped: false, gone: false };
        self.edits.entry((document, hash)).or_insert(edit);
    }

    /// The vault of a phone has taken a write.
    pub fn stored(&mut self, phone: usize, op: &Op) {
        if let Op::Change(hash, kept) = op
            && let Some(edit) = self.edits.get_mut(&(kept.head.document, *hash))
            && edit.phone == Some(phone)
        {
            edit.saved = true;
        }
    }

    /// A server sends an ack.
    pub fn acks(&mut self, hash: Hash) {
        if let Some(document) = self.documents.get(&hash) {
            self.acked.insert((*document, hash));
            self.said.insert((*document, hash));
        }
    }

    /// A phone was told that these are on the server.
    pub fn told_taken(&mut self, document: DocumentId, hashes: &[Hash]) {
        for hash in hashes {
            if !self.said.contains(&(document, *hash)) {
                self.fail("O3", format!("{hash:?} is called taken, no server said so"));
            }
        }
    }

    pub fn told_refused(&mut self, document: DocumentId, hashes: &[Hash], reason: Reason) {
        self.refusing = Some(document);
        for hash in hashes {
            self.counts.refused += 1;
            if reason != Reason::NoRight {
                self.fail("O3", format!("{hash:?} of an honest phone is refused as {reason:?}"));
            }
            if self.edits.get(&(document, *hash)).is_none_or(|edit| edit.phone.is_none()) {
                self.fail("O3", format!("{hash:?} is refused on a phone that never made it"));
            }
        }
    }

    /// A phone was greeted: what it brings along.
    pub fn greeted(&mut self, shelf: &Shelf, phone: usize) {
        let from = |space: &SpaceId| shelf.cursors.get(space).map_or(0, |cursor| cursor.seq);
        let lines =
            shelf.waiting.iter().filter_map(|(document, line)| Some((document, line.values().next()?)));
        let waiting =
            lines.map(|(document, wait)| (*document, wait.head.space, from(&wait.head.space))).collect();
        self.greeted.push(Greeted { phone, waiting });
    }

    pub fn restarted(&mut self, phone: usize, space: SpaceId) {
        self.counts.restarts += 1;
        if self.counts.restores == 0 {
            self.fail("O8", format!("phone {phone} reads {space:?} anew without a restore"));
        }
    }

    pub fn conflicts(&mut self, document: DocumentId, found: Vec<(Field, Vec<String>)>) {
        for (field, values) in found {
            if self.conflicts.insert((document, field.key(), values)) {
                self.counts.conflicts += 1;
            }
        }
    }

    pub fn dropped(&mut self, document: DocumentId, hash: Hash) {
        if let Some(edit) = self.edits.get_mut(&(document, hash)) {
            edit.dropped = true;
        }
    }

    /// The browser cleared everything: what was only there is gone, and nobody said otherwise.
    pub fn evicted(&mut self, phone: usize) {
        for edit in self.edits.values_mut().filter(|edit| edit.phone == Some(phone)) {
            edit.gone = true;
        }
    }
}
