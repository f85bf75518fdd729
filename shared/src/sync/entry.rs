//! Entries of a space's log and the running hash that chains them.

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::documents::kind::{DocumentHead, Kind};
use crate::ids::{DocumentId, InstallationId, SpaceId, UserId};
use crate::time::Timestamp;

/// One line of a log.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Entry {
    /// A change of a document, with who the server says wrote it.
    #[n(0)]
    Change(#[n(0)] ChangeEntry),
    /// A register row: the newest one of a key counts.
    #[n(1)]
    Row(#[n(0)] RowEntry),
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ChangeEntry {
    #[n(0)]
    pub document: DocumentId,
    #[n(1)]
    pub kind: Kind,
    #[n(2)]
    pub owner: Option<ByteVec>,
    #[n(3)]
    pub bytes: ByteVec,
    #[n(4)]
    pub user: UserId,
    #[n(5)]
    pub device: InstallationId,
    #[n(6)]
    pub received: Timestamp,
    /// The server's seal over (document, hash, user, device, received): proves the attribution after a restore.
    #[n(7)]
    pub mac: ByteVec,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct RowEntry {
    #[n(0)]
    pub key: String,
    #[n(1)]
    pub bytes: ByteVec,
    #[n(2)]
    pub received: Timestamp,
}

impl ChangeEntry {
    pub fn head(&self, space: SpaceId) -> DocumentHead {
        let owner = self.owner.as_ref().and_then(|it| Uuid::from_slice(it).ok());
        DocumentHead { document: self.document, space, kind: self.kind, owner }
    }
}

/// The running hash of a log: each entry's link covers all before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct Chain(
    #[n(0)]
    #[cbor(with = "minicbor::bytes")]
    [u8; 16],
);

impl Chain {
    /// Before the first entry.
    pub const START: Self = Self([0; 16]);

    pub const fn from_bytes(it: [u8; 16]) -> Self {
        Self(it)
    }

    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The chain after `entry`.
    #[must_use]
    pub fn then(self, entry: &Entry) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(self.0);
        hasher.update(minicbor::to_vec(entry).expect("writing to memory does not fail"));
        let mut link = [0; 16];
        link.copy_from_slice(&hasher.finalize()[..16]);
        Self(link)
    }
}

/// How far somebody has read a space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Cursor {
    #[n(0)]
    pub seq: u64,
    #[n(1)]
    pub chain: Chain,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_content_both_change_the_chain() {
        let row = |key: &str| {
            Entry::Row(RowEntry {
                key: key.into(),
                bytes: vec![1].into(),
                received: Timestamp::from_millis(5),
            })
        };
        let ab = Chain::START.then(&row("a")).then(&row("b"));
        assert_eq!(ab, Chain::START.then(&row("a")).then(&row("b")));
        assert_ne!(ab, Chain::START.then(&row("b")).then(&row("a")));
        assert_ne!(ab, Chain::START.then(&row("a")));
    }
}
