//! What cannot go together, told with its numbers.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::party::Line;
use gongjian_shared::programmes::{
    Bound, Broken, Change, Contradiction, Counted, Days, Deadline, Due, Places, RuleValue, Scheme, Situation,
    Span, WeightFault, check,
};
use jiff::civil::{date, time};

use crate::{definition, key, length, situation, start, told};

// S1-05
#[test]
fn forty_five_counselors_need_15_to_22_leaders() {
    for leaders in 15..=22 {
        assert_eq!(told(1, &situation(&[("leader", leaders), ("counselor", 45)])), [], "{leaders}");
    }
    for have in [12, 14, 23] {
        let expected = Contradiction::LoadCannotFit {
            rule: key("load"),
            each: key("leader"),
            of: key("counselor"),
            demand: 45,
            bound: Bound::Range(2, 3),
            have,
            least: Some(15),
            most: Some(22),
            broken: Broken::Refuse,
        };
        let told = told(1, &situation(&[("leader", have), ("counselor", 45)]));
        assert_eq!(told, [expected]);
        let sentence = format!("45 counselor need 15 to 22 leader; you have {have}");
        assert_eq!(told[0].to_string(), sentence);
    }
}

// S4-18
#[test]
fn ninety_seven_universities_are_enough_for_1234_organisations() {
    assert_eq!(told(4, &situation(&[("university", 97), ("organisation", 1234)])), []);
    let few = told(4, &situation(&[("university", 94), ("organisation", 1234)]));
    assert!(
        matches!(&few[..], [Contradiction::LoadCannotFit { least: Some(95), most: Some(102), .. }]),
        "{few:?}"
    );
}

// S3-02, S3-10
#[test]
fn two_from_each_of_few_colleges_fill_no_five_places() {
    assert_eq!(told(3, &situation(&[("college", 1)])), []);
    let it = definition(3);
    let five = RuleValue::Places(Places { of: key("application"), bound: Bound::Range(5, 5) });
    let rules = start(3).adjust(&it, &[Change::Rule { rule: key("studio_places"), value: five }]);
    let told = check(&it, &rules.expect("allowed"), &situation(&[("college", 2)]));
    let [Contradiction::PlacesCannotBeFilled { units: 2, each_at_most: 2, reached: 4, wanted, .. }] =
        &told[..]
    else {
        panic!("{told:?}");
    };
    assert_eq!(wanted.min(), 5);
}

// S3-10
#[test]
fn a_third_application_of_a_college_is_told_with_its_numbers() {
    let counted =
        |unit: &str, count| Counted { rule: key("college_quota"), unit: unit.into(), count, lines: vec![] };
    let situation = Situation { counted: vec![counted("材料", 2), counted("机电", 3)], ..situation(&[]) };
    let expected = Contradiction::QuotaBroken {
        rule: key("college_quota"),
        unit: "机电".into(),
        count: 3,
        bound: Bound::AtMost(2),
        broken: Broken::Refuse,
    };
    assert_eq!(told(3, &situation), [expected]);
}

// S3-14
#[test]
fn reviewers_must_be_enough_for_three_reviews_of_each_application() {
    assert_eq!(told(3, &situation(&[("reviewer", 6), ("application", 40)])), []);
    let few = told(3, &situation(&[("reviewer", 5), ("application", 40)]));
    assert!(
        matches!(&few[..], [Contradiction::LoadCannotFit { demand: 120, least: Some(6), most: None, .. }]),
        "{few:?}"
    );
    let two = told(3, &situation(&[("reviewer", 2), ("application", 4)]));
    assert!(matches!(&two[..], [Contradiction::TooFewDifferent { times: 3, have: 2, .. }]), "{two:?}");
}

// S0-04, S0-32
#[test]
fn one_site_for_each_province_needs_a_notice_to_each_province() {
    let reached = |addressees| Situation { addressees: Some(addressees), ..situation(&[("province", 32)]) };
    assert_eq!(told(0, &reached(32)), []);
    let expected = Contradiction::UnitsBeyondAddressees {
        rule: key("one_site"),
        per: key("province"),
        units: 32,
        addressees: 31,
    };
    assert_eq!(told(0, &reached(31)), [expected]);
    let two = Counted { rule: key("one_site"), unit: "河北".into(), count: 2, lines: vec![] };
    let told = told(0, &Situation { counted: vec![two], ..situation(&[]) });
    assert!(matches!(&told[..], [Contradiction::QuotaBroken { count: 2, bound: Bound::Exact(1), .. }]));
}

// S4-01, S4-25
#[test]
fn directors_and_teams_come_from_their_lines() {
    let counted = |rule: &str, unit: &str, lines: &[Line]| Counted {
        rule: key(rule),
        unit: unit.into(),
        count: u32::try_from(lines.len()).expect("few"),
        lines: lines.to_vec(),
    };
    let all = [Line::League, Line::Education, Line::Other];
    let fine = vec![counted("dual_directors", "盘龙", &all[..2]), counted("team_lines", "一组", &all)];
    assert_eq!(told(4, &Situation { counted: fine, ..situation(&[]) }), []);
    let wrong = vec![
        counted("dual_directors", "五华", &[Line::League, Line::League]),
        counted("team_lines", "二组", &[Line::League, Line::Education, Line::Education]),
    ];
    let missing = |rule: &str, unit: &str, line| Contradiction::LinesMissing {
        rule: key(rule),
        unit: unit.into(),
        missing: BTreeSet::from([line]),
    };
    assert_eq!(
        told(4, &Situation { counted: wrong, ..situation(&[]) }),
        [missing("dual_directors", "五华", Line::Education), missing("team_lines", "二组", Line::Other)]
    );
}

// S4-13
#[test]
fn fifty_places_are_shared_out_exactly() {
    let shared = |last| {
        let by_unit = BTreeMap::from([("昆明".to_owned(), 30), ("玉溪".to_owned(), last)]);
        Situation { shared_out: BTreeMap::from([(key("fifty_directors"), by_unit)]), ..situation(&[]) }
    };
    assert_eq!(told(4, &shared(20)), []);
    let expected =
        Contradiction::SharedOutWrong { rule: key("fifty_directors"), sum: 51, bound: Bound::Exact(50) };
    assert_eq!(told(4, &shared(21)), [expected]);
}

// S4-10
#[test]
fn money_is_not_allocated_twice_and_each_drum_team_gets_3000() {
    let allocated =
        |yuan| Situation { allocated: BTreeMap::from([(key("drum_team_fund"), yuan)]), ..situation(&[]) };
    assert_eq!(told(4, &allocated(300_000)), []);
    let expected =
        Contradiction::FundExceeded { rule: key("drum_team_fund"), amount: 300_000, allocated: 300_001 };
    assert_eq!(told(4, &allocated(300_001)), [expected]);
    let it = definition(4);
    let each = |rule: &str| match it.rule(&key(rule)).map(|it| &it.value) {
        Some(RuleValue::Fund(fund)) => fund.each_yuan(),
        _ => None,
    };
    assert_eq!((each("drum_team_fund"), each("model_school_fund")), (Some(3_000), Some(10_000)));
    assert_eq!(each("activity_fund"), None);
}

// S4-26
#[test]
fn a_scheme_with_pioneer_work_at_nine_percent_is_told() {
    let scheme = |pioneer| Scheme {
        rule: key("theme_weights"),
        name: "学校党建考核".into(),
        shares: BTreeMap::from([(key("pioneer_work"), pioneer), (key("teaching"), 90)]),
    };
    assert_eq!(told(4, &Situation { schemes: vec![scheme(10)], ..situation(&[]) }), []);
    let told = told(4, &Situation { schemes: vec![scheme(9)], ..situation(&[]) });
    let fault =
        |fault| Contradiction::Weights {
            rule: key("theme_weights"), scheme: "学校党建考核".into(), fault
        };
    let light = WeightFault::TooLight { theme: key("pioneer_work"), weight: 9, minimum: 10 };
    assert_eq!(told, [fault(WeightFault::Sum { sum: 99 }), fault(light)]);
}

// S0-31
#[test]
fn without_a_contact_nothing_starts() {
    for number in 0..5 {
        let told = told(number, &Situation::default());
        assert_eq!(told, [Contradiction::NoContact { wanted: 1, have: 0 }]);
    }
}

#[test]
fn the_owner_is_there_the_whole_time() {
    let run = start(1).run();
    assert_eq!(run, Days { from: date(2015, 10, 13), to: date(2018, 10, 12) });
    let until = |day| Situation { owner_until: Some(day), ..situation(&[]) };
    assert_eq!(told(1, &until(date(2018, 10, 13))), []);
    let gone = Contradiction::OwnerGone { until: date(2018, 10, 12), run };
    assert_eq!(told(1, &until(date(2018, 10, 12))), [gone]);
    let since = Situation { owner_since: Some(date(2015, 10, 14)), ..situation(&[]) };
    assert_eq!(told(1, &since), [Contradiction::OwnerNotYet { since: date(2015, 10, 14), run }]);
}

#[test]
fn dates_that_cannot_be_are_told() {
    let it = definition(3);
    let deadline = |opens, on| {
        let value = RuleValue::Deadline(Deadline { opens: Some(opens), on, closes: Some(time(17, 0, 0, 0)) });
        Change::Rule { rule: key("hand_in"), value }
    };
    let rules = |changes: &[Change]| start(3).adjust(&it, changes).expect("allowed");
    let ask = |changes: &[Change]| check(&it, &rules(changes), &situation(&[]));
    let early = ask(&[deadline(date(2024, 3, 6), date(2024, 3, 5))]);
    let rule = || key("hand_in");
    let expected =
        Contradiction::DeadlineBeforeOpening { rule: rule(), opens: date(2024, 3, 6), on: date(2024, 3, 5) };
    assert_eq!(early, [expected]);
    let run = start(3).run();
    let late = ask(&[deadline(date(2024, 3, 1), date(2027, 3, 5))]);
    assert_eq!(late, [Contradiction::DeadlineOutsideRun { rule: rule(), on: date(2027, 3, 5), run }]);
    let days = Days { from: date(2024, 2, 1), to: date(2024, 3, 5) };
    let moved = ask(&[Change::Phase { phase: key("application_phase"), span: Span::Dates(days) }]);
    let phase = key("application_phase");
    assert_eq!(moved, [Contradiction::PhaseOutsideRun { phase, days, run }]);
}

// S1-15
#[test]
fn partners_do_not_part_before_what_they_owe_is_due() {
    let it = definition(1);
    let yearly = Change::Rule { rule: key("rotation"), value: RuleValue::Rotation(length("2 years")) };
    let rules = start(1).adjust(&it, &[yearly]).expect("allowed");
    let expected = Contradiction::RotationTooShort {
        rotation: key("rotation"),
        every: length("2 years"),
        commitment: key("research_help"),
        due: Due::Within(length("3 years")),
    };
    assert_eq!(check(&it, &rules, &situation(&[])), [expected]);
}
