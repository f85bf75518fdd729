//! The specimens: what breaks the library, made again from a few lines each (reliability.md F1–F5, T6).

use automerge::transaction::Transactable as _;
use automerge::{ActorId, AutoCommit, ObjType, ROOT, ReadDoc as _};
use gongjian_shared::documents::genesis;
use gongjian_shared::sync::guard::genesis_hash;

use crate::bytes;
use crate::honest::{self, Push};
use crate::raw::{self, Raw};

/// Bytes that come for the document of an honest push, in place of that push.
pub struct Input {
    /// Which of [`honest::set`].
    pub push: usize,
    pub bytes: Vec<u8>,
}

/// What it does to the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// It takes more memory or time than an input may cost us, or all there is.
    Costs,
    /// It stops it, spoils the document, or is not there although "ok" was said: each single input.
    Harms,
}

pub struct Specimen {
    pub name: &'static str,
    pub breaks: Breaks,
    /// May break the process that makes them, hence a function.
    pub make: fn() -> Vec<Input>,
}

const fn costs(name: &'static str, make: fn() -> Vec<Input>) -> Specimen {
    Specimen { name, breaks: Breaks::Costs, make }
}

const fn harms(name: &'static str, make: fn() -> Vec<Input>) -> Specimen {
    Specimen { name, breaks: Breaks::Harms, make }
}

pub const ALL: &[Specimen] = &[
    costs("F1 a change inflates to 480 MiB", || one(bytes::zeros(480 << 20))),
    costs("F1 a frame of 65 KB inflates to 64 MiB", || one(bytes::zeros(64 << 20))),
    costs("F1 a file inflates to 480 MiB", || one(file_that_inflates(480 << 20))),
    costs("F2 a change of 1,000,000 equal characters", || one(many_characters().1)),
    costs("F2 a file of 1,000,000 equal characters", || one(many_characters().0)),
    costs("F2 a hundred bytes insert 20,000,000 nulls", || one(inserts(20_000_000))),
    harms("F3 changes that make the library panic", || forged(Raw::Panics)),
    harms("F3 files that make the library panic", damaged_files),
    harms("F4 changes that make a file that is another, or none", || forged(Raw::Unloadable)),
    harms("F4 changes beside what their actor wrote before", beside_their_own),
    harms("F5 bytes that are no change", || one(b"this is no change at all".to_vec())),
    harms("F5 a change with one bit turned", turned_bits),
    harms("F5 changes whose parent is withheld", orphans),
    harms("T6 a column of 4,000,000 literals", || one(literals(4_000_000))),
    harms("T6 a change that stands on 15,000 others", || one(many_parents(15_000))),
    harms("T6 a change that names 100,000 actors", || one(many_actors(100_000))),
];

/// Of what dice or loops find, so many spread over all.
const FEW: usize = 300;

fn few(found: Vec<Input>) -> Vec<Input> {
    let step = found.len().div_ceil(FEW).max(1);
    found.into_iter().step_by(step).collect()
}

fn one(bytes: Vec<u8>) -> Vec<Input> {
    vec![Input { push: 0, bytes }]
}

/// The file of a document with one deflated column of zeros.
fn file_that_inflates(count: usize) -> Vec<u8> {
    const DEFLATED_ACTOR_COLUMN: u64 = 0x01 | 0x08;
    let packed = bytes::deflated_zeros(count);
    // No actors, no heads; then the columns of changes, then those of operations.
    let mut body = vec![0, 0, 1];
    body.extend(bytes::number(DEFLATED_ACTOR_COLUMN));
    body.extend(bytes::number(packed.len() as u64));
    body.push(0);
    body.extend(packed);
    bytes::document(&body)
}

/// A file and a change, of about a kilobyte each.
fn many_characters() -> (Vec<u8>, Vec<u8>) {
    let mut doc = AutoCommit::new();
    let text = doc.put_object(ROOT, "t", ObjType::Text).expect("new");
    doc.splice_text(&text, 0, 0, &"a".repeat(1_000_000)).expect("fits");
    let mut change = doc.get_last_local_change().expect("made");
    (doc.save(), change.bytes().to_vec())
}

/// The author of the first honest push, who has written nothing yet.
fn head(first: &Push, others: &[&[u8]]) -> Vec<u8> {
    bytes::head(&[*genesis_hash(first.head.kind).as_bytes()], honest::AUTHORS[0], START, others)
}

/// A number above all of a genesis.
const START: u64 = 100;

/// An insertion of nulls into the body of a plan, as runs.
fn inserts(count: i64) -> Vec<u8> {
    let first = &honest::set()[0];
    let doc = AutoCommit::load(&first.before).expect("honest");
    let body = doc.get(ROOT, "body").expect("readable").map(|(_, id)| id);
    // The genesis gives its containers these numbers; the text is one of them.
    let object = body.and_then(|it| it.to_string().split('@').next()?.parse().ok()).unwrap_or(2_u64);
    let rest = count - 1;
    let columns = [
        (0x01, bytes::run(count, &[1])),
        (0x02, bytes::run(count, &bytes::number(object))),
        (0x11, [bytes::nulls(1), bytes::run(rest, &[0])].concat()),
        (
            0x13,
            [vec![0x7f, 0], vec![0x7f], bytes::signed(START.cast_signed()), bytes::run(rest - 1, &[1])]
                .concat(),
        ),
        (0x34, [vec![0], bytes::number(count.unsigned_abs())].concat()),
        (0x42, bytes::run(count, &[1])),
        (0x56, bytes::run(count, &[0])),
        (0x70, bytes::run(count, &[0])),
    ];
    bytes::plain(&[head(first, &[genesis::ACTOR]), bytes::columns(&columns)].concat())
}

/// A column that says every row for itself, so that a reader of runs gets one for each byte.
fn literals(count: usize) -> Vec<u8> {
    let told = i64::try_from(count).unwrap_or(i64::MAX);
    let mut actions = bytes::signed(-told);
    actions.extend((0..count).map(|at| u8::from(at % 2 == 0)));
    let columns = [(0x42, actions), (0x56, bytes::run(told, &[0])), (0x70, bytes::run(told, &[0]))];
    bytes::deflated(&[head(&honest::set()[0], &[]), bytes::columns(&columns)].concat())
}

/// Second changes of an actor that worked on an older version, made those of another such actor: what wraps the actor
/// has a number.
fn beside_their_own() -> Vec<Input> {
    const WRAPPER: [u8; 4] = [0x13, 0xb2, 0x23, 0x09];
    let mut found = Vec::new();
    for (at, push) in honest::set().iter().enumerate() {
        let body = bytes::body(&push.change);
        let Some(place) = body.windows(4).position(|it| it == WRAPPER).map(|it| it + 4) else { continue };
        for other in 1..=9 {
            let mut copy = body.to_vec();
            copy[place] = other;
            let input = bytes::plain(&copy);
            if other != body[place] && raw::one(push, &input) == Raw::Unloadable {
                found.push(Input { push: at, bytes: input });
            }
        }
    }
    few(found)
}

/// Every eighth honest push with each byte of it forged in a few ways, as far as the library does this with it.
fn forged(wanted: Raw) -> Vec<Input> {
    let set = honest::set();
    let mut found = Vec::new();
    for (at, push) in set.iter().enumerate().step_by(8) {
        let body = bytes::body(&push.change);
        for place in 0..body.len() {
            let byte = body[place];
            for other in [byte.wrapping_sub(1), byte.wrapping_add(1), 2, 7] {
                let mut copy = body.to_vec();
                copy[place] = other;
                let input = bytes::plain(&copy);
                if other != byte && raw::one(push, &input) == wanted {
                    found.push(Input { push: at, bytes: input });
                }
            }
        }
    }
    few(found)
}

fn damaged_files() -> Vec<Input> {
    let set = honest::set();
    let mut found = Vec::new();
    for (at, push) in set.iter().enumerate().step_by(33) {
        let body = bytes::body(&push.before);
        for place in 0..body.len() {
            for other in [body[place].wrapping_add(1), body[place].wrapping_sub(1), 7] {
                let mut copy = body.to_vec();
                copy[place] = other;
                let input = bytes::document(&copy);
                if raw::one(push, &input) == Raw::Panics {
                    found.push(Input { push: at, bytes: input });
                }
            }
        }
    }
    few(found)
}

fn turned_bits() -> Vec<Input> {
    let turned = |(at, push): (usize, &Push)| {
        let mut copy = push.change.clone();
        let place = copy.len() - 1 - at % 8;
        copy[place] ^= 1;
        Input { push: at, bytes: copy }
    };
    honest::set().iter().enumerate().map(turned).collect()
}

/// Changes that came before what they stand on: 5,000 of an actor whose first is kept back.
fn orphans() -> Vec<Input> {
    let mut doc = AutoCommit::load(&honest::set()[0].before).expect("honest");
    doc.set_actor(ActorId::from(honest::AUTHORS[0]));
    let made = (0..5_001).map(|number| {
        doc.put(ROOT, "title-of-a-forger", number).expect("fits");
        doc.get_last_local_change().expect("made").raw_bytes().to_vec()
    });
    made.skip(1).map(|bytes| Input { push: 0, bytes }).collect()
}

fn many_parents(count: usize) -> Vec<u8> {
    let mut dice = bytes::Dice(99);
    let parents: Vec<[u8; 32]> = (0..count).map(|_| std::array::from_fn(|_| dice.byte())).collect();
    let body = bytes::head(&parents, honest::AUTHORS[0], START, &[]);
    bytes::plain(&[body, nothing()].concat())
}

fn many_actors(count: u32) -> Vec<u8> {
    let names: Vec<[u8; 4]> = (0..count).map(u32::to_be_bytes).collect();
    let names: Vec<&[u8]> = names.iter().map(<[u8; 4]>::as_slice).collect();
    bytes::deflated(&[head(&honest::set()[0], &names), nothing()].concat())
}

/// The columns of one operation: `k` of the root is null.
fn nothing() -> Vec<u8> {
    bytes::columns(&[
        (0x15, vec![0x7f, 1, b'k']),
        (0x34, vec![1]),
        (0x42, vec![0x7f, 1]),
        (0x56, vec![0x7f, 0]),
        (0x70, vec![0x7f, 0]),
    ])
}
