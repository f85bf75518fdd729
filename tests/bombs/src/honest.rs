//! Documents as people make them: two authors, edits at old versions, all kinds of steps.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::documents::edit::{Edit, Mark, Step, Style};
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::{DocumentId, InstallationId, SpaceId, UserId};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::entry::{Chain, ChangeEntry, Cursor, Entry};
use gongjian_shared::sync::frame::{self, Ack, Down, Entries, Goodbye, Hello, KNOWS, Push as Pushed, Up};
use gongjian_shared::sync::guard::Facts;
use gongjian_shared::time::Timestamp;

use minicbor::bytes::ByteVec;

use crate::bytes::Dice;

pub const AUTHORS: [&[u8; 16]; 2] = [b"limin-01an-actor", b"zhaoyi-1an-actor"];

/// A change that somebody pushes, with the document and the facts that the server has at that moment.
pub struct Push {
    pub head: DocumentHead,
    pub before: Vec<u8>,
    pub facts: Facts,
    pub change: Vec<u8>,
}

/// The pushes that specimens are made from: always the same.
pub fn set() -> Vec<Push> {
    pushes(100, &mut Dice(77))
}

/// So many pushes of one document, from one seed.
pub fn pushes(count: usize, dice: &mut Dice) -> Vec<Push> {
    let head = DocumentHead::free(
        DocumentId::fresh(Timestamp::from_millis(1), [7; 10]),
        SpaceId::from_bytes([8; 16]),
        Kind::BlankPlan,
    );
    let mut plan = Document::new(head.kind, AUTHORS[0]);
    let mut facts = Facts {
        may_write: true,
        known: Some(head),
        prefixes: AUTHORS.iter().filter_map(|it| it.first_chunk().copied()).collect(),
        present: BTreeMap::new(),
        last_seq: BTreeMap::new(),
        ..Facts::default()
    };
    let mut versions = vec![plan.heads()];
    let mut made = Vec::new();
    while made.len() < count {
        plan.set_actor(AUTHORS[dice.below(2)]);
        let at = if dice.below(4) == 0 { versions[dice.below(versions.len())].clone() } else { plan.heads() };
        let Some(edit) = edit(&mut plan, &at, dice) else { continue };
        let before = plan.save();
        let Ok(Some(edited)) = plan.edit(&at, &edit, Timestamp::from_millis(1_000)) else { continue };
        let header = ChangeHeader::audit(&edited.bytes).expect("what the app writes is sound");
        made.push(Push { head, before, facts: facts.clone(), change: edited.bytes });
        facts.present.insert(header.hash, made.len() as u64);
        facts.last_seq.insert(header.actor, header.seq);
        versions.push(plan.heads());
    }
    made
}

/// A message of either direction, as it could be about this push.
pub fn message(push: &Push, dice: &mut Dice) -> Vec<u8> {
    let DocumentHead { space, document, kind, .. } = push.head;
    let bytes = || ByteVec::from(push.change.clone());
    let user = UserId::from_bytes([3; 16]);
    let device = InstallationId::from_bytes([4; 16]);
    let received = Timestamp::from_millis(1_700_000_000_000);
    let cursor = Cursor { seq: 7, chain: Chain::START };
    match dice.below(4) {
        0 => frame::encode(&[
            Up::Push(Pushed { batch: 9, head: push.head, changes: vec![bytes()] }),
            Up::Ping(1),
        ]),
        1 => frame::encode(&[Up::Hello(Hello {
            installation: device,
            incarnation: None,
            cursors: vec![(space, cursor)],
            knows: Some(KNOWS),
        })]),
        2 => {
            let mac = vec![5; 16].into();
            let entry = Entry::Change(ChangeEntry {
                document,
                kind,
                owner: None,
                bytes: bytes(),
                user,
                device,
                received,
                mac,
            });
            let entries = vec![entry];
            frame::encode(&[Down::Entries(Entries {
                space,
                from: 6,
                entries,
                chain: cursor.chain,
                newest: 7,
            })])
        }
        _ => {
            let taken = push.facts.present.iter().map(|(hash, seq)| (*hash, *seq)).take(3).collect();
            frame::encode(&[Down::Ack(Ack { batch: 9, taken, received }), Down::Goodbye(Goodbye::TooSlow)])
        }
    }
}

/// A step at a place that exists in that version.
fn edit(
    plan: &mut Document,
    at: &BTreeSet<gongjian_shared::sync::hash::Hash>,
    dice: &mut Dice,
) -> Option<Edit> {
    let View::Text(text) = plan.view_at(at) else { return None };
    let sizes: Vec<usize> = text.blocks.iter().map(|it| it.text.encode_utf16().count()).collect();
    if sizes.is_empty() {
        return Some(body(Step::Split { at: 0, style: Style::Paragraph }));
    }
    let block = dice.below(sizes.len());
    let marker: usize = sizes[..block].iter().map(|it| it + 1).sum();
    let inside = dice.below(sizes[block] + 1);
    let insert = ["", "工作室", "x", "𠮷野", "一二三四五六七八九十"][dice.below(5)].to_owned();
    let place = marker + 1 + inside;
    Some(match dice.below(10) {
        0 => body(Step::Split { at: place, style: Style::Heading { level: 1 } }),
        1 if block > 0 => body(Step::Join { at: marker }),
        2 => body(Step::Restyle { at: marker, style: Style::Paragraph }),
        4 | 5 if sizes[block] > 1 => body(Step::Mark {
            from: marker + 1,
            to: marker + 1 + sizes[block],
            mark: Mark::Bold,
            on: dice.below(2) == 0,
        }),
        3 => Edit::Title { at: 0, delete: 0, insert },
        _ => body(Step::Splice { at: place, delete: dice.below(sizes[block] - inside + 1).min(2), insert }),
    })
}

fn body(step: Step) -> Edit {
    Edit::Body { steps: vec![step] }
}

#[cfg(test)]
mod tests {
    use gongjian_shared::sync::guard::{self, Verdict};

    use super::*;
    use crate::guarded::{self, Reached};

    #[test]
    fn what_honest_phones_send_is_taken() {
        for push in pushes(60, &mut Dice(7)) {
            let header = ChangeHeader::audit(&push.change).expect("sound");
            assert_eq!(guard::judge(&push.facts, &push.head, &[header]), [Verdict::Take]);
            assert_eq!(guarded::one(&push, &push.change), Reached::Whole);
        }
    }
}
