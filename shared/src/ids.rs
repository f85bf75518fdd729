//! Every identifier type. An id of one kind never passes for another:
//!
//! ```compile_fail
//! use gongjian_shared::ids::{DocumentId, SpaceId};
//! let space = SpaceId::from_bytes([1; 16]);
//! let document: DocumentId = space;
//! ```

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

use crate::time::Timestamp;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps sixteen bytes that were stored or received.
            pub const fn from_bytes(it: [u8; 16]) -> Self { Self(Uuid::from_bytes(it)) }

            /// A fresh id (UUIDv7): `now` orders it, `dice` makes it unique. The caller draws both.
            pub fn fresh(now: Timestamp, dice: [u8; 10]) -> Self {
                let millis = u64::try_from(now.millis()).unwrap_or(0);
                Self(uuid::Builder::from_unix_timestamp_millis(millis, &dice).into_uuid())
            }

            pub const fn as_bytes(&self) -> &[u8; 16] { self.0.as_bytes() }
            pub const fn as_uuid(&self) -> Uuid { self.0 }
        }

        impl From<Uuid> for $name {
            fn from(it: Uuid) -> Self { Self(it) }
        }

        impl TryFrom<&[u8]> for $name {
            type Error = IdError;
            fn try_from(it: &[u8]) -> Result<Self, IdError> {
                <[u8; 16]>::try_from(it).map(Self::from_bytes).map_err(|_| IdError)
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(it: &str) -> Result<Self, IdError> {
                Uuid::try_parse(it).map(Self).map_err(|_| IdError)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl<C> Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self, e: &mut minicbor::Encoder<W>, _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.bytes(self.0.as_bytes())?.ok()
            }
        }

        impl<'b, C> Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                let at = d.position();
                Self::try_from(d.bytes()?)
                    .map_err(|_| minicbor::decode::Error::message("an id has sixteen bytes").at(at))
            }
        }
    )*};
}

ids! {
    /// A person with an account. Drawn by the server when the account is made.
    UserId
    /// One browser profile on one machine. Drawn by the browser at its first start.
    InstallationId
    /// An audience (空间): who may read and write the documents in it. Made by the server only.
    SpaceId
    /// One co-edited document. Drawn by the phone, or computed from its owner.
    DocumentId
    /// One command (road B). Drawn by the phone, so a repeat is recognised.
    CommandId
    /// Work that came after the right had ended and waits for a supervisor (待主管接收). Drawn by the server.
    EscrowId
    /// Which history of the database this is; a restore draws a new one.
    Incarnation
}

/// Text or bytes that are no identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct IdError;
