//! Rules, subjects and records of the stories.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use gongjian_shared::calendar::SchoolCalendar;
use gongjian_shared::commitments::{
    AsOf, Condition, Counting, Every, Fact, Item, Key, Level, Percent, Rule, Side, State, Subject, Value,
    When, items,
};
use gongjian_shared::ids::DocumentId;
use jiff::civil::Date;

pub fn key(it: &str) -> Key {
    Key::try_from(it.to_owned()).expect("a key")
}

pub fn number(it: u16) -> NonZeroU16 {
    NonZeroU16::new(it).expect("not zero")
}

pub fn day(it: &str) -> Date {
    it.parse().expect("a date")
}

/// Records of `kind` without conditions meet it, one at a time.
pub fn rule(kind: &str, when: When) -> Rule {
    let counts = vec![Counting { kind: key(kind), conditions: Vec::new() }];
    Rule {
        key: key(kind),
        owed_by: Side::From,
        counts,
        least: number(1),
        target: None,
        not_before: None,
        when,
    }
}

pub fn each(every: Every) -> When {
    When::Each { every, share: Percent::default(), catch_up: true }
}

/// S1-08, S1-09: a talk each quarter, face to face.
pub fn talk() -> Rule {
    let conditions = vec![Condition::Flag(key("face_to_face"))];
    Rule { counts: vec![Counting { kind: key("talk"), conditions }], ..rule("talk", each(Every::Quarter)) }
}

pub fn fact(id: u8, kind: &str, date: &str, attributes: &[(&str, Value)]) -> Fact {
    let attributes: BTreeMap<_, _> =
        attributes.iter().map(|(name, value)| (key(name), value.clone())).collect();
    Fact { id: record(id), kind: key(kind), date: day(date), attributes }
}

pub fn record(id: u8) -> DocumentId {
    DocumentId::from_bytes([id; 16])
}

/// A talk face to face.
pub fn talked(id: u8, date: &str) -> Fact {
    fact(id, "talk", date, &[("face_to_face", Value::Flag(true))])
}

pub fn project(id: u8, date: &str, level: Level, completed: bool) -> Fact {
    fact(id, "project", date, &[("level", Value::Level(level)), ("completed", Value::Flag(completed))])
}

/// The items of one subject under the default school calendar, looking as far as `until`.
pub fn look(rule: &Rule, subject: &Subject, facts: &[Fact], today: &str, until: &str) -> Vec<Item> {
    let as_of = AsOf { today: day(today), until: day(until) };
    items(rule, subject, facts, as_of, &SchoolCalendar::default())
}

/// The only item.
pub fn one(rule: &Rule, subject: &Subject, facts: &[Fact], today: &str) -> Item {
    let mut items = look(rule, subject, facts, today, today);
    assert_eq!(items.len(), 1, "{items:?}");
    items.remove(0)
}

/// The items as (slot, state), to be read in a table.
pub fn states(items: &[Item]) -> Vec<(String, State)> {
    items.iter().map(|item| (item.slot.to_string(), item.state)).collect()
}

/// What a table expects.
pub fn table(rows: &[(&str, State)]) -> Vec<(String, State)> {
    rows.iter().map(|(slot, state)| ((*slot).to_owned(), *state)).collect()
}
