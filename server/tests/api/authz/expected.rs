use std::collections::BTreeMap;

use gongjian_shared::rights::{Part, Relation, Thing, Verb};

const CSV: &str = include_str!("expected.csv");

/// What the requirements want, cell by cell.
pub struct Expected(BTreeMap<String, bool>);

impl Expected {
    pub fn read() -> Self {
        let lines = CSV.lines().skip(1).map(|line| {
            let (cell, allowed) = line.rsplit_once(',').expect("five columns");
            assert!(matches!(allowed, "yes" | "no"), "{line}");
            (cell.to_owned(), allowed == "yes")
        });
        let cells: BTreeMap<_, _> = lines.collect();
        assert_eq!(cells.len(), CSV.lines().count() - 1, "a cell stands there twice");
        Self(cells)
    }

    /// `None`: nobody has thought about it.
    pub fn get(&self, part: Part, relation: Relation, thing: Thing, verb: Verb) -> Option<bool> {
        let cell = [part.as_str(), relation.as_str(), thing.as_str(), verb.as_str()].join(",");
        self.0.get(&cell).copied()
    }

    pub fn yes(&self, part: Part, relation: Relation, thing: Thing, verb: Verb) -> bool {
        self.get(part, relation, thing, verb).expect("every cell has a row")
    }
}
