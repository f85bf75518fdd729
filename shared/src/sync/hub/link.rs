use std::collections::BTreeMap;

use super::rooms::Room;
use super::{Outcome, SILENCE_MAX_MS, STALLED_MAX_MS, Who, ack, later, refused};
use crate::ids::SpaceId;
use crate::sync::entry::Cursor;
use crate::sync::frame::{Down, Escrowed, ITEMS_MAX};
use crate::time::Timestamp;

/// One socket: who it is, how far it has read, what it is owed. Bounded by what it has asked.
pub(super) struct Link {
    pub who: Who,
    pub heard: Timestamp,
    /// Since when the socket has been taking a message.
    pub sending: Option<Timestamp>,
    pub reading: bool,
    /// Pushes that wait for a commit.
    pub waiting: usize,
    /// What they weigh. Unit: bytes.
    pub waiting_bytes: usize,
    /// A `Hello` of it is being answered.
    pub greeting: bool,
    /// Answers to what the phone sent; one for each thing asked.
    pub answers: Vec<Down>,
    pub pong: Option<u64>,
    /// How far it has read each space, and how far the space goes.
    pub spaces: BTreeMap<SpaceId, (Cursor, u64)>,
    /// When its rights are known to change next, by the server's clock.
    pub changes_at: Option<Timestamp>,
    pub knows_escrow: bool,
    pub knows_presence: bool,
    /// The documents that its tabs have open, and up to where it was told who else has.
    pub rooms: BTreeMap<Room, u64>,
    /// When it last said where somebody is, by the hub's own time.
    pub present_at: Timestamp,
}

impl Link {
    pub fn new(who: Who, now: Timestamp) -> Self {
        Self {
            who,
            heard: now,
            sending: None,
            reading: false,
            waiting: 0,
            waiting_bytes: 0,
            greeting: false,
            answers: Vec::new(),
            pong: None,
            spaces: BTreeMap::new(),
            changes_at: None,
            knows_escrow: false,
            knows_presence: false,
            rooms: BTreeMap::new(),
            present_at: Timestamp::default(),
        }
    }

    pub fn is_dead(&self, now: Timestamp) -> bool {
        let silent = now.ms_since(self.heard) >= SILENCE_MAX_MS;
        silent || self.sending.is_some_and(|since| now.ms_since(since) >= STALLED_MAX_MS)
    }

    /// A space of which there is more than the phone has been sent.
    pub fn behind(&self) -> Option<(SpaceId, u64)> {
        let behind = |(_, (at, newest)): &(&SpaceId, &(Cursor, u64))| at.seq < *newest;
        self.spaces.iter().find(behind).map(|(space, (at, _))| (*space, at.seq))
    }

    pub fn take_answers(&mut self) -> Vec<Down> {
        let count = self.answers.len().min(ITEMS_MAX - 1);
        let mut items: Vec<Down> = self.answers.drain(..count).collect();
        items.extend(self.pong.take().map(Down::Pong));
        items
    }

    /// Answers a push by what became of it.
    pub fn answer(&mut self, batch: u64, received: Timestamp, outcome: Option<Outcome>) {
        let Some(outcome) = outcome else { return self.answers.push(later(batch, Vec::new(), 1_000)) };
        if !outcome.taken.is_empty() {
            self.answers.push(ack(batch, outcome.taken, received));
        }
        if let Some((escrow, hashes)) = outcome.escrowed {
            self.answers.push(Down::Escrowed(Escrowed { batch, escrow, hashes, received }));
        }
        if let Some((place, reason)) = outcome.refused {
            self.answers.push(refused(batch, place, reason));
        }
        if let Some(missing) = outcome.later {
            self.answers.push(later(batch, missing, 500));
        }
    }
}
