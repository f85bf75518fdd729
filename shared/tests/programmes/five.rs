use std::collections::BTreeSet;

use gongjian_shared::programmes::Situation;
use gongjian_shared::programmes::{BUNDLED, Definition, RuleSet, bundled, check, entries, load};
use jiff::civil::date;

/// The 184 requirements of the domain list; the lead's `verify requirements` reads the same file.
const REQUIREMENTS: &str = include_str!("../../../tests/requirements.csv");

fn listed() -> BTreeSet<&'static str> {
    REQUIREMENTS.lines().skip(1).map(|line| line.split(',').next().expect("an id")).collect()
}

#[test]
fn all_five_load() {
    for (file, text) in BUNDLED {
        if let Err(error) = load(file, text) {
            assert_eq!(error.to_string(), "", "{file}");
        }
    }
    assert_eq!(bundled().expect("all five").len(), 5);
}

#[test]
fn the_list_has_every_requirement_once() {
    let rows: Vec<Vec<&str>> = REQUIREMENTS.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows[0], ["id", "seed", "title", "clauses"]);
    let ids: BTreeSet<&str> = rows[1..].iter().map(|row| row[0]).collect();
    assert_eq!((rows.len() - 1, ids.len()), (184, 184));
    for row in &rows[1..] {
        assert_eq!(row.len(), 4, "{row:?}");
        assert!(row[3].parse::<u32>().is_ok_and(|clauses| clauses > 0), "{row:?}");
    }
    for (prefix, seed, count) in [
        ("S0-", "000", 34),
        ("S1-", "001", 26),
        ("S2-", "002", 38),
        ("S3-", "003", 30),
        ("S4-", "004", 28),
        ("X-", "all", 28),
    ] {
        let of_seed = rows.iter().filter(|row| row[0].starts_with(prefix) && row[1] == seed);
        assert_eq!(of_seed.count(), count, "{prefix}");
    }
}

fn quoted(it: &Definition) -> BTreeSet<String> {
    let own = entries(it).into_iter().flat_map(|(_, entry)| entry.from().to_vec());
    let kinds = it.catalogues.iter().flat_map(|list| &list.kinds).flat_map(|kind| kind.from.clone());
    let columns = it.reports.iter().flat_map(|table| &table.columns).flat_map(|it| it.from.clone());
    let rest = it.target.from.iter().chain(&it.contacts.from).cloned();
    let addressees = it.addressees.iter().flat_map(|it| it.from.clone());
    own.chain(kinds).chain(columns).chain(rest).chain(addressees).map(|id| id.as_str().to_owned()).collect()
}

#[test]
fn every_requirement_that_a_definition_quotes_is_in_the_list() {
    let listed = listed();
    for definition in bundled().expect("all five load") {
        let unknown: Vec<_> =
            quoted(&definition).into_iter().filter(|id| !listed.contains(id.as_str())).collect();
        assert!(unknown.is_empty(), "{} quotes {unknown:?}", definition.id);
    }
}

#[test]
fn every_requirement_of_a_seed_is_quoted_by_its_definition() {
    for (number, definition) in bundled().expect("all five load").iter().enumerate() {
        let quoted = quoted(definition);
        let own = format!("S{number}-");
        let of_seed = listed().into_iter().filter(|id| id.starts_with(&own));
        let missing: Vec<_> = of_seed.filter(|id| !quoted.contains(*id)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", definition.id);
    }
}

#[test]
fn a_definition_and_its_rules_travel_as_compact_rows() {
    for (definition, (file, text)) in bundled().expect("all five load").into_iter().zip(BUNDLED) {
        let bytes = postcard::to_allocvec(&definition).expect("it can be written");
        println!("{file}: {} bytes as a row, {} as text", bytes.len(), text.len());
        assert_eq!(postcard::from_bytes::<Definition>(&bytes).expect("it can be read"), definition);
        assert!(bytes.len() < text.len());
        let rules = RuleSet::start(&definition, date(2026, 9, 1));
        let bytes = postcard::to_allocvec(&rules).expect("they can be written");
        assert_eq!(postcard::from_bytes::<RuleSet>(&bytes).expect("they can be read"), rules);
        let json = serde_json::to_string(&definition).expect("it can be written");
        assert_eq!(serde_json::from_str::<Definition>(&json).expect("it can be read"), definition);
    }
}

#[test]
fn as_the_sources_have_them_nothing_contradicts() {
    for definition in bundled().expect("all five load") {
        let on = definition.run.from.unwrap_or(date(2026, 9, 1));
        let rules = RuleSet::start(&definition, on);
        let situation = Situation { contacts: 1, ..Situation::default() };
        assert_eq!(check(&definition, &rules, &situation), [], "{}", definition.id);
    }
}
