//! What the server tells: who we are, and the entries of the spaces.

use std::collections::BTreeSet;

use super::{Client, Effect, LinkState, Phase};
use crate::ids::SpaceId;
use crate::sync::change::ChangeHeader;
use crate::sync::entry::{Chain, Cursor, Entry};
use crate::sync::frame::{Entries, TAKES_PRESENCE, Welcome};
use crate::sync::sabotage::planted;
use crate::time::Timestamp;

impl Client {
    pub(super) fn welcomed(&mut self, welcome: Welcome, effects: &mut Vec<Effect>) {
        self.phase = Phase::Up;
        self.failures = 0;
        let other = self.incarnation.is_some_and(|known| known != welcome.incarnation);
        if other && !planted!(NewHistoryWithoutDoubt) {
            self.doubt_all(&welcome, effects);
        }
        self.incarnation = Some(welcome.incarnation);
        self.takes_presence = welcome.takes >= Some(TAKES_PRESENCE);
        effects.push(Effect::Greeted(welcome));
        self.show(LinkState::Online, effects);
    }

    /// The server's history is another one, after a restore: whatever this phone wrote may not be in it, also where
    /// the cursor still fits, for an ack runs ahead of the entries. Comes before `Greeted`: the doubt is in the vault
    /// before the new incarnation is.
    fn doubt_all(&self, welcome: &Welcome, effects: &mut Vec<Effect>) {
        let granted = welcome.spaces.iter().map(|grant| grant.space);
        for space in granted.chain(self.cursors.keys().copied()).collect::<BTreeSet<SpaceId>>() {
            let cursor = self.cursors.get(&space).copied().unwrap_or_default();
            effects.push(Effect::Keep { space, restart: true, entries: Vec::new(), cursor });
        }
    }

    /// What has arrived in the log need not be sent, and is refused no more.
    fn see(&mut self, entries: &[Entry]) {
        for entry in entries {
            let Entry::Change(change) = entry else { continue };
            let document = change.document;
            if !self.queue.waits(document) && !self.refused.contains_key(&document) {
                continue;
            }
            let Ok(header) = ChangeHeader::read(&change.bytes) else { continue };
            self.queue.seen(document, header.hash);
            if let Some((refused, _)) = self.refused.get_mut(&document) {
                refused.remove(&header.hash);
            }
        }
    }

    pub(super) fn keep(&mut self, now: Timestamp, it: Entries, effects: &mut Vec<Effect>) {
        let cursor = self.cursors.get(&it.space).copied().unwrap_or_default();
        let restart = it.from == 0 && (cursor.seq > 0 || self.astray.contains(&it.space));
        let start = if restart { Cursor::default() } else { cursor };
        let chain = it.entries.iter().fold(start.chain, Chain::then);
        if (it.from != start.seq || chain != it.chain) && !planted!(ChainUnchecked) {
            if self.cursors.remove(&it.space).is_some() {
                self.astray.insert(it.space);
            }
            return self.hang_up(now, effects);
        }
        let seq = start.seq + u64::try_from(it.entries.len()).unwrap_or(0);
        let cursor = Cursor { seq, chain };
        self.cursors.insert(it.space, cursor);
        self.astray.remove(&it.space);
        self.see(&it.entries);
        effects.push(Effect::Keep { space: it.space, restart, entries: it.entries, cursor });
    }
}
