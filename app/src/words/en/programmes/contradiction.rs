use gongjian_shared::programmes::{Contradiction, WeightFault};

use super::value::{bound, date, due, length, span};
use crate::words::en::party;
use crate::words::programmes::Names;

pub fn contradiction(names: Names<'_>, it: &Contradiction) -> String {
    use Contradiction as C;
    match it {
        C::NoContact { wanted, have } => {
            format!("At least {wanted} contacts that can be reached are needed; there are {have}.")
        }
        C::OwnerGone { until, run } => format!(
            "The owner is dissolved on {}, the programme runs to {}. Choose another owner or an earlier end.",
            date(*until),
            date(run.to)
        ),
        C::OwnerNotYet { since, run } => format!(
            "The owner is there from {}, the programme begins on {}. Begin later.",
            date(*since),
            date(run.from)
        ),
        C::PhaseOutsideRun { phase, days, run } => format!(
            "The phase “{}” ({}) lies outside the programme ({}).",
            names.phase(phase),
            span(days.from, days.to),
            span(run.from, run.to)
        ),
        C::PhaseEndsBeforeStart { phase, days } => format!(
            "The phase “{}” ends on {}, before it begins on {}.",
            names.phase(phase),
            date(days.to),
            date(days.from)
        ),
        C::PhaseNever { phase, run } => format!(
            "The phase “{}” has no day within the programme ({}).",
            names.phase(phase),
            span(run.from, run.to)
        ),
        C::DeadlineBeforeOpening { rule, opens, on } => {
            format!("“{}” closes on {}, before it opens on {}.", names.rule(rule), date(*on), date(*opens))
        }
        C::DeadlineOutsideRun { rule, on, run } => format!(
            "“{}” closes on {}, outside the programme ({}).",
            names.rule(rule),
            date(*on),
            span(run.from, run.to)
        ),
        C::Crossed { rule, min, max } => {
            format!("“{}”: the least, {min}, is above the most, {max}.", names.rule(rule))
        }
        C::RotationTooShort { rotation, every, commitment, due: by } => format!(
            "“{}” changes after {}, but “{}” is due {}: too late.",
            names.rule(rotation),
            length(*every),
            names.commitment(commitment),
            due(*by)
        ),
        C::LoadCannotFit { .. } => load(names, it),
        C::TooFewDifferent { each, of, times, have, .. } => format!(
            "Each {} needs {times} different ones ({}); there are {have}.",
            names.counted(of),
            names.counted(each)
        ),
        C::PlacesCannotBeFilled { places, of, per, units, each_at_most, reached, wanted, .. } => format!(
            "{units} × {} with at most {each_at_most} × {} each give {reached}; “{}” wants {}.",
            names.counted(per),
            names.counted(of),
            names.rule(places),
            bound(*wanted)
        ),
        C::QuotaBroken { rule, unit, count, bound: wanted, .. } => {
            format!("{unit} has {count} under “{}”; wanted: {}.", names.rule(rule), bound(*wanted))
        }
        C::SharedOutWrong { rule, sum, bound: wanted } => {
            format!("“{}” hands out {sum}; wanted: {}.", names.rule(rule), bound(*wanted))
        }
        C::UnitsBeyondAddressees { rule, per, units, addressees } => format!(
            "“{}” counts {units} × {}; the notice goes to {addressees}.",
            names.rule(rule),
            names.counted(per)
        ),
        C::LinesMissing { rule, unit, missing } => {
            let missing: Vec<_> = missing.iter().map(|line| party::line(*line)).collect();
            format!("{unit} lacks people under “{}”: {}.", names.rule(rule), missing.join(", "))
        }
        C::Weights { rule, scheme, fault } => {
            format!("The scheme “{scheme}” breaks “{}”: {}", names.rule(rule), weight(names, fault))
        }
        C::FundExceeded { rule, amount, allocated } => {
            format!("“{}”: {allocated} yuan are allocated of {amount}.", names.rule(rule))
        }
    }
}

pub fn weight(names: Names<'_>, it: &WeightFault) -> String {
    match it {
        WeightFault::Sum { sum } => format!("together {sum}%; it must be 100%."),
        WeightFault::TooLight { theme, weight, minimum } => {
            format!("{} weighs {weight}%; at least {minimum}%.", names.theme(theme))
        }
    }
}

/// `demand` counts each of `of` as often as it is taken on.
fn load(names: Names<'_>, it: &Contradiction) -> String {
    let Contradiction::LoadCannotFit { each, of, demand, bound: load, have, least, most, .. } = it else {
        return String::new();
    };
    let each = names.counted(each);
    let wanted = match (least, most) {
        (_, _) if load.max() == Some(0) => format!("no number of them is enough ({each})"),
        (Some(least), Some(most)) if least == most => format!("{least} are needed ({each})"),
        (Some(least), Some(most)) if least > most => {
            format!("at least {least} are needed and more than {most} are too many ({each}): no number fits")
        }
        (Some(least), Some(most)) => format!("{least} to {most} are needed ({each})"),
        (Some(least), None) => format!("at least {least} are needed ({each})"),
        (None, Some(most)) => format!("at most {most} are possible ({each})"),
        (None, None) => format!("the number does not fit ({each})"),
    };
    format!("{demand} × {}, {} for each: {wanted}; there are {have}.", names.counted(of), bound(*load))
}
