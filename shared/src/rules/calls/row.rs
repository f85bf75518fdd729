use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::CallText;
use crate::calendar::Deadline;
use crate::ids::{ApplicationId, AppointmentId, CallId, DocumentId, NoticeId, PinId, ProgrammeId, UnitId};
use crate::named::named;
use crate::sync::hash::{Hash, hex};
use crate::time::Timestamp;

named! {
    CallState {
        Draft = "draft",
        Open = "open",
        Closed = "closed",
    }

    /// What was done to a call after it was issued.
    CallChange {
        Issued = "issued",
        Extended = "extended",
        Corrected = "corrected",
        Closed = "closed",
    }

    ApplicationState {
        /// The host writes it.
        Draft = "draft",
        /// The nominating unit has it.
        HandedUp = "handed_up",
        /// The nominating unit has checked it.
        Checked = "checked",
        /// The office has it.
        Submitted = "submitted",
        /// Back at the host.
        Returned = "returned",
        Withdrawn = "withdrawn",
    }

    /// What was done to an application.
    StepKind {
        Started = "started",
        HandedUp = "handed_up",
        Checked = "checked",
        Ranked = "ranked",
        Submitted = "submitted",
        Returned = "returned",
        Withdrawn = "withdrawn",
        Received = "received",
    }

    /// What the office wants beside the electronic copy (S3-13).
    Copy {
        Paper = "paper",
        Seal = "seal",
    }
}

/// One change of a call: who, when, why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub what: CallChange,
    pub at: Timestamp,
    pub by: String,
    /// Basis, correction or reason.
    #[serde(default)]
    pub words: String,
    /// The deadline that it set.
    #[serde(default)]
    pub until: Option<Deadline>,
}

/// A call as it stands. JSON; only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallRow {
    pub programme: ProgrammeId,
    /// The owner of the programme, in whose name it is issued.
    pub owner: UnitId,
    pub text: CallText,
    pub state: CallState,
    /// How often the draft was written.
    pub written: u32,
    #[serde(default)]
    pub changes: Vec<Change>,
}

impl CallRow {
    /// It takes applications at `now`: the clock closes it without anybody (S3-12).
    pub fn takes(&self, now: Timestamp) -> bool {
        self.state == CallState::Open && self.text.deadline.is_some_and(|it| it.accepts(now))
    }
}

/// The notice that tells of the nth change: one for each, whoever computes it.
pub fn notice_of(call: CallId, nth: usize) -> NoticeId {
    Uuid::new_v5(&call.as_uuid(), format!("notice/{nth}").as_bytes()).into()
}

/// A version that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pinned {
    pub pin: PinId,
    pub document: DocumentId,
    #[serde(with = "hex")]
    pub heads: Vec<Hash>,
}

/// When the office had a copy in hand, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub at: Timestamp,
    pub by: String,
}

/// One step of an application: what, who, when, why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub what: StepKind,
    pub at: Timestamp,
    pub by: String,
    #[serde(default)]
    pub words: String,
}

/// An application as it stands. JSON; only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationRow {
    pub call: CallId,
    pub host: UnitId,
    pub nominating: UnitId,
    pub head: AppointmentId,
    pub title: String,
    pub state: ApplicationState,
    /// The place that the nominating unit gave it, from 1.
    #[serde(default)]
    pub rank: Option<u32>,
    /// The versions that the host gave up last. The papers go on being written; these stay as they were (C2).
    #[serde(default)]
    pub papers: Vec<Pinned>,
    /// When the office had it first: it keeps its place while it is being changed.
    #[serde(default)]
    pub submitted: Option<Timestamp>,
    /// The office gave it back, and time until then.
    #[serde(default)]
    pub until: Option<Deadline>,
    #[serde(default)]
    pub paper: Option<Receipt>,
    #[serde(default)]
    pub seal: Option<Receipt>,
    #[serde(default)]
    pub steps: Vec<Step>,
}

impl ApplicationRow {
    /// It counts against the quota of its nominating unit (S3-10).
    pub fn holds_place(&self) -> bool {
        self.submitted.is_some() && self.state != ApplicationState::Withdrawn
    }

    /// Its nominating unit puts it in order (S3-11).
    pub const fn is_ranked(&self) -> bool {
        matches!(self.state, ApplicationState::Checked | ApplicationState::Submitted)
    }

    /// With both receipts (S3-13).
    pub fn is_formally_complete(&self) -> bool {
        self.state == ApplicationState::Submitted && self.paper.is_some() && self.seal.is_some()
    }

    /// It can still be submitted at `now`.
    pub fn in_time(&self, call: &CallRow, now: Timestamp) -> bool {
        let extra = call.state != CallState::Draft && self.until.is_some_and(|until| until.accepts(now));
        extra || call.takes(now)
    }
}

/// What is to be written: how it stands from here on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum CallEntry {
    /// `told`: what the addressees are told, if they are.
    CallSet { call: CallId, row: Box<CallRow>, told: Option<String> },
    /// `pins`: versions that this step fixes.
    ApplicationSet { application: ApplicationId, row: Box<ApplicationRow>, pins: Vec<Pinned> },
}
