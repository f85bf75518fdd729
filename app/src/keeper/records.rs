//! What lies in the vault: CBOR records and their keys. Kept formats are only ever added to.

use gongjian_shared::activities::ActivityLine;
use gongjian_shared::care::CareRecord;
use gongjian_shared::comments::Mention;
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::ids::{DocumentId, EscrowId, InstallationId, SpaceId, UserId};
use gongjian_shared::sync::frame::Reason;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;
use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::talk::ForkReason;
use crate::device::vault::{Op, Store};

/// Where a document is and what it is. (`DocumentHead`, with the owner as bytes.)
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
struct Place {
    #[n(0)]
    document: DocumentId,
    #[n(1)]
    space: SpaceId,
    #[n(2)]
    kind: Kind,
    #[n(3)]
    owner: Option<ByteVec>,
}

impl From<DocumentHead> for Place {
    fn from(it: DocumentHead) -> Self {
        let owner = it.owner.map(|owner| ByteVec::from(owner.as_bytes().to_vec()));
        Self { document: it.document, space: it.space, kind: it.kind, owner }
    }
}

impl From<Place> for DocumentHead {
    fn from(it: Place) -> Self {
        let owner = it.owner.and_then(|owner| Uuid::from_slice(&owner).ok());
        Self { document: it.document, space: it.space, kind: it.kind, owner }
    }
}

/// A change on this phone and who wrote it: the server's word once it has been there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptChange {
    pub head: DocumentHead,
    pub bytes: Vec<u8>,
    pub user: UserId,
    pub device: InstallationId,
    /// When the server got it; `None` while it has not said so.
    pub received: Option<Timestamp>,
    pub mac: Vec<u8>,
}

#[derive(Encode, Decode)]
struct KeptChangeRecord {
    #[n(0)]
    place: Place,
    #[n(1)]
    bytes: ByteVec,
    #[n(2)]
    user: UserId,
    #[n(3)]
    device: InstallationId,
    #[n(4)]
    received: Option<Timestamp>,
    #[n(5)]
    mac: ByteVec,
}

impl KeptChange {
    pub fn key(document: DocumentId, hash: Hash) -> Vec<u8> {
        [document.as_bytes().as_slice(), hash.as_bytes()].concat()
    }

    pub fn put(&self, hash: Hash) -> Op {
        let record = KeptChangeRecord {
            place: self.head.into(),
            bytes: self.bytes.clone().into(),
            user: self.user,
            device: self.device,
            received: self.received,
            mac: self.mac.clone().into(),
        };
        Op::Put { store: Store::Changes, key: Self::key(self.head.document, hash), value: encode(record) }
    }

    /// The change of a document that a write will put into the vault, and its hash.
    pub fn on_its_way(op: &Op, document: DocumentId) -> Option<(Hash, Self)> {
        let Op::Put { store: Store::Changes, key, value } = op else { return None };
        let change = Self::read(value).filter(|change| change.head.document == document)?;
        Some((hash_of(key)?, change))
    }

    pub fn read(value: &[u8]) -> Option<Self> {
        let it: KeptChangeRecord = minicbor::decode(value).ok()?;
        let (bytes, mac) = (it.bytes.into(), it.mac.into());
        Some(Self {
            head: it.place.into(),
            bytes,
            user: it.user,
            device: it.device,
            received: it.received,
            mac,
        })
    }
}

/// A change that is not on the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    pub head: DocumentHead,
    /// When it was made; with `number`, the order in which changes leave.
    pub made: Timestamp,
    pub number: u64,
    pub size: usize,
    /// `Some`: it is in the fork and does not leave.
    pub refused: Option<ForkReason>,
    /// The server keeps it under this name for a supervisor, who may have answered.
    pub escrow: Option<EscrowId>,
    pub answer: Option<String>,
}

#[derive(Encode, Decode)]
struct WaitRecord {
    #[n(0)]
    place: Place,
    #[n(1)]
    made: Timestamp,
    #[n(2)]
    number: u64,
    #[n(3)]
    size: u64,
    #[n(4)]
    refused: Option<Reason>,
    #[n(5)]
    escrow: Option<EscrowId>,
    /// `Some`: the supervisor left it out.
    #[n(6)]
    answer: Option<String>,
}

impl Wait {
    /// A change that waits to be sent.
    pub fn new(head: DocumentHead) -> Self {
        let made = Timestamp::default();
        Self { head, made, number: 0, size: 0, refused: None, escrow: None, answer: None }
    }

    pub fn put(&self, hash: Hash) -> Op {
        let record = WaitRecord {
            place: self.head.into(),
            made: self.made,
            number: self.number,
            size: u64::try_from(self.size).unwrap_or(0),
            refused: self.refused.map(reason),
            escrow: self.escrow,
            answer: self.answer.clone(),
        };
        Op::Put {
            store: Store::Waiting,
            key: KeptChange::key(self.head.document, hash),
            value: encode(record),
        }
    }

    pub fn delete(document: DocumentId, hash: Hash) -> Op {
        Op::Delete { store: Store::Waiting, key: KeptChange::key(document, hash) }
    }

    pub fn read(value: &[u8]) -> Option<Self> {
        let it: WaitRecord = minicbor::decode(value).ok()?;
        let size = usize::try_from(it.size).unwrap_or(0);
        let refused = match (it.escrow, &it.answer) {
            (Some(_), Some(_)) => Some(ForkReason::TurnedAway),
            (Some(_), None) => Some(ForkReason::Late),
            (None, _) => it.refused.map(fork_reason),
        };
        let (escrow, answer) = (it.escrow, it.answer);
        Some(Self { head: it.place.into(), made: it.made, number: it.number, size, refused, escrow, answer })
    }
}

/// The hash in a key of `Changes` or `Waiting`.
pub fn hash_of(key: &[u8]) -> Option<Hash> {
    Hash::try_from(key.get(16..)?).ok()
}

/// A document of the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub head: DocumentHead,
    pub title: String,
    pub characters: usize,
    pub filled: Option<(usize, usize)>,
    /// What it says as a record of a pair.
    pub record: Option<CareRecord>,
    /// Who wrote the newest change that the server has told of, and when it came.
    pub changed: Option<(UserId, Timestamp)>,
    /// Title and figures tell of everything that is in the vault.
    pub folded: bool,
    /// Its space is closed: only what the person wrote, and the server still has to decide on, is here.
    pub sealed: bool,
    /// Of an activity: what its list and its figures need.
    pub activity: Option<Box<ActivityLine>>,
    /// Of comments: where they call the person of this phone.
    pub mentions: Vec<Mention>,
}

#[derive(Encode, Decode)]
struct CardRecord {
    #[n(0)]
    place: Place,
    #[n(1)]
    title: String,
    #[n(2)]
    characters: u64,
    #[n(3)]
    filled: Option<(u64, u64)>,
    #[n(4)]
    changed: Option<(UserId, Timestamp)>,
    #[n(5)]
    folded: Option<bool>,
    #[n(6)]
    sealed: Option<bool>,
    /// An `ActivityLine` in postcard; one that this version cannot read is folded anew.
    #[n(7)]
    activity: Option<ByteVec>,
    /// JSON.
    #[n(8)]
    record: Option<ByteVec>,
    /// Postcard.
    #[n(9)]
    mentions: Option<ByteVec>,
}

impl Card {
    pub const fn new(head: DocumentHead) -> Self {
        Self {
            head,
            title: String::new(),
            characters: 0,
            filled: None,
            record: None,
            changed: None,
            folded: false,
            sealed: false,
            activity: None,
            mentions: Vec::new(),
        }
    }

    pub fn put(&self) -> Op {
        let wide = |it: usize| u64::try_from(it).unwrap_or(0);
        let record = CardRecord {
            place: self.head.into(),
            title: self.title.clone(),
            characters: wide(self.characters),
            filled: self.filled.map(|(done, all)| (wide(done), wide(all))),
            changed: self.changed,
            folded: Some(self.folded),
            sealed: Some(self.sealed),
            activity: self
                .activity
                .as_deref()
                .and_then(|it| postcard::to_allocvec(it).ok())
                .map(ByteVec::from),
            record: self.record.as_ref().and_then(|it| serde_json::to_vec(it).ok()).map(ByteVec::from),
            mentions: match self.mentions.as_slice() {
                [] => None,
                some => postcard::to_allocvec(some).ok().map(ByteVec::from),
            },
        };
        Op::Put {
            store: Store::Summaries,
            key: self.head.document.as_bytes().to_vec(),
            value: encode(record),
        }
    }

    pub fn read(value: &[u8]) -> Option<Self> {
        let it: CardRecord = minicbor::decode(value).ok()?;
        let narrow = |it: u64| usize::try_from(it).unwrap_or(0);
        let activity = it.activity.as_ref().map(|bytes| postcard::from_bytes::<ActivityLine>(bytes));
        let readable = activity.as_ref().is_none_or(Result::is_ok);
        Some(Self {
            head: it.place.into(),
            title: it.title,
            characters: narrow(it.characters),
            filled: it.filled.map(|(done, all)| (narrow(done), narrow(all))),
            record: it.record.and_then(|it| serde_json::from_slice(&it).ok()),
            changed: it.changed,
            folded: readable && it.folded.unwrap_or(false),
            sealed: it.sealed.unwrap_or(false),
            activity: activity.and_then(Result::ok).map(Box::new),
            mentions: it.mentions.and_then(|it| postcard::from_bytes(&it).ok()).unwrap_or_default(),
        })
    }
}

pub fn encode(it: impl Encode<()>) -> Vec<u8> {
    minicbor::to_vec(it).expect("writing to memory does not fail")
}

pub const fn fork_reason(it: Reason) -> ForkReason {
    match it {
        Reason::NoRight => ForkReason::NoRight,
        Reason::Frozen => ForkReason::Frozen,
        Reason::Broken => ForkReason::Broken,
    }
}

pub const fn reason(it: ForkReason) -> Reason {
    match it {
        ForkReason::NoRight | ForkReason::Late | ForkReason::TurnedAway => Reason::NoRight,
        ForkReason::Frozen => Reason::Frozen,
        ForkReason::Broken => Reason::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Kept formats live longer than code: what lies on phones must stay readable.
    #[test]
    fn records_survive_the_vault() {
        let space = SpaceId::from_bytes([2; 16]);
        let head = DocumentHead::one_per(space, Kind::BasicForm, space.as_uuid());
        let hash = Hash::from_bytes([3; 32]);
        let change = KeptChange {
            head,
            bytes: vec![1, 2],
            user: UserId::from_bytes([4; 16]),
            device: InstallationId::from_bytes([5; 16]),
            received: Some(Timestamp::from_millis(9)),
            mac: vec![7],
        };
        let wait = Wait {
            head,
            made: Timestamp::from_millis(8),
            number: 3,
            size: 2,
            refused: Some(ForkReason::Frozen),
            escrow: None,
            answer: None,
        };
        let late = Wait {
            refused: Some(ForkReason::TurnedAway),
            escrow: Some(EscrowId::from_bytes([6; 16])),
            answer: Some("已定稿".into()),
            ..wait.clone()
        };
        let line = ActivityLine { venue: "图书馆".into(), unnamed: 3, ..ActivityLine::default() };
        let activity = Some(Box::new(line));
        let card =
            Card { title: "方案".into(), filled: Some((4, 5)), folded: true, activity, ..Card::new(head) };
        let value = |op: Op| if let Op::Put { key, value, .. } = op { (key, value) } else { panic!("a put") };
        let (key, bytes) = value(change.put(hash));
        assert_eq!((hash_of(&key), KeptChange::read(&bytes)), (Some(hash), Some(change)));
        assert_eq!(Wait::read(&value(wait.put(hash)).1), Some(wait));
        assert_eq!(Wait::read(&value(late.put(hash)).1), Some(late));
        assert_eq!(Card::read(&value(card.put()).1), Some(card));
        assert_eq!(Card::read(b"damaged"), None);
    }
}
