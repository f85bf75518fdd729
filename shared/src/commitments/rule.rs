use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU16;

use super::{Counting, Fact, Key};
use crate::calendar::Cycle;

/// One thing that is owed again and again, or once. Part of a rule set: data of a programme, decided by the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub key: Key,
    /// Which side of the subject owes it to the other; nobody else is ever shown as the debtor (S1-14).
    pub owed_by: Side,
    /// Records of any of these count; mixed ones count together ("one of two kinds").
    pub counts: Vec<Counting>,
    /// How many records make it met. Unit: records, in each period or once.
    pub least: NonZeroU16,
    /// How many are wished for; never owed (S3-16: one is owed, two are the target).
    #[serde(default)]
    pub target: Option<NonZeroU16>,
    /// Nothing is owed for days before: the day on which the programme began to be kept here (Q2).
    #[serde(default)]
    pub not_before: Option<Date>,
    pub when: When,
}

/// A side of a subject: leader and counselor, inspecting and inspected unit, studio and school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    From,
    To,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum When {
    /// In each period.
    Each {
        every: Every,
        /// Which part of a period the subject must live through to owe anything in it. Unit: percent of its days.
        #[serde(default)]
        share: Percent,
        /// Whether records beyond the minimum make up for the oldest overdue period.
        #[serde(default)]
        catch_up: bool,
    },
    /// Once, within calendar months of the start, that very day included (S1-10); never later than the planned end.
    Within { months: u16 },
    /// Once, by the planned end or an earlier one; due only from so many days before it (S4-04). It is about the end
    /// itself, so it neither ends with the subject nor passes on. Owed by none without a planned end.
    AtEnd { notice_days: u16 },
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    Year,
    AcademicYear,
    Term,
    Quarter,
    Month,
    /// Counted from the subject's start, its approval.
    BuildingYear,
}

/// A share. Unit: percent. Range: 0 to 100. Default: a half.
///
/// # Errors
/// [`PercentError`] above 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Percent(u8);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a share is at most 100 percent")]
pub struct PercentError;

impl Rule {
    pub fn takes(&self, fact: &Fact) -> bool {
        self.counts.iter().any(|counting| counting.takes(fact))
    }
}

impl Side {
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::From => Self::To,
            Self::To => Self::From,
        }
    }
}

impl Every {
    pub(super) const fn cycle(self, start: Date) -> Cycle {
        match self {
            Self::Year => Cycle::Year,
            Self::AcademicYear => Cycle::AcademicYear,
            Self::Term => Cycle::Term,
            Self::Quarter => Cycle::Quarter,
            Self::Month => Cycle::Month,
            Self::BuildingYear => Cycle::BuildingYear { approved: start },
        }
    }
}

impl Percent {
    /// Whether `part` is at least this share of `whole`.
    pub fn reached(self, part: u32, whole: u32) -> bool {
        u64::from(part) * 100 >= u64::from(whole) * u64::from(self.0)
    }
}

impl Default for Percent {
    fn default() -> Self {
        Self(50)
    }
}

impl TryFrom<u8> for Percent {
    type Error = PercentError;

    fn try_from(it: u8) -> Result<Self, PercentError> {
        if it <= 100 { Ok(Self(it)) } else { Err(PercentError) }
    }
}

impl From<Percent> for u8 {
    fn from(it: Percent) -> Self {
        it.0
    }
}
