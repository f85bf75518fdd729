use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::measure::{Measure, Source};
use crate::activities::ActivityLine;
use crate::ids::{PersonId, UnitId};
use crate::rules::meetings::{MeetingRow, MeetingState};
use crate::rules::wishes::{WishRow, WishState};

/// What one record counts for: all that the figures need of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub source: Source,
    pub unit: UnitId,
    /// The day on which it counts.
    pub day: Date,
    /// 人次
    pub attendances: u64,
    pub persons: BTreeSet<PersonId>,
}

impl Entry {
    /// An activity counts on its day, once somebody was there.
    pub fn of_activity(unit: UnitId, it: &ActivityLine) -> Option<Self> {
        let attendances = it.attendances();
        let day = it.day.filter(|_| attendances > 0)?;
        let persons = it.persons.iter().copied().collect();
        Some(Self { source: Source::Activity, unit, day, attendances, persons })
    }

    /// A wish counts on the day on which its arrival was confirmed.
    pub fn of_wish(unit: UnitId, it: &WishRow, changed: Date) -> Option<Self> {
        let arrived = it.state == WishState::Confirmed;
        arrived.then(|| Self::one(Source::Wish, unit, changed))
    }

    /// A meeting counts on its day, once its minutes are fixed.
    pub fn of_meeting(it: &MeetingRow) -> Option<Self> {
        let fixed = it.state == MeetingState::Fixed;
        fixed.then(|| Self::one(Source::Meeting, it.unit, it.draft.on))
    }

    fn one(source: Source, unit: UnitId, day: Date) -> Self {
        Self { source, unit, day, attendances: 0, persons: BTreeSet::new() }
    }

    /// What it adds to a measure. People are told by [`Entry::persons`].
    pub fn amount(&self, measure: Measure) -> u64 {
        if measure.source() != self.source {
            return 0;
        }
        match measure {
            Measure::Attendances => self.attendances,
            Measure::Activities | Measure::Wishes | Measure::Meetings => 1,
            Measure::Persons => 0,
        }
    }
}
