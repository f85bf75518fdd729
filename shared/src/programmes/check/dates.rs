use super::{Contradiction, Situation};
use crate::programmes::definition::{Definition, Phase};
use crate::programmes::rule::{Deadline, Due, RuleValue};
use crate::programmes::rule_set::RuleSet;
use crate::programmes::span::{Length, Rhythm};

pub(super) fn contradictions(
    definition: &Definition,
    rules: &RuleSet,
    situation: &Situation,
) -> Vec<Contradiction> {
    let run = rules.run();
    let mut found = Vec::new();
    if let Some(until) = situation.owner_until.filter(|until| *until <= run.to) {
        found.push(Contradiction::OwnerGone { until, run });
    }
    if let Some(since) = situation.owner_since.filter(|since| *since > run.from) {
        found.push(Contradiction::OwnerNotYet { since, run });
    }
    found.extend(definition.phases.iter().flat_map(|it| phase(rules, it)));
    for (rule, value) in rules.values() {
        if let RuleValue::Deadline(it) = value {
            found.extend(deadline(rules, rule, it));
        }
    }
    found.extend(rotation(definition, rules));
    found
}

fn phase(rules: &RuleSet, phase: &Phase) -> Vec<Contradiction> {
    let run = rules.run();
    let stretches = rules.span(&phase.id).unwrap_or(phase.span).stretches(run);
    let id = || phase.id.clone();
    if stretches.is_empty() {
        return vec![Contradiction::PhaseNever { phase: id(), run }];
    }
    let wrong = stretches.into_iter().filter_map(|days| {
        if days.to < days.from {
            Some(Contradiction::PhaseEndsBeforeStart { phase: id(), days })
        } else if days.within(run) {
            None
        } else {
            Some(Contradiction::PhaseOutsideRun { phase: id(), days, run })
        }
    });
    wrong.collect()
}

fn deadline(rules: &RuleSet, rule: &crate::programmes::Key, it: &Deadline) -> Vec<Contradiction> {
    let (rule, on, run) = (|| rule.clone(), it.on, rules.run());
    let early = it.opens.filter(|opens| on < *opens);
    let early = early.map(|opens| Contradiction::DeadlineBeforeOpening { rule: rule(), opens, on });
    let outside = (!run.contains(on)).then(|| Contradiction::DeadlineOutsideRun { rule: rule(), on, run });
    early.into_iter().chain(outside).collect()
}

/// A pair that parts before its commitments are due could never meet them.
fn rotation(definition: &Definition, rules: &RuleSet) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (rotation, value) in rules.values() {
        let RuleValue::Rotation(every) = value else { continue };
        for owed in definition.commitments.iter().filter(|it| it.owed_to.is_some()) {
            let Some(RuleValue::Owed(it)) = rules.value(&owed.rule) else { continue };
            if about_days(it.due).is_some_and(|days| days > every.about_days()) {
                let (rotation, every) = (rotation.clone(), *every);
                let commitment = owed.id.clone();
                found.push(Contradiction::RotationTooShort { rotation, every, commitment, due: it.due });
            }
        }
    }
    found
}

/// For comparison only, by the longest kind of each period.
fn about_days(due: Due) -> Option<u32> {
    match due {
        Due::Within(length) => Some(Length::about_days(length)),
        Due::Every(rhythm) => Some(match rhythm {
            Rhythm::Month => 30,
            Rhythm::Quarter => 90,
            Rhythm::Term => 182,
            Rhythm::AcademicYear | Rhythm::Year | Rhythm::BuildingYear => 365,
        }),
        Due::By(_) => None,
    }
}
