//! The wire. One binary WebSocket message = a version byte and a CBOR array of items. See `docs/PROTOCOL.md`.

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};

use super::entry::{Chain, Cursor, Entry};
use super::hash::Hash;
use crate::documents::kind::DocumentHead;
use crate::ids::{DocumentId, EscrowId, Incarnation, InstallationId, SpaceId, UserId};
use crate::rules::Role;
use crate::time::Timestamp;
use crate::wire::ActorPrefix;

/// The first byte of every message.
pub const VERSION: u8 = 1;
/// Largest message either side takes. Unit: bytes.
pub const FRAME_MAX: usize = 1 << 20;
/// Most items in one message.
pub const ITEMS_MAX: usize = 256;

/// The newest kind of item of [`Down`] that this program understands.
pub const KNOWS: u8 = 9;
/// What a phone must know to be told of escrow.
pub const KNOWS_ESCROW: u8 = 8;
/// What a phone must know to be told of people, and of roles that came after reading and writing.
pub const KNOWS_PRESENCE: u8 = 9;
/// The newest kind of item of [`Up`] that this program understands.
pub const TAKES: u8 = 3;
/// What a server must take to be told of people.
pub const TAKES_PRESENCE: u8 = 3;
/// Longest place of somebody in a document. Unit: bytes.
pub const PLACE_MAX: usize = 256;

/// From phone to server.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Up {
    #[n(0)]
    Hello(#[n(0)] Hello),
    #[n(1)]
    Push(#[n(0)] Push),
    #[n(2)]
    Ping(#[n(0)] u64),
    /// Somebody has a document open, here; or has it open no longer. Never stored, never answered.
    #[n(3)]
    Presence(#[n(0)] Here),
}

/// From server to phone.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Down {
    #[n(0)]
    Welcome(#[n(0)] Welcome),
    #[n(1)]
    Entries(#[n(0)] Entries),
    /// The batch is durable. Lists every change of it and where it stands in the log.
    #[n(2)]
    Ack(#[n(0)] Ack),
    /// Final: this change, and all that stands on it, will not be taken.
    #[n(3)]
    Refused(#[n(0)] Refused),
    /// Not yet: nothing of the batch was taken; send it again.
    #[n(4)]
    Later(#[n(0)] Later),
    #[n(5)]
    Goodbye(#[n(0)] Goodbye),
    #[n(6)]
    Pong(#[n(0)] u64),
    /// The right had ended: these are durable, and wait for a supervisor.
    #[n(7)]
    Escrowed(#[n(0)] Escrowed),
    /// A supervisor has decided on late work of this person.
    #[n(8)]
    Settled(#[n(0)] Settled),
    /// Who has a document open that this phone has open too. May be missing at any time.
    #[n(9)]
    Presence(#[n(0)] There),
}

/// Says where somebody is in a document; again at least every 15 s while it is open.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Here {
    #[n(0)]
    pub space: SpaceId,
    #[n(1)]
    pub document: DocumentId,
    /// Which of the tabs behind the link; drawn by the tab.
    #[n(2)]
    pub seat: u64,
    /// What only phones read, at most [`PLACE_MAX`]; `None`: it is open there no longer.
    #[n(3)]
    pub place: Option<ByteVec>,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct There {
    #[n(0)]
    pub space: SpaceId,
    #[n(1)]
    pub document: DocumentId,
    #[n(2)]
    pub seat: u64,
    /// By the server's word.
    #[n(3)]
    pub user: UserId,
    /// `None`: has left.
    #[n(4)]
    pub place: Option<ByteVec>,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Hello {
    #[n(0)]
    pub installation: InstallationId,
    /// The history of the database that the cursors belong to, as last told.
    #[n(1)]
    pub incarnation: Option<Incarnation>,
    #[n(2)]
    pub cursors: Vec<(SpaceId, Cursor)>,
    /// The newest kind of item that the phone understands; phones that do not say so know 6 (`Pong`).
    #[n(3)]
    pub knows: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Push {
    /// Drawn by the phone, answered by the server; unique on this link.
    #[n(0)]
    pub batch: u64,
    #[n(1)]
    pub head: DocumentHead,
    #[n(2)]
    pub changes: Vec<ByteVec>,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Welcome {
    #[n(0)]
    pub server_time: Timestamp,
    #[n(1)]
    pub incarnation: Incarnation,
    #[n(2)]
    pub spaces: Vec<SpaceGrant>,
    #[n(3)]
    #[cbor(with = "minicbor::bytes")]
    pub actor_prefix: ActorPrefix,
    /// The newest kind of item that the server takes; servers that do not say so take 2 (`Ping`).
    #[n(4)]
    pub takes: Option<u8>,
}

/// A space the person may see, and what they may do there.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct SpaceGrant {
    #[n(0)]
    pub space: SpaceId,
    #[n(1)]
    pub role: Role,
    /// When the right is known to end (enforced by the phone also offline).
    #[n(2)]
    pub ends: Option<Timestamp>,
    /// Whether the person may fix versions of documents there (定稿).
    #[n(3)]
    #[cbor(default)]
    pub decides: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Entries {
    #[n(0)]
    pub space: SpaceId,
    /// The entries follow this place; 0 when the phone's cursor was not of this log and the space starts anew.
    #[n(1)]
    pub from: u64,
    #[n(2)]
    pub entries: Vec<Entry>,
    /// The chain after the last entry.
    #[n(3)]
    pub chain: Chain,
    /// The newest place of the log: more is on its way when it is beyond these entries.
    #[n(4)]
    pub newest: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Ack {
    #[n(0)]
    pub batch: u64,
    #[n(1)]
    pub taken: Vec<(Hash, u64)>,
    #[n(2)]
    pub received: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Escrowed {
    #[n(0)]
    pub batch: u64,
    #[n(1)]
    pub escrow: EscrowId,
    #[n(2)]
    pub hashes: Vec<Hash>,
    #[n(3)]
    pub received: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Settled {
    #[n(0)]
    pub escrow: EscrowId,
    /// The document has it; else it was turned away.
    #[n(1)]
    pub taken: bool,
    /// Why it was turned away.
    #[n(2)]
    pub reason: Option<String>,
    #[n(3)]
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Refused {
    #[n(0)]
    pub batch: u64,
    /// Which change of the batch, from 0: those before it were taken (an `Ack` tells), those after it were not
    /// looked at.
    #[n(1)]
    pub place: u32,
    #[n(2)]
    pub reason: Reason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Reason {
    /// The person may not write in this space.
    #[n(0)]
    NoRight,
    #[n(1)]
    Frozen,
    /// The change is damaged, too large, of a foreign author, or out of order for ever.
    #[n(2)]
    Broken,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Later {
    #[n(0)]
    pub batch: u64,
    /// Changes that must come first; empty when only time is needed.
    #[n(1)]
    pub missing: Vec<Hash>,
    #[n(2)]
    pub after_ms: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Goodbye {
    /// Nobody is signed in: sign in and dial again.
    #[n(0)]
    SignedOut,
    /// Rights changed: dial again to learn them.
    #[n(1)]
    RightsChanged,
    /// The message could not be read.
    #[n(2)]
    Malformed,
    /// The server does not speak this version any more: reload.
    #[n(3)]
    TooOld,
    /// The server goes down or is overloaded: dial again later.
    #[n(4)]
    Closing,
    /// The link was too slow or silent.
    #[n(5)]
    TooSlow,
}

/// A message that is not of this protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    #[error("an empty message")]
    Empty,
    #[error("a message of {0} bytes is over the limit")]
    TooLarge(usize),
    #[error("version {0} is not spoken here")]
    Version(u8),
    #[error("the items cannot be read")]
    Items,
}

/// Writes a message.
pub fn encode<T: Encode<()>>(items: &[T]) -> Vec<u8> {
    let mut bytes = vec![VERSION];
    minicbor::encode(items, &mut bytes).expect("writing to memory does not fail");
    bytes
}

/// Reads a message whole, or not at all.
///
/// # Errors
/// [`FrameError`] says what is wrong; nothing of the message counts then.
pub fn decode<T: for<'b> Decode<'b, ()>>(message: &[u8]) -> Result<Vec<T>, FrameError> {
    if message.len() > FRAME_MAX {
        return Err(FrameError::TooLarge(message.len()));
    }
    let (version, body) = message.split_first().ok_or(FrameError::Empty)?;
    if *version != VERSION {
        return Err(FrameError::Version(*version));
    }
    let mut decoder = minicbor::Decoder::new(body);
    let len =
        decoder.array().ok().flatten().and_then(|len| usize::try_from(len).ok()).ok_or(FrameError::Items)?;
    if len > ITEMS_MAX {
        return Err(FrameError::Items);
    }
    let items =
        (0..len).map(|_| decoder.decode()).collect::<Result<Vec<T>, _>>().map_err(|_| FrameError::Items)?;
    if decoder.position() == body.len() { Ok(items) } else { Err(FrameError::Items) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_survives_the_wire() {
        let items = vec![
            Up::Ping(7),
            Up::Hello(Hello {
                installation: InstallationId::from_bytes([1; 16]),
                incarnation: None,
                cursors: vec![(
                    SpaceId::from_bytes([2; 16]),
                    Cursor { seq: 9, chain: Chain::from_bytes([3; 16]) },
                )],
                knows: Some(KNOWS),
            }),
        ];
        assert_eq!(decode::<Up>(&encode(&items)), Ok(items));
    }

    // A phone of before `knows` leaves the field out.
    #[test]
    fn a_hello_of_old_is_still_read() {
        let hello = Hello {
            installation: InstallationId::from_bytes([1; 16]),
            incarnation: None,
            cursors: vec![],
            knows: None,
        };
        let old = [vec![VERSION, 0x81, 0x82, 0x00, 0x81, 0x83, 0x50], vec![1; 16], vec![0xf6, 0x80]].concat();
        assert_eq!(decode::<Up>(&old), Ok(vec![Up::Hello(hello)]));
    }

    #[test]
    fn malformed_messages_are_named() {
        let good = encode(&[Up::Ping(7)]);
        for (message, expected) in [
            (vec![], FrameError::Empty),
            (vec![9, 0x80], FrameError::Version(9)),
            (vec![1], FrameError::Items),
            (vec![1, 0xff, 0xff], FrameError::Items),
            (vec![1, 0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], FrameError::Items),
            (good[..good.len() - 1].to_vec(), FrameError::Items),
            ([good.clone(), vec![0]].concat(), FrameError::Items),
            (vec![1; FRAME_MAX + 1], FrameError::TooLarge(FRAME_MAX + 1)),
        ] {
            assert_eq!(decode::<Up>(&message), Err(expected), "{:?}", &message[..message.len().min(12)]);
        }
    }
}
