use std::collections::BTreeSet;

use jiff::civil::date;

use super::*;
use crate::ids::{PersonId, ProgrammeId, RoundId, UnitId};
use crate::pairing::round::Pair;
use crate::rights::{Part, Relation, Seat, Verb};
use crate::rules::rounds::RoundRefusal as R;

const ROUND: RoundId = RoundId::from_bytes([1; 16]);
const PROGRAMME: ProgrammeId = ProgrammeId::from_bytes([2; 16]);
const OWNER: UnitId = UnitId::from_bytes([3; 16]);
const PAIR: Pair = Pair { counselor: PersonId::from_bytes([4; 16]), leader: PersonId::from_bytes([5; 16]) };

fn seats(part: Part) -> Option<Vec<Seat>> {
    Some(vec![Seat { appointment: None, unit: Some(OWNER), part, relation: Relation::Own }])
}

fn office() -> RoundFacts {
    RoundFacts {
        owner_seats: seats(Part::Office),
        owner: Some(OWNER),
        today: date(2026, 11, 22),
        has_pairs: true,
        ..RoundFacts::default()
    }
}

fn draft(reason: &str) -> RoundDraft {
    RoundDraft {
        kind: RoundKind::Whole,
        from: date(2026, 12, 1),
        order: vec![],
        locked: BTreeSet::new(),
        forbidden: vec![Forbidden { pair: PAIR, reason: reason.to_owned() }],
        pairs: [PAIR].into(),
    }
}

fn keep(base: u32, reason: &str) -> RoundCommand {
    RoundCommand::Keep { round: ROUND, programme: PROGRAMME, base, draft: draft(reason) }
}

fn kept(version: u32) -> Vec<RoundEntry> {
    let (round, programme, owner) = (ROUND, PROGRAMME, OWNER);
    vec![RoundEntry::RoundKept { round, programme, owner, version, draft: draft("亲属") }]
}

const KNOWN: KnownRound = KnownRound { programme: PROGRAMME, version: 3, published: false, pairs: 1 };
#[test]
fn a_draft_is_kept_by_the_office_one_version_after_another() {
    let known = |it| RoundFacts { known: Some(it), ..office() };
    let stranger = RoundFacts { owner_seats: Some(vec![]), ..office() };
    let reader = RoundFacts { owner_seats: seats(Part::Reader), ..office() };
    let other = ProgrammeId::from_bytes([9; 16]);
    for (facts, command, expected) in [
        (office(), keep(0, " 亲属 "), Ok(kept(1))),
        (known(KNOWN), keep(3, "亲属"), Ok(kept(4))),
        (known(KNOWN), keep(2, "亲属"), Err(R::Stale { version: 3 })),
        (office(), keep(1, "亲属"), Err(R::Stale { version: 0 })),
        (office(), keep(0, " "), Err(R::NoReason)),
        (office(), keep(0, &"长".repeat(501)), Err(R::TooLong { most: 500 })),
        (known(KnownRound { published: true, ..KNOWN }), keep(3, "亲属"), Err(R::Published)),
        (known(KnownRound { programme: other, ..KNOWN }), keep(3, "亲属"), Err(R::IdTaken)),
        (RoundFacts { has_pairs: false, ..office() }, keep(0, "亲属"), Err(R::NoPairs)),
        (
            RoundFacts { ended: Some(date(2026, 11, 22)), ..office() },
            keep(0, "亲属"),
            Err(R::Ended { on: date(2026, 11, 22) }),
        ),
        (reader, keep(9, ""), Err(R::NotYours { verb: Verb::Write })),
        // Who may not read learns nothing.
        (stranger, keep(9, ""), Err(R::NotThere)),
        (RoundFacts::default(), keep(0, "亲属"), Err(R::NotThere)),
    ] {
        assert_eq!(decide(&facts, &command), expected, "{facts:?} {command:?}");
    }
}
#[test]
fn a_round_is_published_when_all_its_pairs_are_confirmed() {
    let publish = RoundCommand::Publish { round: ROUND };
    let facts = |unconfirmed, known| RoundFacts { unconfirmed, known, ..office() };
    let (round, programme, owner) = (ROUND, PROGRAMME, OWNER);
    for (facts, expected) in [
        (facts(0, Some(KNOWN)), Ok(vec![RoundEntry::RoundPublished { round, programme, owner, pairs: 1 }])),
        (facts(1, Some(KNOWN)), Err(R::NotConfirmed { count: 1 })),
        (facts(0, Some(KnownRound { pairs: 0, ..KNOWN })), Err(R::Empty)),
        (facts(0, Some(KnownRound { published: true, ..KNOWN })), Ok(vec![])),
        (facts(0, None), Err(R::NotThere)),
    ] {
        assert_eq!(decide(&facts, &publish), expected, "{facts:?}");
    }
}

// Part of X-04: the record, without what is confidential.
#[test]
fn the_audit_does_not_hear_why_two_people_are_kept_apart() {
    let entries = decide(&office(), &keep(0, "亲属")).expect("it is kept");
    let told = serde_json::to_string(&entries).expect("plain data");
    assert!(told.contains("round_kept") && !told.contains("亲属"), "{told}");
}
