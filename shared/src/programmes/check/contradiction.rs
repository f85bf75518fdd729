use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::party::Line;
use crate::programmes::bound::{Bound, Broken};
use crate::programmes::name::Key;
use crate::programmes::rule::{Due, WeightFault};
use crate::programmes::span::{Days, Length};

/// Two things that cannot both be, with every number that the sentence needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Contradiction {
    /// S0-31
    #[error("{wanted} contacts are needed; there are {have}")]
    NoContact { wanted: u32, have: u32 },
    /// B1: the owner exists during the whole range.
    #[error("the owner is dissolved on {until}, the programme runs to {}", run.to)]
    OwnerGone { until: Date, run: Days },
    #[error("the owner is there from {since}, the programme begins on {}", run.from)]
    OwnerNotYet { since: Date, run: Days },
    #[error("phase {phase} lies outside the programme")]
    PhaseOutsideRun { phase: Key, days: Days, run: Days },
    #[error("phase {phase} ends on {} before it starts on {}", days.to, days.from)]
    PhaseEndsBeforeStart { phase: Key, days: Days },
    /// A yearly phase of which no day lies in the programme.
    #[error("phase {phase} never comes")]
    PhaseNever { phase: Key, run: Days },
    #[error("{rule} closes on {on} before it opens on {opens}")]
    DeadlineBeforeOpening { rule: Key, opens: Date, on: Date },
    #[error("{rule} closes on {on}, outside the programme")]
    DeadlineOutsideRun { rule: Key, on: Date, run: Days },
    #[error("{rule}: the minimum {min} is above the maximum {max}")]
    Crossed { rule: Key, min: u32, max: u32 },
    /// Partners part before what they owe each other is due.
    #[error("{rotation} changes after {every}, {commitment} has {due:?}")]
    RotationTooShort { rotation: Key, every: Length, commitment: Key, due: Due },
    /// C6 and domain.md §5.2: Σ low ≤ demand ≤ Σ high. `demand` counts each of `of` as often as it is taken on.
    /// `least` and `most` are the numbers of `each` between which it works; no end where there is none.
    #[error("{demand} {of} need {} to {} {each}; you have {have}", told(*least), told(*most))]
    LoadCannotFit {
        rule: Key,
        each: Key,
        of: Key,
        demand: u64,
        bound: Bound,
        have: u32,
        least: Option<u64>,
        most: Option<u64>,
        broken: Broken,
    },
    /// Each of `of` needs several different ones, and there are not so many at all.
    #[error("each {of} needs {times} different {each}; you have {have}")]
    TooFewDifferent { rule: Key, each: Key, of: Key, times: u32, have: u32 },
    #[error("{units} {per} with {each_at_most} {of} each give {reached}; {} are wanted", wanted.min())]
    PlacesCannotBeFilled {
        places: Key,
        quota: Key,
        of: Key,
        per: Key,
        units: u32,
        each_at_most: u32,
        reached: u64,
        wanted: Bound,
    },
    #[error("{unit} has {count} under {rule}: {bound}")]
    QuotaBroken { rule: Key, unit: String, count: u32, bound: Bound, broken: Broken },
    /// S4-13: the places handed out are not the places there are.
    #[error("{rule} hands out {sum}: {bound}")]
    SharedOutWrong { rule: Key, sum: u64, bound: Bound },
    /// S0-04, S0-32: more provinces than the notice reaches.
    #[error("{rule} counts {units} {per}, the notice goes to {addressees}")]
    UnitsBeyondAddressees { rule: Key, per: Key, units: u32, addressees: u32 },
    #[error("{unit} lacks {missing:?} under {rule}")]
    LinesMissing { rule: Key, unit: String, missing: BTreeSet<Line> },
    /// S4-26
    #[error("{scheme} breaks {rule}: {fault:?}")]
    Weights { rule: Key, scheme: String, fault: WeightFault },
    /// Unit: whole yuan.
    #[error("{rule}: {allocated} allocated of {amount}")]
    FundExceeded { rule: Key, amount: u64, allocated: u64 },
}

fn told(end: Option<u64>) -> String {
    end.map_or_else(|| "any number of".to_owned(), |n| n.to_string())
}
