use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::ids::{ActionId, IssueId, MeetingId, PersonId, PinId, ResolutionId, UnitId};
use crate::meetings::{Every, MeetingKind, Quorum};
use crate::sync::hash::{Hash, hex};

/// What a meeting is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingDraft {
    pub kind: MeetingKind,
    pub title: String,
    pub on: Date,
    pub begins: Time,
    pub place: String,
    /// 议程, in order.
    pub agenda: Vec<String>,
    /// 主持人: fixes the minutes.
    pub chair: PersonId,
    /// 记录人: write the minutes together, beside the chair and whoever planned it.
    pub note_takers: Vec<PersonId>,
    /// 应到, the chair among them or not.
    pub invited: Vec<PersonId>,
    pub quorum: Quorum,
    /// One of a series: how often one is owed.
    #[serde(default)]
    pub series: Option<Every>,
}

/// What an invited person says of coming.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "coming", rename_all = "snake_case")]
pub enum Coming {
    Attend,
    /// 请假
    Leave {
        reason: String,
    },
    /// 代会: somebody comes instead.
    StandIn {
        name: String,
    },
}

/// What somebody is to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub text: String,
    /// One of those who may see the meeting.
    pub owner: PersonId,
    /// The last day.
    pub due: Date,
    #[serde(default)]
    pub resolution: Option<ResolutionId>,
}

/// How an action ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Done,
    Dropped,
}

/// What a person asks to be decided about meetings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum MeetingCommand {
    Plan {
        meeting: MeetingId,
        unit: UnitId,
        draft: MeetingDraft,
    },
    /// Changes what was planned. Once it is called a reason is needed, and whoever had answered is asked again when day,
    /// time or place are others.
    Change {
        meeting: MeetingId,
        draft: MeetingDraft,
        reason: String,
    },
    /// 发出会议通知
    Call {
        meeting: MeetingId,
    },
    Cancel {
        meeting: MeetingId,
        reason: String,
    },
    /// By somebody who is invited.
    Answer {
        meeting: MeetingId,
        #[serde(flatten)]
        coming: Coming,
    },
    /// 开会: the meeting takes place.
    Hold {
        meeting: MeetingId,
    },
    Resolve {
        meeting: MeetingId,
        resolution: ResolutionId,
        text: String,
    },
    /// The agenda takes up a common issue, or (`off`) no longer; what it is called is the office's (S1-17).
    Link {
        meeting: MeetingId,
        issue: IssueId,
        #[serde(default)]
        off: bool,
    },
    Assign {
        meeting: MeetingId,
        action: ActionId,
        task: Task,
    },
    /// Ends an action. Only who chairs or keeps the meeting drops one.
    Settle {
        meeting: MeetingId,
        action: ActionId,
        outcome: Outcome,
        words: String,
    },
    /// 定稿: the chair fixes exactly this version of the minutes.
    Fix {
        meeting: MeetingId,
        pin: PinId,
        #[serde(with = "hex")]
        heads: Vec<Hash>,
    },
}

impl MeetingCommand {
    pub const fn meeting(&self) -> MeetingId {
        match self {
            Self::Plan { meeting, .. }
            | Self::Change { meeting, .. }
            | Self::Call { meeting }
            | Self::Cancel { meeting, .. }
            | Self::Answer { meeting, .. }
            | Self::Hold { meeting }
            | Self::Resolve { meeting, .. }
            | Self::Link { meeting, .. }
            | Self::Assign { meeting, .. }
            | Self::Settle { meeting, .. }
            | Self::Fix { meeting, .. } => *meeting,
        }
    }
}
