//! Questions about calls and applications, and their answers (C1, C2).

use serde::{Deserialize, Serialize};

use crate::calendar::Deadline;
use crate::forms::answers::Answers;
use crate::forms::name::TemplateId;
use crate::ids::{ApplicationId, AppointmentId, CallId, ProgrammeId, SpaceId, UnitId};
use crate::party::Level;
use crate::programmes::Label;
use crate::rules::calls::{ApplicationRow, ApplicationState, CallRow, CallState, Eligibility};
use crate::rules::review::Outcome;
use crate::time::Timestamp;

/// A call, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallLine {
    pub call: CallId,
    pub title: String,
    pub batch: String,
    pub owner_name: String,
    pub state: CallState,
    pub issued: Option<Timestamp>,
    pub deadline: Option<Deadline>,
    /// Applications that the asker sees, by where they stand.
    pub mine: Vec<(ApplicationId, String, ApplicationState)>,
}

/// The page 申报.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallList {
    pub lines: Vec<CallLine>,
    /// The programmes for which the asker may call.
    pub programmes: Vec<(ProgrammeId, String)>,
    /// Score sheets that the asker owes.
    #[serde(default)]
    pub owed: u32,
}

/// What a call can be made of, for who writes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallDesk {
    pub programme: ProgrammeId,
    pub programme_title: String,
    pub owner: UnitId,
    /// The owner and the units below it.
    pub units: Vec<(UnitId, String, Level)>,
    pub forms: Vec<(TemplateId, Label)>,
}

/// How far a call came at one addressee. Seen by the office alone (S0-32).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallAddressee {
    pub unit: UnitId,
    pub name: String,
    pub opened: Option<Timestamp>,
    pub confirmed: Option<Timestamp>,
    pub submitted: u32,
}

/// An application in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationLine {
    pub application: ApplicationId,
    pub title: String,
    pub host: UnitId,
    pub host_name: String,
    pub nominating: UnitId,
    pub nominating_name: String,
    pub head_name: String,
    pub state: ApplicationState,
    pub rank: Option<u32>,
    pub holds_place: bool,
    pub submitted: Option<Timestamp>,
    pub paper: bool,
    pub seal: bool,
}

/// A unit at which the asker may begin an application, and who may head it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostChoice {
    pub unit: UnitId,
    pub name: String,
    pub heads: Vec<(AppointmentId, String)>,
}

/// A unit in whose name the asker checks and submits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Committee {
    pub unit: UnitId,
    pub name: String,
    pub may_check: bool,
    pub may_submit: bool,
}

/// The page of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallPage {
    pub call: CallId,
    pub row: CallRow,
    pub owner_name: String,
    pub receiver_name: String,
    /// The asker keeps it.
    pub may_write: bool,
    /// For who keeps it: how far it came.
    pub addressees: Vec<CallAddressee>,
    pub applications: Vec<ApplicationLine>,
    pub hosts: Vec<HostChoice>,
    pub committees: Vec<Committee>,
    /// For who keeps a draft: what it can be made of.
    pub desk: Option<CallDesk>,
    /// The asker may open its review.
    #[serde(default)]
    pub may_review: bool,
}

/// What the asker may do with an application as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mays {
    pub write: bool,
    pub hand_up: bool,
    pub check: bool,
    pub submit: bool,
    pub give_back: bool,
    pub withdraw: bool,
    pub receive: bool,
}

/// What an applicant is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub outcome: Outcome,
    pub reason: String,
    /// What reviewers wrote to the applicant, without their names.
    pub comments: Vec<String>,
}

/// The page of an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationPage {
    pub application: ApplicationId,
    pub row: ApplicationRow,
    pub call_title: String,
    pub call_state: CallState,
    pub deadline: Option<Deadline>,
    pub quota: u32,
    /// Places of the quota that are used, this one left out.
    pub used: u32,
    pub form: Option<TemplateId>,
    pub host_name: String,
    pub nominating_name: String,
    pub head_name: String,
    pub receiver_name: String,
    pub eligibility: Eligibility,
    /// Where the papers are written.
    pub space: SpaceId,
    pub may: Mays,
    /// What was handed up, read from the versions that count.
    pub shown: Option<(TemplateId, Answers)>,
    /// What became of it, when all applicants are told (S3-30).
    #[serde(default)]
    pub told: Option<Told>,
}
