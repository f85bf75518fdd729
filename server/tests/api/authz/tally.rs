use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::rights::{Part, Relation, Thing, Verb};
use serde_json::{Value, json};

use super::Seen;
use super::expected::Expected;
use super::world::Subject;

/// Where the figures go, for `cargo xtask verify authz`.
const FIGURES: &str = "GONGJIAN_AUTHZ";

type Cell = (Part, Relation, Thing, Verb);

/// What was tried, what came of it, and what came otherwise than expected.
pub struct Tally {
    expected: Expected,
    tried: BTreeMap<Cell, bool>,
    paths: BTreeSet<(Thing, Verb)>,
    wrong: Vec<String>,
    after: u64,
}

/// Everything that can be asked about anything.
pub fn questions() -> impl Iterator<Item = (Thing, Verb)> {
    Thing::ALL.iter().flat_map(|thing| Verb::ALL.iter().map(move |verb| (*thing, *verb)))
}

impl Tally {
    pub const fn new(expected: Expected) -> Self {
        Self { expected, tried: BTreeMap::new(), paths: BTreeSet::new(), wrong: Vec::new(), after: 0 }
    }

    /// A person with two parts may do what either lets them; what worked speaks for the parts that let, what was
    /// refused for all of them.
    pub fn take(&mut self, who: &Subject, relation: Relation, seen: &Seen) {
        let Seen { path, thing, verb, allowed, .. } = *seen;
        self.paths.insert((thing, verb));
        let gives = |part: Part, thing, verb| self.expected.yes(part, relation, thing, verb);
        let wanted = who.parts.iter().any(|part| gives(*part, thing, verb));
        let reads = |thing| who.parts.iter().any(|part| gives(*part, thing, Verb::Read));
        if let Some(as_what) = seen.told_apart_from_nothing.filter(|it| !reads(*it)) {
            self.wrong.push(format!("{} {relation:?} {path}: tells that the {as_what:?} is there", who.name));
        }
        if allowed != wanted {
            if !(seen.partial && wanted && relation == Relation::Above) {
                let came = if allowed { "worked" } else { "was refused" };
                self.wrong.push(format!("{} {relation:?} {thing:?} {verb:?} by {path} {came}", who.name));
            }
            return;
        }
        for part in who.parts.iter().filter(|part| !wanted || gives(**part, thing, verb)) {
            self.tried.insert((*part, relation, thing, verb), allowed);
        }
    }

    /// Nothing is left, and nobody learns what is there.
    pub fn after_removal(&mut self, who: &Subject, seen: &Seen) {
        self.after += 1;
        if seen.allowed || seen.told_apart_from_nothing.is_some() {
            self.wrong.push(format!(
                "{} after removal: {:?} {:?} by {}",
                who.name, seen.thing, seen.verb, seen.path
            ));
        }
    }

    pub fn close(self) {
        let figures = self.figures();
        if let Some(path) = std::env::var_os(FIGURES) {
            std::fs::write(path, figures.to_string()).expect("the figures can be written");
        }
        assert!(self.wrong.is_empty(), "{} answers were wrong:\n{}", self.wrong.len(), self.wrong.join("\n"));
        assert_eq!(figures["lacking"], json!([]), "an outcome that exists was not seen");
    }

    fn figures(&self) -> Value {
        let (mut lines, mut lacking, mut no_path) = (Vec::new(), Vec::new(), BTreeSet::new());
        for part in Part::ALL {
            for (thing, verb) in questions() {
                let line = self.line(*part, thing, verb);
                lacking.extend(self.lacking(*part, thing, verb, &line));
                lines.push(line);
                if !self.paths.contains(&(thing, verb)) {
                    no_path.insert(format!("{}/{}", thing.as_str(), verb.as_str()));
                }
            }
        }
        let cells = Part::ALL.len() * Relation::ALL.len() * questions().count();
        let with_path = Part::ALL.len() * Relation::ALL.len() * self.paths.len();
        json!({
            "ok": self.wrong.is_empty() && lacking.is_empty(), "cells": cells, "cells_run": self.tried.len(),
            "cells_with_path": with_path, "after_removal": self.after, "wrong": self.wrong, "lacking": lacking,
            "without_path": no_path,  "never_apart": self.never_apart(), "lines": lines,
        })
    }

    /// Cells that can be asked, but only by people whose other part lets them.
    fn never_apart(&self) -> Vec<String> {
        let mut names = Vec::new();
        for part in Part::ALL {
            for at in Relation::ALL {
                for (thing, verb) in &self.paths {
                    if !self.tried.contains_key(&(*part, *at, *thing, *verb)) {
                        names.push([part.as_str(), at.as_str(), thing.as_str(), verb.as_str()].join("/"));
                    }
                }
            }
        }
        names
    }

    fn line(&self, part: Part, thing: Thing, verb: Verb) -> Value {
        let tried: Vec<bool> = Relation::ALL
            .iter()
            .filter_map(|at| self.tried.get(&(part, *at, thing, verb)))
            .copied()
            .collect();
        let allowed = tried.iter().filter(|it| **it).count();
        json!({
            "part": part.as_str(), "thing": thing.as_str(), "verb": verb.as_str(), "cells": Relation::ALL.len(),
            "run": tried.len(), "allowed": allowed, "refused": tried.len() - allowed,
        })
    }

    /// An outcome that the expectation has somewhere for what can be asked, and that nobody has seen.
    fn lacking(&self, part: Part, thing: Thing, verb: Verb, line: &Value) -> Vec<String> {
        if !self.paths.contains(&(thing, verb)) {
            return Vec::new();
        }
        let outcomes: BTreeSet<bool> =
            Relation::ALL.iter().map(|at| self.expected.yes(part, *at, thing, verb)).collect();
        let unseen = outcomes.into_iter().filter(|yes| line[if *yes { "allowed" } else { "refused" }] == 0);
        let name = [part.as_str(), thing.as_str(), verb.as_str()].join("/");
        unseen.map(|yes| format!("{name}: {}", if yes { "allowed" } else { "refused" })).collect()
    }
}
