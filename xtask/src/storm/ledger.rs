use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use gongjian_shared::ids::{DocumentId, SpaceId};
use gongjian_shared::sync::hash::Hash;

use crate::clock::Stopwatch;

/// Where the server said a change stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub space: SpaceId,
    pub document: DocumentId,
    pub seq: u64,
}

/// What phones were told, kept where no kill reaches it.
#[derive(Default)]
pub struct Ledger {
    book: Mutex<Book>,
    turned: Condvar,
}

#[derive(Default)]
struct Book {
    acked: BTreeMap<Hash, Place>,
    /// Sent on a link that is open, and not answered.
    flying: BTreeSet<Hash>,
    linked: BTreeSet<usize>,
    started: Option<Stopwatch>,
    first_ack_ms: Option<u64>,
    faults: Vec<String>,
}

impl Ledger {
    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn sent(&self, hashes: impl IntoIterator<Item = Hash>) {
        self.book().flying.extend(hashes);
    }

    pub fn acked(&self, hash: Hash, place: Place) {
        let mut book = self.book();
        book.flying.remove(&hash);
        let told = book.acked.insert(hash, place);
        if told.is_some_and(|told| told != place) {
            book.faults.push(format!("{hash:?} was acknowledged at two places: {told:?} and {place:?}"));
        }
        if book.first_ack_ms.is_none() {
            book.first_ack_ms = book.started.map(Stopwatch::millis);
        }
        self.turned.notify_all();
    }

    pub fn linked(&self, phone: usize) {
        self.book().linked.insert(phone);
        self.turned.notify_all();
    }

    pub fn unlinked(&self, phone: usize, unanswered: &BTreeSet<Hash>) {
        let mut book = self.book();
        book.linked.remove(&phone);
        book.flying.retain(|hash| !unanswered.contains(hash));
        self.turned.notify_all();
    }

    pub fn fault(&self, what: String) {
        self.book().faults.push(what);
    }

    pub fn faults(&self) -> Vec<String> {
        self.book().faults.clone()
    }

    pub fn all(&self) -> BTreeMap<Hash, Place> {
        self.book().acked.clone()
    }

    /// What is on its way at this moment.
    pub fn flying(&self) -> BTreeSet<Hash> {
        self.book().flying.clone()
    }

    /// A server starts now: the time to its first acknowledgement is measured.
    pub fn starts(&self) {
        let mut book = self.book();
        book.started = Some(Stopwatch::start());
        book.first_ack_ms = None;
    }

    /// How long the server that started last took to its first acknowledgement; waits for it.
    pub fn first_ack_ms(&self, most: Duration) -> Option<u64> {
        let waiting = |book: &mut Book| book.first_ack_ms.is_none();
        let waited = self.turned.wait_timeout_while(self.book(), most, waiting);
        waited.unwrap_or_else(PoisonError::into_inner).0.first_ack_ms
    }

    /// Waits until no link is open any more: what the dead server had sent is read.
    pub fn nobody_linked(&self, most: Duration) -> bool {
        let waiting = |book: &mut Book| !book.linked.is_empty();
        let waited = self.turned.wait_timeout_while(self.book(), most, waiting);
        waited.unwrap_or_else(PoisonError::into_inner).0.linked.is_empty()
    }

    /// The server comes back as it was at an earlier moment: what is acknowledged from here on is another history.
    pub fn begin_anew(&self) -> BTreeMap<Hash, Place> {
        std::mem::take(&mut self.book().acked)
    }

    /// Waits until all of these are acknowledged; gives those that are not.
    pub fn lacks(&self, hashes: &BTreeSet<Hash>, most: Duration) -> BTreeSet<Hash> {
        let missing = |book: &Book| -> BTreeSet<Hash> {
            hashes.iter().filter(|hash| !book.acked.contains_key(hash)).copied().collect()
        };
        let waiting = |book: &mut Book| !missing(book).is_empty();
        let waited = self.turned.wait_timeout_while(self.book(), most, waiting);
        missing(&waited.unwrap_or_else(PoisonError::into_inner).0)
    }

    /// Waits until there are `count` acknowledgements.
    pub fn has(&self, count: usize, most: Duration) -> bool {
        let waiting = |book: &mut Book| book.acked.len() < count;
        let waited = self.turned.wait_timeout_while(self.book(), most, waiting);
        waited.unwrap_or_else(PoisonError::into_inner).0.acked.len() >= count
    }
}
