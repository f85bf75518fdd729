use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::care::RecordKind;
use crate::ids::{DocumentId, IssueId, PairId, PersonId, ProgrammeId};

/// When and where two who are paired are to meet. What for is only the kind of record that is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDraft {
    pub kind: RecordKind,
    pub on: Date,
    #[serde(default)]
    pub begins: Option<Time>,
    /// May be empty: nobody is made to say where (S1-23).
    #[serde(default)]
    pub place: String,
}

/// One line of the roster (值班表).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyTurn {
    /// A person or a body: the counselling centre, the guards.
    pub name: String,
    pub phone: String,
    /// The first and the last day of the turn; `None`: always.
    #[serde(default)]
    pub from: Option<Date>,
    #[serde(default)]
    pub to: Option<Date>,
}

/// An opinion that was raised: a line of the work notes of a talk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Origin {
    pub pair: PairId,
    pub document: DocumentId,
    /// The row of the table of opinions.
    pub row: String,
}

/// 问题: what several opinions come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueDraft {
    /// Read by everybody who raised it: names nobody.
    pub title: String,
    pub owner: PersonId,
    /// The last day.
    pub due: Date,
}

/// What a person asks to be decided about talks, the roster and issues.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum LiaisonCommand {
    /// 约谈请求, by the counselor; closed by the record of a talk.
    Ask { pair: PairId },
    /// 安排, by the leader or the liaison person; one for each kind, a later one takes its place.
    Plan { pair: PairId, plan: PlanDraft },
    /// Takes the plan back.
    Unplan { pair: PairId, kind: RecordKind },
    /// 提醒, by the liaison person, from a list; the leader finds it in what waits today, bundled.
    Remind { pairs: Vec<PairId> },
    /// 值班表, by the office.
    SetDuty { programme: ProgrammeId, turns: Vec<DutyTurn> },
    /// Several opinions become one issue; by the office.
    Merge { issue: IssueId, programme: ProgrammeId, draft: IssueDraft, origins: Vec<Origin> },
    /// Another owner, day or title, or more opinions; by the office. Opinions never leave an issue.
    Amend { issue: IssueId, draft: IssueDraft, origins: Vec<Origin> },
    /// How it is solved; by its owner or the office.
    Solve { issue: IssueId, solution: String },
    /// The answer to everybody who raised it; by the office.
    Answer { issue: IssueId, words: String },
}

impl LiaisonCommand {
    /// The pairs that it is about, each once.
    pub fn pairs(&self) -> Vec<PairId> {
        let mut pairs = match self {
            Self::Ask { pair } | Self::Plan { pair, .. } | Self::Unplan { pair, .. } => vec![*pair],
            Self::Remind { pairs } => pairs.clone(),
            Self::SetDuty { .. }
            | Self::Merge { .. }
            | Self::Amend { .. }
            | Self::Solve { .. }
            | Self::Answer { .. } => Vec::new(),
        };
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    pub const fn issue(&self) -> Option<IssueId> {
        match self {
            Self::Merge { issue, .. }
            | Self::Amend { issue, .. }
            | Self::Solve { issue, .. }
            | Self::Answer { issue, .. } => Some(*issue),
            Self::Ask { .. }
            | Self::Plan { .. }
            | Self::Unplan { .. }
            | Self::Remind { .. }
            | Self::SetDuty { .. } => None,
        }
    }

    /// The draft and the opinions of an issue that is made or changed.
    pub const fn draft(&self) -> Option<(&IssueDraft, &Vec<Origin>)> {
        match self {
            Self::Merge { draft, origins, .. } | Self::Amend { draft, origins, .. } => Some((draft, origins)),
            Self::Ask { .. }
            | Self::Plan { .. }
            | Self::Unplan { .. }
            | Self::Remind { .. }
            | Self::SetDuty { .. }
            | Self::Solve { .. }
            | Self::Answer { .. } => None,
        }
    }
}
