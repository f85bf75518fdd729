//! The engine's effects, and what becomes of the link.

use std::collections::BTreeMap;

use gongjian_shared::ids::{DocumentId, SpaceId};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::client::{Client, Effect, Input, LinkState};
use gongjian_shared::sync::entry::{ChangeEntry, Cursor, Entry};
use gongjian_shared::sync::frame::Welcome;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;

use super::page::unsent;
use super::{After, Desk, ME, Out};
use crate::device::vault::{Op, Store};
use crate::device::{clock, dice};
use crate::keeper::news::News;
use crate::keeper::records::{Card, KeptChange, Wait, fork_reason, reason};
use crate::keeper::shelf::{self, ServerTime, Shelf};
use crate::keeper::talk::{ForkReason, Link};

impl Desk {
    /// This tab holds the link from here on: it begins from what the vault holds.
    pub async fn take_link(&mut self) {
        let Some(vault) = self.vault.clone() else { return };
        // What the vault has not taken yet would be in no queue: the link waits for it.
        self.link_due = !self.flush().await;
        if self.link_due {
            return;
        }
        match Shelf::read(&vault).await {
            Ok(shelf) => self.shelf = shelf,
            Err(error) => {
                self.link_due = true;
                return self.report(&error);
            }
        }
        let mut waiting = Vec::new();
        for (document, hash) in self.shelf.to_send() {
            let found = vault.get(Store::Changes, &KeptChange::key(document, hash)).await;
            let change = found.ok().flatten().and_then(|value| KeptChange::read(&value));
            waiting.extend(change.and_then(|change| unsent(change.head, hash, &change.bytes)));
        }
        let dice = u64::from_le_bytes(dice::draw());
        let cursors = self.shelf.cursors.clone();
        let mut engine = Client::new(self.installation, self.shelf.incarnation, cursors, waiting, dice);
        for document in self.shelf.waiting.keys() {
            let refused = self.shelf.refused(*document);
            if let Some(why) = self.shelf.fork(*document).filter(|_| !refused.is_empty()) {
                engine.remember_refused(*document, refused, reason(why));
            }
        }
        for (document, line) in &self.shelf.waiting {
            for (hash, wait) in line.iter().filter(|(_, wait)| wait.refused == Some(ForkReason::Late)) {
                wait.escrow.iter().for_each(|escrow| engine.remember_late(*escrow, *document, [*hash]));
            }
        }
        self.engine = Some(engine);
        self.step(Input::Connect).await;
    }

    pub async fn step(&mut self, input: Input) {
        let Some(engine) = &mut self.engine else { return };
        for effect in engine.step(clock::now(), input) {
            self.carry_out(effect).await;
        }
    }

    async fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Dial => self.out.push(Out::Dial),
            Effect::HangUp => self.out.push(Out::HangUp),
            Effect::Send(message) => self.out.push(Out::Send(message)),
            Effect::Greeted(welcome) => self.greeted(welcome).await,
            Effect::Keep { space, restart, entries, cursor } => {
                if restart {
                    self.doubt(space).await;
                }
                self.keep_entries(space, entries, cursor);
            }
            Effect::Taken { document, hashes, received } => {
                self.taken(document, &hashes, received, true);
                self.after.push(After::Tell(News::Taken { document, hashes, received }));
                self.wipe().await;
            }
            Effect::Fork { document, hashes, reason } => {
                let reason = fork_reason(reason);
                self.forked(document, &hashes, reason, true).await;
                self.after.push(After::Tell(News::Forked { document, hashes, reason }));
                self.wipe().await;
            }
            Effect::Escrowed { document, escrow, hashes, .. } => {
                self.escrowed(document, escrow, &hashes).await;
            }
            Effect::Settled(settled) => self.settled(&settled).await,
            Effect::There(there) => self.heard_of(&there.into()),
            Effect::Link(state) => {
                let link = shown(state);
                self.show_link(link);
                self.out.push(Out::Tell(News::Link { link }));
            }
        }
    }

    async fn greeted(&mut self, welcome: Welcome) {
        let other = self.shelf.incarnation.is_some_and(|known| known != welcome.incarnation);
        self.shelf.server = ServerTime::heard(clock::now(), welcome.server_time);
        self.shelf.grants = welcome.spaces;
        self.shelf.incarnation = Some(welcome.incarnation);
        self.ops.extend(self.shelf.put_grants());
        if let Some(me) = &mut self.me
            && me.actor_prefix != welcome.actor_prefix
        {
            me.actor_prefix = welcome.actor_prefix;
            let value = serde_json::to_vec(me).unwrap_or_default();
            let _ = self.profile.write(&[Op::Put { store: Store::Meta, key: ME.to_vec(), value }]).await;
        }
        self.after.push(After::Tell(News::Grants));
        self.send_late_again(other).await;
        self.rights_moved().await;
        self.seal().await;
    }

    /// The log of a space began anew: what this person wrote there counts as unsent until it is seen again.
    async fn doubt(&mut self, space: SpaceId) {
        let Some(vault) = self.vault_up_to_date().await else { return };
        let Some(me) = self.me.as_ref().map(|me| me.user) else { return };
        let here: Vec<DocumentId> = self
            .shelf
            .cards
            .values()
            .filter(|card| card.head.space == space)
            .map(|card| card.head.document)
            .collect();
        for document in here {
            for (hash, change) in shelf::changes(&vault, document).await.unwrap_or_default() {
                let known = self.shelf.waiting.get(&document).is_some_and(|line| line.contains_key(&hash));
                if change.user != me || known {
                    continue;
                }
                let number = self.shelf.last_number + 1;
                let made = change.received.unwrap_or_default();
                let wait = Wait { made, number, size: change.bytes.len(), ..Wait::new(change.head) };
                self.ops.push(wait.put(hash));
                self.shelf.wait(hash, wait);
                self.after.extend(
                    unsent(change.head, hash, &change.bytes).map(|it| After::Engine(Input::Edited(it))),
                );
            }
        }
    }

    fn keep_entries(&mut self, space: SpaceId, entries: Vec<Entry>, cursor: Cursor) {
        let mut arrived: BTreeMap<DocumentId, Vec<(Hash, KeptChange)>> = BTreeMap::new();
        let mut rows = false;
        for entry in entries {
            match entry {
                Entry::Row(row) => {
                    self.ops.push(Shelf::put_row(space, &row.key, &row.bytes));
                    self.shelf.rows.insert((space, row.key), row.bytes.into());
                    rows = true;
                }
                Entry::Change(change) => {
                    if let Some((hash, change)) = kept(space, change) {
                        arrived.entry(change.head.document).or_default().push((hash, change));
                    }
                }
            }
        }
        self.shelf.cursors.insert(space, cursor);
        for changes in arrived.values() {
            self.arrived(changes, true);
        }
        self.ops.push(Shelf::put_cursor(space, cursor));
        let changes: Vec<_> = arrived.into_values().flatten().collect();
        if !changes.is_empty() {
            self.after.push(After::Tell(News::Arrived { changes }));
        }
        if rows {
            self.after.push(After::Tell(News::Rows));
        }
        self.lists_stale = true;
    }

    /// Changes of one document that are on the server, in order.
    pub(super) fn arrived(&mut self, changes: &[(Hash, KeptChange)], write: bool) {
        let Some((_, last)) = changes.last() else { return };
        let document = last.head.document;
        let forked = self.shelf.fork(document).is_some();
        for (hash, change) in changes {
            let waited = self.shelf.unwait(document, *hash).is_some();
            if write {
                self.ops.push(change.put(*hash));
                self.ops.extend(waited.then(|| Wait::delete(document, *hash)));
            }
        }
        self.apply(document, changes);
        self.changed(last, write);
        self.stale.insert(document);
        self.tell_state(document);
        // What was called refused is in the log after all, and nothing else was in the fork.
        if forked && self.shelf.fork(document).is_none() {
            self.fork_is_over(document);
        }
    }

    fn changed(&mut self, last: &KeptChange, write: bool) {
        let card = self.shelf.cards.entry(last.head.document).or_insert_with(|| Card::new(last.head));
        let newer = |at: Timestamp| card.changed.is_none_or(|(_, known)| known <= at);
        if let Some(at) = last.received.filter(|at| newer(*at)) {
            card.changed = Some((last.user, at));
        }
        card.folded = false;
        card.sealed = false;
        if write {
            self.ops.push(card.put());
        }
    }

    pub(super) fn taken(&mut self, document: DocumentId, hashes: &[Hash], received: Timestamp, write: bool) {
        for hash in hashes {
            self.shelf.unwait(document, *hash);
            if write {
                self.ops.push(Wait::delete(document, *hash));
            }
        }
        if let (Some(card), Some(me)) = (self.shelf.cards.get_mut(&document), &self.me)
            && card.changed.is_none_or(|(_, known)| known <= received)
        {
            card.changed = Some((me.user, received));
            card.folded = !self.stale.contains(&document);
            if write {
                self.ops.push(card.put());
            }
        }
        self.given.hurry();
        // Said only when the vault knows it too.
        let state = self.shelf.state(document);
        for paper in self.shown.iter().filter(|paper| paper.document == document) {
            self.after.push(After::Say(crate::keeper::talk::FromKeeper::State { paper: *paper, state }));
        }
        self.lists_stale = true;
    }

    pub(super) async fn forked(
        &mut self,
        document: DocumentId,
        hashes: &[Hash],
        reason: ForkReason,
        write: bool,
    ) {
        for hash in hashes {
            if let Some(wait) = self.shelf.waiting.get_mut(&document).and_then(|line| line.get_mut(hash)) {
                wait.refused = Some(reason);
                if write {
                    self.ops.push(wait.put(*hash));
                }
            }
        }
        self.stale.insert(document);
        self.split(document).await;
    }
}

fn kept(space: SpaceId, it: ChangeEntry) -> Option<(Hash, KeptChange)> {
    let hash = ChangeHeader::read(&it.bytes).ok()?.hash;
    let head = it.head(space);
    let received = Some(it.received);
    let (user, device) = (it.user, it.device);
    Some((hash, KeptChange { head, bytes: it.bytes.into(), user, device, received, mac: it.mac.into() }))
}

const fn shown(state: LinkState) -> Link {
    match state {
        LinkState::Connecting => Link::Connecting,
        LinkState::Online => Link::Online,
        LinkState::Offline => Link::Offline,
        LinkState::SignedOut => Link::SignedOut,
        LinkState::TooOld => Link::TooOld,
    }
}
