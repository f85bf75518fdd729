//! Who was noted as present, and what else is written down flat beside the text of the minutes.

use serde::{Deserialize, Serialize};

use crate::activities::Seen;
use crate::documents::edit::MinutesEdit;
use crate::ids::{AgendaItemId, PersonId};
use crate::named::named;
use crate::time::Timestamp;

named! {
    /// Who sits there for somebody who was asked to come. The first outweighs the second.
    Presence {
        InPerson = "in_person",
        /// 代会
        StandIn = "stand_in",
    }
}

/// One note of one witness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attended {
    pub person: PersonId,
    pub seen: Seen,
    pub presence: Presence,
    /// By the clock of the witness.
    pub at: Timestamp,
}

/// An item of the agenda that somebody added to those of the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub item: AgendaItemId,
    pub text: String,
}

/// What stands beside the text of minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesNotes {
    /// In the order of people and witnesses.
    pub attended: Vec<Attended>,
    /// In the order in which they were added.
    pub proposals: Vec<Proposal>,
    /// Keys of the document that this version cannot read; kept as they are.
    pub odd: Vec<String>,
}

impl MinutesNotes {
    /// How somebody is there; who was seen in person by anybody is there in person. `None`: not there.
    pub fn presence(&self, person: PersonId) -> Option<Presence> {
        self.attended.iter().filter(|it| it.person == person).map(|it| it.presence).min()
    }

    /// The earliest time that any witness noted.
    pub fn since(&self, person: PersonId) -> Option<Timestamp> {
        self.attended.iter().filter(|it| it.person == person).map(|it| it.at).min()
    }

    /// Notes it. One witness has one note of a person: a second tap changes how, and keeps the time.
    pub fn arrive(&mut self, it: Attended) {
        let same = |other: &&mut Attended| (other.person, other.seen) == (it.person, it.seen);
        match self.attended.iter_mut().find(same) {
            Some(before) => before.presence = it.presence,
            None => self.attended.push(it),
        }
        self.attended.sort_by_key(|it| (it.person, it.seen));
    }

    /// What an edit does, at once: a screen shows it before the document has it, and then shows the same.
    pub fn apply(&mut self, edit: &MinutesEdit, at: Timestamp) {
        match edit {
            MinutesEdit::Arrive { person, presence, seen } => {
                self.arrive(Attended { person: *person, seen: *seen, presence: *presence, at });
            }
            MinutesEdit::Leave { person } => self.attended.retain(|it| it.person != *person),
            MinutesEdit::Propose { item, text } => {
                self.proposals.retain(|it| it.item != *item);
                self.proposals.push(Proposal { item: *item, text: text.clone() });
                self.proposals.sort_by_key(|it| it.item);
            }
            MinutesEdit::Drop { item } => self.proposals.retain(|it| it.item != *item),
        }
    }
}
