//! The same input the way a phone's message goes on our server: frame, guard, proof.

use std::panic::{AssertUnwindSafe, catch_unwind};

use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::View;
use gongjian_shared::sync::change::{ChangeHeader, Room};
use gongjian_shared::sync::frame::{self, FRAME_MAX, Push as Pushed, Up};
use gongjian_shared::sync::guard::{self, Verdict};
use minicbor::bytes::ByteVec;

use crate::honest::Push;

/// How far an input came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// Refused by the reader of bytes.
    Unread,
    /// Read, and refused by the guard.
    Refused,
    /// Not taken by the document.
    Unproven,
    /// Taken, and every reader finds the same document in its file.
    Whole,
    /// Taken, and the document is broken: this must never be.
    Broken,
}

pub fn one(push: &Push, input: &[u8]) -> Reached {
    let changes = vec![ByteVec::from(input.to_vec())];
    let message = frame::encode(&[Up::Push(Pushed { batch: 1, head: push.head, changes })]);
    if message.len() > FRAME_MAX {
        return Reached::Unread;
    }
    let Ok(items) = frame::decode::<Up>(&message) else { return Reached::Unread };
    let [Up::Push(pushed)] = items.as_slice() else { return Reached::Unread };
    change(push, &pushed.changes[0])
}

/// From the guard on.
pub fn change(push: &Push, bytes: &[u8]) -> Reached {
    let Ok(header) = ChangeHeader::audit_within(bytes, &mut Room::default()) else { return Reached::Unread };
    if guard::judge(&push.facts, &push.head, &[header]) != [Verdict::Take] {
        return Reached::Refused;
    }
    let proven = catch_unwind(AssertUnwindSafe(|| {
        let mut document = Document::load(push.head.kind, &push.before, b"gongjian-a-proof").ok()?;
        document.admit(bytes).ok()
    }));
    if matches!(proven, Ok(Some(()))) { as_read_elsewhere(push, bytes) } else { Reached::Unproven }
}

/// What another reader makes of it.
fn as_read_elsewhere(push: &Push, bytes: &[u8]) -> Reached {
    let whole = catch_unwind(AssertUnwindSafe(|| {
        let reader = b"a-reader-of-16-b";
        let mut document = Document::load(push.head.kind, &push.before, reader).ok()?;
        document.apply([bytes]).ok()?;
        let hash = ChangeHeader::read(bytes).ok()?.hash;
        if !document.knows(&[hash].into()) {
            return None;
        }
        let file = document.save();
        let mut copy = Document::load(push.head.kind, &file, reader).ok()?;
        (copy.heads() == document.heads() && read(&copy) == read(&document)).then_some(())
    }));
    if matches!(whole, Ok(Some(()))) { Reached::Whole } else { Reached::Broken }
}

/// What is written, without what it wears: where a mark begins behind its end, Automerge 0.12 shows it or not by the
/// way in which it came there (five of a million forged changes), and nothing is lost.
fn read(document: &Document) -> View {
    let mut view = document.view();
    if let View::Text(text) = &mut view {
        text.blocks.iter_mut().for_each(|it| it.marks.clear());
    }
    view
}
