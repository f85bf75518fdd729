//! What holds for all rules, subjects and records.

use std::collections::BTreeSet;

use gongjian_shared::calendar::SchoolCalendar;
use gongjian_shared::commitments::{
    AsOf, Ended, Every, Fact, Item, Percent, Rule, Slot, State, Subject, When, Why, items,
};
use gongjian_shared::ids::DocumentId;
use jiff::Span;
use jiff::civil::{Date, date};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;

use crate::given::{key, number, rule};

fn on(days: i32) -> Date {
    date(2024, 1, 1).saturating_add(Span::new().days(days))
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let every = prop_oneof![
        Just(Every::Year),
        Just(Every::AcademicYear),
        Just(Every::Term),
        Just(Every::Quarter),
        Just(Every::Month),
        Just(Every::BuildingYear),
    ];
    let each = (every, 0_u8..=100, any::<bool>()).prop_map(|(every, share, catch_up)| When::Each {
        every,
        share: Percent::try_from(share).expect("a share"),
        catch_up,
    });
    let when = prop_oneof![
        6 => each,
        1 => (0_u16..30).prop_map(|months| When::Within { months }),
        1 => (0_u16..90).prop_map(|notice_days| When::AtEnd { notice_days }),
    ];
    (when, 1_u16..4, option::of(0_i32..400)).prop_map(|(when, least, not_before)| Rule {
        least: number(least),
        not_before: not_before.map(on),
        ..rule("talk", when)
    })
}

/// A subject that may inherit what a predecessor left, and some of whose items are waived.
fn any_subject(rule: Rule) -> impl Strategy<Value = (Rule, Subject)> {
    let ended = option::weighted(0.3, (0_i32..900, any::<bool>()));
    let parts = (0_i32..300, option::of(0_i32..900), ended, any::<bool>(), btree_set(0_usize..30, 0..3));
    parts.prop_map(move |(start, planned, ended, heir, waived)| {
        let mut subject = Subject {
            planned_end: planned.map(|days| on(start + days)),
            ended: ended.map(|(days, successor)| Ended { on: on(start + days), successor }),
            ..Subject::from(on(start))
        };
        if heir {
            let old = Subject {
                ended: Some(Ended { on: on(start - 1), successor: true }),
                ..Subject::from(on(start - 200))
            };
            let left = items(&rule, &old, &[], AsOf::today(on(start)), &SchoolCalendar::default());
            subject.inherited = left.iter().filter_map(Item::passed_on).collect();
        }
        let all = items(&rule, &subject, &[], AsOf::today(on(1_200)), &SchoolCalendar::default());
        let chosen =
            waived.into_iter().filter_map(|at| all.get(at)).map(|item| (rule.key.clone(), item.slot));
        subject.waived = chosen.collect();
        (rule.clone(), subject)
    })
}

fn any_facts() -> impl Strategy<Value = Vec<Fact>> {
    vec(0_i32..1_200, 0..40).prop_map(|days| {
        let fact = |(at, days): (usize, &i32)| Fact {
            id: DocumentId::from_bytes([u8::try_from(at).expect("few"); 16]),
            kind: key("talk"),
            date: on(*days),
            attributes: [].into(),
        };
        days.iter().enumerate().map(fact).collect()
    })
}

fn any_case() -> impl Strategy<Value = (Rule, Subject, Vec<Fact>)> {
    any_rule()
        .prop_flat_map(|rule| (any_subject(rule), any_facts()))
        .prop_map(|((rule, subject), facts)| (rule, subject, facts))
}

fn look(rule: &Rule, subject: &Subject, facts: &[Fact], today: Date) -> Vec<Item> {
    items(rule, subject, facts, AsOf::today(today), &SchoolCalendar::default())
}

/// The better, the higher.
fn rank(state: State) -> u8 {
    match state {
        State::Overdue => 0,
        State::Future | State::Due | State::Waived(_) => 1,
        State::MetLate => 2,
        State::Met => 3,
    }
}

/// Whether a state may follow another as days pass, records and decisions staying what they are.
fn may_follow(before: State, after: State) -> bool {
    match (before, after) {
        (State::Future | State::Due, _) => after != State::Future || before == State::Future,
        (State::Overdue, State::MetLate | State::Waived(_)) => true,
        (State::Waived(Why::Decision), State::Met | State::MetLate) => true,
        _ => before == after,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_record_more_never_makes_an_item_worse((rule, subject, facts) in any_case(), today in 0_i32..1_200) {
        let today = on(today);
        for left_out in 0..facts.len() {
            let mut fewer = facts.clone();
            fewer.remove(left_out);
            let before = look(&rule, &subject, &fewer, today);
            let after = look(&rule, &subject, &facts, today);
            prop_assert_eq!(before.len(), after.len());
            for (before, after) in before.iter().zip(&after) {
                prop_assert_eq!(before.slot, after.slot);
                prop_assert!(rank(before.state) <= rank(after.state), "{before:?} became {after:?}");
            }
        }
    }

    #[test]
    fn a_later_day_follows_from_the_same_records(
        (rule, subject, facts) in any_case(), days in btree_set(0_i32..1_200, 2..30),
    ) {
        let mut before: Vec<Item> = Vec::new();
        for day in days {
            let after = look(&rule, &subject, &facts, on(day));
            for item in &before {
                let next = after.iter().find(|it| it.slot == item.slot);
                prop_assert!(next.is_some_and(|it| may_follow(item.state, it.state)), "{item:?} became {next:?}");
            }
            before = after;
        }
    }

    #[test]
    fn looking_further_ahead_changes_nothing_that_was_seen(
        (rule, subject, facts) in any_case(), today in 0_i32..1_200, further in 0_i32..500,
    ) {
        let near = look(&rule, &subject, &facts, on(today));
        let as_of = AsOf { today: on(today), until: on(today + further) };
        let far = items(&rule, &subject, &facts, as_of, &SchoolCalendar::default());
        prop_assert!(near.iter().all(|item| far.contains(item)));
        let slots: BTreeSet<Slot> = far.iter().map(|item| item.slot).collect();
        prop_assert_eq!(slots.len(), far.len());
        prop_assert!(far.is_sorted_by_key(|item| item.due));
    }

    #[test]
    fn a_record_counts_once_and_the_order_of_records_is_nothing(
        (rule, subject, facts) in any_case(), today in 0_i32..1_200,
    ) {
        let found = look(&rule, &subject, &facts, on(today));
        let counted: Vec<_> = found.iter().flat_map(|item| item.records.clone()).collect();
        prop_assert_eq!(counted.iter().collect::<BTreeSet<_>>().len(), counted.len());
        let mut other = facts.clone();
        other.reverse();
        other.extend(facts);
        prop_assert_eq!(look(&rule, &subject, &other, on(today)), found);
    }

    #[test]
    fn met_means_enough_records_in_time_and_overdue_means_the_day_is_over(
        (rule, subject, facts) in any_case(), today in 0_i32..1_200,
    ) {
        let date_of = |id: &DocumentId| facts.iter().find(|it| it.id == *id).map(|it| it.date);
        for item in look(&rule, &subject, &facts, on(today)) {
            let in_time = item.records.iter().filter(|id| date_of(id).is_some_and(|it| it <= item.due)).count();
            prop_assert_eq!(item.state == State::Met, in_time >= usize::from(item.least));
            let met = matches!(item.state, State::Met | State::MetLate);
            prop_assert_eq!(met, item.records.len() >= usize::from(item.least));
            prop_assert!(item.state != State::Overdue || on(today) > item.due);
            prop_assert!(item.state != State::Due || on(today) <= item.due);
        }
    }
}
