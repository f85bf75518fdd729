use gongjian_shared::programmes::Problem;

use super::contradiction::weight;
use super::value::{date, unit};
use crate::words::programmes::Names;

pub fn problem(names: Names<'_>, it: &Problem) -> String {
    use Problem as P;
    match it {
        P::OtherProgramme { .. } => {
            "These changes belong to another kind of programme. Reload the page.".to_owned()
        }
        P::NoSuchRule { rule, .. } => format!("There is no rule “{rule}”. Reload the page."),
        P::NoSuchPhase { phase, .. } => format!("There is no phase “{phase}”. Reload the page."),
        P::NotAdjustable { rule } => {
            format!("“{}” is set by the source and cannot be changed.", names.rule(rule))
        }
        P::OtherKind { rule, .. } | P::OtherUnit { rule, .. } | P::OtherShape { rule } => {
            format!("Of “{}” only the numbers may change, not kind or unit.", names.rule(rule))
        }
        P::OutOfRange { rule, number, unit: of, allowed } => {
            let unit = unit(*of);
            format!("“{}” is {number}; allowed: {} to {} {unit}.", names.rule(rule), allowed.min, allowed.max)
        }
        P::Crossed { rule, min, max } => {
            format!("“{}”: the least, {min}, is above the most, {max}.", names.rule(rule))
        }
        P::Weights { rule, fault } => format!("“{}”: {}", names.rule(rule), weight(names, fault)),
        P::PhaseEndsBeforeStart { phase, days } => format!(
            "The phase “{}” ends on {}, before it begins on {}.",
            names.phase(phase),
            date(days.to),
            date(days.from)
        ),
        P::RunEndsBeforeStart { run } => {
            format!("The programme ends on {}, before it begins on {}.", date(run.to), date(run.from))
        }
    }
}
