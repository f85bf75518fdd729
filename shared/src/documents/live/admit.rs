//! What the server asks of a change before anybody gets it. The guard read bytes; here the change is applied. (decision 14)

use std::collections::BTreeSet;

use automerge::legacy::{Key, ObjectId};
use automerge::{Change, ExpandedChange, ObjType};

use super::{Document, Unreadable};
use crate::sync::sabotage::planted;

impl Document {
    /// Takes one change that the guard let through, if every reader can take it and find the same document in its
    /// file. Looks at the change and at what it stands on, never at the whole document.
    ///
    /// # Errors
    /// [`Unreadable`] when it cannot be read or applied, is not there afterwards, or would make a file that cannot be
    /// loaded or is another document (reliability.md F3–F5). This document is of no use then: drop it.
    ///
    /// # Panics
    /// Where Automerge does: call it where a panic costs this document and nothing else.
    pub fn admit(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        if planted!(ProofSkipped) {
            return Ok(());
        }
        let change = Change::from_bytes(bytes.to_vec()).map_err(|_| Unreadable)?;
        let hash = change.hash();
        let numbered = self.is_numbered_on(&change) || planted!(StartUnchecked);
        let next = self.is_next_of_its_actor(&change) || planted!(LineUnchecked);
        let objects = objects(&change.decode());
        if !numbered || !next {
            return Err(Unreadable);
        }
        self.doc.apply_changes([change]).map_err(|_| Unreadable)?;
        // Written anew from the operations as they are kept: panics when some were not.
        self.doc.get_change_by_hash(&hash).ok_or(Unreadable)?;
        let fit = objects.iter().all(|(id, named)| self.fits(id, *named));
        if fit || planted!(ObjectsUnchecked) { Ok(()) } else { Err(Unreadable) }
    }

    /// Its operations come after all that it knows of: a file gives each change its numbers by that order.
    fn is_numbered_on(&mut self, change: &Change) -> bool {
        let start = change.start_op().get();
        change.deps().iter().all(|it| {
            let known = self.doc.get_change_meta_by_hash(it);
            known.is_some_and(|known| known.max_op < start)
        })
    }

    /// It stands on what its actor wrote before. The guard knows only that this is in the log.
    fn is_next_of_its_actor(&mut self, change: &Change) -> bool {
        let deps: BTreeSet<_> = change.deps().iter().copied().collect();
        if deps == self.doc.get_heads().into_iter().collect() {
            return true;
        }
        self.doc.get_changes_meta(change.deps()).iter().all(|it| *it.actor != *change.actor_id())
    }

    /// Whether an object is one whose places have names, or one whose places stand in a row.
    fn fits(&self, id: &str, named: bool) -> bool {
        self.doc.import(id).is_ok_and(|(_, kind)| match kind {
            ObjType::Map | ObjType::Table => named,
            ObjType::List | ObjType::Text => !named,
        })
    }
}

/// The objects that a change writes in, and whether it writes there by name.
fn objects(change: &ExpandedChange) -> BTreeSet<(String, bool)> {
    let mut last: Option<(&ObjectId, bool)> = None;
    let mut found = BTreeSet::new();
    for operation in &change.operations {
        let this = (&operation.obj, matches!(operation.key, Key::Map(_)));
        if last.replace(this) != Some(this) {
            found.insert((operation.obj.to_string(), this.1));
        }
    }
    found
}
