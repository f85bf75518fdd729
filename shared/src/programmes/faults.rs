//! Does a definition hold together? Every name in it must refer to something, every default must keep its own rule.

mod forbidden;
mod references;
mod rules;

use serde::{Deserialize, Serialize};

use super::definition::Definition;
use super::name::{Key, Named};
use super::rule::{Allowed, WeightFault};
use forbidden::forbidden;

pub use forbidden::{FORBIDDEN, forbidden_word};

/// What is wrong with a definition. `place` is a path in the file: `phases.building`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Fault {
    NoRequirement {
        place: String,
    },
    BlankName {
        place: String,
    },
    Twice {
        place: String,
    },
    /// The name refers to nothing; `wanted` are the parts of the file in which it was looked for.
    Unknown {
        place: String,
        id: Key,
        wanted: Vec<Wanted>,
    },
    /// what no programme may ask for.
    Forbidden {
        place: String,
        word: String,
    },
    /// S2-35: who acts of their own will owes nothing.
    VoluntaryOwes {
        place: String,
        role: Key,
    },
    NotOwed {
        place: String,
        rule: Key,
    },
    NoAllowedRange {
        rule: Key,
    },
    DefaultOutside {
        rule: Key,
        number: u32,
        allowed: Allowed,
    },
    Crossed {
        rule: Key,
        min: u32,
        max: u32,
    },
    Weights {
        place: String,
        fault: WeightFault,
    },
    NoPhase,
    NoContactAsked,
}

/// Where a name is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    Role,
    Subject,
    Rule,
    Catalogue,
    Kind,
    Commitment,
}

/// Everything that is wrong, in the order of the file.
pub fn faults(it: &Definition) -> Vec<Fault> {
    let mut found = Vec::new();
    if it.phases.is_empty() {
        found.push(Fault::NoPhase);
    }
    if it.contacts.at_least == 0 {
        found.push(Fault::NoContactAsked);
    }
    for (place, entry) in entries(it) {
        if entry.from().is_empty() {
            found.push(Fault::NoRequirement { place: place.clone() });
        }
        if entry.zh().trim().is_empty() || entry.en().trim().is_empty() {
            found.push(Fault::BlankName { place });
        }
    }
    found.extend(twice(it));
    found.extend(forbidden(it));
    found.extend(references::faults(it));
    found.extend(rules::faults(it));
    found
}

/// All entries with their own requirements, each with its place.
pub fn entries(it: &Definition) -> Vec<(String, &dyn Named)> {
    let mut all: Vec<(String, &dyn Named)> = Vec::new();
    list(&mut all, "goals", &it.goals);
    list(&mut all, "emphasis", &it.emphasis);
    list(&mut all, "subjects", &it.subjects);
    list(&mut all, "roles", &it.roles);
    list(&mut all, "phases", &it.phases);
    for phase in &it.phases {
        list(&mut all, &format!("phases.{}.checklist", phase.id), &phase.checklist);
    }
    list(&mut all, "rules", &it.rules);
    list(&mut all, "commitments", &it.commitments);
    list(&mut all, "catalogues", &it.catalogues);
    list(&mut all, "forms", &it.forms);
    list(&mut all, "rubrics", &it.rubrics);
    list(&mut all, "reports", &it.reports);
    all
}

fn list<'d, T: Named>(all: &mut Vec<(String, &'d dyn Named)>, part: &str, entries: &'d [T]) {
    all.extend(entries.iter().map(|it| (format!("{part}.{}", it.id()), it as &dyn Named)));
}

/// Kinds, heads and columns: they have the requirements of their list.
fn parts(it: &Definition) -> Vec<(String, &Key)> {
    let kinds = it.catalogues.iter().flat_map(|list| list.kinds.iter().map(|kind| &kind.id));
    let mut all: Vec<(String, &Key)> = kinds.map(|id| (format!("kinds.{id}"), id)).collect();
    for rubric in &it.rubrics {
        all.extend(rubric.heads.iter().map(|it| (format!("rubrics.{}.{}", rubric.id, it.id), &it.id)));
    }
    for report in &it.reports {
        all.extend(report.columns.iter().map(|it| (format!("reports.{}.{}", report.id, it.id), &it.id)));
    }
    all
}

/// Every id with its place. Roles and subjects share one space of names, for rules count both; so do
/// lists and their kinds, for commitments count both.
fn ids(it: &Definition) -> Vec<(String, &Key)> {
    let own = entries(it).into_iter().map(|(place, entry)| (place, entry.id()));
    own.chain(parts(it)).collect()
}

fn twice(it: &Definition) -> Vec<Fault> {
    let shared = |place: String| match place.split_once('.') {
        Some(("roles" | "subjects", id)) => format!("counted.{id}"),
        Some(("catalogues" | "kinds", id)) => format!("kinds.{id}"),
        _ => place,
    };
    let mut places: Vec<String> = ids(it).into_iter().map(|(place, _)| shared(place)).collect();
    places.sort();
    let pairs = places.windows(2).filter(|pair| pair[0] == pair[1]);
    pairs.map(|pair| Fault::Twice { place: pair[0].clone() }).collect()
}
