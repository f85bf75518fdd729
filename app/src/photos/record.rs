//! How photos lie in the vault: one line for each, and its pieces beside it.

use gongjian_shared::ids::SpaceId;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::blobs::{BlobHash, BlobRefusal, FILE_BYTES_MAX, PIECE_BYTES, pieces};
use serde::{Deserialize, Serialize};

use crate::device::vault::{Op, Store};

/// What the keys of lines and of pieces begin with.
pub const LINE: u8 = b'l';
const PIECE: u8 = b'p';
/// What lines begin with.
const COPY: u8 = b'c';
const ONLY_HERE: u8 = b'h';
/// More pieces no file has.
const PIECES_MAX: u32 = pieces(FILE_BYTES_MAX);

/// A photo of a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhotoKey {
    pub space: SpaceId,
    pub hash: BlobHash,
}

/// Where a photo stands on this phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// The server has not confirmed it: it is nowhere else.
    Waiting,
    /// The server has the whole of it; this copy may go when room is wanted.
    Copy,
    /// The server will not take it; a person tries again or takes it out.
    Refused(WhyNot),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhyNot {
    /// No right to write in the space (any more).
    NoRight,
    Refused(BlobRefusal),
}

/// The line of a photo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Unit: bytes.
    pub size: u64,
    /// When it was taken, fetched or confirmed. By the clock of the phone.
    pub at: Timestamp,
    pub fate: Fate,
}

impl PhotoKey {
    fn bytes(&self, kind: u8) -> Vec<u8> {
        [&[kind], self.space.as_bytes().as_slice(), self.hash.as_bytes()].concat()
    }

    /// Reads the key of a line.
    pub fn read(key: &[u8]) -> Option<Self> {
        let (space, hash) = key.strip_prefix(&[LINE])?.split_at_checked(16)?;
        Some(Self { space: SpaceId::try_from(space).ok()?, hash: BlobHash::try_from(hash).ok()? })
    }

    pub fn line(&self) -> Vec<u8> {
        self.bytes(LINE)
    }

    /// What the keys of its pieces begin with; in order, as numbers are written from the highest byte.
    pub fn pieces(&self) -> Vec<u8> {
        self.bytes(PIECE)
    }

    fn piece(&self, nth: u32) -> Vec<u8> {
        [self.pieces().as_slice(), &nth.to_be_bytes()].concat()
    }

    pub fn put_line(&self, line: &Line) -> Op {
        let tag = if line.fate == Fate::Copy { COPY } else { ONLY_HERE };
        let value = [&[tag], serde_json::to_vec(line).unwrap_or_default().as_slice()].concat();
        Op::Put { store: Store::Blobs, key: self.line(), value }
    }

    /// The line and all pieces: kept together or not at all.
    pub fn put(&self, line: &Line, bytes: &[u8]) -> Vec<Op> {
        let piece = |(nth, part): (u32, &[u8])| Op::Put {
            store: Store::Blobs,
            key: self.piece(nth),
            value: part.to_vec(),
        };
        let pieces = (0..).zip(bytes.chunks(PIECE_BYTES)).map(piece);
        std::iter::once(self.put_line(line)).chain(pieces).collect()
    }

    pub fn delete(&self, line: &Line) -> Vec<Op> {
        self.delete_all(u32::try_from(line.size.div_ceil(PIECE_BYTES as u64)).unwrap_or(0))
    }

    fn delete_all(&self, count: u32) -> Vec<Op> {
        let keys = std::iter::once(self.line()).chain((0..count).map(|nth| self.piece(nth)));
        keys.map(|key| Op::Delete { store: Store::Blobs, key }).collect()
    }
}

impl Line {
    pub fn read(value: &[u8]) -> Option<Self> {
        serde_json::from_slice(value.get(1..)?).ok()
    }
}

/// What the keys of the lines of a space begin with.
pub fn lines_of(space: SpaceId) -> Vec<u8> {
    [&[LINE], space.as_bytes().as_slice()].concat()
}

/// What goes with a space whose right has ended: copies. Called by the keeper, so it reads no more than the first byte of
/// each line. What the server has not confirmed stays: it is nowhere else.
pub fn copies_gone(lines: &[(Vec<u8>, Vec<u8>)]) -> Vec<Op> {
    let copies = lines.iter().filter(|(_, value)| value.first() == Some(&COPY));
    copies.filter_map(|(key, _)| PhotoKey::read(key)).flat_map(|key| key.delete_all(PIECES_MAX)).collect()
}

/// The copies that go, so that all copies together stay within `most` bytes: those that came longest ago.
/// What the server has not confirmed is no copy, and never goes by itself.
pub fn too_many<'l>(lines: impl Iterator<Item = (&'l PhotoKey, &'l Line)>, most: u64) -> Vec<PhotoKey> {
    let mut copies: Vec<_> = lines.filter(|(_, line)| line.fate == Fate::Copy).collect();
    copies.sort_by_key(|(key, line)| (std::cmp::Reverse(line.at), **key));
    let mut sum = 0_u64;
    let over = copies.into_iter().filter(|(_, line)| {
        sum = sum.saturating_add(line.size);
        sum > most
    });
    over.map(|(key, _)| *key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(it: u8) -> PhotoKey {
        PhotoKey { space: SpaceId::from_bytes([1; 16]), hash: BlobHash::from_bytes([it; 32]) }
    }

    fn line(size: u64, at: i64, fate: Fate) -> Line {
        Line { size, at: Timestamp::from_millis(at), fate }
    }

    #[test]
    fn what_was_put_is_what_is_read_and_what_is_deleted() {
        let bytes: Vec<u8> = (0..=255).cycle().take(PIECE_BYTES * 2 + 5).collect();
        let kept = line(bytes.len() as u64, 7, Fate::Waiting);
        let ops = key(3).put(&kept, &bytes);
        let mut whole = Vec::new();
        let mut keys = Vec::new();
        for op in &ops {
            let Op::Put { store: Store::Blobs, key: at, value } = op else { panic!("{op:?}") };
            keys.push(at.clone());
            match PhotoKey::read(at) {
                Some(it) => assert_eq!((it, Line::read(value)), (key(3), Some(kept.clone()))),
                None => whole.extend_from_slice(value),
            }
        }
        assert_eq!((whole == bytes, keys.is_sorted()), (true, true));
        let gone: Vec<Vec<u8>> = key(3)
            .delete(&kept)
            .into_iter()
            .map(|op| match op {
                Op::Delete { key, .. } | Op::Put { key, .. } => key,
            })
            .collect();
        assert_eq!(gone, keys);
    }

    // planted: waiting photos counted as copies
    #[test]
    fn only_copies_go_and_those_that_came_longest_ago_first() {
        let lines = [
            (key(1), line(50, 1, Fate::Waiting)),
            (key(2), line(40, 9, Fate::Copy)),
            (key(3), line(40, 2, Fate::Copy)),
            (key(4), line(40, 5, Fate::Copy)),
            (key(5), line(50, 0, Fate::Refused(WhyNot::NoRight))),
        ];
        let gone = |most| too_many(lines.iter().map(|(key, line)| (key, line)), most);
        assert_eq!(gone(120), []);
        assert_eq!(gone(119), [key(3)]);
        assert_eq!(gone(0), [key(2), key(4), key(3)]);
    }

    // planted: photos that wait go too
    #[test]
    fn with_a_space_that_closes_go_its_copies_and_nothing_that_is_only_here() {
        let kept = |it: u8, fate: Fate| {
            let Op::Put { key, value, .. } = key(it).put_line(&line(5, 1, fate)) else { panic!("a line") };
            (key, value)
        };
        let lines = [kept(1, Fate::Waiting), kept(2, Fate::Copy), kept(3, Fate::Refused(WhyNot::NoRight))];
        assert!(lines.iter().all(|(key, _)| key.starts_with(&lines_of(SpaceId::from_bytes([1; 16])))));
        let gone = copies_gone(&lines);
        let two = key(2).delete(&line(5, 1, Fate::Copy));
        assert!(two.iter().all(|op| gone.contains(op)));
        assert_eq!(gone.len(), 1 + 80);
    }
}
