use serde::{Deserialize, Serialize};

use crate::calendar::Year;
use crate::ids::{FilingId, ProgrammeId};

/// Longest reason. Unit: characters.
pub const REASON_MAX: usize = 500;

/// What a person asks to be decided about filings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum FilingCommand {
    /// Freezes the yearly table of a programme as the sender has seen it. What is filed is never changed: a correction
    /// is filed anew, as the next version under the same number.
    File {
        filing: FilingId,
        programme: ProgrammeId,
        year: Year,
        /// SHA-256 of the table that was on the screen, hexadecimal.
        seen: String,
        /// What a correction mends; empty in the first version.
        reason: String,
    },
}
