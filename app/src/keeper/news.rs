//! What the tabs of one person tell each other, always after it is in the vault. Postcard bytes over a
//! BroadcastChannel; tabs of two versions that do not understand each other read the vault at their next start.

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{DocumentId, SpaceId, UserId};
use gongjian_shared::sync::frame::{Here, There};
use gongjian_shared::sync::hash::Hash;
use serde::{Deserialize, Serialize};

use super::records::{KeptChange, Wait};
use super::talk::{ForkReason, Link};
use gongjian_shared::time::Timestamp;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// Somebody wrote in this browser. `wait` says whether it goes to the server.
    Edited {
        hash: Hash,
        change: KeptChange,
        wait: Box<Wait>,
    },
    /// A document was made and has no changes yet.
    Made {
        head: DocumentHead,
    },
    /// The server sent changes.
    Arrived {
        changes: Vec<(Hash, KeptChange)>,
    },
    /// The server sent register rows: read them from the vault.
    Rows,
    Taken {
        document: DocumentId,
        hashes: Vec<Hash>,
        received: Timestamp,
    },
    Forked {
        document: DocumentId,
        hashes: Vec<Hash>,
        reason: ForkReason,
    },
    /// A fork was dropped.
    Dropped {
        document: DocumentId,
    },
    /// A fork goes to the server again.
    Pushed {
        document: DocumentId,
    },
    /// Commands were given, sent or seen: read them from the vault.
    Given,
    /// What this person may see changed: read it from the vault.
    Grants,
    /// What waits, and which documents are here, changed: read it from the vault.
    Shelf,
    Link {
        link: Link,
    },
    /// Asked by a tab that has just started: the one that holds the link answers with `Link`.
    WhoHolds,
    /// A tab without the link has a text open.
    Here(Company),
    /// Somebody else has.
    There(Company),
    /// A tab without the link wants it tried now: somebody signed in, or tapped.
    Connect,
    /// Somebody signed out, or another person signed in: this vault is gone.
    SignedOut,
}

/// Somebody has a document open in a tab; or no longer, without a place. `user` is the server's word.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Company {
    pub space: SpaceId,
    pub document: DocumentId,
    pub seat: u64,
    pub user: Option<UserId>,
    pub place: Option<Vec<u8>>,
}

impl From<Company> for Here {
    fn from(it: Company) -> Self {
        let Company { space, document, seat, place, .. } = it;
        Self { space, document, seat, place: place.map(Into::into) }
    }
}

impl From<There> for Company {
    fn from(it: There) -> Self {
        let There { space, document, seat, user, place } = it;
        Self { space, document, seat, user: Some(user), place: place.map(Into::into) }
    }
}
