use serde::{Deserialize, Serialize};

use super::CounselorView;
use crate::calendar::Year;
use crate::ids::{PairId, ProgrammeId};

/// What a person asks to be decided about the evaluation of a programme in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum EvaluationCommand {
    /// The office asks.
    Begin { programme: ProgrammeId, year: Year },
    /// A counselor answers, once for each pair.
    Answer { programme: ProgrammeId, year: Year, pair: PairId, view: CounselorView },
    /// A leader says it in their own words; said again, the last words hold.
    Speak { programme: ProgrammeId, year: Year, text: String },
    /// The office ends the asking; from then on the sum is shown, and no answer can be told from it by its coming.
    Close { programme: ProgrammeId, year: Year },
    /// The leading group adopts it. `document`: by which decision.
    Adopt { programme: ProgrammeId, year: Year, document: String },
}

impl EvaluationCommand {
    pub const fn about(&self) -> (ProgrammeId, Year) {
        match self {
            Self::Begin { programme, year }
            | Self::Answer { programme, year, .. }
            | Self::Speak { programme, year, .. }
            | Self::Close { programme, year }
            | Self::Adopt { programme, year, .. } => (*programme, *year),
        }
    }
}
