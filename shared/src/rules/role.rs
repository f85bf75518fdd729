use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::documents::kind::Kind;

/// What a person may do with the documents of a space. Road B: set by a command, never by an edit.
///
/// A stand-in behind the seam that appointments will fill: who asks "may they write?" asks here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Role {
    /// 查阅: reads, never writes.
    #[n(0)]
    Reader,
    /// 批注: reads, and comments beside the text.
    #[n(2)]
    Commenter,
    /// 共同编写人: reads and writes.
    #[n(1)]
    Member,
}

impl Role {
    pub const fn may_write(self) -> bool {
        matches!(self, Self::Member)
    }

    /// Whether documents of this kind take changes from them.
    pub const fn may_write_kind(self, kind: Kind) -> bool {
        match self {
            Self::Member => true,
            Self::Commenter => matches!(kind, Kind::Comments),
            Self::Reader => false,
        }
    }

    /// The word kept in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Commenter => "commenter",
            Self::Member => "member",
        }
    }

    pub fn parse(it: &str) -> Option<Self> {
        [Self::Reader, Self::Commenter, Self::Member].into_iter().find(|role| role.as_str() == it)
    }
}
