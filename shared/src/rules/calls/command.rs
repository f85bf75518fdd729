use serde::{Deserialize, Serialize};

use super::{CallText, Copy};
use crate::calendar::Deadline;
use crate::ids::{ApplicationId, AppointmentId, CallId, DocumentId, PinId, ProgrammeId, UnitId};
use crate::sync::hash::{Hash, hex};
use crate::values::Name;

/// What a person asks to be decided about a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum CallCommand {
    /// Begins a draft, or writes it anew. `seen`: how often it had been written when the sender read it; 0 begins one.
    Draft { call: CallId, programme: ProgrammeId, text: Box<CallText>, seen: u32 },
    /// Tells the addressees: from here on only the deadline and corrections change it (C1).
    Issue { call: CallId },
    /// A later deadline, by a decision.
    Extend { call: CallId, until: Deadline, basis: String },
    /// A correction, told to all addressees.
    Correct { call: CallId, words: String },
    /// Before its deadline with a reason.
    Close { call: CallId, reason: String },
}

impl CallCommand {
    pub const fn call(&self) -> CallId {
        match self {
            Self::Draft { call, .. }
            | Self::Issue { call }
            | Self::Extend { call, .. }
            | Self::Correct { call, .. }
            | Self::Close { call, .. } => *call,
        }
    }
}

/// One paper of an application, and the version that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub pin: PinId,
    pub document: DocumentId,
    /// The changes that no other of the version stands on; 1 to [`crate::rules::decisions::HEADS_MAX`].
    #[serde(with = "hex")]
    pub heads: Vec<Hash>,
}

/// What a person asks to be decided about an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum ApplicationCommand {
    /// A host begins one, with who is to head the undertaking.
    Start {
        application: ApplicationId,
        call: CallId,
        host: UnitId,
        head: AppointmentId,
        title: Name,
    },
    /// 报基层党委: the host gives these versions to its nominating unit.
    HandUp {
        application: ApplicationId,
        papers: Vec<Paper>,
    },
    /// The nominating unit has checked it, and lets it be ranked.
    Check {
        application: ApplicationId,
    },
    /// The nominating unit's order: all that it checked or submitted, the first first (S3-11).
    Rank {
        call: CallId,
        nominating: UnitId,
        order: Vec<ApplicationId>,
    },
    /// 报送: onward to the office, within the quota and before the deadline (S3-10, S3-12).
    Submit {
        application: ApplicationId,
    },
    /// Back to the host for changes. The office gives a time; the nominating unit's is that of the call.
    Return {
        application: ApplicationId,
        reason: String,
        until: Option<Deadline>,
    },
    Withdraw {
        application: ApplicationId,
        reason: String,
    },
    /// The office has this copy in hand (S3-13).
    Receive {
        application: ApplicationId,
        copy: Copy,
    },
}

impl ApplicationCommand {
    /// The application that it is about; a ranking is about several.
    pub const fn application(&self) -> Option<ApplicationId> {
        match self {
            Self::Start { application, .. }
            | Self::HandUp { application, .. }
            | Self::Check { application }
            | Self::Submit { application }
            | Self::Return { application, .. }
            | Self::Withdraw { application, .. }
            | Self::Receive { application, .. } => Some(*application),
            Self::Rank { .. } => None,
        }
    }

    /// The versions that it judges.
    pub fn papers(&self) -> &[Paper] {
        if let Self::HandUp { papers, .. } = self { papers } else { &[] }
    }
}
