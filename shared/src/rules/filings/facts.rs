use jiff::civil::Date;

use crate::ids::{FilingId, UnitId};
use crate::rights::Seat;

/// What the server knows that matters for one filing. The table is computed before the deciding transaction: records
/// that arrive later are the next version's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilingFacts {
    /// The sender's seats over the owner of the programme; `None`: there is no such programme.
    pub owner_seats: Option<Vec<Seat>>,
    pub owner: Option<UnitId>,
    pub today: Date,
    /// `None`: the programme has no yearly table.
    pub table: Option<Table>,
    /// What is kept under the id of the command.
    pub known: Option<Filed>,
    /// The newest version of the same programme and year.
    pub last: Option<Filed>,
    /// The evaluation of the year was adopted by the leading group (S1-25).
    pub evaluated: bool,
    /// How many numbers the owner has given in the year of today.
    pub numbers: u32,
}

/// The table as it stands, in the form that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub json: String,
    /// SHA-256 of it, hexadecimal.
    pub sha256: String,
}

/// A filed version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    pub filing: FilingId,
    pub number: String,
    pub version: u32,
    pub sha256: String,
}
