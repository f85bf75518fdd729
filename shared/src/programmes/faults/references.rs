//! Names that refer to another part of the file.

use super::{Fault, Wanted};
use crate::programmes::definition::Definition;
use crate::programmes::form::Asked;
use crate::programmes::name::Key;
use crate::programmes::report::Cell;
use crate::programmes::rule::RuleValue;

const COUNTED: &[Wanted] = &[Wanted::Role, Wanted::Subject];
const KINDS: &[Wanted] = &[Wanted::Catalogue, Wanted::Kind];
const ANYTHING: &[Wanted] = &[Wanted::Catalogue, Wanted::Kind, Wanted::Role, Wanted::Subject, Wanted::Rule];

pub(super) fn faults(it: &Definition) -> Vec<Fault> {
    let mut used: Vec<(String, &Key, &'static [Wanted])> = Vec::new();
    used.extend(it.addressees.iter().map(|all| ("addressees".to_owned(), &all.of, COUNTED)));
    for phase in &it.phases {
        let roles = phase.sees.iter().flat_map(|sight| &sight.roles);
        used.extend(roles.map(|role| (format!("phases.{}.sees", phase.id), role, &[Wanted::Role][..])));
    }
    for rule in &it.rules {
        used.extend(in_value(&rule.value).into_iter().map(|id| (format!("rules.{}", rule.id), id, COUNTED)));
    }
    used.extend(in_commitments(it));
    used.extend(in_forms(it));
    for report in &it.reports {
        used.push((format!("reports.{}", report.id), &report.line, COUNTED));
        for column in &report.columns {
            let place = format!("reports.{}.{}", report.id, column.id);
            used.extend(in_cell(&column.cell).into_iter().map(|(id, wanted)| (place.clone(), id, wanted)));
        }
    }
    let unknown = used.into_iter().filter(|(_, id, wanted)| !wanted.iter().any(|part| has(it, *part, id)));
    unknown
        .map(|(place, id, wanted)| Fault::Unknown { place, id: id.clone(), wanted: wanted.to_vec() })
        .collect()
}

fn has(it: &Definition, part: Wanted, id: &Key) -> bool {
    match part {
        Wanted::Role => it.role(id).is_some(),
        Wanted::Subject => it.subjects.iter().any(|subject| subject.id == *id),
        Wanted::Rule => it.rule(id).is_some(),
        Wanted::Catalogue => it.catalogue(id).is_some(),
        Wanted::Kind => it.catalogues.iter().flat_map(|list| &list.kinds).any(|kind| kind.id == *id),
        Wanted::Commitment => it.commitments.iter().any(|owed| owed.id == *id),
    }
}

fn in_value(value: &RuleValue) -> Vec<&Key> {
    match value {
        RuleValue::Load(it) => vec![&it.each, &it.of],
        RuleValue::Quota(it) => vec![&it.of, &it.per],
        RuleValue::Places(it) => vec![&it.of],
        RuleValue::Staffing(it) => vec![&it.role, &it.per],
        RuleValue::Fund(it) => vec![&it.receivers],
        RuleValue::Owed(_)
        | RuleValue::Window(_)
        | RuleValue::Rotation(_)
        | RuleValue::Age(_)
        | RuleValue::Weights(_)
        | RuleValue::Deadline(_)
        | RuleValue::ClosingHour(_)
        | RuleValue::Notice(_)
        | RuleValue::Order(_)
        | RuleValue::Yes(_) => Vec::new(),
    }
}

fn in_commitments(it: &Definition) -> Vec<(String, &Key, &'static [Wanted])> {
    let mut used: Vec<(String, &Key, &'static [Wanted])> = Vec::new();
    for owed in &it.commitments {
        let place = format!("commitments.{}", owed.id);
        used.push((place.clone(), &owed.owed_by, &[Wanted::Role]));
        used.extend(owed.owed_to.iter().map(|to| (place.clone(), to, &[Wanted::Role][..])));
        used.push((place.clone(), &owed.per, COUNTED));
        used.push((place.clone(), &owed.rule, &[Wanted::Rule]));
        used.extend(owed.counts.iter().map(|kind| (place.clone(), kind, KINDS)));
    }
    used
}

fn in_forms(it: &Definition) -> Vec<(String, &Key, &'static [Wanted])> {
    let mut used: Vec<(String, &Key, &'static [Wanted])> = Vec::new();
    for form in &it.forms {
        let place = format!("forms.{}", form.id);
        used.push((place.clone(), &form.filled_by, &[Wanted::Role]));
        used.extend(form.for_each.iter().map(|each| (place.clone(), each, COUNTED)));
        match &form.asked {
            Asked::Owed(rule) => used.push((place, rule, &[Wanted::Rule])),
            Asked::Once | Asked::Every(_) | Asked::Voluntary => {}
        }
    }
    for rubric in &it.rubrics {
        let place = format!("rubrics.{}", rubric.id);
        used.extend(rubric.judged_by.iter().map(|role| (place.clone(), role, &[Wanted::Role][..])));
    }
    used
}

fn in_cell(cell: &Cell) -> Vec<(&Key, &'static [Wanted])> {
    match cell {
        Cell::Fact(it) => vec![(&it.of, COUNTED)],
        Cell::Count(it) => vec![(&it.of, ANYTHING)],
        Cell::Sum(it) => vec![(&it.of, ANYTHING)],
        Cell::Share(it) => vec![(&it.of, ANYTHING), (&it.among, COUNTED)],
        Cell::Date(kind) => vec![(kind, KINDS)],
        Cell::Kinds(list) => vec![(list, &[Wanted::Catalogue])],
        Cell::State(owed) => vec![(owed, &[Wanted::Commitment])],
        Cell::Number | Cell::Remark => Vec::new(),
    }
}
