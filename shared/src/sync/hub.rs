//! The server's end: a step function over all links of one node. It holds no documents and no queue of messages:
//! a link knows how far it has read each space, and the log is read when its socket takes more.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use minicbor::bytes::ByteVec;

use super::change::{ChangeHeader, Room};
use super::entry::Cursor;
use super::frame::{self, Ack, Down, Entries, FrameError, Goodbye, Later, Push, Reason, Refused, Up};
use super::hash::Hash;
use super::sabotage::planted;
use crate::ids::SpaceId;
use crate::time::Timestamp;

mod greeting;
mod link;
mod rooms;
mod talk;
#[cfg(test)]
mod tests;

use link::Link;
use rooms::Rooms;
pub use talk::{Candidate, Effect, Found, Greeting, Input, LinkId, Outcome, Who};

/// A link that says nothing for so long is cut. Phones ask for a sign of life every 15 s.
pub const SILENCE_MAX_MS: u64 = 60_000;
/// A message that the socket does not take for so long cuts the link.
pub const STALLED_MAX_MS: u64 = 20_000;
/// Most pushes of one link that wait for a commit; more are answered with "later".
const WAITING_MAX: usize = 64;
/// What the waiting pushes of one link, and of all links, may weigh; more are answered with "later". A phone of ours has
/// 128 KiB under way. Unit: bytes.
const LINK_BYTES_MAX: usize = 2 << 20;
const ALL_BYTES_MAX: usize = 64 << 20;
/// A link that is owed so many answers does not read them.
const ANSWERS_MAX: usize = 1_024;
/// Most pushes in one commit.
const COMMIT_MAX: usize = 512;

/// All links of a node.
#[derive(Default)]
pub struct Hub {
    links: BTreeMap<LinkId, Link>,
    /// Which links read a space: a move concerns them alone.
    readers: BTreeMap<SpaceId, BTreeSet<LinkId>>,
    /// Links with which something happened in this step: the others need nothing.
    touched: BTreeSet<LinkId>,
    waiting: VecDeque<Candidate>,
    /// What the pushes weigh that wait or are being committed. Unit: bytes.
    waiting_bytes: usize,
    committing: Vec<Flying>,
    /// The newest place of each space that was heard of: a greeting that was read before a move, and comes after it,
    /// must not hide the move.
    newest: BTreeMap<SpaceId, u64>,
    /// Who has which document open.
    rooms: Rooms,
    closing: bool,
    /// What the caller's clock said last, and the time that goes by here: it moves on with that clock and stands
    /// still when that is set back, so that links are watched all the same.
    clock: Timestamp,
    steady: Timestamp,
}

/// A push that is being committed.
struct Flying {
    link: LinkId,
    batch: u64,
    received: Timestamp,
    bytes: usize,
}

impl Hub {
    pub fn links(&self) -> usize {
        self.links.len()
    }

    /// The spaces that links read: what other nodes do elsewhere concerns nobody here.
    pub fn spaces(&self) -> BTreeSet<SpaceId> {
        self.links.values().flat_map(|it| it.spaces.keys().copied()).collect()
    }

    /// True while a commit is out or candidates wait: a shutdown lets them finish.
    pub fn is_busy(&self) -> bool {
        !self.committing.is_empty() || !self.waiting.is_empty()
    }

    /// Takes one input; says what is to be done.
    pub fn step(&mut self, now: Timestamp, input: Input) -> Vec<Effect> {
        self.steady = self.steady.after_ms(now.ms_since(self.clock));
        self.steady = if planted!(ServerClockSetBack) { now } else { self.steady };
        self.clock = now;
        let steady = self.steady;
        let mut effects = Vec::new();
        match input {
            Input::Opened { link, who } => self.opened(steady, link, who, &mut effects),
            Input::Frame { link, message } => self.frame(now, link, &message, &mut effects),
            Input::Sent { link } => self.with(link, &mut effects, |it, _| it.sending = None),
            Input::Closed { link } => drop(self.forget(link)),
            Input::Greeted { link, greeting } => self.greeted(now, link, greeting, &mut effects),
            Input::Committed { outcomes, moved } => self.committed(outcomes, &moved, &mut effects),
            Input::Read { link, space, found } => self.read(link, space, found, &mut effects),
            Input::Moved { space, newest } => self.moved(space, newest),
            Input::RightsChanged { .. } if planted!(RightsChangeIgnored) => {}
            Input::RightsChanged { user } => {
                self.close_where(Goodbye::RightsChanged, &mut effects, |it| it.who.user == user);
            }
            Input::RightsLost { link } => self.close_one(link, Goodbye::RightsChanged, &mut effects),
            Input::SessionEnded { session_key } => {
                self.close_where(Goodbye::SignedOut, &mut effects, |it| it.who.session_key == session_key);
            }
            Input::Tick => self.tick(now, &mut effects),
            Input::ShutDown => {
                self.closing = true;
                self.close_where(Goodbye::Closing, &mut effects, |it| it.waiting == 0);
            }
        }
        self.commit(&mut effects);
        self.serve(steady, &mut effects);
        effects
    }

    fn with(
        &mut self,
        link: LinkId,
        effects: &mut Vec<Effect>,
        act: impl FnOnce(&mut Link, &mut Vec<Effect>),
    ) {
        if let Some(it) = self.links.get_mut(&link) {
            self.touched.insert(link);
            act(it, effects);
        }
    }

    fn forget(&mut self, link: LinkId) -> Option<Link> {
        let gone = self.links.remove(&link)?;
        self.leave_rooms(link, &gone.rooms);
        for space in gone.spaces.keys() {
            if let Some(readers) = self.readers.get_mut(space) {
                readers.remove(&link);
            }
        }
        Some(gone)
    }

    fn opened(&mut self, now: Timestamp, link: LinkId, who: Option<Who>, effects: &mut Vec<Effect>) {
        match who {
            Some(_) if self.closing => effects.push(close(link, Goodbye::Closing)),
            Some(who) => {
                self.links.insert(link, Link::new(who, now));
            }
            None => effects.push(close(link, Goodbye::SignedOut)),
        }
    }

    fn frame(&mut self, now: Timestamp, link: LinkId, message: &[u8], effects: &mut Vec<Effect>) {
        let Some(it) = self.links.get_mut(&link) else { return };
        it.heard = self.steady;
        let items = match frame::decode::<Up>(message) {
            Ok(items) => items,
            Err(error) => {
                effects.push(Effect::Malformed { link, user: it.who.user, error });
                let goodbye = if matches!(error, FrameError::Version(_)) {
                    Goodbye::TooOld
                } else {
                    Goodbye::Malformed
                };
                self.forget(link);
                return effects.push(close(link, goodbye));
            }
        };
        let mut room = Room::default();
        for item in items {
            match item {
                Up::Hello(hello) => self.hello(link, hello, effects),
                Up::Push(push) => self.push(now, link, push, &mut room, effects),
                Up::Ping(number) => self.with(link, effects, |it, _| it.pong = Some(number)),
                Up::Presence(here) => self.present(link, here),
            }
        }
    }

    fn push(&mut self, now: Timestamp, link: LinkId, push: Push, room: &mut Room, effects: &mut Vec<Effect>) {
        let Some(it) = self.links.get_mut(&link) else { return };
        self.touched.insert(link);
        if it.answers.len() >= ANSWERS_MAX {
            return self.close_one(link, Goodbye::TooSlow, effects);
        }
        let weight = weight(&push);
        let heavy = it.waiting_bytes > 0 && it.waiting_bytes + weight > LINK_BYTES_MAX;
        let heavy = heavy || self.waiting_bytes + weight > ALL_BYTES_MAX;
        if self.closing || it.waiting >= WAITING_MAX || heavy {
            return it.answers.push(later(push.batch, Vec::new(), 200));
        }
        let Push { batch, head, changes } = push;
        let sent = changes.len();
        let sound = |bytes: ByteVec| {
            let bytes = Vec::from(bytes);
            Some((ChangeHeader::audit_within(&bytes, room).ok()?, bytes))
        };
        let changes: Vec<_> = changes.into_iter().map_while(sound).collect();
        let broken = changes.len() < sent;
        it.waiting += 1;
        it.waiting_bytes += weight;
        self.waiting_bytes += weight;
        self.waiting.push_back(Candidate {
            link,
            batch,
            who: it.who.clone(),
            head,
            changes,
            bytes: weight,
            broken,
            received: now,
            knows_escrow: it.knows_escrow,
        });
    }

    fn commit(&mut self, effects: &mut Vec<Effect>) {
        if !self.committing.is_empty() || self.waiting.is_empty() {
            return;
        }
        let count = self.waiting.len().min(COMMIT_MAX);
        let candidates: Vec<Candidate> = self.waiting.drain(..count).collect();
        let flying = |it: &Candidate| {
            let Candidate { link, batch, received, bytes, .. } = *it;
            Flying { link, batch, received, bytes }
        };
        self.committing = candidates.iter().map(flying).collect();
        effects.push(Effect::Commit { candidates });
    }

    fn committed(
        &mut self,
        outcomes: Option<Vec<Outcome>>,
        moved: &[(SpaceId, u64)],
        effects: &mut Vec<Effect>,
    ) {
        let outcomes = outcomes.into_iter().flatten().map(Some).chain(std::iter::repeat(None));
        for (flying, outcome) in std::mem::take(&mut self.committing).into_iter().zip(outcomes) {
            self.waiting_bytes -= flying.bytes;
            self.with(flying.link, effects, |it, _| {
                it.waiting = it.waiting.saturating_sub(usize::from(!planted!(WaitingNeverFalls)));
                it.waiting_bytes = it.waiting_bytes.saturating_sub(flying.bytes);
                it.answer(flying.batch, flying.received, outcome);
            });
        }
        for (space, newest) in moved {
            self.moved(*space, *newest);
        }
        if self.closing {
            self.close_where(Goodbye::Closing, effects, |it| it.waiting == 0);
        }
    }

    fn moved(&mut self, space: SpaceId, newest: u64) {
        let heard = self.newest.entry(space).or_default();
        *heard = newest.max(*heard);
        for link in self.readers.get(&space).into_iter().flatten() {
            let Some(it) = self.links.get_mut(link) else { continue };
            self.touched.insert(*link);
            let dropped = planted!(MoveWhileReadingDropped) && it.reading;
            if let Some((_, known)) = it.spaces.get_mut(&space) {
                *known = if dropped { *known } else { newest.max(*known) };
            }
        }
    }

    fn read(&mut self, link: LinkId, space: SpaceId, found: Option<Found>, effects: &mut Vec<Effect>) {
        let Some(found) = found else { return self.close_one(link, Goodbye::Closing, effects) };
        self.with(link, effects, |it, _| {
            it.reading = false;
            let Some((at, newest)) = it.spaces.get_mut(&space) else { return };
            *at = Cursor {
                seq: found.from
                    + u64::try_from(found.entries.len()).unwrap_or(0)
                    + u64::from(planted!(CatchUpSkipsOne)),
                chain: found.chain,
            };
            *newest = found.newest.max(*newest);
            let Found { from, entries, chain, newest } = found;
            it.answers.push(Down::Entries(Entries { space, from, entries, chain, newest }));
        });
    }

    fn tick(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        let steady = self.steady;
        self.close_where(Goodbye::TooSlow, effects, |it| it.is_dead(steady));
        // Begins and ends of rights are moments of the calendar: the server's clock says when, wherever it was set.
        let due = |it: &Link| it.changes_at.is_some_and(|at| at <= now) && !planted!(EndsGoUnnoticed);
        self.close_where(Goodbye::RightsChanged, effects, due);
        self.look_at_rooms();
    }

    fn close_one(&mut self, link: LinkId, goodbye: Goodbye, effects: &mut Vec<Effect>) {
        if self.forget(link).is_some() {
            effects.push(close(link, goodbye));
        }
    }

    fn close_where(&mut self, goodbye: Goodbye, effects: &mut Vec<Effect>, which: impl Fn(&Link) -> bool) {
        let gone: BTreeSet<LinkId> =
            self.links.iter().filter(|(_, it)| which(it)).map(|(link, _)| *link).collect();
        for link in gone {
            self.close_one(link, goodbye, effects);
        }
    }

    /// Gives every idle socket with which something happened what there is for it.
    fn serve(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        for link in std::mem::take(&mut self.touched) {
            let Some(it) = self.links.get_mut(&link) else { continue };
            if it.sending.is_none() {
                let items = it.take_answers();
                if !items.is_empty() {
                    it.sending = Some(now);
                    effects.push(Effect::Send { link, message: frame::encode(&items) });
                }
            }
            if !it.reading
                && it.sending.is_none()
                && let Some((space, after)) = it.behind()
            {
                it.reading = true;
                effects.push(Effect::Read { link, space, after });
            }
            // Last of all, and only to a socket that takes everything else at once.
            if !it.reading && it.sending.is_none() {
                let items = self.rooms.news(link, it);
                if !items.is_empty() {
                    it.sending = Some(now);
                    effects.push(Effect::Send { link, message: frame::encode(&items) });
                }
            }
        }
    }
}

fn close(link: LinkId, goodbye: Goodbye) -> Effect {
    Effect::Close { link, message: frame::encode(&[Down::Goodbye(goodbye)]) }
}

/// What a push holds while it waits: its bytes, and what is kept for each change. Unit: bytes.
fn weight(push: &Push) -> usize {
    const CHANGE: usize = 256;
    push.changes.iter().map(|it| it.len() + CHANGE).sum::<usize>() + CHANGE
}

fn later(batch: u64, missing: Vec<Hash>, after_ms: u64) -> Down {
    Down::Later(Later { batch, missing, after_ms })
}

fn ack(batch: u64, taken: Vec<(Hash, u64)>, received: Timestamp) -> Down {
    Down::Ack(Ack { batch, taken, received })
}

const fn refused(batch: u64, place: u32, reason: Reason) -> Down {
    Down::Refused(Refused { batch, place, reason })
}
