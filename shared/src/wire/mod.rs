//! Requests and receipts of the few HTTP calls. JSON; versioned with the frames.

pub mod audit;
pub mod blobs;
pub mod calls;
pub mod care;
pub mod corps;
pub mod demo;
pub mod liaison;
pub mod lists;
pub mod measures;
pub mod meetings;
pub mod notices;
pub mod party;
pub mod programmes;
pub mod review;
pub mod rounds;
pub mod tables;
pub mod today;

use serde::{Deserialize, Serialize};

use crate::documents::kind::Kind;
use crate::ids::{CommandId, DocumentId, EscrowId, InstallationId, SpaceId, UserId};
use crate::rules::{Command, Refusal, Role};
use crate::sync::hash::{Hash, hex};
use crate::time::Timestamp;

/// The eight bytes that begin every actor of one user on one installation. Given by the server, once and for ever.
pub type ActorPrefix = [u8; 8];

/// Who is signed in on this installation. Kept on the phone, so a start without network knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    pub user: UserId,
    pub login: String,
    pub name: String,
    pub administrator: bool,
    pub installation: InstallationId,
    pub actor_prefix: ActorPrefix,
    /// The name of this sign-in (not its secret), so that it can be ended later.
    #[serde(default)]
    pub session: String,
}

/// Why a sign-in was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum SignInRefusal {
    /// Name or password is wrong; which one is never said.
    #[error("name or password is wrong")]
    Wrong,
    #[error("too many tries; wait {wait_s} seconds")]
    TooMany { wait_s: u64 },
    /// Said only to somebody who knew the password.
    #[error("this account is closed")]
    Closed,
    /// First administrator only: the code of the terminal is wrong, used up or older than one hour.
    #[error("the one-time code is wrong or too old")]
    BadCode,
    /// First administrator only: there is one already.
    #[error("this server has an administrator already")]
    NotFirst,
}

/// One sign-in of the person, as the page 我的 lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// A name for the row; not the secret of the session.
    pub key: String,
    pub installation: InstallationId,
    /// What the browser says of itself, cut to the essentials ("Chrome · Android").
    pub device: String,
    pub since: Timestamp,
    pub last_seen: Timestamp,
    pub current: bool,
}

/// A command on its way; the same id twice gives the same receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommandRequest {
    pub id: CommandId,
    #[serde(flatten)]
    pub command: Command,
}

/// Most commands that one batch holds.
pub const BATCH_MAX: usize = 500;

/// The server's answer to a command. `R`: a refusal, or its unread form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt<R = Refusal> {
    pub id: CommandId,
    pub received: Timestamp,
    pub outcome: Outcome<R>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome<R = Refusal> {
    Accepted,
    Refused {
        refusal: R,
    },
    /// What it judges has not arrived; these changes are missing. Sent again, the same command is judged again, and
    /// counts as received when it first came in.
    NotYetHere {
        #[serde(with = "hex")]
        missing: Vec<Hash>,
    },
    /// Only in a batch: the server broke at this command and nothing of it was written. Sent again, it is judged again.
    Failed,
}

/// Late work that waits for somebody who may decide on it (online only).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscrowRow {
    pub escrow: EscrowId,
    pub space: SpaceId,
    pub space_name: String,
    pub document: DocumentId,
    pub kind: Kind,
    pub author: String,
    /// When the first and the last of it came.
    pub since: Timestamp,
    pub newest: Timestamp,
    /// Named in the decision: who decides has seen all of it.
    pub changes: u32,
    pub bytes: u64,
}

/// What late work would change, in plain lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscrowPreview {
    pub title: String,
    pub added: Vec<String>,
    pub removed: Vec<String>,
    /// It is too much to be shown here; the lines are left out.
    pub too_large: bool,
}

/// What an administrator sees of the organisation (online only).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    pub spaces: Vec<SpaceRow>,
    pub people: Vec<PersonRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpaceRow {
    pub space: SpaceId,
    pub name: String,
    pub members: Vec<(UserId, Role)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    pub user: UserId,
    pub login: String,
    pub name: String,
    pub administrator: bool,
    pub open: bool,
}
