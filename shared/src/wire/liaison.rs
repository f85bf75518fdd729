//! Questions about the side of talks, and their answers: the office's desk, the liaison person's list, what is handed on.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::care::{HandedOn, Helps, Layer, RecordKind};
use crate::commitments::{Key, Slot, State};
use crate::ids::{IssueId, PairId, PersonId, ProgrammeId};
use crate::party::Post;
use crate::programmes::Label;
use crate::rules::liaison::{Answered, DutyTurn, IssueDraft, Origin, Planned, Reminded};

/// What the office of a programme has on its desk (S1-02).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeDesk {
    pub programme: ProgrammeId,
    pub title: String,
    /// The unit under which the office works.
    pub owner_name: String,
    pub today: Date,
    /// Who works in it today.
    pub staff: Vec<(String, Post)>,
    /// Opinions that went into no issue, the oldest first.
    pub opinions: Vec<OpinionLine>,
    /// Those that were answered last, after those that were not.
    pub issues: Vec<IssueLine>,
    /// Who may be named as the owner of an issue.
    pub people: Vec<(PersonId, String)>,
    pub meetings: Vec<OwedMeeting>,
    pub duty: Vec<DutyTurn>,
    /// Leaders and counselors of pairs that hold, for the list of what is handed on.
    pub paired: Vec<(PersonId, String)>,
    /// Counselors of pairs that hold, by years of service and path (S1-11).
    pub layers: Vec<Layer>,
    /// Helps by kind (S1-13).
    pub helps: Vec<Helps>,
    /// What the programme calls bands, paths and kinds of help: id, Chinese, English.
    pub names: Vec<(String, String, String)>,
}

/// An opinion, as the office that merges sees it (S1-16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionLine {
    pub origin: Origin,
    pub text: String,
    pub leader: String,
    pub counselor: String,
    /// The day of the talk.
    pub on: Option<Date>,
}

/// 问题
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueLine {
    pub issue: IssueId,
    pub programme: ProgrammeId,
    #[serde(flatten)]
    pub draft: IssueDraft,
    pub owner_name: String,
    pub solution: String,
    pub answered: Option<Answered>,
    /// The last day is over without an answer.
    pub late: bool,
    /// How many opinions are in it.
    pub opinions: u32,
    /// The opinions themselves: for the office alone.
    #[serde(default)]
    pub raised: Vec<OpinionLine>,
}

/// A meeting that is owed (S1-26).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwedMeeting {
    pub name: Label,
    pub slot: Slot,
    pub due: Date,
    pub state: State,
}

/// What leaders have open, for the liaison person: kinds and days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrangeList {
    pub lines: Vec<ArrangeLine>,
}

/// One pair. Nothing in it says how long something is over time, or what was talked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrangeLine {
    pub pair: PairId,
    pub leader: String,
    pub leader_person: PersonId,
    pub counselor: String,
    pub open: Vec<ToArrange>,
    /// When they last met, by kind of record.
    pub last: Vec<(RecordKind, Date)>,
    pub plans: Vec<Planned>,
    /// Since when the counselor waits for a talk.
    pub asked: Option<Date>,
    pub reminded: Option<Reminded>,
}

/// Something that is to be arranged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToArrange {
    pub rule: Key,
    pub name: Label,
    pub slot: Slot,
    /// The last day of its period.
    pub due: Date,
}

/// 交接清单
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    pub name: String,
    pub today: Date,
    pub pairs: Vec<HandedOn>,
    /// What the programme calls what is owed.
    pub names: Vec<(Key, String, String)>,
    /// Issues that the person owns and that are not answered.
    pub issues: Vec<IssueLine>,
}

/// A calendar that other programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedState {
    /// There is an address.
    pub open: bool,
    /// Names of people stand in it.
    pub names: bool,
}
