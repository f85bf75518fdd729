//! Changing rules, choosing kinds, and what it all asks of people.

use std::collections::BTreeMap;

use gongjian_shared::programmes::{
    Allowed, Bound, Change, Chosen, Due, Load, NotTaken, Owed, Problem, Quota, Rhythm, RuleHistory, RuleKind,
    RuleUnit, RuleValue, WeightFault, Weights, burden,
};

use crate::{definition, key, length, situation, start};

fn load(low: u32, high: u32) -> RuleValue {
    RuleValue::Load(Load {
        each: key("leader"),
        of: key("counselor"),
        bound: Bound::Range(low, high),
        times: 1,
    })
}

#[test]
fn a_change_is_taken_whole_or_told_whole() {
    let (it, rules) = (definition(1), start(1));
    let change = |rule: &str, value| Change::Rule { rule: key(rule), value };
    let allowed = Allowed { min: 1, max: 6 };
    let unit = RuleUnit::Count;
    let quota = RuleValue::Quota(Quota { of: key("pair"), per: key("counselor"), bound: Bound::Exact(2) });
    let at_most = RuleValue::Load(Load {
        each: key("leader"),
        of: key("counselor"),
        bound: Bound::AtMost(3),
        times: 1,
    });
    for (change, problem) in [
        (change("load", load(2, 7)), Problem::OutOfRange { rule: key("load"), number: 7, unit, allowed }),
        (change("load", load(4, 3)), Problem::Crossed { rule: key("load"), min: 4, max: 3 }),
        (change("load", at_most), Problem::OtherShape { rule: key("load") }),
        (
            change("load", quota.clone()),
            Problem::OtherKind { rule: key("load"), wanted: RuleKind::Load, given: RuleKind::Quota },
        ),
        (change("covered_once", quota), Problem::NotAdjustable { rule: key("covered_once") }),
        (
            change("rotation", RuleValue::Rotation(length("3 months"))),
            Problem::OtherUnit { rule: key("rotation"), wanted: RuleUnit::Years, given: RuleUnit::Months },
        ),
        (
            change("wishes_in_order", RuleValue::Order(vec![key("fit")])),
            Problem::OtherShape { rule: key("wishes_in_order") },
        ),
    ] {
        let other = Change::Rule { rule: key("load"), value: load(1, 4) };
        assert_eq!(rules.adjust(&it, &[other, change]), Err(vec![problem]));
    }
    let both = [change("load", load(0, 9)), change("nothing", load(1, 2))];
    let Err(problems) = rules.adjust(&it, &both) else { panic!("taken") };
    assert!(
        matches!(&problems[..], [Problem::OutOfRange { number: 0, .. }, Problem::OutOfRange { number: 9, .. }, Problem::NoSuchRule { rules, .. }] if rules.len() == it.rules.len())
    );
}

// S4-26
#[test]
fn the_office_cannot_set_pioneer_work_to_nine_percent() {
    let it = definition(4);
    let weights = |pioneer, rest, minimum| {
        let shares = BTreeMap::from([(key("pioneer_work"), pioneer), (key("other_work"), rest)]);
        let value =
            RuleValue::Weights(Weights { shares, minimum: BTreeMap::from([(key("pioneer_work"), minimum)]) });
        start(4).adjust(&it, &[Change::Rule { rule: key("theme_weights"), value }])
    };
    assert!(weights(15, 85, 10).is_ok());
    let fault = WeightFault::TooLight { theme: key("pioneer_work"), weight: 9, minimum: 10 };
    assert_eq!(weights(9, 91, 10), Err(vec![Problem::Weights { rule: key("theme_weights"), fault }]));
    assert_eq!(weights(9, 91, 9), Err(vec![Problem::OtherShape { rule: key("theme_weights") }]));
}

#[test]
fn what_runs_keeps_the_version_under_which_it_began() {
    let it = definition(1);
    let mut history = RuleHistory::new(start(1));
    let begun = history.latest().version();
    let owed = |n| RuleValue::Owed(Owed { at_least: n, target: None, due: Due::Every(Rhythm::Quarter) });
    let twice = [Change::Rule { rule: key("talk_rule"), value: owed(2) }];
    let second = history.adjust(&it, &twice).expect("allowed");
    assert_eq!((begun.number(), second.number()), (1, 2));
    assert_eq!(history.adjust(&it, &twice), Ok(second), "nothing changes, so no version is made");
    let talks = |version| history.of(version).and_then(|rules| rules.value(&key("talk_rule"))).cloned();
    assert_eq!((talks(begun), talks(second)), (Some(owed(1)), Some(owed(2))));
    assert_eq!(history.latest().version(), second);
    let wrong = [Change::Rule { rule: key("talk_rule"), value: owed(9) }];
    let mut tried = history.clone();
    assert!(tried.adjust(&it, &wrong).is_err());
    assert_eq!(tried, history);
}

// S1-12, S3-17
#[test]
fn another_kind_is_taken_with_a_text() {
    let it = definition(1);
    let kinds = it.catalogue(&key("guidance_kinds")).expect("the list");
    assert_eq!(kinds.kinds.len(), 11);
    assert_eq!(kinds.take(&Chosen::Kind(key("class_meeting"))), Ok(()));
    assert_eq!(kinds.take(&Chosen::Other("宿舍走访".into())), Ok(()));
    assert_eq!(kinds.take(&Chosen::Other(" ".into())), Err(NotTaken::OtherNeedsText));
    assert!(
        matches!(kinds.take(&Chosen::Kind(key("chat"))), Err(NotTaken::NoSuchKind { kinds, .. }) if kinds.len() == 11)
    );
    let studios = definition(3);
    let results = studios.catalogue(&key("results")).expect("the list");
    assert_eq!(
        (results.kinds.len(), results.take(&Chosen::Other(String::new()))),
        (6, Err(NotTaken::OtherNeedsText))
    );
    let sections = studios.catalogue(&key("plan_sections")).expect("the list");
    assert!(
        matches!(sections.take(&Chosen::Other("其他".into())), Err(NotTaken::NoOther { kinds }) if kinds.len() == 5)
    );
}

// S1-08, S1-12
#[test]
fn the_burden_meter_counts_forms_fields_and_minutes_of_a_year() {
    let (it, rules) = (definition(1), start(1));
    let meter = burden(&it, &rules, &situation(&[("leader", 15), ("counselor", 45)]));
    let row = |form: &str| meter.rows.iter().find(|row| row.form == key(form)).expect("a row").clone();
    let talks = row("talk_note");
    assert_eq!((talks.forms, talks.fields, talks.minutes, talks.fillers), (12, 60, 96, Some(15)));
    assert_eq!(talks.forms * 15, 180);
    assert_eq!((row("guidance_note").forms * 15, row("career_sheet").forms * 15), (90, 45));
    assert_eq!(row("help_note").minutes, 0);
    assert_eq!(meter.minutes_of(&key("leader")), 96 + 30 + 90 + 15);
    assert_eq!(meter.minutes_of_all(), 15 * 231 + 45 * 5 + 120);
    let blind = burden(&it, &rules, &situation(&[]));
    assert_eq!(blind.rows[0].forms, 12, "without numbers: the most that the load allows");
}
