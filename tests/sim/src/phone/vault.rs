use std::collections::BTreeMap;
use std::rc::Rc;

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{DocumentId, EscrowId, Incarnation, SpaceId, UserId};
use gongjian_shared::sync::entry::Cursor;
use gongjian_shared::sync::frame::{Reason, SpaceGrant};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;

/// A change on this phone.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub head: DocumentHead,
    pub bytes: Rc<Vec<u8>>,
    pub user: UserId,
    pub received: Option<Timestamp>,
}

/// A change that is not on the server.
#[derive(Clone, Debug, PartialEq)]
pub struct Wait {
    pub head: DocumentHead,
    pub made: Timestamp,
    pub number: u64,
    pub refused: Option<Reason>,
    /// The server keeps it for a supervisor; `late` while nobody has decided.
    pub escrow: Option<EscrowId>,
    pub late: bool,
}

/// What the server said of the time. Unit: milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServerTime {
    pub ahead: i64,
    pub told: i64,
}

/// One write; all writes of a call happen, or none.
#[derive(Clone, Debug)]
pub enum Op {
    Change(Hash, Kept),
    DropChange(DocumentId, Hash),
    Wait(Hash, Wait),
    Unwait(DocumentId, Hash),
    Card(DocumentHead),
    Cursor(SpaceId, Cursor),
    Grants(Vec<SpaceGrant>, Incarnation, ServerTime),
    DropCard(DocumentId),
    DropCursor(SpaceId),
}

/// What survives a crash of the browser: transactions are strict, so a completed one stays.
#[derive(Clone, Debug, Default)]
pub struct Vault {
    pub changes: BTreeMap<(DocumentId, Hash), Kept>,
    pub waiting: BTreeMap<(DocumentId, Hash), Wait>,
    pub cards: BTreeMap<DocumentId, DocumentHead>,
    pub cursors: BTreeMap<SpaceId, Cursor>,
    pub grants: Vec<SpaceGrant>,
    pub server: ServerTime,
    pub incarnation: Option<Incarnation>,
}

impl Vault {
    pub fn write(&mut self, ops: &[Op]) {
        for op in ops {
            match op {
                Op::Change(hash, kept) => {
                    self.changes.insert((kept.head.document, *hash), kept.clone());
                }
                Op::DropChange(document, hash) => {
                    self.changes.remove(&(*document, *hash));
                }
                Op::Wait(hash, wait) => {
                    self.waiting.insert((wait.head.document, *hash), wait.clone());
                }
                Op::Unwait(document, hash) => {
                    self.waiting.remove(&(*document, *hash));
                }
                Op::Card(head) => {
                    self.cards.insert(head.document, *head);
                }
                Op::Cursor(space, cursor) => {
                    self.cursors.insert(*space, *cursor);
                }
                Op::DropCard(document) => drop(self.cards.remove(document)),
                Op::DropCursor(space) => drop(self.cursors.remove(space)),
                Op::Grants(grants, incarnation, server) => {
                    self.server = *server;
                    self.grants.clone_from(grants);
                    self.incarnation = Some(*incarnation);
                }
            }
        }
    }

    pub fn of(&self, document: DocumentId) -> impl Iterator<Item = (Hash, &Kept)> {
        let (first, last) = (Hash::from_bytes([0; 32]), Hash::from_bytes([255; 32]));
        self.changes.range((document, first)..=(document, last)).map(|((_, hash), kept)| (*hash, kept))
    }
}
