//! Who was there. Two phones that note the same person make one attendance with two witnesses; people whose names
//! nobody takes are counted for each device and added up.

use serde::{Deserialize, Serialize};

use super::plan::Group;
use crate::ids::{InstallationId, PersonId, UserId};
use crate::time::Timestamp;

/// Who noted it, on which device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Seen {
    pub device: InstallationId,
    pub user: UserId,
}

/// What one witness noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    pub seen: Seen,
    /// By the clock of that device.
    pub at: Timestamp,
    pub group: Group,
}

/// One person who was there, however often noted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    pub person: PersonId,
    /// Everybody who noted it, in the order of devices; never empty.
    pub witnesses: Vec<Witness>,
}

impl Attendee {
    /// The earliest time that any witness noted.
    pub fn at(&self) -> Timestamp {
        self.witnesses.iter().map(|it| it.at).min().unwrap_or_default()
    }

    /// Of several groups the first of the list.
    pub fn group(&self) -> Group {
        self.witnesses.iter().map(|it| it.group).min().unwrap_or(Group::Other)
    }

    pub fn is_noted_by(&self, seen: Seen) -> bool {
        self.witnesses.iter().any(|it| it.seen == seen)
    }
}

/// Somebody whom the register does not hold, added at the venue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newcomer {
    pub person: PersonId,
    pub name: String,
}

/// The counter of one screen on one device: nobody else ever writes it, so it needs no merging.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Tally {
    pub device: InstallationId,
    /// Drawn when the screen opens.
    pub screen: u64,
}

/// People who were counted, not named, on one device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    pub group: Group,
    pub device: InstallationId,
    /// May be negative: somebody takes back on one device what was counted on another.
    pub people: i64,
}

/// Who was there, folded from the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// In the order of ids.
    pub people: Vec<Attendee>,
    pub newcomers: Vec<Newcomer>,
    /// In the order of groups and devices.
    pub counted: Vec<Counted>,
}

impl Attendance {
    pub fn of(&self, person: PersonId) -> Option<&Attendee> {
        self.place(person).ok().and_then(|at| self.people.get(at))
    }

    fn place(&self, person: PersonId) -> Result<usize, usize> {
        self.people.binary_search_by_key(&person, |it| it.person)
    }

    /// Notes that a person is there. What one witness notes twice counts from the first time.
    pub fn arrive(&mut self, person: PersonId, group: Group, at: Timestamp, seen: Seen) {
        let place = self.place(person).unwrap_or_else(|place| {
            self.people.insert(place, Attendee { person, witnesses: Vec::new() });
            place
        });
        let witnesses = &mut self.people[place].witnesses;
        match witnesses.binary_search_by_key(&seen, |it| it.seen) {
            Ok(known) => {
                let it = &mut witnesses[known];
                (it.at, it.group) = (it.at, it.group).min((at, group));
            }
            Err(place) => witnesses.insert(place, Witness { seen, at, group }),
        }
    }

    /// Takes back what one witness noted, or everybody did.
    pub fn leave(&mut self, person: PersonId, seen: Option<Seen>) {
        let Ok(place) = self.place(person) else { return };
        self.people[place].witnesses.retain(|it| seen.is_some_and(|seen| seen != it.seen));
        if self.people[place].witnesses.is_empty() {
            self.people.remove(place);
        }
    }

    /// Adds somebody whom the register does not hold.
    pub fn welcome(&mut self, person: PersonId, name: &str) {
        if !self.newcomers.iter().any(|it| it.person == person) {
            self.newcomers.push(Newcomer { person, name: name.to_owned() });
            self.newcomers.sort_by_key(|it| it.person);
        }
    }

    pub fn count(&mut self, group: Group, device: InstallationId, by: i64) {
        let place = self.counted.binary_search_by_key(&(group, device), |it| (it.group, it.device));
        match place {
            Ok(place) => self.counted[place].people += by,
            Err(place) => self.counted.insert(place, Counted { group, device, people: by }),
        }
    }

    /// People of a group who were counted without names; never below zero.
    pub fn unnamed(&self, group: Group) -> u64 {
        let all: i64 = self.counted.iter().filter(|it| it.group == group).map(|it| it.people).sum();
        u64::try_from(all).unwrap_or(0)
    }

    /// 人次 of a group: named and counted.
    pub fn attendances_of(&self, group: Group) -> u64 {
        let named = self.people.iter().filter(|it| it.group() == group).count();
        u64::try_from(named).unwrap_or(u64::MAX) + self.unnamed(group)
    }

    /// 人次 of this activity.
    pub fn attendances(&self) -> u64 {
        Group::ALL.iter().map(|group| self.attendances_of(*group)).sum()
    }
}
