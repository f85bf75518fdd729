use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ApplicationRow, CallRow};
use crate::calendar::months::founded_at_least;
use crate::ids::{ApplicationId, CallId, UnitId};
use crate::rights::Seat;
use crate::sync::hash::Hash;
use crate::time::Timestamp;

/// What the server knows that matters for one command on a call; gathered in the deciding transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallFacts {
    /// When the command came in.
    pub now: Timestamp,
    /// The name of the sender.
    pub by: String,
    /// The programme of a draft that begins: its owner. `None`: there is none.
    pub owner: Option<UnitId>,
    /// The programme was ended.
    pub ended: bool,
    /// The sender's seats over the owner.
    pub seats: Vec<Seat>,
    /// All addressees and the receiver are units that are there, and within the owner.
    pub units_known: bool,
    pub form_known: bool,
    pub call: Option<CallRow>,
}

/// A call with its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownCall {
    pub call: CallId,
    pub row: CallRow,
}

/// The post by which somebody is to be the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadFacts {
    pub unit: UnitId,
    /// A post that leads the unit.
    pub leads: bool,
    pub from: Date,
    /// The first day on which it is over, if that is known.
    pub until: Option<Date>,
}

/// What the server knows that matters for one command on an application; gathered in the deciding transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationFacts {
    /// When the command came in: this counts for the deadline (S3-12).
    pub now: Timestamp,
    /// The name of the sender.
    pub by: String,
    pub id_taken: bool,
    /// `None`: there is none, or it is a draft.
    pub call: Option<KnownCall>,
    /// The addressee of the call to which the host belongs.
    pub nominating: Option<UnitId>,
    /// The sender's seats over the host; for a ranking over the nominating unit. `None`: there is no such unit.
    pub seats: Option<Vec<Seat>>,
    /// The sender's seats over the receiver of the call.
    pub office: Vec<Seat>,
    pub founded: Option<Date>,
    pub head: Option<HeadFacts>,
    pub application: Option<ApplicationRow>,
    /// All of this call that the nominating unit has, this one too.
    pub siblings: Vec<(ApplicationId, String, ApplicationRow)>,
    /// What stands against submitting in the versions that are handed up; the form itself missing counts.
    pub gaps: u32,
    /// Heads that are not in the log, or papers of something else.
    pub missing: Vec<Hash>,
    /// A paper is not of this application.
    pub foreign_paper: bool,
}

/// One condition of eligibility and whether it holds, item by item (S3-03, S3-04).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "requirement", rename_all = "snake_case")]
pub enum Requirement {
    /// The host was founded at least [`super::FOUNDED_YEARS`] before the reference date, the very day included.
    Founded { founded: Option<Date>, reference: Option<Date>, holds: bool },
    /// The head holds a leading post of the host on the reference date, or today when that is yet to come.
    Head { holds: bool },
}

impl Requirement {
    pub const fn holds(&self) -> bool {
        match self {
            Self::Founded { holds, .. } | Self::Head { holds } => *holds,
        }
    }
}

/// All conditions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eligibility(pub Vec<Requirement>);

impl Eligibility {
    pub fn of(
        reference: Option<Date>,
        today: Date,
        host: UnitId,
        founded: Option<Date>,
        head: Option<&HeadFacts>,
    ) -> Self {
        let old = founded
            .zip(reference)
            .is_some_and(|(founded, reference)| founded_at_least(founded, super::FOUNDED_YEARS, reference));
        let on = reference.map_or(today, |it| it.min(today));
        let holds = head.is_some_and(|it| {
            it.unit == host && it.leads && it.from <= on && it.until.is_none_or(|until| today < until)
        });
        Self(vec![Requirement::Founded { founded, reference, holds: old }, Requirement::Head { holds }])
    }

    pub fn holds(&self) -> bool {
        self.0.iter().all(Requirement::holds)
    }
}
