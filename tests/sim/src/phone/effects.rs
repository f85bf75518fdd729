//! What the engine wants done (`app/src/keeper/desk/engine.rs`).

use std::collections::BTreeMap;
use std::rc::Rc;

use gongjian_shared::ids::{DocumentId, SpaceId};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::client::{Effect, Input, LinkState};
use gongjian_shared::sync::entry::{Cursor, Entry};
use gongjian_shared::sync::frame::{Reason, Welcome};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;

use super::desk::{After, Around, Desk, Out, unsent};
use super::paper::in_conflict;
use super::tabs::News;
use super::vault::{Kept, Op, ServerTime, Wait};
use crate::plant::{Bug, is_on};

impl Desk {
    pub fn carry_out(&mut self, effect: Effect, around: &mut Around<'_>) {
        match effect {
            Effect::Dial => self.out.push(Out::Dial),
            Effect::HangUp => self.out.push(Out::HangUp),
            Effect::Send(message) => self.out.push(Out::Send(message)),
            Effect::Greeted(welcome) => self.greeted(welcome, around),
            Effect::Keep { space, restart, entries, cursor } => {
                if restart {
                    around.ledger.restarted(around.phone, space);
                    self.doubt(space, around);
                }
                self.keep_entries(space, entries, cursor, around);
            }
            Effect::Taken { document, hashes, received } => {
                around.ledger.told_taken(document, &hashes);
                self.taken(document, &hashes, true);
                self.after.push(After::Tell(News::Taken { document, hashes, received }));
                self.wipe(around);
            }
            Effect::Fork { document, hashes, reason } => {
                around.ledger.told_refused(document, &hashes, reason);
                self.forked(document, &hashes, reason, true, around);
                self.after.push(After::Tell(News::Forked { document, hashes, reason }));
                self.wipe(around);
            }
            Effect::Escrowed { document, escrow, hashes, .. } => {
                self.escrowed(document, escrow, &hashes, around);
            }
            Effect::Settled(settled) => self.settled(&settled, around),
            // Shown and forgotten: nothing is promised of it.
            Effect::There(_) => {}
            Effect::Link(state) => {
                self.online = state == LinkState::Online;
                self.signed_out = state == LinkState::SignedOut;
            }
        }
    }

    fn greeted(&mut self, welcome: Welcome, around: &mut Around<'_>) {
        around.ledger.greeted(&self.shelf, around.phone);
        let other = self.shelf.incarnation.is_some_and(|known| known != welcome.incarnation);
        let told = welcome.server_time.millis();
        self.shelf.server = ServerTime { ahead: told - around.now.millis(), told };
        self.ops.push(Op::Grants(welcome.spaces.clone(), welcome.incarnation, self.shelf.server));
        self.shelf.grants = welcome.spaces;
        self.shelf.incarnation = Some(welcome.incarnation);
        self.prefix = welcome.actor_prefix;
        self.after.push(After::Tell(News::Grants));
        self.send_late_again(other, around);
        self.seal(around);
    }

    /// The log of a space began anew: what this person wrote there counts as unsent until it is seen again.
    fn doubt(&mut self, space: SpaceId, around: &mut Around<'_>) {
        self.flush(around);
        let here: Vec<DocumentId> =
            self.shelf.cards.values().filter(|head| head.space == space).map(|head| head.document).collect();
        for document in here {
            for (hash, kept) in around.vault.of(document) {
                let known = self.shelf.waiting.get(&document).is_some_and(|line| line.contains_key(&hash));
                if kept.user != self.user || known {
                    continue;
                }
                let number = self.shelf.last_number + 1;
                let made = kept.received.unwrap_or_default();
                let wait = Wait { head: kept.head, made, number, refused: None, escrow: None, late: false };
                self.ops.push(Op::Wait(hash, wait.clone()));
                self.shelf.wait(hash, wait);
                self.after.extend(unsent(kept, hash).map(|it| After::Engine(Input::Edited(it))));
            }
        }
    }

    fn keep_entries(&mut self, space: SpaceId, entries: Vec<Entry>, cursor: Cursor, around: &mut Around<'_>) {
        let mut arrived: BTreeMap<DocumentId, Vec<(Hash, Kept)>> = BTreeMap::new();
        for entry in entries {
            let Entry::Change(change) = entry else { continue };
            let Ok(header) = ChangeHeader::read(&change.bytes) else { continue };
            let kept = Kept {
                head: change.head(space),
                user: change.user,
                received: Some(change.received),
                bytes: Rc::new(change.bytes.into()),
            };
            arrived.entry(kept.head.document).or_default().push((header.hash, kept));
        }
        self.shelf.cursors.insert(space, cursor);
        if is_on(Bug::CursorBeforeEntries) {
            around.vault.write(&[Op::Cursor(space, cursor)]);
        }
        for changes in arrived.values() {
            self.arrived(changes, true, around);
        }
        self.ops.push(Op::Cursor(space, cursor));
        let changes: Vec<_> = arrived.into_values().flatten().collect();
        if !changes.is_empty() {
            self.after.push(After::Tell(News::Arrived { changes }));
        }
    }

    /// Changes of one document that are on the server, in order.
    pub fn arrived(&mut self, changes: &[(Hash, Kept)], write: bool, around: &mut Around<'_>) {
        let Some((_, last)) = changes.last() else { return };
        let document = last.head.document;
        for (hash, kept) in changes {
            let waited = self.shelf.unwait(document, *hash).is_some();
            if write {
                self.ops.push(Op::Change(*hash, kept.clone()));
                self.ops.extend(waited.then_some(Op::Unwait(document, *hash)));
            }
        }
        self.apply(document, changes);
        if let Some(paper) = self.papers.get(&document) {
            around.ledger.conflicts(document, in_conflict(&paper.document));
        }
        self.shelf.cards.entry(document).or_insert(last.head);
        if write {
            self.ops.push(Op::Card(last.head));
        }
    }

    pub fn taken(&mut self, document: DocumentId, hashes: &[Hash], write: bool) {
        for hash in hashes {
            self.shelf.unwait(document, *hash);
            if write {
                self.ops.push(Op::Unwait(document, *hash));
            }
        }
    }

    pub fn forked(
        &mut self,
        document: DocumentId,
        hashes: &[Hash],
        reason: Reason,
        write: bool,
        around: &mut Around<'_>,
    ) {
        for hash in hashes {
            let line = self.shelf.waiting.get_mut(&document);
            if let Some(wait) = line.and_then(|line| line.get_mut(hash)) {
                wait.refused = Some(reason);
                if write && is_on(Bug::ForkIsThrownAway) {
                    self.ops.push(Op::Unwait(document, *hash));
                } else if write {
                    self.ops.push(Op::Wait(*hash, wait.clone()));
                }
            }
        }
        self.split(document, around);
    }

    /// A moment that no clock of this phone has reached.
    pub const fn never() -> Timestamp {
        Timestamp::from_millis(i64::MAX)
    }
}
