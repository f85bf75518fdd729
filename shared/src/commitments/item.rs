use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::num::NonZeroU16;
use std::str::FromStr;

use super::{Inherited, Key, Side};
use crate::calendar::Period;
use crate::ids::DocumentId;

/// One thing owed, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub rule: Key,
    pub slot: Slot,
    pub owed_by: Side,
    /// From this day on it is due.
    pub opens: Date,
    /// The last day in time.
    pub due: Date,
    /// How many records make it met.
    pub least: u16,
    pub state: State,
    /// The records that count for it, oldest first: those that met it and more of the same period.
    pub records: Vec<DocumentId>,
}

/// Which of a rule's items, for one subject. Text: a period's, or `once`.
///
/// # Errors
/// [`SlotError`] for any other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Slot {
    Period(Period),
    Once,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither a period nor \"once\"")]
pub struct SlotError;

/// How an item stands on a day (domain §3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Future,
    Due,
    Met,
    Overdue,
    MetLate,
    /// No longer owed by this subject.
    Waived(Why),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Somebody decided so.
    Decision,
    /// The subject ended before it was overdue.
    Ended,
    /// The successor owes it.
    Passed,
}

impl Item {
    /// What the successor inherits; `None` unless the item passed on.
    pub fn passed_on(&self) -> Option<Inherited> {
        let found = u16::try_from(self.records.len()).unwrap_or(u16::MAX);
        let missing = NonZeroU16::new(self.least.saturating_sub(found))?;
        let passed = self.state == State::Waived(Why::Passed);
        passed.then(|| Inherited { rule: self.rule.clone(), slot: self.slot, due: self.due, missing })
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Period(period) => period.fmt(f),
            Self::Once => f.write_str("once"),
        }
    }
}

impl FromStr for Slot {
    type Err = SlotError;

    fn from_str(it: &str) -> Result<Self, SlotError> {
        if it == "once" { Ok(Self::Once) } else { it.parse().map(Self::Period).map_err(|_| SlotError) }
    }
}

impl TryFrom<String> for Slot {
    type Error = SlotError;

    fn try_from(it: String) -> Result<Self, SlotError> {
        it.parse()
    }
}

impl From<Slot> for String {
    fn from(it: Slot) -> Self {
        it.to_string()
    }
}
