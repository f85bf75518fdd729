//! A change as bytes: what its header says, read without building anything and without inflating past a limit.
//!
//! Layout (Automerge binary format): magic 4, checksum 4, type 1, length (leb128), then — for type 2 deflated —
//! dependencies, actor, seq, first operation, time, message, other actors, columns.

use std::borrow::Cow;
use std::io::Read as _;

use flate2::bufread::DeflateDecoder;
use sha2::{Digest, Sha256};

use super::hash::Hash;
use super::sabotage::planted;

mod columns;
#[cfg(test)]
mod hostile;
mod runs;

pub use columns::OPS_MAX;

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const PLAIN: u8 = 1;
const DEFLATED: u8 = 2;
/// `isolate` wraps the actor of an edit made on an older version: this magic, a number, then the actor.
const WRAPPER: [u8; 4] = wrapper();

/// Largest change on the wire. Unit: bytes.
pub const CHANGE_MAX: usize = 512 << 10;
/// Largest change after inflating. Unit: bytes.
pub const INFLATED_MAX: usize = 4 << 20;
/// Most dependencies of one change.
pub const DEPENDENCIES_MAX: usize = 1_024;
const ACTOR_MAX: usize = 64;

const fn wrapper() -> [u8; 4] {
    [0x13, 0xb2, 0x23, 0x09]
}

/// What a change says of itself. Who wrote it is the server's word, never this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeHeader {
    pub hash: Hash,
    pub dependencies: Vec<Hash>,
    pub actor: Vec<u8>,
    /// Other actors whose operations it speaks of. Only [`ChangeHeader::audit`] looks.
    pub named: Vec<Vec<u8>>,
    /// Which change of its actor this is, from 1.
    pub seq: u64,
    /// The number of its first operation.
    pub start_op: u64,
    /// How many operations it has. Only [`ChangeHeader::audit`] counts.
    pub ops: u64,
}

/// What changes that come together may still inflate to: [`INFLATED_MAX`] for one message. Ours are sent as they are,
/// and a message is far smaller.
#[derive(Debug)]
pub struct Room(usize);

impl Default for Room {
    fn default() -> Self {
        Self(INFLATED_MAX)
    }
}

/// Why bytes are no change that we take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    #[error("the change is larger than the limit")]
    TooLarge,
    #[error("these bytes are not one change")]
    NotAChange,
    #[error("the checksum does not fit")]
    Checksum,
    #[error("the header of the change is damaged")]
    Header,
    #[error("the change has more operations than the limit")]
    TooMany,
    #[error("the operations of the change are damaged")]
    Operations,
}

impl ChangeHeader {
    /// Reads the header: enough for whoever has the change from the server or made it.
    ///
    /// # Errors
    /// [`ChangeError`] when the bytes are not one change with a fitting checksum, or larger than the limits.
    pub fn read(bytes: &[u8]) -> Result<Self, ChangeError> {
        Self::reading(bytes, &mut Room::default(), |header, _| Ok(header))
    }

    /// Reads the header and looks at every operation: what the server must know before it takes a change.
    ///
    /// # Errors
    /// [`ChangeError`] for anything but one sound change within the limits.
    pub fn audit(bytes: &[u8]) -> Result<Self, ChangeError> {
        Self::audit_within(bytes, &mut Room::default())
    }

    /// The same for one of several changes that came together.
    ///
    /// # Errors
    /// As [`ChangeHeader::audit`]; also [`ChangeError::TooLarge`] when those before it took up the room.
    pub fn audit_within(bytes: &[u8], room: &mut Room) -> Result<Self, ChangeError> {
        Self::reading(bytes, room, |header, rest| {
            let (named, ops) = columns::count(rest, header.start_op)?;
            Ok(Self { named, ops, ..header })
        })
    }

    fn reading(
        bytes: &[u8],
        room: &mut Room,
        then: impl FnOnce(Self, &[u8]) -> Result<Self, ChangeError>,
    ) -> Result<Self, ChangeError> {
        if bytes.len() > CHANGE_MAX {
            return Err(ChangeError::TooLarge);
        }
        let (checksum, body) = unpack(bytes, room)?;
        let hash = hash(&body);
        if hash.as_bytes()[..4] != checksum {
            return Err(ChangeError::Checksum);
        }
        let mut reader = Reader(&body);
        let header = reader.header(hash).ok_or(ChangeError::Header)?;
        then(header, reader.0)
    }

    /// The actor without the wrapper that an edit on an older version puts around it.
    pub fn author(&self) -> &[u8] {
        author(&self.actor)
    }
}

/// Strips the wrapper of `isolate`.
pub fn author(actor: &[u8]) -> &[u8] {
    let Some(rest) = actor.strip_prefix(&WRAPPER) else { return actor };
    let mut reader = Reader(rest);
    if reader.number().is_some() { reader.0 } else { actor }
}

fn unpack<'b>(bytes: &'b [u8], room: &mut Room) -> Result<([u8; 4], Cow<'b, [u8]>), ChangeError> {
    let mut reader = Reader(bytes);
    let (magic, checksum) = (reader.take(4), reader.take(4));
    let tag = reader.take(1);
    let length = reader.number().and_then(|it| usize::try_from(it).ok());
    let (Some(magic), Some(checksum), Some(tag), Some(length)) = (magic, checksum, tag, length) else {
        return Err(ChangeError::NotAChange);
    };
    if magic != MAGIC || reader.0.len() != length {
        return Err(ChangeError::NotAChange);
    }
    let checksum = checksum.try_into().map_err(|_| ChangeError::NotAChange)?;
    let body = match tag[0] {
        PLAIN => Cow::Borrowed(reader.0),
        DEFLATED => Cow::Owned(inflate(reader.0, room)?),
        _ => return Err(ChangeError::NotAChange),
    };
    room.0 = room.0.saturating_sub(body.len());
    Ok((checksum, body))
}

/// Inflates, but never past the room.
fn inflate(packed: &[u8], room: &Room) -> Result<Vec<u8>, ChangeError> {
    let mut plain = Vec::new();
    let most = if planted!(InflateUnbounded) { u64::MAX } else { room.0 as u64 + 1 };
    let read = DeflateDecoder::new(packed).take(most).read_to_end(&mut plain);
    match read {
        Ok(length) if (length as u64) < most => Ok(plain),
        Ok(_) => Err(ChangeError::TooLarge),
        Err(_) => Err(ChangeError::NotAChange),
    }
}

/// SHA-256 over type, length and body of the plain form.
fn hash(body: &[u8]) -> Hash {
    let mut head = vec![PLAIN];
    let mut length = body.len();
    loop {
        let low = u8::try_from(length & 0x7f).unwrap_or(0x7f);
        length >>= 7;
        if length == 0 {
            head.push(low);
            break;
        }
        head.push(low | 0x80);
    }
    let mut hasher = Sha256::new();
    hasher.update(&head);
    hasher.update(body);
    Hash::from_bytes(hasher.finalize().into())
}

struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// An unsigned leb128 number in its shortest form: Automerge reads no other.
    fn number(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = *self.take(1)?.first()?;
            let low = u64::from(byte & 0x7f);
            if (shift == 63 && low > 1) || (shift > 0 && byte == 0) {
                return None;
            }
            value |= low << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// A signed leb128 number, as short.
    fn signed(&mut self) -> Option<i64> {
        let mut value = 0_i64;
        let mut before = 0_u8;
        for shift in (0..64).step_by(7) {
            let byte = *self.take(1)?.first()?;
            let idle = if before & 0x40 == 0 { 0 } else { 0x7f };
            if shift > 0 && byte == idle {
                return None;
            }
            before = byte;
            value |= i64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                let negative = byte & 0x40 != 0 && shift < 57;
                let sound = shift < 63 || byte == 0 || byte == 0x7f;
                return sound.then_some(if negative { value | (-1 << (shift + 7)) } else { value });
            }
        }
        None
    }

    /// A word with its length before it.
    fn word(&mut self) -> Option<&'b str> {
        let length = self.count(INFLATED_MAX)?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// A value of a kind: null, false, true, two numbers, a fraction, text, bytes, a counter, a time.
    fn value(&mut self, kind: u64, length: usize) -> Option<()> {
        let mut bytes = Reader(self.take(length)?);
        match kind {
            0..=2 => {}
            3 => drop(bytes.number()?),
            4 | 8 | 9 => drop(bytes.signed()?),
            5 => drop(bytes.take(8)?),
            6 => drop(std::str::from_utf8(bytes.take(length)?).ok()?),
            7 => drop(bytes.take(length)?),
            _ => return None,
        }
        bytes.0.is_empty().then_some(())
    }

    fn count(&mut self, most: usize) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|it| *it <= most)
    }

    fn header(&mut self, hash: Hash) -> Option<ChangeHeader> {
        let count = self.count(DEPENDENCIES_MAX)?;
        let dependencies =
            (0..count).map(|_| Hash::try_from(self.take(32)?).ok()).collect::<Option<Vec<_>>>()?;
        let actor = self.count(ACTOR_MAX)?;
        let actor = self.take(actor)?.to_vec();
        let seq = self.number()?;
        let start_op = self.number()?;
        let sound = seq > 0 && start_op > 0 && !actor.is_empty() && !self.0.is_empty();
        sound.then_some(ChangeHeader { hash, dependencies, actor, named: Vec::new(), seq, start_op, ops: 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::edit::{Edit, Step};
    use crate::documents::genesis;
    use crate::documents::kind::Kind;
    use crate::documents::live::Document;
    use crate::time::Timestamp;
    use std::collections::BTreeSet;

    fn splice(at: usize, insert: &str) -> Edit {
        Edit::Body { steps: vec![Step::Splice { at, delete: 0, insert: insert.into() }] }
    }

    #[test]
    fn the_header_says_what_automerge_says() {
        let mut plan = Document::new(Kind::BlankPlan, b"an-actor-of-16-b");
        let heads = plan.heads();
        let made = plan
            .edit(&heads, &splice(1, &"建".repeat(400)), Timestamp::from_millis(0))
            .expect("fits")
            .expect("new");
        let mut read = automerge::Change::from_bytes(made.bytes.clone()).expect("a change");
        let deflated = read.bytes().to_vec();
        assert!(deflated.len() < made.bytes.len() / 4, "Automerge deflates it");
        for bytes in [&made.bytes, &deflated] {
            let header = ChangeHeader::read(bytes).expect("sound");
            assert_eq!(header.hash, made.hash);
            assert_eq!(header.dependencies, heads.iter().copied().collect::<Vec<_>>());
            assert_eq!(header.actor, b"an-actor-of-16-b");
            assert_eq!((header.seq, header.start_op), (read.seq(), read.start_op().get()));
        }
    }

    // design.md §3: the wrapper of `isolate` is stripped before the prefix is checked.
    #[test]
    fn an_edit_on_an_older_version_still_names_its_author() {
        let mut plan = Document::new(Kind::BlankPlan, b"an-actor-of-16-b");
        let first = plan.heads();
        plan.edit(&first, &splice(1, "甲"), Timestamp::from_millis(0)).expect("fits");
        let made =
            plan.edit(&first, &splice(1, "乙"), Timestamp::from_millis(0)).expect("fits").expect("new");
        let header = ChangeHeader::read(&made.bytes).expect("sound");
        assert_ne!(header.actor, b"an-actor-of-16-b");
        assert_eq!(header.author(), b"an-actor-of-16-b");
        assert_eq!(BTreeSet::from_iter(header.dependencies), first);
    }

    #[test]
    fn every_flipped_bit_is_caught() {
        let good = genesis::bytes(Kind::SitePlan);
        assert!(ChangeHeader::read(good).is_ok());
        for place in 0..good.len() * 8 {
            let mut bad = good.to_vec();
            bad[place / 8] ^= 1 << (place % 8);
            assert!(ChangeHeader::read(&bad).is_err(), "bit {place}");
        }
        for cut in 0..good.len() {
            assert!(ChangeHeader::read(&good[..cut]).is_err(), "cut at {cut}");
        }
    }

    // reliability.md F1: a small frame must not inflate without bound.
    #[test]
    fn a_bomb_is_refused_without_inflating_it() {
        let zeros = vec![0; 16 << 20];
        let mut packed = Vec::new();
        let mut packer = flate2::bufread::DeflateEncoder::new(zeros.as_slice(), flate2::Compression::best());
        packer.read_to_end(&mut packed).expect("in memory");
        let mut bomb = [MAGIC.as_slice(), &[0; 4], &[DEFLATED]].concat();
        let mut length = packed.len();
        while length > 0x7f {
            bomb.push(u8::try_from(length & 0x7f).expect("seven bits") | 0x80);
            length >>= 7;
        }
        bomb.push(u8::try_from(length).expect("seven bits"));
        bomb.extend(packed);
        assert_eq!(ChangeHeader::read(&bomb), Err(ChangeError::TooLarge));
        assert_eq!(ChangeHeader::read(&vec![0; CHANGE_MAX + 1]), Err(ChangeError::TooLarge));
    }
}
