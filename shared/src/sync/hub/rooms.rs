//! Who has which document open. Held in memory only: nothing of it is stored, answered or queued. Of each tab only the last
//! word is kept, and a link is given what is newer than it was told once its socket has nothing else to take.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::bytes::ByteVec;

use super::link::Link;
use super::{Hub, LinkId};
use crate::ids::{DocumentId, SpaceId, UserId};
use crate::sync::frame::{Down, Here, ITEMS_MAX, PLACE_MAX, There};
use crate::time::Timestamp;

/// An open document. Whoever names it with a space they may not read is not heard.
pub(super) type Room = (SpaceId, DocumentId);

/// Who has not been heard of for so long has left; and for so long it is told that somebody left.
const AWAY_MS: u64 = 25_000;
/// What one link says faster than this is told with the next tick of the hub.
const PACE_MS: u64 = 150;
/// Most tabs of one link in one document, most documents of one link, most tabs in one document.
const TABS_MAX: usize = 8;
const ROOMS_MAX: usize = 32;
const SEATS_MAX: usize = 200;

#[derive(Default)]
pub(super) struct Rooms {
    rooms: BTreeMap<Room, BTreeMap<(LinkId, u64), Seat>>,
    /// Counts what was said, so that a link knows how far it was told.
    said: u64,
    /// Rooms in which something was said too fast to be told at once.
    late: BTreeSet<Room>,
}

struct Seat {
    user: UserId,
    place: Option<ByteVec>,
    heard: Timestamp,
    /// The count of its last word.
    said: u64,
}

impl Hub {
    /// Somebody is somewhere. Only who may read the space is heard, on every word.
    pub(super) fn present(&mut self, link: LinkId, here: Here) {
        let now = self.steady;
        let Some(it) = self.links.get_mut(&link) else { return };
        let room = (here.space, here.document);
        let reads = it.spaces.contains_key(&here.space);
        let fits = it.rooms.contains_key(&room) || it.rooms.len() < ROOMS_MAX;
        if !reads || !fits || here.place.as_ref().is_some_and(|place| place.len() > PLACE_MAX) {
            return;
        }
        let fast = now.ms_since(it.present_at) < PACE_MS;
        it.present_at = now;
        if !self.rooms.take(link, it.who.user, room, here, now) {
            return;
        }
        if self.rooms.has(room, link) {
            it.rooms.entry(room).or_insert(0);
        } else {
            it.rooms.remove(&room);
        }
        if fast {
            self.rooms.late.insert(room);
        } else {
            self.touched.extend(self.rooms.links(room));
        }
    }

    /// All tabs of a link are gone from the documents that they had open.
    pub(super) fn leave_rooms(&mut self, link: LinkId, rooms: &BTreeMap<Room, u64>) {
        for room in rooms.keys() {
            self.rooms.leave(*room, link, self.steady);
            self.touched.extend(self.rooms.links(*room));
        }
    }

    /// Tells what was said too fast, and notices who has not been heard of.
    pub(super) fn look_at_rooms(&mut self) {
        let mut moved = std::mem::take(&mut self.rooms.late);
        moved.extend(self.rooms.expire(self.steady));
        for room in moved {
            self.touched.extend(self.rooms.links(room));
        }
    }
}

impl Rooms {
    /// False: it says nothing that is to be kept.
    fn take(&mut self, link: LinkId, user: UserId, room: Room, here: Here, now: Timestamp) -> bool {
        let seats = self.rooms.entry(room).or_default();
        let known = seats.contains_key(&(link, here.seat));
        let own = seats.range((link, 0)..=(link, u64::MAX)).count();
        if !known && (here.place.is_none() || own >= TABS_MAX || seats.len() >= SEATS_MAX) {
            if seats.is_empty() {
                self.rooms.remove(&room);
            }
            return false;
        }
        self.said += 1;
        let seat = Seat { user, place: here.place, heard: now, said: self.said };
        seats.insert((link, here.seat), seat);
        true
    }

    /// A tab of the link has it open.
    fn has(&self, room: Room, link: LinkId) -> bool {
        let seats = self.rooms.get(&room).into_iter().flat_map(|it| it.range((link, 0)..=(link, u64::MAX)));
        seats.into_iter().any(|(_, seat)| seat.place.is_some())
    }

    fn links(&self, room: Room) -> BTreeSet<LinkId> {
        self.rooms.get(&room).into_iter().flatten().map(|((link, _), _)| *link).collect()
    }

    fn leave(&mut self, room: Room, link: LinkId, now: Timestamp) {
        let seats = self.rooms.get_mut(&room).into_iter();
        for (_, seat) in seats.flat_map(|it| it.range_mut((link, 0)..=(link, u64::MAX))) {
            if seat.place.take().is_some() {
                self.said += 1;
                (seat.said, seat.heard) = (self.said, now);
            }
        }
    }

    fn expire(&mut self, now: Timestamp) -> Vec<Room> {
        let mut moved = Vec::new();
        for (room, seats) in &mut self.rooms {
            seats.retain(|_, seat| seat.place.is_some() || now.ms_since(seat.heard) < AWAY_MS);
            for seat in seats.values_mut().filter(|it| now.ms_since(it.heard) >= AWAY_MS) {
                self.said += 1;
                (seat.place, seat.said, seat.heard) = (None, self.said, now);
                moved.push(*room);
            }
        }
        self.rooms.retain(|_, seats| !seats.is_empty());
        moved
    }

    /// What a link was not told yet of the documents that it has open; never of itself.
    pub fn news(&self, link: LinkId, it: &mut Link) -> Vec<Down> {
        let mut items = Vec::new();
        for (room, told) in it.rooms.iter_mut().filter(|(_, told)| **told < self.said) {
            let (space, document) = *room;
            if !it.knows_presence || !it.spaces.contains_key(&space) {
                continue;
            }
            let seats = self.rooms.get(room).into_iter().flatten();
            let news = seats.filter(|((by, _), seat)| *by != link && seat.said > *told);
            let news: Vec<Down> = news
                .map(|((_, number), seat)| {
                    let place = seat.place.clone();
                    Down::Presence(There { space, document, seat: *number, user: seat.user, place })
                })
                .collect();
            if items.len() + news.len() > ITEMS_MAX {
                break;
            }
            items.extend(news);
            *told = self.said;
        }
        items
    }
}

#[cfg(test)]
mod tests;
