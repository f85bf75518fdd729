use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::care::{CareRecord, RecordKind, Way};
use crate::ids::{AppointmentId, DocumentId, IssueId, PairId, PersonId, ProgrammeId, UnitId, UserId};
use crate::rights::{Part, Relation, Seat};
use LiaisonCommand as C;
use LiaisonRefusal as R;

const TODAY: Date = date(2026, 11, 22);
const PAIR: PairId = PairId::from_bytes([1; 16]);
const UNIT: UnitId = UnitId::from_bytes([2; 16]);
const PROGRAMME: ProgrammeId = ProgrammeId::from_bytes([3; 16]);
const ISSUE: IssueId = IssueId::from_bytes([4; 16]);
const OWNER: PersonId = PersonId::from_bytes([5; 16]);

fn seat(part: Part) -> Vec<Seat> {
    let appointment = Some(AppointmentId::from_bytes([6; 16]));
    vec![Seat { appointment, unit: Some(UNIT), part, relation: Relation::Own }]
}

/// Facts about the one pair, seen by somebody.
fn tied(ties: PairTies) -> LiaisonFacts {
    let pairs = [(PAIR, PairTies { holds: true, ..ties })].into();
    LiaisonFacts { pairs, today: TODAY, name: "赵敏".to_owned(), ..LiaisonFacts::default() }
}

fn leader() -> PairTies {
    PairTies { is_leader: true, ..PairTies::default() }
}

fn counselor() -> PairTies {
    PairTies { is_counselor: true, ..PairTies::default() }
}

fn liaison() -> PairTies {
    PairTies { seats: seat(Part::Liaison), ..PairTies::default() }
}

fn plan(on: Date) -> C {
    C::Plan { pair: PAIR, plan: PlanDraft { kind: RecordKind::Talk, on, begins: None, place: String::new() } }
}

fn talks(decided: Result<Vec<LiaisonEntry>, R>) -> Result<TalksRow, R> {
    decided.map(|entries| match entries.into_iter().next() {
        Some(LiaisonEntry::TalksSet { row, .. }) => row,
        Some(LiaisonEntry::DutySet { .. } | LiaisonEntry::IssueSet { .. }) | None => TalksRow::default(),
    })
}

// X-25 1/2: who asks, who arranges, who reminds, and who hears of nothing
#[test]
fn a_counselor_asks_a_leader_and_the_liaison_person_arrange_and_others_hear_of_no_pair() {
    let (ask, arrange) = (C::Ask { pair: PAIR }, plan(date(2026, 11, 30)));
    let remind = C::Remind { pairs: vec![PAIR] };
    let office = PairTies { seats: seat(Part::Office), ..PairTies::default() };
    let reader = PairTies { seats: seat(Part::Reader), ..PairTies::default() };
    for (ties, asked, arranged, reminded) in [
        (counselor(), None, Some(R::NotYours), Some(R::NotYours)),
        (leader(), Some(R::NotYours), None, Some(R::NotYours)),
        (liaison(), Some(R::NotYours), None, None),
        (office, Some(R::NotThere), Some(R::NotThere), Some(R::NotThere)),
        (reader, Some(R::NotThere), Some(R::NotThere), Some(R::NotThere)),
    ] {
        let facts = tied(ties);
        for (command, expected) in [(&ask, asked), (&arrange, arranged), (&remind, reminded)] {
            assert_eq!(decide(&facts, command).err(), expected, "{facts:?} {command:?}");
        }
    }
    assert_eq!(decide(&LiaisonFacts::default(), &ask), Err(R::NotThere), "made up");
}

#[test]
fn plans_lie_ahead_take_each_others_place_by_kind_and_end_with_the_pair() {
    let facts = tied(leader());
    assert_eq!(decide(&facts, &plan(date(2026, 11, 21))), Err(R::Past { on: date(2026, 11, 21) }));
    let first = talks(decide(&facts, &plan(TODAY))).expect("today fits");
    let again = tied(PairTies { talks: first.clone(), ..liaison() });
    assert_eq!(decide(&again, &plan(TODAY)), Ok(vec![]), "it is so already, whoever arranged it");
    let moved = talks(decide(&again, &plan(date(2026, 12, 1)))).expect("moves");
    assert_eq!((moved.plans.len(), moved.plans[0].on), (1, date(2026, 12, 1)));
    let drop = C::Unplan { pair: PAIR, kind: RecordKind::Talk };
    let none = talks(decide(&tied(PairTies { talks: moved, ..leader() }), &drop)).expect("drops");
    assert!(none.plans.is_empty());
    let mut over = tied(leader());
    over.pairs.values_mut().for_each(|it| it.holds = false);
    assert_eq!(decide(&over, &plan(TODAY)), Err(R::Over));
}

fn record(kind: RecordKind, on: Date) -> CareRecord {
    CareRecord {
        kind,
        on: Some(on),
        way: Some(Way::Telephone),
        chosen: vec![],
        other: None,
        opinions: vec![],
        raised: vec![],
        solved: false,
        void: None,
    }
}

#[test]
fn a_request_is_closed_by_the_next_talk_however_it_was_held_and_by_nothing_else() {
    let row = talks(decide(&tied(counselor()), &C::Ask { pair: PAIR })).expect("asks");
    let again = tied(PairTies { talks: row.clone(), ..counselor() });
    assert_eq!(decide(&again, &C::Ask { pair: PAIR }), Ok(vec![]), "once a day is enough");
    let void = CareRecord { void: Some("记错".to_owned()), ..record(RecordKind::Talk, TODAY) };
    for (records, open) in [
        (vec![], true),
        (vec![record(RecordKind::Talk, TODAY)], false),
        (vec![record(RecordKind::Talk, date(2026, 11, 21))], true),
        (vec![record(RecordKind::Guidance, TODAY)], true),
        (vec![void], true),
    ] {
        assert_eq!(row.asked(&records).is_some(), open, "{records:?}");
    }
    let planned = talks(decide(&tied(leader()), &plan(date(2026, 12, 3)))).expect("plans");
    assert_eq!(planned.open_plans(&[]).len(), 1);
    // It came about sooner than planned.
    assert_eq!(planned.open_plans(&[record(RecordKind::Talk, TODAY)]).len(), 0);
    assert_eq!(planned.open_plans(&[record(RecordKind::Talk, date(2026, 11, 1))]).len(), 1);
}

fn at_office(part: Part) -> LiaisonFacts {
    LiaisonFacts {
        seats: Some(seat(part)),
        owner: Some(UNIT),
        owner_name: Some("周文".to_owned()),
        today: TODAY,
        origins: (1..=4).map(|nth| (origin(nth), OriginFacts { known: true, taken_by: None })).collect(),
        ..LiaisonFacts::default()
    }
}

fn origin(nth: u8) -> Origin {
    Origin { pair: PAIR, document: DocumentId::from_bytes([nth; 16]), row: format!("r{nth}") }
}

fn draft() -> IssueDraft {
    IssueDraft { title: "值班室热水不足".to_owned(), owner: OWNER, due: date(2026, 12, 20) }
}

fn merge(origins: Vec<Origin>) -> C {
    C::Merge { issue: ISSUE, programme: PROGRAMME, draft: draft(), origins }
}

fn issue(decided: Result<Vec<LiaisonEntry>, R>) -> Result<IssueRow, R> {
    decided.map(|entries| match entries.into_iter().next() {
        Some(LiaisonEntry::IssueSet { row }) => *row,
        other => panic!("{other:?}"),
    })
}

#[test]
fn the_office_merges_opinions_each_of_which_goes_into_one_issue() {
    let both = vec![origin(2), origin(1), origin(2)];
    let office = at_office(Part::Office);
    let row = issue(decide(&office, &merge(both.clone()))).expect("merges");
    assert_eq!((row.origins, row.owner_name.as_str(), row.unit), (vec![origin(1), origin(2)], "周文", UNIT));
    let mut taken = office.clone();
    taken
        .origins
        .insert(origin(1), OriginFacts { known: true, taken_by: Some(IssueId::from_bytes([9; 16])) });
    let mut foreign = office.clone();
    foreign.origins.insert(origin(1), OriginFacts::default());
    for (facts, command, expected) in [
        (at_office(Part::Administrator), merge(both.clone()), R::NotThere),
        (at_office(Part::Liaison), merge(both.clone()), R::NotThere),
        (LiaisonFacts { id_taken: true, ..office.clone() }, merge(both.clone()), R::IdTaken),
        (office.clone(), merge(vec![]), R::Empty { field: LiaisonField::Opinions }),
        (taken, merge(both.clone()), R::OpinionTaken),
        (foreign, merge(both.clone()), R::NoSuchOpinion),
        (LiaisonFacts { owner_name: None, ..office }, merge(both), R::NoSuchOwner),
    ] {
        assert_eq!(decide(&facts, &command), Err(expected), "{command:?}");
    }
}

#[test]
fn the_owner_solves_the_office_answers_once_and_nobody_else_learns_that_there_is_an_issue() {
    let row = issue(decide(&at_office(Part::Office), &merge(vec![origin(1)]))).expect("merges");
    let solve = C::Solve { issue: ISSUE, solution: " 已增设两台开水器 ".to_owned() };
    let answer = C::Answer { issue: ISSUE, words: "已增设开水器".to_owned() };
    let with = |facts: LiaisonFacts| LiaisonFacts { issue: Some(row.clone()), ..facts };
    let owner = LiaisonFacts { who: UserId::from(OWNER), ..with(at_office(Part::Counselor)) };
    assert_eq!(issue(decide(&owner, &solve)).expect("solves").solution, "已增设两台开水器");
    assert_eq!(decide(&owner, &answer), Err(R::NotThere), "the answer is the office's");
    for part in [Part::Counselor, Part::Liaison, Part::Decider] {
        assert_eq!(decide(&with(at_office(part)), &solve), Err(R::NotThere), "{part:?}");
        assert_eq!(decide(&with(at_office(part)), &answer), Err(R::NotThere), "{part:?}");
    }
    let answered = issue(decide(&with(at_office(Part::Office)), &answer)).expect("answers");
    assert!(!answered.is_late(date(2027, 1, 1)) && row.is_late(date(2026, 12, 21)));
    let after = LiaisonFacts { issue: Some(answered), ..at_office(Part::Office) };
    assert_eq!(decide(&after, &answer), Ok(vec![]));
    assert_eq!(decide(&after, &solve), Err(R::Answered));
    let amend = C::Amend { issue: ISSUE, draft: draft(), origins: vec![origin(3)] };
    assert_eq!(decide(&after, &amend), Err(R::Answered));
    let more = issue(decide(&with(at_office(Part::Office)), &amend)).expect("amends");
    assert_eq!(more.origins, vec![origin(1), origin(3)]);
}

fn turn(name: &str, phone: &str, days: Option<(Date, Date)>) -> DutyTurn {
    let (name, phone) = (name.to_owned(), phone.to_owned());
    DutyTurn { name, phone, from: days.map(|it| it.0), to: days.map(|it| it.1) }
}

// a roster has numbers, and whose turn it is stands first
#[test]
fn a_roster_has_numbers_that_can_be_called_and_whose_turn_it_is_stands_first() {
    let week = Some((date(2026, 11, 16), date(2026, 11, 22)));
    let turns = vec![turn("保卫处", "110", None), turn("心理中心", "0871-65031234", week)];
    let set = |turns| C::SetDuty { programme: PROGRAMME, turns };
    assert!(decide(&at_office(Part::Office), &set(turns.clone())).is_ok());
    for (part, expected) in [(Part::Counselor, R::NotYours), (Part::Liaison, R::NotThere)] {
        assert_eq!(decide(&at_office(part), &set(turns.clone())), Err(expected));
    }
    let mute = R::Empty { field: LiaisonField::Phone };
    assert_eq!(decide(&at_office(Part::Office), &set(vec![turn("心理中心", "——", None)])), Err(mute));
    let round = Some((date(2026, 11, 22), date(2026, 11, 21)));
    assert_eq!(decide(&at_office(Part::Office), &set(vec![turn("甲", "110", round)])), Err(R::TurnedRound));
    let names = |day| on_duty(&turns, day).into_iter().map(|it| it.name.as_str()).collect::<Vec<_>>();
    assert_eq!(names(TODAY), ["心理中心", "保卫处"]);
    assert_eq!(names(date(2026, 11, 23)), ["保卫处"]);
}

proptest! {
    /// However often things are merged and added, an opinion is in one issue at most, and none is lost.
    #[test]
    fn no_opinion_is_in_two_issues(steps in proptest::collection::vec((0..3_u8, proptest::collection::btree_set(1..5_u8, 1..4)), 1..12)) {
        let mut issues: std::collections::BTreeMap<IssueId, IssueRow> = std::collections::BTreeMap::new();
        for (nth, wanted) in steps {
            let id = IssueId::from_bytes([nth; 16]);
            let origins: Vec<Origin> = wanted.into_iter().map(origin).collect();
            let taken = |it: &Origin| issues.values().find(|row| row.origins.contains(it)).map(|row| row.issue);
            let facts = LiaisonFacts {
                origins: origins.iter().map(|it| (it.clone(), OriginFacts { known: true, taken_by: taken(it) })).collect(),
                issue: issues.get(&id).cloned(),
                ..at_office(Part::Office)
            };
            let command = if issues.contains_key(&id) {
                C::Amend { issue: id, draft: draft(), origins }
            } else {
                C::Merge { issue: id, programme: PROGRAMME, draft: draft(), origins }
            };
            if let Ok(entries) = decide(&facts, &command) {
                for entry in entries {
                    let LiaisonEntry::IssueSet { row } = entry else { panic!("an issue") };
                    let before = issues.insert(id, (*row).clone());
                    prop_assert!(before.is_none_or(|it| it.origins.iter().all(|it| row.origins.contains(it))));
                }
            }
            let all: Vec<&Origin> = issues.values().flat_map(|it| &it.origins).collect();
            let once: std::collections::BTreeSet<&Origin> = all.iter().copied().collect();
            prop_assert_eq!(all.len(), once.len());
        }
    }
}
