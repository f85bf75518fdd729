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
    /// An organisation (A1). Drawn by whoever enters it.
    UnitId
    /// A person (A2). The account of a person has the same number as [`UserId`].
    PersonId
    /// One person in one post of one unit (A3). Drawn by whoever enters it.
    AppointmentId
    /// A membership that follows a post (S1-01). Drawn by whoever enters it.
    FollowId
    /// A rule about which posts must be filled (A4). Drawn by whoever enters it.
    StandardId
    /// A title that a person was awarded (S4-07). Drawn by whoever enters it.
    AwardId
    /// A programme that was started from a definition (B1). Drawn by whoever starts it.
    ProgrammeId
    /// A fixed version of a document (版本锁定). Drawn by whoever adopts it.
    PinId
    /// A version of a table that was filed (S1-20). Drawn by whoever files it.
    FilingId
    /// A small wish of a child (E6). Drawn by whoever writes it down.
    WishId
    /// Two people who were paired in a programme (E2). Drawn by whoever confirms it.
    PairId
    /// A table of another issuer whose cells were tied to a form (X-17). Drawn by whoever uploads it.
    TableId
    /// A round of pairs (E1). Drawn by whoever begins it.
    RoundId
    /// A notice from an office to units and people (S0-32). Drawn by whoever sends it.
    NoticeId
    /// A call for applications (C1). Drawn by whoever begins its draft.
    CallId
    /// An application (C2). Drawn by whoever begins it; its form is the one document of that kind it owns.
    ApplicationId
    /// A meeting (F6). Drawn by whoever plans it; its space and the id of its minutes are computed from it.
    MeetingId
    /// What several opinions came to (S1-16). Drawn by whoever merges them.
    IssueId
    /// What a meeting resolved. Drawn by whoever writes it down.
    ResolutionId
    /// Something to be done that a meeting gave to somebody (F7). Drawn by whoever writes it down.
    ActionId
    /// An item that was added to the agenda of a meeting. Drawn by whoever adds it.
    AgendaItemId
    /// A request of a teacher in need (S0-18). Drawn by the teacher; its space is computed from it.
    NeedId
    /// A mentor corps (S0-08). The five by default are computed from their unit, others drawn by whoever adds them.
    CorpsId
    /// A named project that mentors support (S0-09). Computed or drawn, as corps are.
    ProjectId
    /// Something that an office keeps about mentors and young teachers: a membership, hours, a certificate, a group, a
    /// service, a recommendation. Drawn by whoever enters it.
    EntryId
    /// One thing said about a text (批注), and the thread that it begins. Drawn by whoever says it.
    CommentId
}

impl From<UserId> for PersonId {
    fn from(it: UserId) -> Self {
        it.as_uuid().into()
    }
}

impl From<PersonId> for UserId {
    fn from(it: PersonId) -> Self {
        it.as_uuid().into()
    }
}

/// Under this name the ids of the units' own spaces are hashed.
const UNIT_SPACES: Uuid = Uuid::from_u128(0x2b1c_95b8_60c3_5f5e_8a01_3f84_5d1f_7c55);

impl SpaceId {
    /// The space of a unit's working papers.
    pub fn of_unit(unit: UnitId) -> Self {
        Uuid::new_v5(&UNIT_SPACES, unit.as_bytes()).into()
    }
}

/// Under these names the ids of the two spaces of a pair are hashed.
const PAIR_NOTES: Uuid = Uuid::from_u128(0x7d0a_41f3_52be_5b06_8e1c_90a7_3b54_c6d1);
const PAIR_PRIVATE: Uuid = Uuid::from_u128(0x1c96_e8b2_04d7_5a6f_b3f8_27d5_6ae1_09c4);

impl SpaceId {
    /// 工作纪要: the two of a pair write it, the office of the programme reads it (S1-24).
    pub fn of_pair(pair: PairId) -> Self {
        Uuid::new_v5(&PAIR_NOTES, pair.as_bytes()).into()
    }

    /// 私密内容: the two of a pair, and nobody else (S1-24).
    pub fn of_pair_private(pair: PairId) -> Self {
        Uuid::new_v5(&PAIR_PRIVATE, pair.as_bytes()).into()
    }
}

/// Under this name the ids of people's letter boxes are hashed.
const LETTER_BOXES: Uuid = Uuid::from_u128(0x6f0d_31c4_9a52_5b6e_b7d8_0c92_e3a4_41b6);

impl SpaceId {
    /// The letter box (信箱) of a person: what the office sends to them alone. Nobody writes in it.
    pub fn letter_box(of: UserId) -> Self {
        Uuid::new_v5(&LETTER_BOXES, of.as_bytes()).into()
    }
}

/// Under this name the ids of the spaces of meetings are hashed.
const MEETINGS: Uuid = Uuid::from_u128(0x3e7b_90d4_1f62_5c08_a9d1_5b20_74ce_8f36);

impl SpaceId {
    /// The audience of a meeting: who keeps it and who is invited.
    pub fn of_meeting(meeting: MeetingId) -> Self {
        Uuid::new_v5(&MEETINGS, meeting.as_bytes()).into()
    }
}

/// Under this name the ids of the spaces of requests are hashed.
const NEEDS: Uuid = Uuid::from_u128(0x5a91_0e37_c4d8_5b12_9f60_7be2_18ad_43c9);

impl SpaceId {
    /// The audience of a request: the teacher and the named handler (S0-18).
    pub fn of_need(need: NeedId) -> Self {
        Uuid::new_v5(&NEEDS, need.as_bytes()).into()
    }
}

/// Under this name the ids of the corps and projects are hashed that every unit has by default.
const DEFAULTS: Uuid = Uuid::from_u128(0x84c2_6b0f_39e1_5d74_a8b3_02d5_9ce7_f164);

/// The id of what every unit has by default under this word.
fn default_of(unit: UnitId, word: &str) -> Uuid {
    Uuid::new_v5(&DEFAULTS, &[unit.as_bytes().as_slice(), word.as_bytes()].concat())
}

impl CorpsId {
    /// One of the five corps that every unit has by default (S0-08).
    pub fn default_of(unit: UnitId, word: &str) -> Self {
        default_of(unit, word).into()
    }
}

impl ProjectId {
    /// One of the League projects that every unit has by default (S0-09).
    pub fn default_of(unit: UnitId, word: &str) -> Self {
        default_of(unit, word).into()
    }
}

/// Text or bytes that are no identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct IdError;
