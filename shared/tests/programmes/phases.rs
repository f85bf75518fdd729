//! Phases by date, their bars, their checklists, and what they open.

use std::collections::BTreeSet;

use gongjian_shared::programmes::{Act, Entry, Matter, is_open, phases_on, sees, ticks, timeline};
use jiff::civil::{Date, date};

use crate::{definition, key, start};

// S0-19
#[test]
fn on_15_october_2015_two_phases_are_active() {
    let (it, rules) = (definition(0), start(0));
    let on = |day: Date| phases_on(&it, &rules, day).iter().map(|it| it.id.as_str()).collect::<Vec<_>>();
    assert_eq!(on(date(2015, 10, 15)), ["building", "promotion"]);
    for (day, expected) in [
        (date(2014, 11, 30), vec![]),
        (date(2014, 12, 1), vec!["preparation"]),
        (date(2014, 12, 31), vec!["preparation"]),
        (date(2015, 1, 1), vec!["building"]),
        (date(2015, 9, 30), vec!["building"]),
        (date(2015, 10, 31), vec!["building", "promotion"]),
        (date(2015, 11, 1), vec!["promotion"]),
        (date(2016, 9, 30), vec!["promotion"]),
        (date(2016, 10, 1), vec![]),
    ] {
        assert_eq!(on(day), expected, "{day}");
    }
    let bars = timeline(&it, &rules);
    let rows: Vec<_> = bars.iter().map(|bar| (bar.phase.as_str(), bar.row)).collect();
    assert_eq!(rows, [("preparation", 0), ("building", 0), ("promotion", 1)]);
}

// S0-19
#[test]
fn bars_of_one_row_never_overlap() {
    for number in 0..5 {
        let bars = timeline(&definition(number), &start(number));
        for (at, bar) in bars.iter().enumerate() {
            let clash = bars[..at].iter().find(|other| other.row == bar.row && other.days.overlaps(bar.days));
            assert_eq!(clash, None, "{bar:?}");
        }
        assert!(bars.windows(2).all(|pair| pair[0].days.from <= pair[1].days.from));
    }
}

// S0-20
#[test]
fn a_site_sees_what_is_done_and_what_is_open() {
    let it = definition(0);
    let phase = it.phase(&key("promotion")).expect("the phase");
    let ticks = ticks(phase, &BTreeSet::from([key("interim_summary"), key("publicity"), key("unknown")]));
    let ids =
        |entries: Vec<&Entry>| -> Vec<String> { entries.into_iter().map(|it| it.id.to_string()).collect() };
    assert_eq!(ids(ticks.done), ["interim_summary", "publicity"]);
    assert_eq!(ids(ticks.open), ["results_distilled", "exchange_meeting"]);
}

#[test]
fn outside_an_open_phase_nothing_is_submitted_and_little_is_seen() {
    let (it, rules) = (definition(3), start(3));
    for (day, open) in [(date(2024, 2, 26), true), (date(2024, 3, 5), true), (date(2024, 3, 6), false)] {
        assert_eq!(is_open(&it, &rules, day, Act::Submit), open, "{day}");
    }
    let reviewer = sees(&it, &rules, date(2024, 4, 1), &key("reviewer"));
    assert_eq!(reviewer, BTreeSet::from([Matter::AssignedApplications, Matter::OwnReview]));
    assert_eq!(sees(&it, &rules, date(2024, 3, 1), &key("reviewer")), BTreeSet::new());
}
