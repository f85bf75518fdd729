use std::collections::{BTreeMap, BTreeSet};

use super::{Pair, ReviewRow, SheetRow, Tie};
use crate::calendar::WorkingDays;
use crate::ids::{ApplicationId, PersonId, PinId, UnitId};
use crate::rights::Seat;
use crate::rules::calls::KnownCall;
use crate::time::Timestamp;

/// An application that the office has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrant {
    pub application: ApplicationId,
    pub title: String,
    /// The versions that count.
    pub pins: Vec<PinId>,
}

/// Whose application it is, for what ties somebody to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applicant {
    /// The unit that nominates it and all below; only the host's own when the receiver itself nominates.
    pub units: BTreeSet<UnitId>,
    /// Units that guide one of these.
    pub guides: BTreeSet<UnitId>,
    pub head: Option<PersonId>,
}

impl Applicant {
    /// What keeps somebody who holds posts in these units from judging it (S3-14).
    pub fn tie(&self, reviewer: PersonId, posts: &BTreeSet<UnitId>) -> Option<Tie> {
        if self.head == Some(reviewer) {
            Some(Tie::Head)
        } else if !self.units.is_disjoint(posts) {
            Some(Tie::Unit)
        } else {
            (!self.guides.is_disjoint(posts)).then_some(Tie::Guide)
        }
    }
}

/// What the server knows that matters for one command on a review; gathered in the deciding transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewFacts {
    pub now: Timestamp,
    /// The name of the sender.
    pub by: String,
    pub me: Option<PersonId>,
    /// `None`: there is none, or it is a draft.
    pub call: Option<KnownCall>,
    /// The sender's seats over the receiver of the call.
    pub office: Vec<Seat>,
    pub review: Option<ReviewRow>,
    /// What the office has of the call.
    pub entrants: Vec<Entrant>,
    /// All of a pool that is named have an account.
    pub pool_known: bool,
    /// Ties from the register, of those whom the command is about.
    pub ties: BTreeMap<Pair, Tie>,
    /// The names of the people of `ties`.
    pub names: BTreeMap<PersonId, String>,
    /// By which days the receiver of the call works: a publicity ends by them.
    pub days: WorkingDays,
    /// Sheets that were handed in: for the office all, for a reviewer their own.
    pub sheets: Vec<SheetRow>,
}

impl ReviewFacts {
    /// Why somebody cannot judge an application: from the register, or declared.
    pub fn tie(&self, pair: Pair) -> Option<Tie> {
        let declared = self.review.as_ref().is_some_and(|it| it.has_declared(pair));
        self.ties.get(&pair).copied().or(declared.then_some(Tie::Declared))
    }

    pub fn entrant(&self, application: ApplicationId) -> Option<&Entrant> {
        self.entrants.iter().find(|it| it.application == application)
    }
}
