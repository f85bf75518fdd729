//! a programme cannot ask for compulsory check-in, points, rankings, online time, photos or locations.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use gongjian_shared::programmes::{BUNDLED, FORBIDDEN, Fault, LoadError, forbidden_word, load};

/// A key that no table has: whoever meets it says what it would have taken.
const PROBE: &str = "zz_probe";

/// The text with one line put in front of line `at` (from 0).
fn with_line(text: &str, at: usize, line: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(at, line);
    lines.join("\n")
}

/// The text with the probe as first key of the table that opens at this byte.
fn with_key(text: &str, brace: usize) -> String {
    format!("{} {PROBE} = 1, {}", &text[..=brace], &text[brace + 1..])
}

fn allowed(text: &str) -> Option<BTreeSet<String>> {
    match load("probe", text) {
        Err(LoadError::UnknownWord { key, allowed, .. }) if key == PROBE => {
            Some(allowed.into_iter().collect())
        }
        Ok(_) | Err(_) => None,
    }
}

/// What stands before a brace, without its strings: tables of one shape are asked once.
fn shape(text: &str, brace: usize) -> String {
    let before = &text[..brace];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let outer = before[..line].lines().rev().find(|it| !it.starts_with([' ', '#']) && it.contains('='));
    let outer = outer.and_then(|it| it.split(' ').next()).unwrap_or_default();
    let own: String = before[line..].split('"').step_by(2).collect();
    format!("{outer}|{own}")
}

/// Asks every table of the five files what keys it would take. Each answer is one struct of the schema.
fn schema() -> BTreeSet<BTreeSet<String>> {
    let (mut found, mut asked) = (BTreeSet::new(), BTreeSet::new());
    for (_, text) in BUNDLED {
        found.extend(allowed(&format!("{PROBE} = 1\n{text}")));
        for (at, line) in text.lines().enumerate().filter(|(_, line)| line.starts_with("[[")) {
            if asked.insert(line.to_owned()) {
                found.extend(allowed(&with_line(text, at + 1, &format!("{PROBE} = 1"))));
            }
        }
        for (at, _) in text.match_indices('{').filter(|(at, _)| asked.insert(shape(text, *at))) {
            found.extend(allowed(&with_key(text, at)));
        }
    }
    found
}

/// How many structs with keys the schema has, counted in the source. Those that are read from one text have none.
fn structs() -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/programmes");
    let files = [
        "bound",
        "catalogue",
        "definition",
        "form",
        "name",
        "report",
        "rule",
        "rule/age",
        "rule/weights",
        "span",
    ];
    let count = |file: &str| {
        let text = fs::read_to_string(folder.join(format!("{file}.rs"))).expect("a file of the schema");
        let parts: Vec<&str> = text.split("pub struct ").collect();
        let keyed = parts.windows(2).filter(|pair| {
            let attributes = pair[0].rsplit("#[derive").next().unwrap_or_default();
            let has_keys = pair[1].lines().next().is_some_and(|line| line.ends_with('{'));
            has_keys && attributes.contains("Deserialize") && !attributes.contains("try_from")
        });
        keyed.count()
    };
    files.into_iter().map(count).sum()
}

//
#[test]
fn the_schema_knows_no_key_for_check_in_points_rankings_photos_or_locations() {
    let schema = schema();
    let keys: BTreeSet<&String> = schema.iter().flatten().collect();
    assert!(keys.iter().any(|key| *key == "rhythm" || *key == "checklist"), "the probe sees keys: {keys:?}");
    println!("{} answers, {} structs", schema.len(), structs());
    // Two pairs of structs have the same keys: Entry and Kind, Days and EachYear.
    assert_eq!(schema.len() + 2, structs(), "every struct of the schema was asked");
    let forbidden: Vec<_> = keys.into_iter().filter_map(|key| forbidden_word(key)).collect();
    assert!(forbidden.is_empty(), "{forbidden:?}");
}

//
#[test]
fn a_file_that_asks_for_it_is_refused_by_name() {
    let (file, text) = BUNDLED[1];
    for word in FORBIDDEN {
        for key in [word.to_owned(), format!("{word}_required"), format!("daily_{word}")] {
            let error = load(file, &format!("{key} = true\n{text}")).expect_err("refused");
            let LoadError::Forbidden { file: at, line: 1, key: named, word } = error else {
                panic!("{error}")
            };
            assert_eq!((at.as_str(), &named), (file, &key));
            assert!(key.contains(&word), "{key}: {word}");
        }
    }
}

//
#[test]
fn it_cannot_come_in_as_a_rule_or_a_kind_either() {
    let (file, text) = BUNDLED[1];
    for (old, new, place) in [
        ("id = \"first_quarter\"", "id = \"weekly_points\"", "rules.weekly_points"),
        ("id = \"telephone_talk\"", "id = \"talk_photo\"", "kinds.talk_photo"),
        ("id = \"talks_q1\"", "id = \"leader_ranking\"", "reports.yearly_table.leader_ranking"),
        ("id = \"booklet\"", "id = \"gps_track\"", "phases.liaison.checklist.gps_track"),
    ] {
        let Err(LoadError::Faulty { faults, .. }) = load(file, &text.replace(old, new)) else {
            panic!("{new} is taken");
        };
        let named = |fault: &Fault| matches!(fault, Fault::Forbidden { place: at, .. } if at == place);
        assert!(faults.iter().any(named), "{new}: {faults:?}");
    }
    for fine in ["appointments", "standpoint", "checklist", "likely", "photography_course", "ranks"] {
        assert_eq!(forbidden_word(fine), None, "{fine}");
    }
}
