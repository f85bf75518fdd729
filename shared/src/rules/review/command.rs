use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Outcome, Pair, ReviewEntry, ReviewFacts, ReviewRefusal as R, RubricItem, Sheet, select, sheets};
use crate::ids::{ApplicationId, CallId, PersonId};
use crate::rights::{Seat, Thing, Verb, by_right};

/// What a person asks to be decided about the review of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum ReviewCommand {
    /// Names reviewers and rubric; until the assignment is fixed also anew.
    Open {
        call: CallId,
        rubric: Vec<RubricItem>,
        each: u32,
        most: u32,
        pool: Vec<PersonId>,
    },
    /// 回避: the reviewer cannot judge this one.
    Recuse {
        call: CallId,
        application: ApplicationId,
        reason: String,
    },
    /// Fixes who judges what; later again, while sheets that are in stay.
    Assign {
        call: CallId,
        pairs: Vec<Pair>,
    },
    /// The reviewer gives their sheet.
    HandIn {
        call: CallId,
        application: ApplicationId,
        sheet: Box<Sheet>,
    },
    /// Back to its author, to be given anew.
    Reopen {
        call: CallId,
        application: ApplicationId,
        reviewer: PersonId,
        reason: String,
    },
    /// Shows the sheets to the office, and takes no more. With sheets missing it needs a reason.
    OpenResults {
        call: CallId,
        reason: String,
    },
    Shortlist {
        call: CallId,
        applications: Vec<ApplicationId>,
    },
    /// Seen by no applicant before all are released.
    Decide {
        call: CallId,
        application: ApplicationId,
        outcome: Outcome,
        reason: String,
    },
    /// 公示: the intended result, for so many working days from a day on; none of them with a reason (S3-28).
    Publish {
        call: CallId,
        from: Date,
        days: u16,
        reason: String,
    },
    /// Takes the publicity back, so that decisions can be changed.
    Recall {
        call: CallId,
        reason: String,
    },
    /// Tells all applicants at once.
    Release {
        call: CallId,
    },
}

impl ReviewCommand {
    pub const fn call(&self) -> CallId {
        match self {
            Self::Open { call, .. }
            | Self::Recuse { call, .. }
            | Self::Assign { call, .. }
            | Self::HandIn { call, .. }
            | Self::Reopen { call, .. }
            | Self::OpenResults { call, .. }
            | Self::Shortlist { call, .. }
            | Self::Decide { call, .. }
            | Self::Publish { call, .. }
            | Self::Recall { call, .. }
            | Self::Release { call } => *call,
        }
    }

    /// Given by a reviewer, not by the office.
    pub const fn is_of_reviewer(&self) -> bool {
        matches!(self, Self::Recuse { .. } | Self::HandIn { .. })
    }

    /// What the leading group decides; the office writes it down.
    const fn is_verdict(&self) -> bool {
        matches!(self, Self::OpenResults { .. } | Self::Decide { .. } | Self::Release { .. })
    }
}

pub(super) type Decided = Result<Vec<ReviewEntry>, R>;

/// Judges a command on a review. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`R`] that holds.
pub fn decide(facts: &ReviewFacts, command: &ReviewCommand) -> Decided {
    use ReviewCommand as C;
    if !command.is_of_reviewer() {
        facts.call.as_ref().ok_or(R::NotThere)?;
        by_right(&facts.office, Thing::Programme, Verb::Read).ok_or(R::NotThere)?;
        seat(facts, command).ok_or(R::NotYours)?;
    }
    match command {
        C::Open { rubric, each, most, pool, .. } => sheets::open(facts, rubric, *each, *most, pool),
        C::Recuse { application, reason, .. } => sheets::recuse(facts, *application, reason),
        C::Assign { pairs, .. } => sheets::fix(facts, pairs),
        C::HandIn { application, sheet, .. } => sheets::hand_in(facts, *application, sheet),
        C::Reopen { application, reviewer, reason, .. } => {
            sheets::reopen(facts, Pair { application: *application, reviewer: *reviewer }, reason)
        }
        C::OpenResults { reason, .. } => sheets::open_results(facts, reason),
        C::Shortlist { applications, .. } => select::shortlist(facts, applications),
        C::Decide { application, outcome, reason, .. } => {
            select::verdict(facts, *application, *outcome, reason)
        }
        C::Publish { from, days, reason, .. } => select::publish(facts, *from, *days, reason),
        C::Recall { reason, .. } => select::recall(facts, reason),
        C::Release { .. } => select::release(facts),
    }
}

/// The seat that gives the sender the right; a reviewer's comes from the assignment, not from a post.
pub fn seat(facts: &ReviewFacts, command: &ReviewCommand) -> Option<Seat> {
    if command.is_of_reviewer() {
        return None;
    }
    let by = |verb| by_right(&facts.office, Thing::Programme, verb);
    by(Verb::Write).or_else(|| by(Verb::Decide).filter(|_| command.is_verdict()))
}
