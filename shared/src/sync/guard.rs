//! May a change be taken? Decided before the ack from its header and a few facts; nothing is built.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{ChangeHeader, author};
use super::frame::Reason;
use super::hash::Hash;
use super::sabotage::planted;
use crate::documents::genesis;
use crate::documents::kind::{DocumentHead, Kind};
use crate::wire::ActorPrefix;

/// What the store knows of the document and the person; gathered inside the committing transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub may_write: bool,
    pub frozen: bool,
    /// The document as the log knows it, if it does.
    pub known: Option<DocumentHead>,
    /// Every actor prefix that was ever given to this person.
    pub prefixes: BTreeSet<ActorPrefix>,
    /// Which of the named dependencies and of the pushed changes are in the log: hash → place.
    pub present: BTreeMap<Hash, u64>,
    /// The last seq on this document of each actor that the push is by or speaks of.
    pub last_seq: BTreeMap<Vec<u8>, u64>,
    /// The person had a right to write here that ended not long ago.
    pub late: Option<Late>,
}

/// What of this document and person lies in escrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Late {
    pub waiting: BTreeSet<Hash>,
    /// A supervisor said no: neither these nor what stands on them are kept once more.
    pub turned_away: BTreeSet<Hash>,
    /// The last seq of each actor among them.
    pub last_seq: BTreeMap<Vec<u8>, u64>,
}

/// What is to be done with one change of a push.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Put it into the log.
    Take,
    /// It is there already: acknowledge that place.
    There(u64),
    /// Keep it for a supervisor: it is sound, but the right has ended.
    Escrow,
    /// It is kept already.
    InEscrow,
    Refuse(Reason),
    /// These must come first.
    Later(Vec<Hash>),
}

/// Judges the changes of one push in order; stops after the first that is neither taken nor there.
pub fn judge(facts: &Facts, head: &DocumentHead, changes: &[ChangeHeader]) -> Vec<Verdict> {
    let mut facts = facts.clone();
    let mut verdicts = Vec::with_capacity(changes.len());
    for change in changes {
        let verdict = one(&facts, head, change);
        match (&verdict, &mut facts.late) {
            (Verdict::Take, _) => {
                facts.present.insert(change.hash, 0);
                facts.last_seq.insert(change.actor.clone(), change.seq);
            }
            (Verdict::Escrow, Some(late)) => {
                late.waiting.insert(change.hash);
                late.last_seq.insert(change.actor.clone(), change.seq);
            }
            _ => {}
        }
        let end = matches!(verdict, Verdict::Refuse(_) | Verdict::Later(_));
        verdicts.push(verdict);
        if end {
            break;
        }
    }
    verdicts
}

fn one(facts: &Facts, head: &DocumentHead, change: &ChangeHeader) -> Verdict {
    let prefix = author(&change.actor).first_chunk::<8>();
    let own = prefix.is_some_and(|prefix| facts.prefixes.contains(prefix)) || planted!(AuthorUnchecked);
    let there = facts.present.get(&change.hash).filter(|_| !planted!(TakenTwice));
    // What the person wrote and the log holds is theirs to know, also when the right has ended since: an edit is
    // never shown as refused and there.
    if let Some(place) = there.filter(|_| own && facts.known == Some(*head) && !planted!(OwnIsRefusedToo)) {
        return Verdict::There(*place);
    }
    // Else the right comes first: who may not write learns nothing of what is there.
    let late = facts.late.as_ref().filter(|_| !facts.may_write);
    if !facts.may_write && late.is_none() && !planted!(RightUnchecked) {
        return Verdict::Refuse(Reason::NoRight);
    }
    let stands_on = |all: &BTreeSet<Hash>| change.dependencies.iter().any(|it| all.contains(it));
    if let Some(late) = late {
        let away = late.turned_away.contains(&change.hash) || stands_on(&late.turned_away);
        if away && !planted!(TurnedAwayForgotten) {
            return Verdict::Refuse(Reason::NoRight);
        }
        if own && late.waiting.contains(&change.hash) {
            return Verdict::InEscrow;
        }
    }
    let at_home = head.is_honest() && facts.known.is_none_or(|known| known == *head);
    if !at_home && !planted!(HomeUnchecked) {
        return Verdict::Refuse(Reason::Broken);
    }
    if let Some(place) = there.filter(|_| late.is_none()) {
        return Verdict::There(*place);
    }
    if facts.frozen {
        return Verdict::Refuse(Reason::Frozen);
    }
    if !own || change.dependencies.is_empty() {
        return Verdict::Refuse(Reason::Broken);
    }
    let known = |hash: &Hash| {
        facts.present.contains_key(hash)
            || *hash == genesis_hash(head.kind)
            || late.is_some_and(|late| late.waiting.contains(hash))
    };
    let missing: Vec<Hash> = change.dependencies.iter().copied().filter(|hash| !known(hash)).collect();
    if !missing.is_empty() && !planted!(DependenciesUnchecked) {
        return Verdict::Later(missing);
    }
    let last = |actor: &[u8]| {
        let kept = late.and_then(|late| late.last_seq.get(actor)).copied().unwrap_or(0);
        facts.last_seq.get(actor).copied().unwrap_or(0).max(kept)
    };
    // Whoever knows the dependencies knows all their authors: a stranger among them is made up, and would stop
    // every phone that reads it.
    let strange = |actor: &Vec<u8>| actor != genesis::ACTOR && last(actor) == 0;
    let next = change.seq == last(&change.actor) + 1 || planted!(SeqUnchecked);
    if !next || change.named.iter().any(strange) {
        return Verdict::Refuse(Reason::Broken);
    }
    if late.is_some() { Verdict::Escrow } else { Verdict::Take }
}

/// The hash of the first change of a kind: known without being in any log.
pub fn genesis_hash(kind: Kind) -> Hash {
    ChangeHeader::read(genesis::bytes(kind)).expect("the genesis is a change: tested").hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{DocumentId, SpaceId};
    use crate::time::Timestamp;

    const PREFIX: ActorPrefix = *b"limin-01";

    fn head() -> DocumentHead {
        let document = DocumentId::fresh(Timestamp::from_millis(1), [9; 10]);
        DocumentHead::free(document, SpaceId::from_bytes([1; 16]), Kind::BlankPlan)
    }

    fn change(seq: u64, dependencies: Vec<Hash>) -> ChangeHeader {
        let hash = Hash::from_bytes([u8::try_from(seq).expect("small"); 32]);
        ChangeHeader {
            hash,
            dependencies,
            actor: b"limin-01-a-tab-1".to_vec(),
            named: Vec::new(),
            seq,
            start_op: 5,
            ops: 1,
        }
    }

    fn facts() -> Facts {
        Facts { may_write: true, prefixes: BTreeSet::from([PREFIX]), ..Facts::default() }
    }

    #[test]
    fn one_change() {
        let root = vec![genesis_hash(Kind::BlankPlan)];
        let first = change(1, root.clone());
        let stranger = ChangeHeader { actor: b"zhaogang-a-tab-1".to_vec(), ..first.clone() };
        let wrapped = ChangeHeader {
            actor: [&[0x13, 0xb2, 0x23, 0x09, 1], first.actor.as_slice()].concat(),
            ..first.clone()
        };
        let there = Facts { known: Some(head()), present: BTreeMap::from([(first.hash, 7)]), ..facts() };
        let elsewhere = DocumentHead { space: SpaceId::from_bytes([2; 16]), ..head() };
        for (name, facts, change, expected) in [
            ("a first change", facts(), &first, Verdict::Take),
            ("on an older version", facts(), &wrapped, Verdict::Take),
            ("a reader", Facts { may_write: false, ..facts() }, &first, Verdict::Refuse(Reason::NoRight)),
            (
                "of one's own that is there, the right has ended since",
                Facts { may_write: false, ..there.clone() },
                &first,
                Verdict::There(7),
            ),
            (
                "a reader, of what somebody else put there",
                Facts { may_write: false, prefixes: BTreeSet::new(), ..there.clone() },
                &first,
                Verdict::Refuse(Reason::NoRight),
            ),
            ("a second time", there.clone(), &first, Verdict::There(7)),
            ("a second time, frozen since", Facts { frozen: true, ..there }, &first, Verdict::There(7)),
            ("frozen", Facts { frozen: true, ..facts() }, &first, Verdict::Refuse(Reason::Frozen)),
            (
                "the document of another space",
                Facts { known: Some(elsewhere), ..facts() },
                &first,
                Verdict::Refuse(Reason::Broken),
            ),
            ("somebody else's actor", facts(), &stranger, Verdict::Refuse(Reason::Broken)),
            ("without ancestors", facts(), &change(1, vec![]), Verdict::Refuse(Reason::Broken)),
            (
                "ancestor unknown",
                facts(),
                &change(1, vec![Hash::from_bytes([8; 32])]),
                Verdict::Later(vec![Hash::from_bytes([8; 32])]),
            ),
            ("a gap in seq", facts(), &change(2, root.clone()), Verdict::Refuse(Reason::Broken)),
            (
                "a seq used before",
                Facts { last_seq: BTreeMap::from([(first.actor.clone(), 1)]), ..facts() },
                &first,
                Verdict::Refuse(Reason::Broken),
            ),
        ] {
            assert_eq!(judge(&facts, &head(), std::slice::from_ref(change)), [expected], "{name}");
        }
    }

    // reliability.md F3: Automerge stops at an actor that the document does not know.
    #[test]
    fn a_change_names_only_those_who_wrote_before() {
        let named = |actor: &[u8]| ChangeHeader {
            named: vec![genesis::ACTOR.to_vec(), actor.to_vec()],
            ..change(1, vec![genesis_hash(Kind::BlankPlan)])
        };
        let facts =
            Facts { last_seq: BTreeMap::from([(b"zhao".to_vec(), 3), (b"chen".to_vec(), 0)]), ..facts() };
        for (actor, expected) in [
            (&b"zhao"[..], Verdict::Take),
            (b"chen", Verdict::Refuse(Reason::Broken)),
            (b"nobody", Verdict::Refuse(Reason::Broken)),
        ] {
            assert_eq!(judge(&facts, &head(), &[named(actor)]), [expected], "{actor:?}");
        }
    }

    //
    #[test]
    fn sound_work_of_a_right_that_ended_is_kept_and_nothing_else_is() {
        let root = vec![genesis_hash(Kind::BlankPlan)];
        let first = change(1, root.clone());
        let second = change(2, vec![first.hash]);
        let late = |late: Late| Facts { may_write: false, late: Some(late), ..facts() };
        let kept = Late {
            waiting: BTreeSet::from([first.hash]),
            last_seq: BTreeMap::from([(first.actor.clone(), 1)]),
            ..Late::default()
        };
        let away = Late { turned_away: BTreeSet::from([first.hash]), ..Late::default() };
        let stranger = ChangeHeader { actor: b"chen-ji1-a-tab-1".to_vec(), ..first.clone() };
        for (name, facts, changes, expected) in [
            (
                "kept, and what stands on it",
                late(Late::default()),
                vec![&first, &second],
                vec![Verdict::Escrow; 2],
            ),
            ("again", late(kept.clone()), vec![&first, &second], vec![Verdict::InEscrow, Verdict::Escrow]),
            (
                "a gap",
                late(kept.clone()),
                vec![&change(9, vec![first.hash])],
                vec![Verdict::Refuse(Reason::Broken)],
            ),
            (
                "somebody else's",
                late(Late::default()),
                vec![&stranger],
                vec![Verdict::Refuse(Reason::Broken)],
            ),
            (
                "frozen",
                Facts { frozen: true, ..late(Late::default()) },
                vec![&first],
                vec![Verdict::Refuse(Reason::Frozen)],
            ),
            ("turned away", late(away.clone()), vec![&first], vec![Verdict::Refuse(Reason::NoRight)]),
            ("on what was turned away", late(away), vec![&second], vec![Verdict::Refuse(Reason::NoRight)]),
            ("the right is back", Facts { may_write: true, ..late(kept) }, vec![&first], vec![Verdict::Take]),
            (
                "never had it",
                Facts { may_write: false, ..facts() },
                vec![&first],
                vec![Verdict::Refuse(Reason::NoRight)],
            ),
        ] {
            let changes: Vec<ChangeHeader> = changes.into_iter().cloned().collect();
            assert_eq!(judge(&facts, &head(), &changes), expected, "{name}");
        }
    }

    #[test]
    fn changes_of_one_push_stand_on_each_other_and_end_at_the_first_no() {
        let first = change(1, vec![genesis_hash(Kind::BlankPlan)]);
        let second = change(2, vec![first.hash]);
        let gap = change(9, vec![second.hash]);
        let after = change(10, vec![gap.hash]);
        let verdicts = judge(&facts(), &head(), &[first, second, gap, after]);
        assert_eq!(verdicts, [Verdict::Take, Verdict::Take, Verdict::Refuse(Reason::Broken)]);
    }
}
