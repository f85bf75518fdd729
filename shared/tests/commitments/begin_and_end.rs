//! Pairs that begin or end within a period, and what becomes of what is open (domain §3.2).

use gongjian_shared::commitments::{Ended, Every, Item, Percent, Rule, Slot, State, Subject, When, Why};

use crate::given::{day, each, fact, key, look, number, one, record, rule, states, table, talk, talked};

fn ended(pair: &Subject, on: &str, successor: bool) -> Subject {
    Subject { ended: Some(Ended { on: day(on), successor }), ..pair.clone() }
}

// S1-08
#[test]
fn who_begins_with_less_than_half_a_quarter_left_owes_from_the_next_one() {
    // The fourth quarter has 92 days: 46 are left on 16 November, 45 on the day after.
    for (start, first) in [("2026-11-16", "2026-Q4"), ("2026-11-17", "2027-Q1")] {
        let items = look(&talk(), &Subject::from(day(start)), &[], "2026-12-01", "2027-03-31");
        assert_eq!(items[0].slot.to_string(), first, "{start}");
        assert!(items[0].opens >= day(start));
    }
}

#[test]
fn the_share_is_a_parameter() {
    for (share, count) in [(0, 2), (1, 2), (2, 1), (100, 1)] {
        let share = Percent::try_from(share).expect("a share");
        let when = When::Each { every: Every::Quarter, share, catch_up: false };
        // One day of 92 is left: just above 1 percent.
        let pair = Subject::from(day("2026-12-31"));
        let items = look(&Rule { when, ..talk() }, &pair, &[], "2027-01-01", "2027-01-01");
        assert_eq!(items.len(), count, "{share:?}");
    }
    assert!(Percent::try_from(101).is_err());
}

// S1-15
#[test]
fn a_planned_end_in_the_first_weeks_of_a_quarter_leaves_it_free() {
    let pair = Subject::for_months(day("2015-10-13"), 36);
    assert_eq!(pair.planned_end, Some(day("2018-10-12")));
    let items = look(&talk(), &pair, &[], "2018-11-01", "2019-12-31");
    assert_eq!(items.len(), 12);
    assert_eq!(items.last().map(|it| it.slot.to_string()).as_deref(), Some("2018-Q3"));
    // Planned to end late in a quarter: owed, and by that day.
    let pair = Subject { planned_end: Some(day("2026-12-20")), ..Subject::from(day("2026-10-01")) };
    let item = one(&talk(), &pair, &[], "2026-12-20");
    assert_eq!((item.due, item.state), (day("2026-12-20"), State::Due));
    assert_eq!(one(&talk(), &pair, &[], "2026-12-21").state, State::Overdue);
}

#[test]
fn what_was_not_overdue_ends_with_the_pair_and_what_was_waits_for_a_decision() {
    let pair = Subject::from(day("2026-01-01"));
    let over = ended(&pair, "2026-05-31", false);
    let items = look(&talk(), &over, &[], "2026-08-01", "2026-12-31");
    let expected = [("2026-Q1", State::Overdue), ("2026-Q2", State::Waived(Why::Ended))];
    assert_eq!(states(&items), table(&expected));
    // Who ends on the last day had the whole quarter.
    let items = look(&talk(), &ended(&pair, "2026-03-31", false), &[], "2026-04-01", "2026-04-01");
    assert_eq!(states(&items), table(&[("2026-Q1", State::Overdue)]));
    // An end that lies ahead changes nothing yet.
    let items = look(&talk(), &over, &[], "2026-05-31", "2026-12-31");
    assert_eq!(states(&items), table(&[("2026-Q1", State::Overdue), ("2026-Q2", State::Due)]));
    let mut waived = over;
    waived.waived.insert((key("talk"), Slot::Period("2026-Q1".parse().expect("a period"))));
    let items = look(&talk(), &waived, &[], "2026-08-01", "2026-12-31");
    assert_eq!(items[0].state, State::Waived(Why::Decision));
}

#[test]
fn a_talk_after_the_end_or_before_the_start_does_not_count() {
    let pair = ended(&Subject::from(day("2026-01-12")), "2026-05-31", false);
    let facts = [talked(1, "2026-01-11"), talked(2, "2026-06-01")];
    let items = look(&talk(), &pair, &facts, "2026-08-01", "2026-08-01");
    assert_eq!(items.iter().map(|it| it.records.len()).sum::<usize>(), 0);
    let facts = [talked(1, "2026-01-12"), talked(2, "2026-05-31")];
    let items = look(&talk(), &pair, &facts, "2026-08-01", "2026-08-01");
    assert_eq!(states(&items), table(&[("2026-Q1", State::Met), ("2026-Q2", State::Met)]));
}

// S1-15
#[test]
fn the_successor_inherits_what_is_open() {
    let old = ended(&Subject::from(day("2026-01-01")), "2026-05-31", true);
    let left = look(&talk(), &old, &[], "2026-06-01", "2026-06-01");
    let passed = State::Waived(Why::Passed);
    assert_eq!(states(&left), table(&[("2026-Q1", passed), ("2026-Q2", passed)]));
    let inherited: Vec<_> = left.iter().filter_map(Item::passed_on).collect();
    assert_eq!(inherited.len(), 2);
    // With a third of the quarter left the successor would owe no talk of one's own in it.
    let new = Subject { inherited, ..Subject::from(day("2026-06-01")) };
    let items = look(&talk(), &new, &[], "2026-06-01", "2026-06-01");
    assert_eq!(states(&items), table(&[("2026-Q1", State::Overdue), ("2026-Q2", State::Due)]));
    // What the new leader talked about before the pair began makes up for nothing.
    let items = look(&talk(), &new, &[talked(1, "2026-05-30")], "2026-06-01", "2026-06-01");
    assert_eq!(items[0].state, State::Overdue);
    let facts = [talked(1, "2026-06-10"), talked(2, "2026-06-20")];
    let items = look(&talk(), &new, &facts, "2026-07-10", "2026-07-10");
    let expected = [("2026-Q1", State::MetLate), ("2026-Q2", State::Met), ("2026-Q3", State::Due)];
    assert_eq!(states(&items), table(&expected));
}

#[test]
fn nobody_inherits_what_was_met() {
    let old = ended(&Subject::from(day("2026-01-01")), "2026-05-31", true);
    let two = Rule { least: number(2), ..talk() };
    let facts = [talked(1, "2026-02-01"), talked(2, "2026-03-01"), talked(3, "2026-04-09")];
    let left = look(&two, &old, &facts, "2026-06-01", "2026-06-01");
    let inherited: Vec<_> = left.iter().filter_map(Item::passed_on).collect();
    assert_eq!(inherited.len(), 1);
    assert_eq!((inherited[0].slot.to_string().as_str(), inherited[0].missing.get()), ("2026-Q2", 1));
}

// S1-10
#[test]
fn an_inherited_plan_keeps_the_day_by_which_it_was_owed() {
    let plan = rule("plan", When::Within { months: 6 });
    let old = ended(&Subject::from(day("2026-01-01")), "2026-05-31", true);
    let inherited: Vec<_> = one(&plan, &old, &[], "2026-06-01").passed_on().into_iter().collect();
    let new = Subject { inherited, ..Subject::from(day("2026-06-01")) };
    assert_eq!(one(&plan, &new, &[], "2026-06-01").due, day("2026-07-01"));
    let item = one(&plan, &new, &[fact(1, "plan", "2026-07-02", &[])], "2026-07-02");
    assert_eq!((item.state, item.records), (State::MetLate, vec![record(1)]));
}

// S4-04
#[test]
fn a_post_that_ends_early_owes_its_handover_then_and_nobody_inherits_it() {
    let handover = rule("handover", When::AtEnd { notice_days: 60 });
    let post = ended(&Subject::for_months(day("2017-09-01"), 12), "2018-03-31", true);
    let item = one(&handover, &post, &[], "2018-03-31");
    assert_eq!((item.due, item.state), (day("2018-03-31"), State::Due));
    let item = one(&handover, &post, &[], "2018-04-01");
    assert_eq!((item.state, item.passed_on()), (State::Overdue, None));
    let late = fact(1, "handover", "2018-04-02", &[]);
    assert_eq!(one(&handover, &post, &[late], "2018-04-02").state, State::MetLate);
}

#[test]
fn a_waived_item_takes_no_makeup_record_and_a_record_of_its_own_still_meets_it() {
    let mut pair = Subject::from(day("2026-01-01"));
    pair.waived.insert((key("talk"), Slot::Period("2026-Q1".parse().expect("a period"))));
    let late = [talked(1, "2026-07-01"), talked(2, "2026-07-02")];
    let items = look(&talk(), &pair, &late, "2026-07-02", "2026-07-02");
    let waived = State::Waived(Why::Decision);
    let expected = [("2026-Q1", waived), ("2026-Q2", State::MetLate), ("2026-Q3", State::Met)];
    assert_eq!(states(&items), table(&expected));
    let items = look(&talk(), &pair, &[talked(3, "2026-03-31")], "2026-07-02", "2026-07-02");
    assert_eq!(items[0].state, State::Met);
}

#[test]
fn rules_and_items_read_as_they_are_written() {
    for rule in
        [talk(), rule("plan", When::Within { months: 6 }), rule("end", When::AtEnd { notice_days: 60 })]
    {
        let text = serde_json::to_string(&rule).expect("can be written");
        assert_eq!(serde_json::from_str::<Rule>(&text).ok(), Some(rule));
    }
    let short = r#"{"key":"hearing","owed_by":"to","counts":[{"kind":"hearing"}],"least":1,"when":{"each":{"every":"year"}}}"#;
    let read: Rule = serde_json::from_str(short).expect("a rule");
    let When::Each { share, catch_up, .. } = read.when else { panic!("each year") };
    assert_eq!((u8::from(share), catch_up), (50, false));
    for odd in [r#""least":0"#, r#""least":1,"lest":1"#, r#""least":1,"key":"Talk""#] {
        assert!(serde_json::from_str::<Rule>(&short.replace(r#""least":1"#, odd)).is_err(), "{odd}");
    }
    let item = one(&rule("hearing", each(Every::Year)), &Subject::from(day("2026-01-01")), &[], "2026-11-22");
    let text = serde_json::to_string(&item).expect("can be written");
    assert!(text.contains(r#""slot":"2026""#) && text.contains(r#""state":"due""#), "{text}");
    assert!("sometimes".parse::<Slot>().is_err());
    assert_eq!("once".parse(), Ok(Slot::Once));
}
