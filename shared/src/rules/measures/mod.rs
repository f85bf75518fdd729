//! 零报告: a unit says that there was nothing in a quarter, so that nobody takes silence for it (S4-28).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::UnitId;
use crate::measures::QuarterOf;
use crate::rights::{Seat, Thing, Verb, by_right};

/// What a person asks to be decided about reports of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum MeasureCommand {
    /// Nothing that is counted took place here. Records that come later count all the same.
    ReportNothing { unit: UnitId, quarter: QuarterOf },
    /// It was said by mistake.
    TakeBack { unit: UnitId, quarter: QuarterOf },
}

impl MeasureCommand {
    pub const fn unit(&self) -> UnitId {
        match self {
            Self::ReportNothing { unit, .. } | Self::TakeBack { unit, .. } => *unit,
        }
    }

    pub const fn quarter(&self) -> QuarterOf {
        match self {
            Self::ReportNothing { quarter, .. } | Self::TakeBack { quarter, .. } => *quarter,
        }
    }
}

/// What the server knows that matters; gathered in the deciding transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeasureFacts {
    /// The sender's seats over the unit; `None`: no such unit for the sender.
    pub seats: Option<Vec<Seat>>,
    /// It was said, and not taken back.
    pub said: bool,
    pub today: Date,
}

/// Why a command on reports was refused. Listed by precedence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum MeasureRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives this")]
    NotYours,
    #[error("the quarter begins on {on}")]
    NotBegun { on: Date },
}

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum MeasureEntry {
    NothingSet { unit: UnitId, quarter: QuarterOf, said: bool },
}

/// The seat that gives the right; the audit names it.
pub fn seat(facts: &MeasureFacts) -> Option<Seat> {
    by_right(facts.seats.as_deref()?, Thing::Statistic, Verb::Write)
}

/// Judges a command. Pure.
///
/// # Errors
/// The first [`MeasureRefusal`] that holds, in the order of that list.
pub fn decide(facts: &MeasureFacts, command: &MeasureCommand) -> Result<Vec<MeasureEntry>, MeasureRefusal> {
    let Some(seats) = &facts.seats else { return Err(MeasureRefusal::NotThere) };
    if by_right(seats, Thing::Statistic, Verb::Write).is_none() {
        let sees = by_right(seats, Thing::Statistic, Verb::Read).is_some();
        return Err(if sees { MeasureRefusal::NotYours } else { MeasureRefusal::NotThere });
    }
    let (unit, quarter) = (command.unit(), command.quarter());
    if let Some(on) = quarter.first_day().filter(|first| *first > facts.today) {
        return Err(MeasureRefusal::NotBegun { on });
    }
    let said = matches!(command, MeasureCommand::ReportNothing { .. });
    Ok((said != facts.said).then_some(MeasureEntry::NothingSet { unit, quarter, said }).into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Quarter, Year};
    use crate::rights::{Part, Relation};

    fn facts(part: Part, relation: Relation) -> MeasureFacts {
        let seat = Seat { appointment: None, unit: None, part, relation };
        MeasureFacts { seats: Some(vec![seat]), said: false, today: jiff::civil::date(2026, 5, 1) }
    }

    // S4-28 2/2: saying so is a decision of the unit's own office, about a quarter that has begun
    // planted: the quarter not asked, any seat let through
    #[test]
    fn only_the_units_own_office_says_that_there_was_nothing_and_not_ahead_of_time() {
        let unit = UnitId::from_bytes([3; 16]);
        let year = Year::try_from(2026).expect("a year");
        let say = |quarter| MeasureCommand::ReportNothing { unit, quarter: QuarterOf { year, quarter } };
        let first = say(Quarter::Q1);
        let office = facts(Part::Office, Relation::Own);
        let entry = MeasureEntry::NothingSet { unit, quarter: first.quarter(), said: true };
        assert_eq!(decide(&office, &first), Ok(vec![entry]));
        assert_eq!(
            decide(&MeasureFacts { said: true, ..office.clone() }, &first),
            Ok(vec![]),
            "twice is once"
        );
        let on = jiff::civil::date(2026, 7, 1);
        assert_eq!(decide(&office, &say(Quarter::Q3)), Err(MeasureRefusal::NotBegun { on }));
        let above = facts(Part::Office, Relation::Below);
        assert_eq!(
            decide(&above, &first),
            Err(MeasureRefusal::NotYours),
            "the county does not say it for a school"
        );
        let stranger = facts(Part::Office, Relation::Apart);
        assert_eq!(decide(&stranger, &first), Err(MeasureRefusal::NotThere));
    }
}
