//! Support by years of service and path (S1-11), and help by kind (S1-13): counts, computed from appointments and records.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::record::{CareRecord, RecordKind};
use super::yearly::full_years;
use crate::named::named;

named! {
    /// 任职年限, in full years on the day.
    Band {
        UpTo3 = "up_to_3",
        From4To8 = "from_4_to_8",
        From9 = "from_9",
    }
}

/// What stands for a path or kind in a writer's own words.
pub const OWN: &str = "other";

impl Band {
    pub fn of(since: Date, on: Date) -> Self {
        match full_years(since, on) {
            0..=3 => Self::UpTo3,
            4..=8 => Self::From4To8,
            9.. => Self::From9,
        }
    }
}

/// How many counselors there are of a band on each path; `None`: without a plan that names one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layer {
    /// `None`: the register does not say since when.
    pub band: Option<Band>,
    pub paths: Vec<(Option<String>, u32)>,
}

/// The table of bands and paths: each counselor once, on the path of the latest plan.
pub fn layers<'r>(
    counselors: impl IntoIterator<Item = (Option<Date>, Vec<&'r CareRecord>)>,
    on: Date,
) -> Vec<Layer> {
    let mut counts: BTreeMap<Option<Band>, BTreeMap<Option<String>, u32>> = BTreeMap::new();
    for (since, records) in counselors {
        let plans = records.into_iter().filter(|it| it.kind == RecordKind::Plan && it.void.is_none());
        let path = plans.max_by_key(|it| it.on).and_then(named_by);
        let band = since.map(|since| Band::of(since, on));
        *counts.entry(band).or_default().entry(path).or_default() += 1;
    }
    counts.into_iter().map(|(band, paths)| Layer { band, paths: paths.into_iter().collect() }).collect()
}

/// Helps of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Helps {
    pub kind: String,
    pub open: u32,
    pub solved: u32,
}

/// Helps by kind; those that say no kind are left out until they do.
pub fn helps<'r>(records: impl IntoIterator<Item = &'r CareRecord>) -> Vec<Helps> {
    let mut kinds: BTreeMap<String, Helps> = BTreeMap::new();
    for it in records.into_iter().filter(|it| it.kind == RecordKind::Help && it.void.is_none()) {
        let Some(kind) = named_by(it) else { continue };
        let line = kinds.entry(kind.clone()).or_insert_with(|| Helps { kind, ..Helps::default() });
        if it.solved {
            line.solved += 1;
        } else {
            line.open += 1;
        }
    }
    kinds.into_values().collect()
}

fn named_by(it: &CareRecord) -> Option<String> {
    if it.other.is_some() { Some(OWN.to_owned()) } else { it.chosen.first().cloned() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn record(kind: RecordKind, on: Date, chosen: &str) -> CareRecord {
        CareRecord {
            kind,
            on: Some(on),
            way: None,
            chosen: if chosen.is_empty() { vec![] } else { vec![chosen.to_owned()] },
            other: None,
            opinions: vec![],
            raised: vec![],
            solved: false,
            void: None,
        }
    }

    // S1-11: bands by years of service, the path of the plan, the table of both
    #[test]
    fn each_counselor_stands_once_in_the_band_of_today_and_on_the_path_of_the_latest_plan() {
        let on = date(2026, 11, 22);
        for (since, expected) in [
            (date(2026, 9, 1), Band::UpTo3),
            (date(2022, 11, 23), Band::UpTo3),
            (date(2022, 11, 22), Band::From4To8),
            (date(2017, 11, 23), Band::From4To8),
            (date(2017, 11, 22), Band::From9),
        ] {
            assert_eq!(Band::of(since, on), expected, "{since}");
        }
        let first = record(RecordKind::Plan, date(2026, 2, 1), "expert_path");
        let later = record(RecordKind::Plan, date(2026, 5, 1), "teaching_path");
        let void = CareRecord {
            void: Some("记错".to_owned()),
            ..record(RecordKind::Plan, date(2026, 6, 1), "management_path")
        };
        let own = CareRecord {
            other: Some("转专业教师".to_owned()),
            ..record(RecordKind::Plan, date(2026, 5, 1), "other")
        };
        let talk = record(RecordKind::Talk, date(2026, 7, 1), "thinking");
        let young = Some(date(2025, 9, 1));
        let table = layers(
            [
                (young, vec![&first, &later, &void, &talk]),
                (young, vec![&own]),
                (Some(date(2010, 9, 1)), vec![&talk]),
                (None, vec![&first]),
            ],
            on,
        );
        let path = |it: &str| Some(it.to_owned());
        assert_eq!(
            table,
            [
                Layer { band: None, paths: vec![(path("expert_path"), 1)] },
                Layer {
                    band: Some(Band::UpTo3),
                    paths: vec![(path("other"), 1), (path("teaching_path"), 1)]
                },
                Layer { band: Some(Band::From9), paths: vec![(None, 1)] },
            ]
        );
    }

    // S1-13: by kind; open and solved
    #[test]
    fn helps_are_counted_by_kind_as_open_and_solved() {
        let day = date(2026, 5, 1);
        let help = |kind: &str, solved| CareRecord { solved, ..record(RecordKind::Help, day, kind) };
        let void = CareRecord { void: Some("记错".to_owned()), ..help("title_help", true) };
        let all = [
            help("title_help", true),
            help("title_help", false),
            help("degree_help", false),
            help("", true),
            void,
        ];
        let line = |kind: &str, open, solved| Helps { kind: kind.to_owned(), open, solved };
        assert_eq!(helps(&all), [line("degree_help", 1, 0), line("title_help", 1, 1)]);
    }
}
