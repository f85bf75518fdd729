//! Lists that only some screens show: told when a page asks, and again when they change.

use super::Desk;
use crate::device::clock;
use crate::keeper::lists;
use crate::keeper::talk::{FromKeeper, MeetingView, RosterPerson, ToldRow, WishView};

/// What a page asked for, and what it was told last.
#[derive(Default)]
pub struct Wanted {
    pub roster: Option<Option<Vec<RosterPerson>>>,
    pub wishes: Option<Option<Vec<WishView>>>,
    pub meetings: Option<Option<Vec<MeetingView>>>,
    pub told: Option<Option<Vec<ToldRow>>>,
}

impl Desk {
    pub(super) fn say_wanted(&mut self) {
        let now = clock::now();
        if let Some(told) = &self.wanted.roster {
            let people = lists::roster(&self.shelf, now);
            if told.as_ref() != Some(&people) {
                self.wanted.roster = Some(Some(people.clone()));
                self.say(FromKeeper::Roster { people });
            }
        }
        if let Some(told) = &self.wanted.meetings {
            let meetings = lists::meetings(&self.shelf, now);
            if told.as_ref() != Some(&meetings) {
                self.wanted.meetings = Some(Some(meetings.clone()));
                self.say(FromKeeper::Meetings { meetings });
            }
        }
        if let Some(told) = &self.wanted.told {
            let rows = lists::told(&self.shelf, now);
            if told.as_ref() != Some(&rows) {
                self.wanted.told = Some(Some(rows.clone()));
                self.say(FromKeeper::Told { rows });
            }
        }
        if let Some(told) = &self.wanted.wishes {
            let wishes = lists::wishes(&self.shelf, now);
            if told.as_ref() != Some(&wishes) {
                self.wanted.wishes = Some(Some(wishes.clone()));
                self.say(FromKeeper::Wishes { wishes });
            }
        }
    }
}
