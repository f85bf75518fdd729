//! Automerge's binary format, as far as a forger needs it.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use sha2::{Digest, Sha256};

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const DOCUMENT: u8 = 0;
const PLAIN: u8 = 1;
const DEFLATED: u8 = 2;

/// A number as unsigned leb128.
pub fn number(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 0x7f {
        bytes.push(u8::try_from(value & 0x7f).unwrap_or(0) | 0x80);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).unwrap_or(0));
    bytes
}

/// A signed number as leb128.
pub fn signed(mut value: i64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or(0);
        value >>= 7;
        if (value == 0 && low & 0x40 == 0) || (value == -1 && low & 0x40 != 0) {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// A change with this body and a checksum that fits.
pub fn plain(body: &[u8]) -> Vec<u8> {
    [&MAGIC[..], &checksum(PLAIN, body), &[PLAIN], &number(body.len() as u64), body].concat()
}

/// The file of a document, the same way.
pub fn document(body: &[u8]) -> Vec<u8> {
    [&MAGIC[..], &checksum(DOCUMENT, body), &[DOCUMENT], &number(body.len() as u64), body].concat()
}

/// A change with this body, deflated; its checksum is of the plain form.
pub fn deflated(body: &[u8]) -> Vec<u8> {
    packed(&checksum(PLAIN, body), &deflate(body))
}

/// A deflated change that inflates to so many zeros, with a checksum of nothing.
pub fn zeros(count: usize) -> Vec<u8> {
    packed(&[0; 4], &deflated_zeros(count))
}

fn packed(checksum: &[u8], packed: &[u8]) -> Vec<u8> {
    [&MAGIC[..], checksum, &[DEFLATED], &number(packed.len() as u64), packed].concat()
}

/// Deflated bytes alone.
pub fn deflate(plain: &[u8]) -> Vec<u8> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    packer.write_all(plain).expect("memory takes all");
    packer.finish().expect("memory takes all")
}

/// So many zeros deflated, never held at once.
pub fn deflated_zeros(count: usize) -> Vec<u8> {
    let piece = vec![0; 1 << 20];
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    for at in (0..count).step_by(piece.len()) {
        packer.write_all(&piece[..piece.len().min(count - at)]).expect("memory takes all");
    }
    packer.finish().expect("memory takes all")
}

fn checksum(kind: u8, body: &[u8]) -> [u8; 4] {
    let sum = hash(kind, body);
    [sum[0], sum[1], sum[2], sum[3]]
}

fn hash(kind: u8, body: &[u8]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update([kind]);
    hasher.update(number(body.len() as u64));
    hasher.update(body);
    hasher.finalize().into()
}

/// The body of a plain change, or of a document's file.
pub fn body(change: &[u8]) -> &[u8] {
    let length = change[9..].iter().take_while(|it| **it & 0x80 != 0).count() + 1;
    &change[9 + length..]
}

/// The head of the first change of an actor, up to its columns.
pub fn head(dependencies: &[[u8; 32]], actor: &[u8], start_op: u64, others: &[&[u8]]) -> Vec<u8> {
    let mut body = number(dependencies.len() as u64);
    body.extend(dependencies.concat());
    body.extend(number(actor.len() as u64));
    body.extend(actor);
    body.push(1);
    body.extend(number(start_op));
    // No time, no message.
    body.extend([0, 0]);
    body.extend(number(others.len() as u64));
    for other in others {
        body.extend(number(other.len() as u64));
        body.extend(*other);
    }
    body
}

/// Columns behind a head: what they are, how long, then what is in them.
pub fn columns(columns: &[(u64, Vec<u8>)]) -> Vec<u8> {
    let mut body = number(columns.len() as u64);
    for (spec, data) in columns {
        body.extend(number(*spec));
        body.extend(number(data.len() as u64));
    }
    body.extend(columns.iter().flat_map(|(_, data)| data));
    body
}

/// A run: so often this value.
pub fn run(count: i64, value: &[u8]) -> Vec<u8> {
    [&signed(count)[..], value].concat()
}

/// A run of nulls.
pub fn nulls(count: u64) -> Vec<u8> {
    [&[0][..], &number(count)].concat()
}

/// Always the same dice from the same seed (xorshift).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end.max(1) as u64)).unwrap_or(0)
    }

    pub fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap_or(0)
    }
}
