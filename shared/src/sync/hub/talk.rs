//! What the hub is told and what it wants done.

use crate::documents::kind::DocumentHead;
use crate::ids::{EscrowId, Incarnation, InstallationId, SpaceId, UserId};
use crate::sync::change::ChangeHeader;
use crate::sync::entry::{Chain, Cursor, Entry};
use crate::sync::frame::{FrameError, Hello, Reason, Settled, SpaceGrant};
use crate::sync::hash::Hash;
use crate::time::Timestamp;
use crate::wire::ActorPrefix;

/// A socket of this node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkId(pub u64);

/// Who is behind a link: found from the session before the socket was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    pub user: UserId,
    pub installation: InstallationId,
    pub session_key: String,
}

/// What the store found for a `Hello`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Greeting {
    pub incarnation: Incarnation,
    pub actor_prefix: ActorPrefix,
    /// Every space the person may see, the newest place of its log, and where this phone goes on reading
    /// (the start, when its cursor is not of this log).
    pub spaces: Vec<(SpaceGrant, u64, Cursor)>,
    /// When a right of the person, also one that they do not have yet, is known to change next.
    pub changes_at: Option<Timestamp>,
    /// What supervisors have decided on late work of the person.
    pub settled: Vec<Settled>,
}

/// A push whose changes have been looked at; waits for the commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub link: LinkId,
    pub batch: u64,
    pub who: Who,
    pub head: DocumentHead,
    /// The sound changes, up to the first that is none.
    pub changes: Vec<(ChangeHeader, Vec<u8>)>,
    /// What it holds while it waits. Unit: bytes.
    pub bytes: usize,
    /// After them came bytes that are no change.
    pub broken: bool,
    /// When it came in, before any queue.
    pub received: Timestamp,
    /// The phone knows what escrow is.
    pub knows_escrow: bool,
}

/// What became of a candidate, durably.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub taken: Vec<(Hash, u64)>,
    /// Kept for a supervisor.
    pub escrowed: Option<(EscrowId, Vec<Hash>)>,
    /// The place in the push, and why.
    pub refused: Option<(u32, Reason)>,
    /// `Some` when the rest must come again, with what is missing first.
    pub later: Option<Vec<Hash>>,
}

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A socket was taken; `None`: nobody is signed in.
    Opened {
        link: LinkId,
        who: Option<Who>,
    },
    Frame {
        link: LinkId,
        message: Vec<u8>,
    },
    /// The socket has taken the last message.
    Sent {
        link: LinkId,
    },
    Closed {
        link: LinkId,
    },
    Greeted {
        link: LinkId,
        greeting: Option<Greeting>,
    },
    /// One outcome per candidate, in order, and the newest place of each space that moved. `None`: nothing was
    /// written (disk full, database gone); every candidate must come again.
    Committed {
        outcomes: Option<Vec<Outcome>>,
        moved: Vec<(SpaceId, u64)>,
    },
    /// Entries after a place; `None`: the read failed.
    Read {
        link: LinkId,
        space: SpaceId,
        found: Option<Found>,
    },
    /// The log of a space moved by something else than a push.
    Moved {
        space: SpaceId,
        newest: u64,
    },
    RightsChanged {
        user: UserId,
    },
    /// A read for this link was refused. Only this link is cut: who dialled again meanwhile was judged anew.
    RightsLost {
        link: LinkId,
    },
    SessionEnded {
        session_key: String,
    },
    Tick,
    ShutDown,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub from: u64,
    pub entries: Vec<Entry>,
    pub chain: Chain,
    pub newest: u64,
}

/// Something is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// At most one is out for each link; answered by `Sent`.
    Send {
        link: LinkId,
        message: Vec<u8>,
    },
    /// Sends a last message, then closes.
    Close {
        link: LinkId,
        message: Vec<u8>,
    },
    Greet {
        link: LinkId,
        who: Who,
        hello: Hello,
    },
    /// At most one is out; answered by `Committed`.
    Commit {
        candidates: Vec<Candidate>,
    },
    /// At most one is out for each link; answered by `Read`.
    Read {
        link: LinkId,
        space: SpaceId,
        after: u64,
    },
    /// Worth a line in the log, once.
    Malformed {
        link: LinkId,
        user: UserId,
        error: FrameError,
    },
}
