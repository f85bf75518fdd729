use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::NeedRefusal as R;
use super::*;
use crate::ids::{NeedId, PersonId, UnitId};
use crate::rights::{Part, Relation, Seat};

const NEED: NeedId = NeedId::from_bytes([1; 16]);
const UNIT: UnitId = UnitId::from_bytes([2; 16]);
const TEACHER: PersonId = person(3);
const ZHANG: PersonId = person(4);
const LI: PersonId = person(5);
const ASKED: Date = date(2026, 11, 22);

const fn person(nth: u8) -> PersonId {
    PersonId::from_bytes([nth; 16])
}

fn desk() -> NeedDesk {
    let handler = |person, name: &str| Handler { person, name: name.to_owned() };
    let handlers = vec![handler(ZHANG, "甲"), handler(LI, "乙")];
    NeedDesk { unit: UNIT, unit_name: "团委".to_owned(), handlers, days: 15 }
}

fn facts(who: PersonId) -> NeedFacts {
    NeedFacts { who: who.into(), today: ASKED, desk: Some(desk()), ..NeedFacts::default() }
}

fn seats(part: Part, relation: Relation) -> Option<Vec<Seat>> {
    Some(vec![Seat { appointment: None, unit: Some(UNIT), part, relation }])
}

fn raise(text: &str) -> NeedCommand {
    NeedCommand::Raise { need: NEED, kind: NeedKind::Health, text: text.to_owned() }
}

fn say(text: &str) -> NeedCommand {
    NeedCommand::Say { need: NEED, text: text.to_owned() }
}

fn row(decided: Result<Vec<NeedEntry>, R>) -> NeedRow {
    let entries = decided.expect("accepted");
    let [NeedEntry::NeedSet { row }] = entries.as_slice() else { panic!("one request, not {entries:?}") };
    (**row).clone()
}

fn raised() -> NeedRow {
    row(decide(&facts(TEACHER), &raise("想换一间办公室")))
}

// S0-18 1/3: a handler and a reply date
// planted: a reply date of the day itself
#[test]
fn a_request_gets_the_handler_with_the_fewest_open_ones_and_a_reply_date() {
    let busy = NeedFacts { open: BTreeMap::from([(ZHANG, 2), (LI, 1)]), ..facts(TEACHER) };
    assert_eq!(row(decide(&busy, &raise("有困难"))).handler.person, LI);
    let one = raised();
    assert_eq!((one.handler.person, one.reply_by, one.state), (ZHANG, date(2026, 12, 7), NeedState::Asked));
    // Who handles requests does not handle their own.
    assert_eq!(row(decide(&facts(ZHANG), &raise("有困难"))).handler.person, LI);
    let alone = NeedDesk { handlers: vec![desk().handlers[0].clone()], ..desk() };
    for (facts, command, expected) in [
        (NeedFacts { desk: None, ..facts(TEACHER) }, raise("有困难"), R::NoDesk),
        (NeedFacts { desk: Some(alone), ..facts(ZHANG) }, raise("有困难"), R::NoDesk),
        (NeedFacts { id_taken: true, ..facts(TEACHER) }, raise("有困难"), R::IdTaken),
        (facts(TEACHER), raise("  "), R::Empty),
        (facts(TEACHER), raise(&"难".repeat(TEXT_MAX + 1)), R::TooLong { most: TEXT_MAX }),
    ] {
        assert_eq!(decide(&facts, &command), Err(expected), "{command:?}");
    }
}

#[test]
fn a_reply_ends_the_wait_and_another_question_begins_it_again() {
    let at = |who, today, need| NeedFacts { need: Some(need), today, ..facts(who) };
    let answered = row(decide(&at(ZHANG, date(2026, 12, 20), raised()), &say("已协调")));
    assert_eq!((answered.state, answered.is_late(date(2027, 1, 1))), (NeedState::Answered, false));
    let again = row(decide(&at(TEACHER, date(2026, 12, 21), answered.clone()), &say("还没有办好")));
    assert_eq!((again.state, again.reply_by), (NeedState::Asked, date(2027, 1, 5)));
    // More words to the same question do not put the reply off.
    let more = row(decide(&at(TEACHER, date(2026, 12, 1), raised()), &say("补充一点")));
    assert_eq!(more.reply_by, raised().reply_by);
    let closed = row(decide(&at(TEACHER, ASKED, answered), &NeedCommand::Close { need: NEED }));
    let told = decide(&at(ZHANG, ASKED, closed), &say("再说"));
    assert_eq!(told, Err(R::Wrong { state: NeedState::Closed }));
}

// S0-18 3/3: late from the day after the reply date
// planted: late on the day itself
#[test]
fn a_reply_is_overdue_from_the_day_after_its_date() {
    let one = raised();
    assert!(!one.is_late(date(2026, 12, 7)));
    assert!(one.is_late(date(2026, 12, 8)));
}

// S0-18 2/3
#[test]
fn only_the_two_speak_and_whoever_is_none_of_them_is_told_of_nothing() {
    let of = |who| NeedFacts { need: Some(raised()), ..facts(who) };
    let none = |who| NeedFacts { need: None, ..facts(who) };
    let decider = NeedFacts { seats: seats(Part::Decider, Relation::Own), ..of(person(9)) };
    let pass = |to| NeedCommand::Pass { need: NEED, to };
    for (facts, command, expected) in [
        (none(LI), say("看看"), R::NotThere),
        (of(LI), say("看看"), R::NotThere),
        (decider.clone(), say("看看"), R::NotThere),
        (of(LI), NeedCommand::Close { need: NEED }, R::NotThere),
        (of(ZHANG), NeedCommand::Close { need: NEED }, R::NotYours),
        (of(LI), pass(LI), R::NotThere),
        (of(TEACHER), pass(LI), R::NotYours),
        (of(ZHANG), pass(person(9)), R::UnknownPerson),
    ] {
        assert_eq!(decide(&facts, &command), Err(expected), "{command:?}");
    }
    // The handler passes it on, and so does who decides, unread.
    for facts in [of(ZHANG), decider] {
        let passed = row(decide(&facts, &pass(LI)));
        assert_eq!((passed.handler.person, passed.reply_by), (LI, raised().reply_by));
    }
}

#[test]
fn who_decides_in_a_unit_names_its_handlers() {
    let named = BTreeMap::from([(ZHANG, "甲".to_owned()), (LI, "乙".to_owned())]);
    let of = |seats| NeedFacts {
        seats,
        named: named.clone(),
        unit_name: "团委".to_owned(),
        desk: None,
        ..facts(person(9))
    };
    let set = |handlers: &[PersonId], days| {
        let handlers = handlers.to_vec();
        NeedCommand::SetDesk { unit: UNIT, handlers, days }
    };
    let secretary = of(seats(Part::Decider, Relation::Own));
    let both = decide(&secretary, &set(&[ZHANG, LI, ZHANG], 15));
    assert_eq!(both, Ok(vec![NeedEntry::DeskSet { desk: desk() }]));
    let same = NeedFacts { desk: Some(desk()), ..secretary.clone() };
    assert_eq!(decide(&same, &set(&[ZHANG, LI], 15)), Ok(vec![]));
    for (facts, command, expected) in [
        (of(None), set(&[LI], 15), R::NotThere),
        (of(seats(Part::Office, Relation::Own)), set(&[LI], 15), R::NotThere),
        (of(seats(Part::Decider, Relation::Below)), set(&[LI], 15), R::NotThere),
        (secretary.clone(), set(&[person(8)], 15), R::UnknownPerson),
        (secretary.clone(), set(&[LI], 0), R::BadDays { most: DAYS_MAX }),
        (secretary, set(&[LI], DAYS_MAX + 1), R::BadDays { most: DAYS_MAX }),
    ] {
        assert_eq!(decide(&facts, &command), Err(expected), "{command:?}");
    }
}
