//! What the engine is told and what it wants done.

use super::queue::Unsent;
use crate::ids::{DocumentId, EscrowId, SpaceId};
use crate::sync::entry::{Cursor, Entry};
use crate::sync::frame::{Here, Reason, Settled, There, Welcome};
use crate::sync::hash::Hash;
use crate::time::Timestamp;

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Dial now: the app started, the network came back, somebody signed in or tapped.
    Connect,
    Opened,
    Lost,
    Received(Vec<u8>),
    /// A change is safe in the vault and waits to be sent.
    Edited(Unsent),
    /// Where somebody is in a document: sent if the link is up, forgotten if not.
    Here(Here),
    /// Changes of a refused document may be tried again.
    Forgive(DocumentId),
    /// The phone has wiped a space: its log is read from the beginning, should it ever come back.
    Forget(SpaceId),
    /// The moment of [`super::Client::wake_at`] has come.
    Tick,
    /// End: sign-out, or another tab takes over.
    Stop,
}

/// Something is to be done, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Dial,
    HangUp,
    Send(Vec<u8>),
    /// The server told who we are and what we may see.
    Greeted(Welcome),
    /// Store the entries and the cursor together, then show them. `restart`: the log of the space began anew, so
    /// what this phone wrote there counts as unsent until it is seen again.
    Keep {
        space: SpaceId,
        restart: bool,
        entries: Vec<Entry>,
        cursor: Cursor,
    },
    /// These changes are durable on the server.
    Taken {
        document: DocumentId,
        hashes: Vec<Hash>,
        received: Timestamp,
    },
    /// These changes will not be taken: move them to a fork.
    Fork {
        document: DocumentId,
        hashes: Vec<Hash>,
        reason: Reason,
    },
    /// These changes are durable on the server, and a supervisor decides on them: they are no part of the document.
    Escrowed {
        document: DocumentId,
        escrow: EscrowId,
        hashes: Vec<Hash>,
        received: Timestamp,
    },
    /// A supervisor has decided; may come again.
    Settled(Settled),
    /// Where somebody else is.
    There(There),
    Link(LinkState),
}

/// How the link is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    Connecting,
    Online,
    Offline,
    SignedOut,
    TooOld,
}
