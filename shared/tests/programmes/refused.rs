//! Files with a mistake: each is refused with the file, the place, and what would be right.

use gongjian_shared::programmes::{BUNDLED, Fault, LoadError, Wanted, load};

use crate::key;

/// The second file with one text replaced, loaded.
fn spoiled(old: &str, new: &str) -> LoadError {
    let (file, text) = BUNDLED[1];
    assert!(text.contains(old), "{old} stands in the file");
    load(file, &text.replacen(old, new, 1)).expect_err("a mistake")
}

fn faults(old: &str, new: &str) -> Vec<Fault> {
    let LoadError::Faulty { file, faults } = spoiled(old, new) else { panic!("{new}: no fault was found") };
    assert_eq!(file, BUNDLED[1].0);
    faults
}

#[test]
fn an_unknown_key_names_file_line_key_and_what_is_allowed() {
    let line = BUNDLED[1].1.lines().position(|it| it.starts_with("adjustable")).expect("a rule") + 1;
    let LoadError::UnknownWord { file, line: at, key, allowed } =
        spoiled("adjustable = true", "ajustable = true")
    else {
        panic!("not an unknown key");
    };
    assert_eq!((file.as_str(), at, key.as_str()), (BUNDLED[1].0, line, "ajustable"));
    assert_eq!(allowed, ["id", "zh", "en", "from", "value", "adjustable", "allowed", "broken"]);
}

#[test]
fn an_unknown_word_names_what_is_allowed() {
    let LoadError::UnknownWord { key, allowed, .. } = spoiled("every = \"quarter\"", "every = \"week\"")
    else {
        panic!("not an unknown word");
    };
    assert_eq!(key, "week");
    assert_eq!(allowed, ["month", "quarter", "term", "academic_year", "year", "building_year"]);
}

#[test]
fn values_of_the_wrong_shape_are_told_with_their_line() {
    for (old, new) in [
        ("within = \"6 months\"", "within = \"six months\""),
        ("count = \"45人\"", "count = \"45\""),
        ("from = [\"S1-08\"]", "from = [\"1-08\"]"),
        ("template = \"talk_note/1\"", "template = \"talk_note\""),
        ("range = [2, 3]", "range = [2]"),
        ("id = \"talk_rule\"", "id = \"Talk rule\""),
        ("issued = \"2015-10-13\"", "issued = \"2015-13-13\""),
        ("adjustable = true", ""),
    ] {
        let error = spoiled(old, new);
        let LoadError::Unreadable { line, .. } = &error else { panic!("{new}: {error}") };
        assert!(*line > 1, "{error}");
    }
}

#[test]
fn every_name_must_refer_to_something() {
    for (old, new, place, id, wanted) in [
        ("each = \"leader\"", "each = \"chief\"", "rules.load", "chief", vec![Wanted::Role, Wanted::Subject]),
        (
            "rule = \"talk_rule\"",
            "rule = \"talks\"",
            "commitments.quarterly_talk",
            "talks",
            vec![Wanted::Rule],
        ),
        (
            "counts = [\"talk\"]",
            "counts = [\"chat\"]",
            "commitments.quarterly_talk",
            "chat",
            vec![Wanted::Catalogue, Wanted::Kind],
        ),
        (
            "line = \"pair\"",
            "line = \"row\"",
            "reports.yearly_table",
            "row",
            vec![Wanted::Role, Wanted::Subject],
        ),
        (
            "state = \"research_help\"",
            "state = \"research\"",
            "reports.yearly_table.research",
            "research",
            vec![Wanted::Commitment],
        ),
    ] {
        let expected = Fault::Unknown { place: place.to_owned(), id: key(id), wanted };
        assert_eq!(faults(old, new), [expected], "{new}");
    }
}

#[test]
fn defaults_keep_their_own_rules() {
    let place = |it: &str| it.to_owned();
    for (old, new, expected) in [
        ("range = [2, 3]", "range = [3, 2]", Fault::Crossed { rule: key("load"), min: 3, max: 2 }),
        ("zh = \"会议\"", "zh = \" \"", Fault::BlankName { place: place("catalogues.meetings") }),
        ("from = [\"S1-08\"]", "from = []", Fault::NoRequirement { place: place("rules.talk_rule") }),
        ("id = \"awards\"", "id = \"guidance\"", Fault::Twice { place: place("kinds.guidance") }),
        ("contacts = { at_least = 1", "contacts = { at_least = 0", Fault::NoContactAsked),
        (
            "rule = \"talk_rule\"",
            "rule = \"rotation\"",
            Fault::NotOwed { place: place("commitments.quarterly_talk"), rule: key("rotation") },
        ),
    ] {
        assert_eq!(faults(old, new), [expected], "{new}");
    }
}

// S2-35
#[test]
fn nothing_can_be_owed_by_an_elder() {
    let (file, text) = BUNDLED[2];
    let spoiled = text.replacen("owed_by = \"party_body\"", "owed_by = \"elder\"", 1);
    let expected = Fault::VoluntaryOwes { place: "commitments.hearing".to_owned(), role: key("elder") };
    assert_eq!(
        load(file, &spoiled),
        Err(LoadError::Faulty { file: file.to_owned(), faults: vec![expected] })
    );
}
