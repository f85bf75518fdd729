//! Changes that wait to be sent, each behind what it stands on; one flight at a time.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::documents::kind::DocumentHead;
use crate::ids::DocumentId;
use crate::sync::hash::Hash;
use crate::sync::sabotage::planted;
use crate::time::Timestamp;

/// Most bytes of changes in one flight: a slow uplink gets acks in between.
const FLIGHT_BYTES_MAX: usize = 128 << 10;
/// Most changes in one push.
const PUSH_CHANGES_MAX: usize = 500;
/// Most pushes in one flight.
const FLIGHT_PUSHES_MAX: usize = 32;

/// A change that is safe in the vault and not on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    pub head: DocumentHead,
    pub hash: Hash,
    pub dependencies: Vec<Hash>,
    /// The number of its first operation.
    pub start_op: u64,
    pub bytes: Vec<u8>,
}

/// A push that is out: its changes in order, and how many of them have an answer.
struct Flight {
    document: DocumentId,
    hashes: Vec<Hash>,
    answered: usize,
}

#[derive(Default)]
pub(super) struct Queue {
    waiting: BTreeMap<DocumentId, VecDeque<Unsent>>,
    /// Documents whose last push was answered with "later".
    postponed: BTreeMap<DocumentId, Timestamp>,
    /// Batches without a final answer.
    flights: BTreeMap<u64, Flight>,
    last_batch: u64,
}

impl Queue {
    pub fn len(&self) -> usize {
        self.waiting.values().map(VecDeque::len).sum()
    }

    /// Puts a change into its line by the number of its first operation, which is above all that it stands on: a
    /// vault read by hash, or a clock that went back, may give them in any order. Also between phones nobody then
    /// waits in a circle.
    pub fn add(&mut self, change: Unsent) {
        let line = self.waiting.entry(change.head.document).or_default();
        let behind = |known: &Unsent| known.start_op > change.start_op && !planted!(SentAsItCame);
        if line.iter().all(|known| known.hash != change.hash) {
            let below = line.iter().rev().skip_while(|known| behind(known)).count();
            line.insert(below, change);
        }
    }

    /// The server has this change: it leaves the line, whatever becomes of its flight.
    pub fn seen(&mut self, document: DocumentId, hash: Hash) {
        let Some(line) = self.waiting.get_mut(&document) else { return };
        line.retain(|change| change.hash != hash);
        if line.is_empty() {
            self.waiting.remove(&document);
        }
    }

    pub fn waits(&self, document: DocumentId) -> bool {
        self.waiting.contains_key(&document)
    }

    pub fn in_flight(&self) -> bool {
        !self.flights.is_empty()
    }

    /// The link is gone: everything that flew waits again.
    pub fn forget_flights(&mut self) {
        self.flights.retain(|_, _| planted!(FlightsSurviveTheLink));
        self.postponed.clear();
    }

    pub fn retry_at(&self) -> Option<Timestamp> {
        self.postponed.values().min().copied()
    }

    /// What to send now: nothing while a flight is out.
    pub fn next_flight(&mut self, now: Timestamp) -> Vec<(u64, DocumentHead, Vec<Vec<u8>>)> {
        self.postponed.retain(|_, until| *until > now);
        if self.in_flight() {
            return Vec::new();
        }
        let mut room = FLIGHT_BYTES_MAX;
        let mut pushes = Vec::new();
        for (document, line) in &self.waiting {
            if room == 0 || pushes.len() == FLIGHT_PUSHES_MAX {
                break;
            }
            let Some(first) = line.front() else { continue };
            if self.postponed.contains_key(document) {
                continue;
            }
            let changes = fitting(line, &mut room);
            self.last_batch += 1;
            let hashes = line.iter().take(changes.len()).map(|change| change.hash).collect();
            self.flights.insert(self.last_batch, Flight { document: *document, hashes, answered: 0 });
            pushes.push((self.last_batch, first.head, changes));
        }
        pushes
    }

    /// These changes of the batch are durable, in the log or in escrow; says of which document. The rest of it gets
    /// an answer of its own.
    pub fn taken(&mut self, batch: u64, hashes: &[Hash]) -> Option<DocumentId> {
        let flight = self.flights.get_mut(&batch)?;
        flight.answered += hashes.len();
        let (document, all) = (flight.document, flight.answered >= flight.hashes.len());
        let taken: BTreeSet<&Hash> = hashes.iter().collect();
        if let Some(line) = self.waiting.get_mut(&document) {
            line.retain(|change| !taken.contains(&change.hash) && !planted!(AckTakesTheWholeLine));
        }
        self.waiting.retain(|_, line| !line.is_empty());
        if all {
            self.flights.remove(&batch);
        }
        Some(document)
    }

    /// The change at `place` is refused: it and all that stands on it leave the line. Gives nothing when the log was
    /// seen to hold it meanwhile: then the refusal came after the fact.
    pub fn refuse(&mut self, batch: u64, place: u32) -> Option<(DocumentId, Vec<Hash>)> {
        let Flight { document, hashes, .. } = self.flights.remove(&batch)?;
        let hash = *hashes.get(usize::try_from(place).ok()?)?;
        let line = self.waiting.get_mut(&document)?;
        line.iter().find(|change| change.hash == hash)?;
        let order = fall(line, BTreeSet::from([hash]));
        self.waiting.retain(|_, line| !line.is_empty());
        Some((document, order))
    }

    /// What waits and stands on these changes leaves the line; says what that is.
    pub fn fell(&mut self, document: DocumentId, hashes: &BTreeSet<Hash>) -> Vec<Hash> {
        let Some(line) = self.waiting.get_mut(&document) else { return Vec::new() };
        let order = fall(line, hashes.clone());
        self.waiting.retain(|_, line| !line.is_empty());
        order
    }

    pub fn postpone(&mut self, batch: u64, until: Timestamp) {
        if let Some(Flight { document, .. }) = self.flights.remove(&batch) {
            let until = if planted!(PostponedForEver) { Timestamp::from_millis(i64::MAX) } else { until };
            self.postponed.insert(document, until);
        }
    }
}

/// Takes these changes and all that stands on them out of a line; gives them in order.
fn fall(line: &mut VecDeque<Unsent>, mut gone: BTreeSet<Hash>) -> Vec<Hash> {
    let mut order = Vec::new();
    line.retain(|change| {
        let stands = change.dependencies.iter().any(|it| gone.contains(it));
        let falls = gone.contains(&change.hash) || (stands && !planted!(DescendantsStay));
        if falls {
            gone.insert(change.hash);
            order.push(change.hash);
        }
        !falls
    });
    order
}

/// The first changes of a line that fit; at least one.
fn fitting(line: &VecDeque<Unsent>, room: &mut usize) -> Vec<Vec<u8>> {
    let mut changes = Vec::new();
    for change in line.iter().take(PUSH_CHANGES_MAX) {
        if !changes.is_empty() && change.bytes.len() > *room {
            *room = 0;
            break;
        }
        *room = room.saturating_sub(change.bytes.len());
        changes.push(change.bytes.clone());
    }
    changes
}
