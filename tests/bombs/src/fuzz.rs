//! Mutated input against what we do with it. The same targets serve libFuzzer (`tests/fuzz`) and the short run here.

use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::Change;
use gongjian_shared::documents::live::Document;
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::frame::{self, Down, Up};

use crate::bytes::{self, Dice};
use crate::guarded::{self, Reached};
use crate::honest::{self, Push};

/// What must never happen; the text names it.
pub type Broken = String;

/// A message of either direction: it is read whole, or not at all; what was read is written and read again the same.
pub fn frame(input: &[u8]) -> Result<Reached, Broken> {
    let up = again::<Up>(input)?;
    let down = again::<Down>(input)?;
    Ok(if up || down { Reached::Whole } else { Reached::Unread })
}

fn again<T>(input: &[u8]) -> Result<bool, Broken>
where
    T: for<'b> minicbor::Decode<'b, ()> + minicbor::Encode<()> + PartialEq,
{
    let read = catch_unwind(|| frame::decode::<T>(input)).map_err(|_| "a message made the reader panic")?;
    let Ok(items) = read else { return Ok(false) };
    let copy =
        frame::decode::<T>(&frame::encode(&items)).map_err(|it| format!("written, then unread: {it}"))?;
    if copy == items { Ok(true) } else { Err("a message changed by being written again".to_owned()) }
}

/// A change that comes for a document: what is taken can be applied, saved and loaded by every phone.
pub fn change(push: &Push, input: &[u8]) -> Result<Reached, Broken> {
    if let Ok(header) = ChangeHeader::audit(input) {
        let read = catch_unwind(AssertUnwindSafe(|| Change::from_bytes(input.to_vec())));
        let read = read.map_err(|_| "Automerge panics at reading a change that the guard read")?;
        let read =
            read.map_err(|it| format!("Automerge does not read a change that the guard read: {it}"))?;
        if (read.len() as u64, read.hash().0) != (header.ops, *header.hash.as_bytes()) {
            return Err("the guard counts or hashes otherwise than Automerge".to_owned());
        }
    }
    let reached = guarded::change(push, input);
    if reached == Reached::Broken {
        return Err("a change that was taken breaks the document".to_owned());
    }
    Ok(reached)
}

/// The file of a document. Only the server's own files and a phone's own come here, and Automerge may panic over what
/// they became: it must end in time, and what loads can be read.
pub fn document(push: &Push, input: &[u8]) -> Result<Reached, Broken> {
    let loaded = catch_unwind(|| Document::load(push.head.kind, input, b"a-reader-of-16-b").map_err(drop));
    let Ok(loaded) = loaded else { return Ok(Reached::Refused) };
    let Ok(document) = loaded else { return Ok(Reached::Unread) };
    let read = catch_unwind(AssertUnwindSafe(|| drop((document.view(), document.summary()))));
    read.map(|()| Reached::Whole).map_err(|_| "a file that loads cannot be read".to_owned())
}

/// An honest change with some bytes of its body changed, and a checksum that fits.
pub fn mutated(change: &[u8], dice: &mut Dice) -> Vec<u8> {
    bytes::plain(&altered(bytes::body(change), dice))
}

fn altered(honest: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut body = honest.to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(body.len());
        match dice.below(6) {
            0 => body.insert(at, dice.byte()),
            1 if body.len() > 1 => drop(body.remove(at)),
            2 => body[at] = body[at].wrapping_add(1),
            3 => body[at] ^= 1 << dice.below(8),
            _ => body[at] = dice.byte(),
        }
    }
    body
}

/// The same without repair of any checksum.
pub fn damaged(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut copy = file.to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(copy.len());
        copy[at] = dice.byte();
    }
    copy.truncate(copy.len() - dice.below(2) * dice.below(copy.len()));
    copy
}

/// One target and what became of its inputs.
pub struct Count {
    pub target: &'static str,
    pub inputs: usize,
    /// How many came past the reader of bytes.
    pub read: usize,
    /// How many were taken.
    pub whole: usize,
    pub broken: Vec<Broken>,
}

impl Count {
    const fn new(target: &'static str) -> Self {
        Self { target, inputs: 0, read: 0, whole: 0, broken: Vec::new() }
    }

    fn add(&mut self, reached: Result<Reached, Broken>) {
        self.inputs += 1;
        match reached {
            Ok(Reached::Unread) => {}
            Ok(Reached::Refused | Reached::Unproven | Reached::Broken) => self.read += 1,
            Ok(Reached::Whole) => {
                self.read += 1;
                self.whole += 1;
            }
            Err(broken) => self.broken.push(broken),
        }
    }

    /// Nothing broke, and the dice did not only make rubbish.
    pub fn is_ok(&self) -> bool {
        self.broken.is_empty() && self.read * READ_MIN >= self.inputs
    }
}

/// One of so many inputs must come past the reader of bytes, or the run proves nothing.
const READ_MIN: usize = 200;
/// Pushes from one seed; then other documents come.
const PUSHES: usize = 60;
const INPUTS_PER_SET: usize = 20_000;

/// So many mutations for each target, from one seed.
pub fn run(inputs: usize, seed: u64) -> [Count; 3] {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut counts = [Count::new("frame"), Count::new("change"), Count::new("document")];
    let mut pushes = Vec::new();
    for round in 0..inputs {
        if round % INPUTS_PER_SET == 0 {
            pushes = honest::pushes(PUSHES, &mut dice);
        }
        let push = &pushes[round % pushes.len()];
        let message = honest::message(push, &mut dice);
        counts[0].add(frame(&altered(&message, &mut dice)));
        counts[1].add(change(push, &mutated(&push.change, &mut dice)));
        let file = if dice.below(2) == 0 {
            bytes::document(&altered(bytes::body(&push.before), &mut dice))
        } else {
            damaged(&push.before, &mut dice)
        };
        counts[2].add(document(push, &file));
    }
    counts
}
