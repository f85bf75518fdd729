//! Can every phone read what is about to enter the log? The guard looks at bytes alone; a change may still speak of
//! operations that do not exist, and Automerge would stop on each phone that holds the document. So it is applied here
//! first, on a thread of its own: what breaks there is refused and never reaches anybody. (reliability.md F3)

use std::collections::{BTreeSet, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Document;
use gongjian_shared::ids::DocumentId;
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::hash::Hash;

use crate::store::changes::Changes;
use crate::store::{Connection, StoreError};

/// Documents that are kept for the next change.
const DOCUMENTS_MAX: usize = 256;
/// Their changes together. Unit: bytes; in memory a document takes several times as much.
const BYTES_MAX: usize = 8 << 20;
/// What a change weighs beside its bytes.
const CHANGE_WEIGHT: usize = 64;

/// The documents that were written in lately, so that a change costs what it brings.
#[derive(Clone, Default)]
pub struct Proofs(Arc<Mutex<VecDeque<(DocumentId, Built)>>>);

struct Built {
    document: Document,
    weight: usize,
}

impl Proofs {
    /// How many of these changes, in order, every phone can read: all, or those before the first that breaks. Their
    /// dependencies are in the log or among them.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub async fn sound(
        &self,
        connection: &mut Connection,
        head: &DocumentHead,
        changes: Vec<(ChangeHeader, Vec<u8>)>,
    ) -> Result<usize, StoreError> {
        if changes.is_empty() {
            return Ok(0);
        }
        let all = changes.len();
        let built = match self.take(head.document, &changes) {
            Some(built) => built,
            None => match build(connection, head).await? {
                Some(built) => built,
                // What is in the log already breaks: nothing is won by refusing what stands on it.
                None => return Ok(all),
            },
        };
        let good = Arc::new(AtomicUsize::new(0));
        let counted = good.clone();
        // A panic inside Automerge ends that thread's work and nothing else; the broken document is gone with it.
        let done = tokio::task::spawn_blocking(move || built.with(&changes, &counted)).await;
        match done {
            Ok(Some(built)) => self.keep(head.document, built),
            Ok(None) | Err(_) => {
                tracing::warn!(document.id = %head.document, "a change that no phone could read is refused");
            }
        }
        Ok(good.load(Ordering::SeqCst))
    }

    /// What was not committed after all may be in some of them.
    pub fn forget(&self) {
        self.kept().clear();
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, VecDeque<(DocumentId, Built)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The document as it is kept, if these changes can stand on it.
    fn take(&self, document: DocumentId, changes: &[(ChangeHeader, Vec<u8>)]) -> Option<Built> {
        let mut kept = self.kept();
        let place = kept.iter().position(|(it, _)| *it == document)?;
        let (_, mut built) = kept.remove(place)?;
        let own: BTreeSet<Hash> = changes.iter().map(|(header, _)| header.hash).collect();
        let needed = changes.iter().flat_map(|(header, _)| header.dependencies.iter().copied());
        let needed: BTreeSet<Hash> = needed.filter(|hash| !own.contains(hash)).collect();
        built.document.knows(&needed).then_some(built)
    }

    fn keep(&self, document: DocumentId, built: Built) {
        let mut kept = self.kept();
        kept.push_back((document, built));
        let mut weight: usize = kept.iter().map(|(_, it)| it.weight).sum();
        while kept.len() > 1 && (kept.len() > DOCUMENTS_MAX || weight > BYTES_MAX) {
            weight -= kept.pop_front().map_or(0, |(_, it)| it.weight);
        }
    }
}

impl Built {
    fn new(kind: Kind, log: &[Vec<u8>]) -> Option<Self> {
        let mut document = Document::new(kind, b"gongjian-a-proof");
        document.apply(log.iter().map(Vec::as_slice)).ok()?;
        let weight = log.iter().map(|it| it.len() + CHANGE_WEIGHT).sum();
        Some(Self { document, weight })
    }

    /// The document with these changes; `good` counts those that went in. `None`: the next one did not.
    fn with(mut self, changes: &[(ChangeHeader, Vec<u8>)], good: &AtomicUsize) -> Option<Self> {
        for (_, bytes) in changes {
            self.document.admit(bytes).ok()?;
            self.weight += bytes.len() + CHANGE_WEIGHT;
            good.fetch_add(1, Ordering::SeqCst);
        }
        Some(self)
    }
}

async fn build(connection: &mut Connection, head: &DocumentHead) -> Result<Option<Built>, StoreError> {
    let log = Changes(connection).all(head.document).await?;
    let log: Vec<Vec<u8>> = log.into_iter().map(|(_, bytes)| bytes).collect();
    let kind = head.kind;
    Ok(tokio::task::spawn_blocking(move || Built::new(kind, &log)).await.ok().flatten())
}
