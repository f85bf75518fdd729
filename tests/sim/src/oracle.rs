//! The promises, as code.

use std::collections::BTreeSet;

use gongjian_shared::documents::live::Document;
use gongjian_shared::ids::{DocumentId, SpaceId};
use gongjian_shared::sync::client::Client;
use gongjian_shared::sync::entry::Entry;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::sync::hub::SILENCE_MAX_MS;

use crate::phone::TabEvent;
use crate::phone::paper::Paper;
use crate::plan::Fault;
use crate::world::{Event, World};

/// After everything works again, all is quiet within this: a half-open link is asked (15 s) and given up (15 s), a
/// dial that was lost is given up (15 s), and the longest wait between two tries (30 s).
pub const QUIET_MAX_MS: i64 = 75_000;
const LOOK_MS: u64 = 250;
/// So long after all is quiet a server has cut every link that nobody uses.
const LINKS_END_MS: u64 = SILENCE_MAX_MS + 5_000;

impl World {
    /// A server starts, and nobody has synced yet: what was acknowledged is on the disk (O1), and nothing else (O7).
    pub fn server_started(&mut self) {
        let places = &self.disk.durable().places;
        if let Some((_, hash)) = self.ledger.acked.iter().find(|it| !places.contains_key(*it)) {
            let what = format!("{hash:?} was acknowledged and is not on the disk");
            self.ledger.fail("O1", what);
        }
        let aside = |it: &&Hash| self.disk.durable().escrowed.keys().any(|(_, hash)| hash == *it);
        if let Some(hash) = self.ledger.escrowed.iter().find(|it| !aside(it)) {
            let what = format!("{hash:?} was called kept for a supervisor and is not on the disk");
            self.ledger.fail("O1", what);
        }
        if let Some(what) = self.reference.differs(self.disk.durable()) {
            self.ledger.fail("O7", what);
        }
    }

    /// A phone starts: every edit that it called saved is there (O2), waiting or on the server (O3).
    pub fn phone_started(&mut self, phone: usize) {
        let vault = &self.phones[phone].vault;
        let own = self.ledger.edits.iter().filter(|(_, edit)| edit.phone == Some(phone));
        let mut broken = None;
        for (id, _) in own.filter(|(_, edit)| edit.saved && !edit.dropped && !edit.gone) {
            let there = self.ledger.acked.contains(id)
                || self.owed.contains(id)
                || self.disk.durable().places.contains_key(id);
            // A space that is closed leaves the phone, but not before the server has what was written there.
            let left = there && self.ledger.wiped.contains(&(phone, id.0));
            if !vault.changes.contains_key(id) && !left {
                broken = broken.or(Some(("O2", format!("{:?} was saved and is gone", id.1))));
            }
            if !vault.waiting.contains_key(id) && !there {
                broken = broken.or(Some(("O3", format!("{:?} neither waits nor is on the server", id.1))));
            }
        }
        if let Some((oracle, what)) = broken {
            self.ledger.fail(oracle, what);
        }
    }

    /// Counts meetings: this phone brings changes of a document that others have changed meanwhile.
    pub fn meet_greeted(&mut self) {
        for greeted in std::mem::take(&mut self.ledger.greeted) {
            let user = self.phones[greeted.phone].user;
            for (document, space, seq) in greeted.waiting {
                let mut newer = self.disk.live().log.range((space, seq + 1)..=(space, u64::MAX));
                let met = newer.any(|(_, row)| match &row.entry {
                    Entry::Change(change) => change.document == document && change.user != user,
                    Entry::Row(_) => false,
                });
                self.ledger.counts.both_sides += u64::from(met);
            }
        }
    }

    /// Nothing breaks any more, and everybody looks at their phone.
    pub fn heal(&mut self) {
        self.healed = Some(self.now);
        self.say(|| "everything works again".to_owned());
        self.disk_trouble = false;
        self.rights_due = None;
        for node in 0..self.nodes.len() {
            self.start_node(node);
            self.nodes[node].dies_after_commit = false;
            self.nodes[node].dies_in_commit = false;
            let right = self.trouble.percent(70);
            self.nodes[node].clock_off_ms = if right { 0 } else { self.nodes[node].clock_off_ms };
        }
        self.last_cuts();
        for phone in 0..self.phones.len() {
            let it = &mut self.phones[phone];
            it.online = true;
            it.asleep_until = 0;
            it.trouble = false;
            it.dies_in_write = false;
            // Somebody may set the clock right: a clock that was fast goes back.
            it.clock_off_ms = if self.trouble.percent(70) { 0 } else { it.clock_off_ms };
            if it.profile.is_some() {
                self.wake(phone);
            }
            if self.plan.faults.contains(&Fault::SessionEnd) && self.trouble.percent(30) {
                self.sessions_ended.insert(phone);
            }
            self.later(1, Event::Online { phone });
            let after = self.timing.below(3 * self.plan.latency_ms + 100);
            self.later(after, Event::SignIn { phone });
        }
        self.later(LOOK_MS, Event::Look);
    }

    /// What was held back is lost with its link, and some links break at the last moment; not everybody notices.
    fn last_cuts(&mut self) {
        let cuts = self.plan.faults.contains(&Fault::Cut);
        let wires: Vec<(u64, bool)> = self
            .wires
            .iter()
            .map(|(id, it)| (*id, it.up.held_until.max(it.down.held_until) > self.now))
            .collect();
        for (wire, held) in wires {
            if held || (cuts && self.trouble.percent(15)) {
                let told = (self.trouble.percent(50), self.trouble.percent(50));
                self.break_wire(wire, told);
            }
        }
    }

    pub fn look(&mut self) {
        let Some(healed) = self.healed else { return };
        match self.unquiet() {
            None if self.quiet_at.is_some() => return self.judge(),
            None => self.quiet_at = Some(self.now),
            Some(what) => {
                self.quiet_at = None;
                if self.now - healed > QUIET_MAX_MS {
                    return self.ledger.fail("O6", what);
                }
            }
        }
        self.later(LOOK_MS, Event::Look);
    }

    /// What still goes on, if something does.
    fn unquiet(&self) -> Option<String> {
        if self.flight.is_some() || self.nodes.iter().any(|it| it.hub.is_busy()) {
            return Some("a server still commits".into());
        }
        for (index, phone) in self.phones.iter().enumerate() {
            let holder = phone.line.front().and_then(|tab| phone.tabs.get(tab));
            let Some(holder) = holder else { return Some(format!("phone {index} has no link")) };
            let unsent = holder.desk.engine.as_ref().map(Client::unsent);
            if !holder.desk.online || unsent != Some(0) {
                return Some(format!("phone {index}: online {}, unsent {unsent:?}", holder.desk.online));
            }
            let busy = |tab: &crate::phone::Tab| {
                tab.writing || !tab.desk.ops.is_empty() || !tab.desk.after.is_empty()
            };
            if phone.tabs.values().any(busy) {
                return Some(format!("phone {index} still writes"));
            }
            for (space, end) in &self.disk.live().ends {
                let read = holder.desk.shelf.cursors.get(space).copied().unwrap_or_default();
                if self.disk.live().role(phone.user, *space, self.time()).is_some() && read != *end {
                    return Some(format!("phone {index} has read {} of {}", read.seq, end.seq));
                }
            }
        }
        None
    }

    fn judge(&mut self) {
        self.server_started();
        self.each_edit();
        self.replicas();
        self.closed_spaces();
        self.later(LINKS_END_MS, Event::Last);
    }

    /// A server holds links of phones that are there, and no others.
    pub fn last_look(&mut self) {
        self.judged = true;
        for node in 0..self.nodes.len() {
            let wires = self.phones.iter().flat_map(|it| it.tabs.values()).filter_map(|tab| tab.wire);
            let there = wires.filter(|it| self.wires.get(it).is_some_and(|it| it.node == node)).count();
            let held = self.nodes[node].hub.links();
            if held > there {
                self.ledger.fail("O6", format!("node {node} holds {held} links, {there} phones are there"));
            }
        }
    }

    /// O3: each edit is on the server, or refused; at rest nothing waits. O1: what a restore lost came back.
    fn each_edit(&mut self) {
        let places = &self.disk.live().places;
        let mut broken = None;
        for (id, edit) in &self.ledger.edits {
            let Some(phone) = edit.phone.filter(|_| edit.saved && !edit.dropped && !edit.gone) else {
                continue;
            };
            let wait = self.phones[phone].vault.waiting.get(id);
            // Exactly one of: on the server, refused and kept, kept by the server for a supervisor.
            let aside = self.disk.live().escrowed.get(id).map(|it| it.escrow);
            let decides =
                aside.and_then(|it| self.disk.live().escrow.get(&it)).is_some_and(|it| it.decided.is_none());
            let sound = match (places.contains_key(id), wait) {
                (true, None) => true,
                (false, Some(wait)) if wait.late => decides && wait.escrow == aside,
                (false, Some(wait)) => wait.refused.is_some() && !decides,
                (true, Some(_)) | (false, None) => false,
            };
            if !sound {
                let refused = wait.map(|wait| wait.refused);
                let there = places.contains_key(id);
                let what = format!("{:?} of phone {phone}: on the server {there}, waits {refused:?}", id.1);
                broken = broken.or(Some(what));
            }
        }
        if let Some(what) = broken {
            self.ledger.fail("O3", what);
        }
        let lost = self.owed.iter().find(|it| !self.disk.live().places.contains_key(*it)).copied();
        self.ledger.counts.resupplied += self.owed.len() as u64;
        if let Some((_, hash)) = lost {
            self.ledger
                .fail("O1", format!("{hash:?} was acknowledged before the restore and never came back"));
        }
    }

    /// O5: what a phone may not read has left it, but for what its person wrote and nobody has taken.
    fn closed_spaces(&mut self) {
        for phone in 0..self.phones.len() {
            let vault = &self.phones[phone].vault;
            let told: BTreeSet<SpaceId> = vault.grants.iter().map(|it| it.space).collect();
            let whole = |document: DocumentId| {
                let mut line = vault.waiting.iter().filter(|((of, _), _)| *of == document);
                line.any(|(_, wait)| wait.refused.is_some() && !wait.late)
            };
            let own = |id: &(DocumentId, Hash)| vault.waiting.contains_key(id);
            let left = vault
                .changes
                .iter()
                .find(|(id, kept)| !told.contains(&kept.head.space) && !own(id) && !whole(id.0));
            if let Some(((document, _), _)) = left {
                let what = format!("phone {phone} keeps {document:?} of a space that is closed to it");
                self.ledger.fail("O5", what);
            }
        }
    }

    /// O4: whoever may read a document has the same one.
    fn replicas(&mut self) {
        let heads: Vec<_> = self.disk.live().documents.values().copied().collect();
        for head in heads {
            let changes: Vec<&[u8]> = self.disk.live().changes(head.document).collect();
            let mut truth = Paper::new(head, b"nobody", &changes);
            let saved = truth.document.save();
            let again = Document::load(head.kind, &saved, b"nobody").map(|mut it| (it.heads(), it.view()));
            if again != Ok((truth.document.heads(), truth.document.view())) {
                self.ledger.fail("O4", format!("{:?} differs after save and load", head.document));
            }
            for phone in 0..self.phones.len() {
                if self.disk.live().role(self.phones[phone].user, head.space, self.time()).is_some()
                    && let Some(what) = self.replica(phone, head.document, head.space, &mut truth)
                {
                    self.ledger.fail("O4", what);
                }
            }
        }
    }

    fn replica(
        &mut self,
        phone: usize,
        document: DocumentId,
        space: SpaceId,
        truth: &mut Paper,
    ) -> Option<String> {
        let it = &mut self.phones[phone];
        let Some(head) = it.vault.cards.get(&document).copied().filter(|head| head.space == space) else {
            return Some(format!("phone {phone} does not know {document:?}"));
        };
        let refused: BTreeSet<Hash> = it
            .vault
            .waiting
            .iter()
            .filter(|((of, _), wait)| *of == document && wait.refused.is_some())
            .map(|((_, hash), _)| *hash)
            .collect();
        let wanted = it.vault.of(document).filter(|(hash, _)| !refused.contains(hash));
        let changes: Vec<&[u8]> = wanted.map(|(_, kept)| kept.bytes.as_slice()).collect();
        let mut own = Paper::new(head, b"nobody", &changes);
        if own.document.heads() != truth.document.heads() || own.document.view() != truth.document.view() {
            return Some(format!("phone {phone} has another {document:?}"));
        }
        for (tab, found) in &mut it.tabs {
            if let Some(open) = found.desk.papers.get_mut(&document)
                && (open.document.heads() != truth.document.heads()
                    || open.document.view() != truth.document.view())
            {
                return Some(format!("tab {tab} of phone {phone} shows another {document:?}"));
            }
        }
        None
    }

    /// The desk is asked to do what a tap does.
    pub fn poke(&mut self, phone: usize) {
        self.to_tabs(phone, &TabEvent::Connect);
    }
}
