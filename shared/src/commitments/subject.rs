use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::num::NonZeroU16;

use super::{Key, Slot};
use crate::calendar::{DaySpan, months};

/// What something is owed about: a pair, a post, an undertaking, a unit and its upper one. All of it is road B.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    pub start: Date,
    /// The last day as planned; passing it ends nothing (overdue elections are normal, X-14), but nothing new is owed.
    pub planned_end: Option<Date>,
    pub ended: Option<Ended>,
    /// What was waived by decision, by rule.
    pub waived: BTreeSet<(Key, Slot)>,
    /// What a predecessor left open.
    pub inherited: Vec<Inherited>,
}

/// It is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// The last day.
    pub on: Date,
    /// Somebody takes over, and inherits what is open.
    pub successor: bool,
}

/// An open item of a predecessor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inherited {
    pub rule: Key,
    pub slot: Slot,
    pub due: Date,
    /// How many records are still missing.
    pub missing: NonZeroU16,
}

impl Subject {
    /// One without a planned end.
    pub const fn from(start: Date) -> Self {
        Self { start, planned_end: None, ended: None, waived: BTreeSet::new(), inherited: Vec::new() }
    }

    /// One for calendar months: it ends on the day before so many months are over, so rounds follow without a gap.
    pub fn for_months(start: Date, months: u16) -> Self {
        let end = months::after(start, months).yesterday().unwrap_or(start);
        Self { planned_end: Some(end), ..Self::from(start) }
    }

    /// The last day on which something can be owed.
    pub(super) fn last_day(&self) -> Date {
        let ended = self.ended.map_or(Date::MAX, |it| it.on);
        ended.min(self.planned_end.unwrap_or(Date::MAX))
    }

    /// The days for which a rule that began on `not_before` can be owed; none when they are over before they begin.
    pub(super) fn life(&self, not_before: Option<Date>) -> Option<DaySpan> {
        let first = not_before.map_or(self.start, |it| it.max(self.start));
        DaySpan::new(first, self.last_day()).ok()
    }
}
