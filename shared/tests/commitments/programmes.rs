use gongjian_shared::calendar::DaySpan;
use gongjian_shared::commitments::{
    Condition, Counting, Every, Fact, Item, Level, Rule, Side, State, Subject, Value, When,
};

use crate::given::{
    day, each, fact, key, look, number, one, project, record, rule, states, table, talk, talked,
};

/// 45 pairs of one round, confirmed on the day of the college plan.
fn round() -> Vec<Subject> {
    vec![Subject::for_months(day("2015-10-13"), 36); 45]
}

/// All items of the round that are due within a span.
fn due_in(rule: &Rule, span: &str, today: &str) -> Vec<Item> {
    let span: DaySpan = span.parse().expect("a span");
    let all = round().into_iter().flat_map(|pair| look(rule, &pair, &[], today, &span.last().to_string()));
    all.filter(|item| span.contains(item.due)).collect()
}

// S1-08
#[test]
fn forty_five_pairs_owe_180_talks_a_year_and_540_in_three() {
    let year = due_in(&talk(), "2016-01-01..2016-12-31", "2016-05-01");
    assert_eq!(year.len(), 180);
    for (state, count) in [(State::Overdue, 45), (State::Due, 45), (State::Future, 90)] {
        assert_eq!(year.iter().filter(|item| item.state == state).count(), count, "{state:?}");
    }
    assert_eq!(due_in(&talk(), "2015-10-13..2018-12-31", "2018-12-31").len(), 540);
}

// S1-08, Q1
#[test]
fn where_leaders_owe_it_each_leader_is_a_subject() {
    let leaders = vec![Subject::for_months(day("2015-10-13"), 36); 18];
    let owed = leaders
        .iter()
        .map(|leader| look(&talk(), leader, &[], "2016-12-31", "2016-12-31").len() - 1)
        .sum::<usize>();
    assert_eq!(owed, 72);
}

// S1-08
#[test]
fn a_talk_is_due_until_the_quarter_ends_and_overdue_the_day_after() {
    let pair = Subject::from(day("2026-01-01"));
    for (today, state) in [
        ("2025-12-31", State::Future),
        ("2026-01-01", State::Due),
        ("2026-03-31", State::Due),
        ("2026-04-01", State::Overdue),
    ] {
        let items = look(&talk(), &pair, &[], today, "2026-01-31");
        assert_eq!(items[0].state, state, "{today}");
    }
}

// S1-08, S1-09
#[test]
fn a_talk_by_telephone_is_kept_and_does_not_count() {
    let pair = Subject::from(day("2026-01-01"));
    let by_phone = fact(1, "talk", "2026-02-10", &[("face_to_face", Value::Flag(false))]);
    let unsaid = fact(2, "talk", "2026-02-11", &[]);
    let item = one(&talk(), &pair, &[by_phone.clone(), unsaid.clone()], "2026-03-31");
    assert_eq!((item.state, item.records), (State::Due, vec![]));
    let facts = [by_phone, talked(3, "2026-03-31"), unsaid];
    let item = one(&talk(), &pair, &facts, "2026-03-31");
    assert_eq!((item.state, item.records), (State::Met, vec![record(3)]));
}

// S1-08
#[test]
fn a_second_talk_makes_up_for_the_oldest_overdue_quarter_and_counts_once() {
    let pair = Subject::from(day("2026-01-01"));
    let facts = [talked(1, "2026-04-02"), talked(2, "2026-05-20"), talked(3, "2026-06-01")];
    let items = look(&talk(), &pair, &facts, "2026-06-30", "2026-06-30");
    assert_eq!(states(&items), table(&[("2026-Q1", State::MetLate), ("2026-Q2", State::Met)]));
    assert_eq!(items[0].records, [record(2)]);
    assert_eq!(items[1].records, [record(1), record(3)]);
    let When::Each { every, share, .. } = talk().when else { panic!("each quarter") };
    let strict = Rule { when: When::Each { every, share, catch_up: false }, ..talk() };
    let items = look(&strict, &pair, &facts, "2026-06-30", "2026-06-30");
    assert_eq!(states(&items), table(&[("2026-Q1", State::Overdue), ("2026-Q2", State::Met)]));
    assert_eq!(items[1].records.len(), 3);
}

// S1-10
#[test]
fn a_career_plan_is_due_after_six_calendar_months_clipped_at_the_end_of_february() {
    let plan = rule("plan", When::Within { months: 6 });
    for (start, due, next) in [
        ("2015-10-13", "2016-04-13", "2016-04-14"),
        ("2015-08-31", "2016-02-29", "2016-03-01"),
        ("2016-08-31", "2017-02-28", "2017-03-01"),
    ] {
        let pair = Subject::for_months(day(start), 36);
        let item = one(&plan, &pair, &[], due);
        assert_eq!((item.due, item.state), (day(due), State::Due), "{start}");
        assert_eq!(one(&plan, &pair, &[], next).state, State::Overdue, "{start}");
        assert_eq!(one(&plan, &pair, &[fact(1, "plan", due, &[])], next).state, State::Met, "{start}");
        assert_eq!(one(&plan, &pair, &[fact(1, "plan", next, &[])], next).state, State::MetLate, "{start}");
    }
}

// S1-10
#[test]
fn the_list_of_missing_plans_has_every_pair_without_one() {
    let plan = rule("plan", When::Within { months: 6 });
    let facts = |pair: usize| if pair < 40 { vec![fact(1, "plan", "2016-01-05", &[])] } else { vec![] };
    let all = round().into_iter().enumerate().map(|(at, pair)| one(&plan, &pair, &facts(at), "2016-04-14"));
    assert_eq!(all.filter(|item| item.state == State::Overdue).count(), 5);
}

// S1-10, Q2
#[test]
fn in_the_first_round_the_six_months_count_from_the_start_of_the_system() {
    let plan = Rule { not_before: Some(day("2026-11-22")), ..rule("plan", When::Within { months: 6 }) };
    let old_pair = Subject::from(day("2026-03-01"));
    assert_eq!(one(&plan, &old_pair, &[], "2026-12-01").due, day("2027-05-22"));
    let later_pair = Subject::from(day("2027-03-01"));
    assert_eq!(one(&plan, &later_pair, &[], "2027-03-01").due, day("2027-09-01"));
    // A plan that was there before the system is a plan.
    let before = fact(1, "plan", "2026-04-01", &[]);
    assert_eq!(one(&plan, &old_pair, &[before], "2026-12-01").state, State::Met);
    // No quarter from before the system is owed.
    let talk = Rule { not_before: plan.not_before, ..talk() };
    let items = look(&talk, &old_pair, &[], "2027-01-10", "2027-01-10");
    assert_eq!(states(&items), table(&[("2027-Q1", State::Due)]));
}

/// The eleven kinds of work of the college plan, and an open one.
fn guidance() -> Rule {
    let named = [
        "class_meeting",
        "heart_talk",
        "party_recruiting",
        "study",
        "assessment",
        "awards",
        "hardship_grants",
        "psychology",
        "culture_sports",
        "employment",
        "social_practice",
    ];
    let conditions =
        vec![Condition::OneOf { attribute: key("work"), choices: named.map(key).into(), open: true }];
    Rule {
        counts: vec![Counting { kind: key("guidance"), conditions }],
        ..rule("guidance", each(Every::Term))
    }
}

// S1-12
#[test]
fn forty_five_pairs_owe_90_guidances_a_year_and_270_in_three() {
    assert_eq!(due_in(&guidance(), "2016-01-01..2016-12-31", "2016-12-31").len(), 90);
    assert_eq!(due_in(&guidance(), "2015-10-13..2018-12-31", "2018-12-31").len(), 270);
}

// S1-12
#[test]
fn guidance_needs_one_of_the_named_kinds_or_other_with_a_text() {
    let pair = Subject::from(day("2026-09-01"));
    let guided = |work: &[(&str, Value)]| {
        one(&guidance(), &pair, &[fact(1, "guidance", "2026-10-08", work)], "2026-11-22").state
    };
    for (work, state) in [
        (vec![("work", Value::Choice(key("class_meeting")))], State::Met),
        (vec![("work", Value::Other("宿舍走访".to_owned()))], State::Met),
        (vec![("work", Value::Other("　".to_owned()))], State::Due),
        (vec![("work", Value::Choice(key("dormitory")))], State::Due),
        (vec![("work", Value::Flag(true))], State::Due),
        (vec![], State::Due),
    ] {
        assert_eq!(guided(&work), state, "{work:?}");
    }
}

#[test]
fn a_closed_list_takes_no_other() {
    let conditions =
        vec![Condition::OneOf { attribute: key("work"), choices: [key("study")].into(), open: false }];
    let closed = Rule { counts: vec![Counting { kind: key("guidance"), conditions }], ..guidance() };
    let pair = Subject::from(day("2026-09-01"));
    for (work, state) in
        [(Value::Choice(key("study")), State::Met), (Value::Other("宿舍走访".to_owned()), State::Due)]
    {
        let facts = [fact(1, "guidance", "2026-10-08", &[("work", work)])];
        assert_eq!(one(&closed, &pair, &facts, "2026-11-22").state, state);
    }
}

/// S1-14: a completed project of college level or above, or a published paper; the leader's help is owed.
fn research() -> Rule {
    let completed = Condition::Flag(key("completed"));
    let level = Condition::LevelAtLeast { attribute: key("level"), level: Level::College };
    let counts = vec![
        Counting { kind: key("project"), conditions: vec![completed, level] },
        Counting { kind: key("paper"), conditions: Vec::new() },
    ];
    Rule { counts, ..rule("research_help", When::Within { months: 36 }) }
}

// S1-14
#[test]
fn one_of_two_kinds_within_three_years_and_never_the_counselors_debt() {
    let pair = Subject::for_months(day("2015-10-13"), 36);
    let state = |facts: &[Fact], today| one(&research(), &pair, facts, today).state;
    for (facts, expected) in [
        (vec![], State::Due),
        (vec![project(1, "2017-06-01", Level::College, false)], State::Due),
        (vec![project(1, "2017-06-01", Level::Branch, true)], State::Due),
        (vec![project(1, "2017-06-01", Level::College, true)], State::Met),
        (vec![project(1, "2017-06-01", Level::Province, true)], State::Met),
        (vec![fact(2, "paper", "2018-10-12", &[])], State::Met),
    ] {
        assert_eq!(state(&facts, "2018-10-12"), expected, "{facts:?}");
    }
    assert_eq!(state(&[], "2018-10-13"), State::Overdue);
    assert_eq!(state(&[fact(2, "paper", "2018-11-01", &[])], "2018-11-01"), State::MetLate);
    assert_eq!(one(&research(), &pair, &[], "2016-01-01").owed_by, Side::From);
    assert_eq!(due_in(&research(), "2015-10-13..2018-12-31", "2016-01-01").len(), 45);
}

// S3-16
#[test]
fn a_studio_without_a_result_turns_red_at_the_end_of_its_building_year() {
    let proved = vec![Condition::Flag(key("proved"))];
    let result = Rule {
        counts: vec![Counting { kind: key("result"), conditions: proved }],
        target: Some(number(2)),
        ..rule("result", each(Every::BuildingYear))
    };
    let studio = Subject::for_months(day("2024-03-15"), 24);
    let unproved = fact(1, "result", "2024-10-01", &[]);
    let proved = fact(2, "result", "2025-03-15", &[("proved", Value::Flag(true))]);
    let facts = [unproved, proved];
    let (first, second) = ("2024-03-15-y1", "2024-03-15-y2");
    for (today, expected) in [
        ("2025-03-14", vec![(first, State::Due)]),
        ("2025-03-15", vec![(first, State::Overdue), (second, State::Met)]),
        ("2027-01-01", vec![(first, State::Overdue), (second, State::Met)]),
    ] {
        assert_eq!(states(&look(&result, &studio, &facts, today, today)), table(&expected), "{today}");
    }
}

// S2-03
#[test]
fn a_hearing_is_owed_each_year_or_in_the_period_that_the_college_chose() {
    let committee = Subject::from(day("2025-01-01"));
    let heard = [fact(1, "hearing", "2025-06-10", &[])];
    let yearly = look(&rule("hearing", each(Every::Year)), &committee, &heard, "2026-11-22", "2026-11-22");
    assert_eq!(states(&yearly), table(&[("2025", State::Met), ("2026", State::Due)]));
    let termly = look(&rule("hearing", each(Every::Term)), &committee, &heard, "2025-12-01", "2025-12-01");
    assert_eq!(states(&termly), table(&[("2024-2025-2", State::Met), ("2025-2026-1", State::Due)]));
}

// S4-25
#[test]
fn each_unit_is_owed_an_inspection_a_year_by_the_one_above_it() {
    let inspection = rule("inspection", each(Every::Year));
    // 16 prefectures by the province, 129 counties by their prefectures: one subject for each child.
    let children = vec![Subject::from(day("2017-01-01")); 16 + 129];
    let seen = |at: usize| if at < 16 { vec![fact(1, "inspection", "2017-05-20", &[])] } else { vec![] };
    let all = children.iter().enumerate().map(|(at, it)| one(&inspection, it, &seen(at), "2017-12-31"));
    let all: Vec<Item> = all.collect();
    assert_eq!(all.len(), 145);
    assert_eq!(all.iter().filter(|item| item.state == State::Met).count(), 16);
    assert!(all.iter().all(|item| item.owed_by == Side::From));
    let next_year = look(&inspection, &children[16], &[], "2018-01-01", "2018-01-01");
    assert_eq!(states(&next_year), table(&[("2017", State::Overdue), ("2018", State::Due)]));
}

// S4-04
#[test]
fn a_post_for_one_year_warns_sixty_days_before_its_end() {
    let handover = rule("handover", When::AtEnd { notice_days: 60 });
    let post = Subject::for_months(day("2017-09-01"), 12);
    let done = fact(1, "handover", "2018-08-31", &[]);
    for (today, facts, state) in [
        ("2018-07-01", &[][..], State::Future),
        ("2018-07-02", &[][..], State::Due),
        ("2018-08-31", &[][..], State::Due),
        ("2018-09-01", &[][..], State::Overdue),
        ("2018-09-01", &[done][..], State::Met),
    ] {
        let item = one(&handover, &post, facts, today);
        assert_eq!((item.due, item.state), (day("2018-08-31"), state), "{today}");
    }
    assert_eq!(look(&handover, &Subject::from(day("2017-09-01")), &[], "2018-09-01", "2018-09-01"), []);
}
