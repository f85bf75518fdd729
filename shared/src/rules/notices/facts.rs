use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Addressee, Ask};
use crate::ids::UnitId;
use crate::rights::Seat;

/// What one line of the list of receivers came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The sender's seats over the unit that is named, or over the home of the person.
    pub seats: Vec<Seat>,
    /// Who that is today.
    pub found: Vec<Addressee>,
}

/// An addressee to which the sender of the command belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    pub to: Addressee,
    /// The sender has left this receipt before.
    pub opened: bool,
    /// What the sender answered before.
    pub answered: Option<String>,
}

/// A notice that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownNotice {
    pub from: UnitId,
    pub ask: Ask,
    pub withdrawn: bool,
    /// Those of its addressees to which the sender of the command belongs.
    pub mine: Vec<Mine>,
    /// The addressee that the command names is one of it.
    pub addressed: bool,
}

/// What the server knows that matters for one command; gathered in the deciding transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeFacts {
    pub today: Date,
    pub id_taken: bool,
    /// The sender's seats over the unit that sends; `None`: there is no such unit.
    pub from_seats: Option<Vec<Seat>>,
    /// Send: one for each line of the list of receivers; `None`: there is no such unit or person.
    pub asked: Vec<Option<Asked>>,
    /// `None`: there is none.
    pub notice: Option<KnownNotice>,
}

impl NoticeFacts {
    /// All addressees, each once.
    pub(super) fn addressees(&self) -> BTreeSet<Addressee> {
        self.asked.iter().flatten().flat_map(|it| it.found.iter().copied()).collect()
    }
}
