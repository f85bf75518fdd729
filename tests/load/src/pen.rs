//! Makes changes as a phone does: an actor of its own for every link, one document in its hands.

use gongjian_shared::documents::edit::{Edit, Step};
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Document;
use gongjian_shared::ids::{DocumentId, SpaceId};
use gongjian_shared::sync::frame::Push;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;
use minicbor::bytes::ByteVec;

use crate::Outcome;
use crate::seats::Seat;

pub struct Pen {
    pub head: DocumentHead,
    pub document: Document,
    at: usize,
    batch: u64,
}

/// A plan of its own for a number; the same number in the same space is the same plan.
pub fn plan(space: SpaceId, family: u8, number: u32) -> DocumentHead {
    let mut id = [family; 16];
    id[..4].copy_from_slice(&number.to_be_bytes());
    id[9..13].copy_from_slice(&space.as_bytes()[..4]);
    (id[6], id[8]) = (0x70, 0x80);
    DocumentHead::free(DocumentId::from_bytes(id), space, Kind::BlankPlan)
}

impl Pen {
    /// `nth` tells this pen from the others of the same person.
    pub fn new(seat: &Seat, head: DocumentHead, nth: u64) -> Self {
        let run = std::process::id().to_be_bytes();
        let actor = [&seat.me.actor_prefix[..], &nth.to_be_bytes()[4..], &run].concat();
        Self { head, document: Document::new(head.kind, &actor), at: 1, batch: 0 }
    }

    /// Types one character behind the last one.
    pub fn write(&mut self) -> Outcome<(Hash, Vec<u8>)> {
        let heads = self.document.heads();
        let step = Step::Splice { at: self.at, delete: 0, insert: "建".to_owned() };
        let edit = Edit::Body { steps: vec![step] };
        let edited = self.document.edit(&heads, &edit, Timestamp::from_millis(1_790_000_000_000));
        let edited = edited.map_err(|error| error.to_string())?.ok_or("nothing was written")?;
        self.at += 1;
        Ok((edited.hash, edited.bytes))
    }

    pub fn push(&mut self, changes: Vec<Vec<u8>>) -> Push {
        self.batch += 1;
        Push { batch: self.batch, head: self.head, changes: changes.into_iter().map(ByteVec::from).collect() }
    }
}
