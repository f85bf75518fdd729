//! What kind a value is, in what unit, and which numbers are in it.

use serde::{Deserialize, Serialize};

use super::RuleValue;
use crate::programmes::span::{Length, LengthUnit};

/// The kinds of values, for telling one from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    Load,
    Quota,
    Places,
    Staffing,
    Owed,
    Window,
    Rotation,
    Age,
    Weights,
    Deadline,
    ClosingHour,
    Notice,
    Fund,
    Order,
    Yes,
}

/// In what the numbers of a value are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleUnit {
    Count,
    Days,
    Months,
    Years,
    Percent,
    /// A date, a time of day, an order, yes or no, money: no plain number.
    None,
}

impl RuleValue {
    pub const fn kind(&self) -> RuleKind {
        match self {
            Self::Load(_) => RuleKind::Load,
            Self::Quota(_) => RuleKind::Quota,
            Self::Places(_) => RuleKind::Places,
            Self::Staffing(_) => RuleKind::Staffing,
            Self::Owed(_) => RuleKind::Owed,
            Self::Window(_) => RuleKind::Window,
            Self::Rotation(_) => RuleKind::Rotation,
            Self::Age(_) => RuleKind::Age,
            Self::Weights(_) => RuleKind::Weights,
            Self::Deadline(_) => RuleKind::Deadline,
            Self::ClosingHour(_) => RuleKind::ClosingHour,
            Self::Notice(_) => RuleKind::Notice,
            Self::Fund(_) => RuleKind::Fund,
            Self::Order(_) => RuleKind::Order,
            Self::Yes(_) => RuleKind::Yes,
        }
    }

    pub const fn unit(&self) -> RuleUnit {
        match self {
            Self::Load(_) | Self::Quota(_) | Self::Places(_) | Self::Staffing(_) | Self::Owed(_) => {
                RuleUnit::Count
            }
            Self::Window(length) | Self::Rotation(length) => length_unit(*length),
            Self::Age(_) => RuleUnit::Years,
            Self::Weights(_) => RuleUnit::Percent,
            Self::Notice(_) => RuleUnit::Days,
            Self::Deadline(_) | Self::ClosingHour(_) | Self::Fund(_) | Self::Order(_) | Self::Yes(_) => {
                RuleUnit::None
            }
        }
    }

    /// The numbers in it, which an allowed range holds.
    pub fn numbers(&self) -> Vec<u32> {
        match self {
            Self::Load(it) => it.bound.numbers(),
            Self::Quota(it) => it.bound.numbers(),
            Self::Places(it) => it.bound.numbers(),
            Self::Staffing(it) => it.bound.numbers(),
            Self::Owed(it) => it.target.into_iter().chain([it.at_least]).collect(),
            Self::Window(length) | Self::Rotation(length) => vec![u32::from(length.count())],
            Self::Age(it) => vec![it.years],
            Self::Weights(it) => it.shares.values().copied().collect(),
            Self::Notice(it) => vec![it.days],
            Self::Deadline(_) | Self::ClosingHour(_) | Self::Fund(_) | Self::Order(_) | Self::Yes(_) => {
                Vec::new()
            }
        }
    }

    /// The two ends that have crossed: a minimum above its maximum, or above its target.
    pub fn crossed(&self) -> Option<(u32, u32)> {
        match self {
            Self::Load(it) => it.bound.crossed(),
            Self::Quota(it) => it.bound.crossed(),
            Self::Places(it) => it.bound.crossed(),
            Self::Staffing(it) => it.bound.crossed(),
            Self::Owed(it) => {
                it.target.filter(|target| *target < it.at_least).map(|target| (it.at_least, target))
            }
            Self::Window(_)
            | Self::Rotation(_)
            | Self::Age(_)
            | Self::Weights(_)
            | Self::Deadline(_)
            | Self::ClosingHour(_)
            | Self::Notice(_)
            | Self::Fund(_)
            | Self::Order(_)
            | Self::Yes(_) => None,
        }
    }
}

const fn length_unit(length: Length) -> RuleUnit {
    match length.unit() {
        LengthUnit::Days => RuleUnit::Days,
        LengthUnit::Months => RuleUnit::Months,
        LengthUnit::Years => RuleUnit::Years,
    }
}
