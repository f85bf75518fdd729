//! What a hostile phone can make (reliability.md F1–F5), against what Automerge does with it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::transaction::Transactable as _;
use automerge::{AutoCommit, Automerge, Change, ObjType, ROOT};

use super::*;
use crate::documents::edit::{Edit, Step, Style};
use crate::documents::kind::Kind;
use crate::documents::live::Document;
use crate::time::Timestamp;

/// A plain change with a checksum that fits.
fn checked(body: &[u8]) -> Vec<u8> {
    let mut length = Vec::new();
    let mut left = body.len();
    while left > 0x7f {
        length.push(u8::try_from(left & 0x7f).expect("seven bits") | 0x80);
        left >>= 7;
    }
    length.push(u8::try_from(left).expect("seven bits"));
    [&MAGIC[..], &hash(body).as_bytes()[..4], &[PLAIN], &length, body].concat()
}

/// Changes as the app makes them, each with the document before it.
fn honest() -> Vec<(Vec<u8>, Vec<u8>)> {
    let mut plan = Document::new(Kind::BlankPlan, b"an-actor-of-16-b");
    let splice = |at, delete, insert: &str| Edit::Body {
        steps: vec![Step::Splice { at, delete, insert: insert.into() }],
    };
    let split = Edit::Body { steps: vec![Step::Split { at: 4, style: Style::Paragraph }] };
    let edits = [splice(1, 0, "建设方案的目标"), splice(3, 2, "x"), split, splice(1, 0, "另")];
    let first = plan.heads();
    let mut made = Vec::new();
    for (number, edit) in edits.iter().enumerate() {
        let at = if number == 3 { first.clone() } else { plan.heads() };
        let before = plan.save();
        let edited = plan.edit(&at, edit, Timestamp::from_millis(0)).expect("fits").expect("new");
        made.push((before, edited.bytes));
    }
    made
}

/// The body of a change, and where its operations begin.
fn body_of(bytes: &[u8]) -> (Vec<u8>, usize) {
    let (_, body) = unpack(bytes, &mut Room::default()).expect("sound");
    let mut reader = Reader(&body);
    reader.header(hash(&body)).expect("sound");
    let start = body.len() - reader.0.len();
    (body.into_owned(), start)
}

/// A small stream of dice: the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end as u64)).expect("below a usize")
    }
}

#[test]
fn operations_are_counted_as_automerge_counts_them() {
    for (_, bytes) in honest() {
        let change = Change::from_bytes(bytes.clone()).expect("a change");
        assert_eq!(ChangeHeader::audit(&bytes).expect("sound").ops, change.len() as u64);
    }
}

// reliability.md F2
#[test]
fn a_few_bytes_that_say_many_operations_are_refused_without_unfolding_them() {
    let mut doc = AutoCommit::new();
    let text = doc.put_object(ROOT, "t", ObjType::Text).expect("new");
    doc.commit();
    doc.splice_text(&text, 0, 0, &"字".repeat(usize::try_from(OPS_MAX).expect("small") + 1)).expect("fits");
    let mut change = doc.get_last_local_change().expect("made");
    let small = change.bytes().to_vec();
    assert!(small.len() < 4_096, "{} bytes", small.len());
    assert_eq!(ChangeHeader::audit(&small), Err(ChangeError::TooMany));

    // One run of 2^50 deletions in a dozen bytes: nothing here may loop over what a run says.
    let (mut body, start) = body_of(&honest()[0].1);
    body.truncate(start);
    let run = |value: u8| [&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02][..], &[value]].concat();
    let (action, meta) = (run(3), run(0));
    body.extend([0, 0, 0, 2, 0x42, 9, 0x56, 9]);
    body.extend(action.into_iter().chain(meta));
    assert_eq!(ChangeHeader::audit(&checked(&body)), Err(ChangeError::TooMany));
}

// reliability.md F5: what Automerge drops in silence would be acknowledged and be nowhere.
#[test]
fn whatever_automerge_does_not_read_is_not_taken() {
    let honest = honest();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let (mut sound, mut damaged) = (0, 0);
    for round in 0..20_000 {
        let (mut body, start) = body_of(&honest[round % honest.len()].1);
        for _ in 0..=dice.below(3) {
            let at = start + dice.below(body.len() - start);
            body[at] = u8::try_from(dice.below(256)).expect("a byte");
        }
        let bytes = checked(&body);
        match ChangeHeader::audit(&bytes) {
            Ok(header) => {
                sound += 1;
                let read = catch_unwind(AssertUnwindSafe(|| Change::from_bytes(bytes.clone())));
                let read = read.expect("no panic").expect("read");
                assert_eq!((read.len() as u64, read.hash().0), (header.ops, *header.hash.as_bytes()));
            }
            Err(_) => damaged += 1,
        }
    }
    // Not vacuous: many of both.
    assert!(sound > 500 && damaged > 5_000, "{sound} sound, {damaged} damaged");
}

// reliability.md F3: an author that the document does not know stops Automerge.
#[test]
fn a_change_tells_which_other_actors_it_names() {
    let (before, bytes) = honest().remove(1);
    let named = ChangeHeader::audit(&bytes).expect("sound").named;
    assert_eq!(named, [crate::documents::genesis::ACTOR]);
    let (mut body, start) = body_of(&bytes);
    let at = start + body[start..].windows(8).position(|it| it == named[0]).expect("named");
    body[at] = b'G';
    let forged = checked(&body);
    assert_eq!(ChangeHeader::audit(&forged).expect("sound").named, [b"Gongjian"]);
    let mut doc = Automerge::load(&before).expect("loads");
    let applied = catch_unwind(AssertUnwindSafe(|| doc.load_incremental(&forged)));
    assert!(applied.is_err(), "Automerge minds no longer: the guard may let it be");
}
