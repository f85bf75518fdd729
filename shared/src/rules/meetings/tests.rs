use std::collections::BTreeMap;

use jiff::civil::{Date, date, time};
use proptest::prelude::*;

use super::*;
use crate::activities::Seen;
use crate::ids::{
    ActionId, AppointmentId, InstallationId, MeetingId, PersonId, PinId, ResolutionId, UnitId, UserId,
};
use crate::meetings::{Attended, MeetingKind, MinutesNotes, Presence, Quorum, Turnout};
use crate::rights::{Part, Relation, Seat};
use crate::sync::hash::Hash;
use crate::time::Timestamp;
use MeetingCommand as C;
use MeetingRefusal as R;

const MEETING: MeetingId = MeetingId::from_bytes([1; 16]);
const UNIT: UnitId = UnitId::from_bytes([2; 16]);
const TODAY: Date = date(2026, 11, 22);
const HEAD: Hash = Hash::from_bytes([3; 32]);
/// Planned it; chairs it; writes; two who come; a stranger.
const OFFICE: u8 = 1;
const CHAIR: u8 = 2;
const NOTES: u8 = 3;
const WANG: u8 = 4;
const ZHAO: u8 = 5;
const STRANGER: u8 = 9;

fn person(it: u8) -> PersonId {
    PersonId::from_bytes([it; 16])
}

fn draft() -> MeetingDraft {
    MeetingDraft {
        kind: MeetingKind::Committee,
        title: "第二学期第一次委员会议".to_owned(),
        on: date(2026, 12, 1),
        begins: time(14, 30, 0, 0),
        place: "行政楼 301".to_owned(),
        agenda: vec!["审议工作要点".to_owned(), " ".to_owned()],
        chair: person(CHAIR),
        note_takers: vec![person(NOTES)],
        invited: vec![person(CHAIR), person(WANG), person(ZHAO), person(WANG)],
        quorum: Quorum::Majority,
        series: None,
    }
}

fn seat(part: Part) -> Vec<Seat> {
    let appointment = Some(AppointmentId::from_bytes([4; 16]));
    vec![Seat { appointment, unit: Some(UNIT), part, relation: Relation::Own }]
}

/// What the server gathers for somebody: only those of the audience find a meeting.
fn facts(who: u8, row: Option<&MeetingRow>) -> MeetingFacts {
    let open = row.filter(|it| it.audience().contains(&person(who)));
    let names = [OFFICE, CHAIR, NOTES, WANG, ZHAO];
    MeetingFacts {
        who: UserId::from_bytes([who; 16]),
        name: format!("第{who}位"),
        now: Timestamp::from_millis(1_000),
        today: TODAY,
        seats: Some(if who == OFFICE { seat(Part::Office) } else { Vec::new() }),
        unit_name: "关工委".to_owned(),
        meeting: open.cloned(),
        named: names.map(|it| (person(it), format!("第{it}位"))).into_iter().collect(),
        notes: there(&[(CHAIR, Presence::InPerson), (WANG, Presence::InPerson)]),
        ..MeetingFacts::default()
    }
}

fn there(people: &[(u8, Presence)]) -> MinutesNotes {
    let seen = Seen { device: InstallationId::from_bytes([7; 16]), user: UserId::from_bytes([7; 16]) };
    let mut notes = MinutesNotes::default();
    for (who, presence) in people {
        let (person, presence) = (person(*who), *presence);
        notes.arrive(Attended { person, seen, presence, at: Timestamp::default() });
    }
    notes
}

fn plan() -> C {
    C::Plan { meeting: MEETING, unit: UNIT, draft: draft() }
}

fn done(facts: &MeetingFacts, command: &C) -> MeetingRow {
    let entries = decide(facts, command).unwrap_or_else(|refusal| panic!("{command:?}: {refusal:?}"));
    let Some(MeetingEntry::MeetingSet { row, .. }) = entries.into_iter().next() else {
        panic!("nothing was written by {command:?}")
    };
    *row
}

fn planned() -> MeetingRow {
    done(&facts(OFFICE, None), &plan())
}

fn called() -> MeetingRow {
    done(&facts(OFFICE, Some(&planned())), &C::Call { meeting: MEETING })
}

fn held() -> MeetingRow {
    done(&facts(CHAIR, Some(&called())), &C::Hold { meeting: MEETING })
}

fn answer(coming: Coming) -> C {
    C::Answer { meeting: MEETING, coming }
}

fn fix() -> C {
    C::Fix { meeting: MEETING, pin: PinId::from_bytes([5; 16]), heads: vec![HEAD] }
}

fn resolve(text: &str) -> C {
    C::Resolve { meeting: MEETING, resolution: ResolutionId::from_bytes([6; 16]), text: text.to_owned() }
}

fn assign(nth: u8, owner: u8, due: Date) -> C {
    let task = Task { text: "起草工作要点".to_owned(), owner: person(owner), due, resolution: None };
    C::Assign { meeting: MEETING, action: ActionId::from_bytes([nth; 16]), task }
}

fn settle(outcome: Outcome, words: &str) -> C {
    let action = ActionId::from_bytes([8; 16]);
    C::Settle { meeting: MEETING, action, outcome, words: words.to_owned() }
}

#[test]
fn the_office_of_a_unit_plans_and_nobody_else_learns_of_it() {
    let row = planned();
    assert_eq!(row.invited.iter().map(|it| it.person).collect::<Vec<_>>(), [CHAIR, WANG, ZHAO].map(person));
    assert_eq!(row.draft.agenda, ["审议工作要点"], "empty lines are no items");
    assert!(!row.audience().contains(&person(WANG)), "who is invited sees nothing before the call");
    let office = facts(OFFICE, None);
    let of = |change: fn(&mut MeetingFacts)| {
        let mut facts = office.clone();
        change(&mut facts);
        facts
    };
    for (facts, expected) in [
        (of(|it| it.seats = None), R::NotThere),
        (of(|it| it.seats = Some(seat(Part::CoAuthor))), R::NotThere),
        (of(|it| it.seats = Some(seat(Part::Decider))), R::NotYours),
        (of(|it| it.id_taken = true), R::IdTaken),
        (of(|it| it.named.retain(|it, _| *it != person(ZHAO))), R::UnknownPerson),
        (of(|it| it.named.retain(|it, _| *it != person(NOTES))), R::UnknownPerson),
    ] {
        assert_eq!(decide(&facts, &plan()), Err(expected), "{facts:?}");
    }
    let stranger = facts(STRANGER, Some(&called()));
    assert_eq!(decide(&stranger, &answer(Coming::Attend)), Err(R::NotThere));
    let waits = facts(WANG, Some(&planned()));
    assert_eq!(decide(&waits, &answer(Coming::Attend)), Err(R::NotThere));
}

#[test]
fn every_fault_of_a_draft_is_named_by_its_field() {
    use MeetingField as F;
    let long = "长".repeat(81);
    for (draft, expected) in [
        (MeetingDraft { title: " ".to_owned(), ..draft() }, R::Empty { field: F::Title }),
        (MeetingDraft { title: long, ..draft() }, R::TooLong { field: F::Title, most: 80 }),
        (MeetingDraft { place: String::new(), ..draft() }, R::Empty { field: F::Place }),
        (
            MeetingDraft { agenda: vec!["长".repeat(501)], ..draft() },
            R::TooLong { field: F::Agenda, most: 500 },
        ),
        (
            MeetingDraft { agenda: vec!["一".to_owned(); 51], ..draft() },
            R::TooMany { field: F::Agenda, most: 50 },
        ),
        (MeetingDraft { invited: vec![], ..draft() }, R::Empty { field: F::Invited }),
        (
            MeetingDraft { invited: vec![person(1); 301], ..draft() },
            R::TooMany { field: F::Invited, most: 300 },
        ),
    ] {
        assert_eq!(draft.checked(), Err(expected), "{draft:?}");
    }
}

#[test]
fn who_is_called_attends_leaves_or_sends_another_and_is_asked_again_when_the_day_moves() {
    let row = called();
    assert!(row.waits_for(person(WANG)) && !row.waits_for(person(NOTES)), "a note taker is not asked");
    let stand_in = Coming::StandIn { name: " 周老师 ".to_owned() };
    let row = done(&facts(WANG, Some(&row)), &answer(stand_in));
    assert_eq!(
        row.answer_of(person(WANG)).map(|it| it.coming.clone()),
        Some(Coming::StandIn { name: "周老师".to_owned() })
    );
    let empty = answer(Coming::Leave { reason: " ".to_owned() });
    let field = MeetingField::Reason;
    assert_eq!(decide(&facts(ZHAO, Some(&row)), &empty), Err(R::Empty { field }));
    let row = done(&facts(ZHAO, Some(&row)), &answer(Coming::Leave { reason: "出差".to_owned() }));
    assert!(!row.waits_for(person(ZHAO)));
    assert_eq!(decide(&facts(NOTES, Some(&row)), &answer(Coming::Attend)), Err(R::NotYours));
    let change = |draft, reason: &str| C::Change { meeting: MEETING, draft, reason: reason.to_owned() };
    let longer = MeetingDraft { agenda: vec!["一".to_owned(), "二".to_owned()], ..draft() };
    let told = done(&facts(OFFICE, Some(&row)), &change(longer, "加一项"));
    assert!(!told.waits_for(person(ZHAO)), "another agenda asks nobody again");
    let moved = MeetingDraft { on: date(2026, 12, 8), ..draft() };
    let keeper = facts(OFFICE, Some(&row));
    assert_eq!(decide(&keeper, &change(moved.clone(), "")), Err(R::Empty { field }));
    assert_eq!(decide(&facts(WANG, Some(&row)), &change(moved.clone(), "改期")), Err(R::NotYours));
    let past = MeetingDraft { on: date(2026, 11, 21), ..draft() };
    assert_eq!(decide(&keeper, &change(past.clone(), "改期")), Err(R::Past { on: past.on }));
    let row = done(&keeper, &change(moved, "改期"));
    assert!(row.waits_for(person(ZHAO)) && row.waits_for(person(WANG)));
    assert!(row.invited.iter().any(|it| it.answer.is_some()), "what was said before is kept");
}

#[test]
fn only_the_chair_fixes_and_who_was_there_is_counted_from_the_version() {
    let row = done(&facts(NOTES, Some(&held())), &resolve("同意工作要点"));
    for who in [OFFICE, NOTES, WANG] {
        assert_eq!(decide(&facts(who, Some(&row)), &fix()), Err(R::NotChair), "{who}");
    }
    let chair = facts(CHAIR, Some(&row));
    let fixed = done(&chair, &fix());
    assert_eq!(fixed.state, MeetingState::Fixed);
    let turnout = Turnout { due: 3, present: 2, stand_ins: 0 };
    assert_eq!(fixed.fixed.as_ref().map(|it| it.turnout), Some(turnout));
    assert_eq!(decide(&facts(CHAIR, Some(&fixed)), &fix()), Ok(vec![]), "it is so already");
    let few =
        there(&[(CHAIR, Presence::InPerson), (WANG, Presence::StandIn), (STRANGER, Presence::InPerson)]);
    let short = MeetingFacts { notes: few, ..chair.clone() };
    let turnout = Turnout { due: 3, present: 1, stand_ins: 1 };
    assert_eq!(decide(&short, &fix()), Err(R::NoQuorum { turnout, needed: 2 }));
    let talked = MeetingFacts { meeting: Some(held()), ..short };
    assert_eq!(done(&talked, &fix()).state, MeetingState::Fixed, "who resolved nothing needs no quorum");
    let none = C::Fix { meeting: MEETING, pin: PinId::from_bytes([5; 16]), heads: vec![] };
    assert_eq!(decide(&chair, &none), Err(R::BadVersion { most: 64 }));
    let early = facts(CHAIR, Some(&called()));
    assert_eq!(decide(&early, &fix()), Err(R::Wrong { state: MeetingState::Called }));
}

#[test]
fn an_action_is_done_by_its_owner_dropped_by_who_keeps_the_meeting_and_late_by_the_calendar() {
    let due = date(2026, 12, 20);
    let row = done(&facts(NOTES, Some(&held())), &assign(8, WANG, due));
    assert!(!row.actions[0].is_late(due) && row.actions[0].is_late(date(2026, 12, 21)));
    assert_eq!(row.open_actions(person(WANG)).count(), 1);
    let by = |who| facts(who, Some(&row));
    assert_eq!(decide(&by(ZHAO), &settle(Outcome::Done, "")), Err(R::NotYours));
    assert_eq!(decide(&by(WANG), &settle(Outcome::Dropped, "不办")), Err(R::NotYours));
    let field = MeetingField::Reason;
    assert_eq!(decide(&by(CHAIR), &settle(Outcome::Dropped, " ")), Err(R::Empty { field }));
    let ended = done(&by(WANG), &settle(Outcome::Done, "已报送"));
    let settled = ended.actions[0].settled.as_ref().expect("says who");
    assert_eq!((settled.name.as_str(), settled.words.as_str()), ("第4位", "已报送"));
    assert!(!ended.actions[0].is_late(date(2027, 1, 1)));
    let again = decide(&facts(CHAIR, Some(&ended)), &settle(Outcome::Dropped, "不办"));
    assert_eq!(again, Err(R::Settled { state: ActionState::Done }));
    for (who, command, expected) in [
        (NOTES, assign(9, STRANGER, due), R::UnknownPerson),
        (NOTES, assign(9, WANG, date(2026, 11, 21)), R::Past { on: date(2026, 11, 21) }),
        (WANG, assign(9, WANG, due), R::NotYours),
        (NOTES, assign(8, ZHAO, due), R::IdTaken),
        (WANG, resolve("同意"), R::NotYours),
        (NOTES, resolve(" "), R::Empty { field: MeetingField::Resolution }),
    ] {
        assert_eq!(decide(&by(who), &command), Err(expected), "{command:?}");
    }
    let mut outside = by(NOTES);
    outside.named.insert(person(STRANGER), "外人".to_owned());
    assert_eq!(decide(&outside, &assign(9, STRANGER, due)), Err(R::NotInvolved));
    let nothing = decide(&facts(NOTES, Some(&held())), &settle(Outcome::Done, ""));
    assert_eq!(nothing, Err(R::NotThere));
}

fn any_command() -> impl Strategy<Value = C> {
    let on = (-2..20_i64).prop_map(|days| TODAY.saturating_add(jiff::Span::new().days(days)));
    prop_oneof![
        Just(plan()),
        Just(C::Call { meeting: MEETING }),
        Just(C::Hold { meeting: MEETING }),
        Just(C::Cancel { meeting: MEETING, reason: "改线上".to_owned() }),
        on.prop_map(|on| {
            C::Change { meeting: MEETING, draft: MeetingDraft { on, ..draft() }, reason: "改期".to_owned() }
        }),
        Just(answer(Coming::Attend)),
        Just(answer(Coming::Leave { reason: "病假".to_owned() })),
        Just(resolve("同意")),
        (8..10_u8, CHAIR..=ZHAO).prop_map(|(nth, owner)| assign(nth, owner, date(2026, 12, 20))),
        any::<bool>().prop_map(|it| settle(if it { Outcome::Done } else { Outcome::Dropped }, "好")),
        Just(fix()),
    ]
}

/// What may follow what.
const fn may_follow(from: MeetingState, to: MeetingState) -> bool {
    use MeetingState as S;
    matches!(
        (from, to),
        (S::Planned, S::Planned | S::Called | S::Cancelled)
            | (S::Called, S::Called | S::Held | S::Cancelled)
            | (S::Held, S::Held | S::Fixed)
            | (S::Fixed, S::Fixed)
            | (S::Cancelled, S::Cancelled)
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_sequence_of_commands_reaches_a_forbidden_state(
        acts in proptest::collection::vec((OFFICE..=ZHAO, any_command()), 1..40),
    ) {
        let mut row: Option<MeetingRow> = None;
        for (who, command) in acts {
            let facts = MeetingFacts { id_taken: row.is_some() && command == plan(), ..facts(who, row.as_ref()) };
            let Ok(entries) = decide(&facts, &command) else { continue };
            for MeetingEntry::MeetingSet { row: next, fixes } in entries {
                if let Some(before) = &row {
                    prop_assert!(may_follow(before.state, next.state), "{:?} {:?}", before.state, command);
                    prop_assert!(before.fixed.is_none() || before.fixed == next.fixed, "fixed once");
                    let ended = |it: &Action| it.state != ActionState::Open;
                    for old in before.actions.iter().filter(|it| ended(it)) {
                        prop_assert!(next.actions.contains(old), "what ended stays so");
                    }
                }
                prop_assert_eq!(next.fixed.is_some(), next.state == MeetingState::Fixed);
                prop_assert_eq!(fixes.is_some(), row.as_ref().map(|it| it.state) != Some(next.state) && next.state == MeetingState::Fixed);
                let enough = next.resolutions.is_empty() || next.fixed.as_ref().is_none_or(|it| it.turnout.reaches(next.draft.quorum));
                prop_assert!(enough, "nothing is resolved by too few");
                let owners: BTreeMap<_, _> = next.actions.iter().map(|it| (it.action, it.settled.is_some())).collect();
                prop_assert!(next.actions.iter().all(|it| owners[&it.action] == (it.state != ActionState::Open)));
                let json = serde_json::to_string(&next).expect("plain data");
                prop_assert_eq!(&serde_json::from_str::<MeetingRow>(&json).expect("readable"), &*next);
                row = Some(*next);
            }
        }
    }
}
