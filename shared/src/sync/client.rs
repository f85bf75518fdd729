//! The phone's end of the link: a step function. What it wants done comes out as [`Effect`]s; what happened goes in
//! as [`Input`]s. It holds only what waits, never documents.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::bytes::ByteVec;

use super::entry::Cursor;
use super::frame::{self, Down, Goodbye, Hello, Later, Push, Reason, Refused, Up};
use super::hash::Hash;
use super::sabotage::planted;
use crate::documents::kind::DocumentHead;
use crate::ids::{DocumentId, EscrowId, Incarnation, InstallationId, SpaceId};
use crate::time::Timestamp;

mod answers;
mod queue;
mod reading;
mod talk;
#[cfg(test)]
mod tests;

use queue::Queue;
pub use queue::Unsent;
pub use talk::{Effect, Input, LinkState};

/// A dial that has not been answered by a welcome for so long has failed.
pub const GREETING_MAX_MS: u64 = 15_000;
/// A link on which nothing was heard for so long is asked for a sign of life.
pub const QUIET_MS: u64 = 15_000;
/// A question or a push without an answer for so long means the link is dead, even if the browser says it is open.
pub const ANSWER_MAX_MS: u64 = 15_000;
const RETRY_FIRST_MS: u64 = 500;
const RETRY_MAX_MS: u64 = 30_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing is tried until `Connect`.
    Idle,
    Waiting {
        until: Timestamp,
    },
    Dialling {
        since: Timestamp,
    },
    Greeting {
        since: Timestamp,
    },
    Up,
}

/// The engine of one installation and user.
pub struct Client {
    installation: InstallationId,
    incarnation: Option<Incarnation>,
    cursors: BTreeMap<SpaceId, Cursor>,
    /// Spaces whose entries did not continue what is here: they are read from their beginning.
    astray: BTreeSet<SpaceId>,
    queue: Queue,
    /// Changes that were refused: what stands on them is refused too.
    refused: BTreeMap<DocumentId, (BTreeSet<Hash>, Reason)>,
    /// What the server keeps for a supervisor: should it be turned away, all that stands on it is refused too.
    late: BTreeMap<EscrowId, (DocumentId, BTreeSet<Hash>)>,
    phase: Phase,
    shown: Option<LinkState>,
    /// What the caller's clock said last, and the time that goes by here: it moves on with that clock and stands
    /// still when that is set back.
    clock: Timestamp,
    steady: Timestamp,
    failures: u32,
    heard: Timestamp,
    asked: Option<Timestamp>,
    /// Somebody signed in or tapped while a dial was on its way: a "signed out" that it brings may be out of date.
    again: bool,
    /// The server takes word of where people are.
    takes_presence: bool,
    dice: u64,
}

impl Client {
    /// Starts from what the vault holds. `dice` spreads the retries of many phones.
    pub fn new(
        installation: InstallationId,
        incarnation: Option<Incarnation>,
        cursors: BTreeMap<SpaceId, Cursor>,
        unsent: impl IntoIterator<Item = Unsent>,
        dice: u64,
    ) -> Self {
        let mut queue = Queue::default();
        unsent.into_iter().for_each(|change| queue.add(change));
        Self {
            installation,
            incarnation,
            cursors,
            astray: BTreeSet::new(),
            queue,
            refused: BTreeMap::new(),
            late: BTreeMap::new(),
            phase: Phase::Idle,
            shown: None,
            clock: Timestamp::default(),
            steady: Timestamp::default(),
            failures: 0,
            heard: Timestamp::default(),
            asked: None,
            again: false,
            takes_presence: false,
            dice: dice | 1,
        }
    }

    /// Tells of changes that were refused before this start.
    pub fn remember_refused(
        &mut self,
        document: DocumentId,
        hashes: impl IntoIterator<Item = Hash>,
        reason: Reason,
    ) {
        self.refused.entry(document).or_insert((BTreeSet::new(), reason)).0.extend(hashes);
    }

    /// Tells of changes that went to escrow before this start.
    pub fn remember_late(
        &mut self,
        escrow: EscrowId,
        document: DocumentId,
        hashes: impl IntoIterator<Item = Hash>,
    ) {
        self.late.entry(escrow).or_insert((document, BTreeSet::new())).1.extend(hashes);
    }

    /// How many changes wait.
    pub fn unsent(&self) -> usize {
        self.queue.len()
    }

    /// When [`Input::Tick`] is wanted next, by the caller's clock as it was at the last step.
    pub fn wake_at(&self) -> Option<Timestamp> {
        self.due().map(|at| self.clock.after_ms(at.ms_since(self.steady)))
    }

    fn due(&self) -> Option<Timestamp> {
        match self.phase {
            Phase::Idle => None,
            Phase::Waiting { until } => Some(until),
            Phase::Dialling { since } | Phase::Greeting { since } => Some(since.after_ms(GREETING_MAX_MS)),
            Phase::Up => {
                let answer =
                    self.asked.map_or(self.heard.after_ms(QUIET_MS), |asked| asked.after_ms(ANSWER_MAX_MS));
                Some(self.queue.retry_at().map_or(answer, |retry| answer.min(retry)))
            }
        }
    }

    /// Takes one input; says what is to be done.
    pub fn step(&mut self, clock: Timestamp, input: Input) -> Vec<Effect> {
        self.steady = self.steady.after_ms(clock.ms_since(self.clock));
        self.steady = if planted!(ClockSetBack) { clock } else { self.steady };
        self.clock = clock;
        let now = self.steady;
        let mut effects = Vec::new();
        match input {
            Input::Connect => self.connect(now, &mut effects),
            Input::Opened => self.greet(now, &mut effects),
            Input::Lost => self.lost(now, &mut effects),
            Input::Received(message) => self.received(now, &message, &mut effects),
            Input::Edited(change) => self.edited(change, &mut effects),
            // Said now or never: nothing of it waits.
            Input::Here(here) if self.phase == Phase::Up && self.takes_presence => {
                effects.push(Effect::Send(frame::encode(&[Up::Presence(here)])));
            }
            Input::Here(_) => {}
            Input::Forgive(document) => {
                self.refused.remove(&document);
            }
            Input::Forget(space) => {
                self.cursors.remove(&space);
                self.astray.remove(&space);
            }
            Input::Tick => self.tick(now, &mut effects),
            Input::Stop => self.stop(LinkState::Offline, &mut effects),
        }
        if self.phase == Phase::Up {
            self.push(now, &mut effects);
        }
        effects
    }

    fn connect(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        match self.phase {
            Phase::Idle | Phase::Waiting { .. } => self.dial(now, effects),
            Phase::Up => self.ask(now, effects),
            Phase::Dialling { .. } | Phase::Greeting { .. } => self.again = !planted!(TapDuringDialForgotten),
        }
    }

    fn dial(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        self.phase = Phase::Dialling { since: now };
        self.again = false;
        if self.failures == 0 {
            self.show(LinkState::Connecting, effects);
        }
        effects.push(Effect::Dial);
    }

    fn greet(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if !matches!(self.phase, Phase::Dialling { .. }) {
            return;
        }
        self.phase = Phase::Greeting { since: now };
        self.heard = now;
        let cursors = self.cursors.iter().map(|(space, cursor)| (*space, *cursor)).collect();
        let hello = Hello {
            installation: self.installation,
            incarnation: self.incarnation,
            cursors,
            knows: Some(frame::KNOWS),
        };
        effects.push(Effect::Send(frame::encode(&[Up::Hello(hello)])));
    }

    fn lost(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if self.phase == Phase::Idle || matches!(self.phase, Phase::Waiting { .. }) {
            return;
        }
        self.queue.forget_flights();
        self.asked = None;
        let wait = (RETRY_FIRST_MS << self.failures.min(6)).min(RETRY_MAX_MS);
        self.failures = self.failures.saturating_add(1);
        let until = now.after_ms(wait / 2 + self.roll() % (wait / 2 + 1));
        self.phase = Phase::Waiting { until };
        self.show(LinkState::Offline, effects);
    }

    /// A small xorshift: only spreads retries.
    fn roll(&mut self) -> u64 {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        self.dice
    }

    fn hang_up(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        effects.push(Effect::HangUp);
        self.lost(now, effects);
    }

    fn redial(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        effects.push(Effect::HangUp);
        self.queue.forget_flights();
        self.dial(now, effects);
    }

    fn stop(&mut self, shown: LinkState, effects: &mut Vec<Effect>) {
        if self.phase != Phase::Idle {
            effects.push(Effect::HangUp);
        }
        self.queue.forget_flights();
        self.asked = None;
        self.phase = Phase::Idle;
        self.show(shown, effects);
    }

    fn show(&mut self, state: LinkState, effects: &mut Vec<Effect>) {
        if self.shown != Some(state) {
            self.shown = Some(state);
            effects.push(Effect::Link(state));
        }
    }

    fn tick(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        match self.phase {
            Phase::Waiting { until } if until <= now => self.dial(now, effects),
            Phase::Dialling { since } | Phase::Greeting { since }
                if now.ms_since(since) >= GREETING_MAX_MS =>
            {
                self.hang_up(now, effects);
            }
            Phase::Up if planted!(SilenceUnnoticed) => (self.heard, self.asked) = (now, None),
            Phase::Up if self.asked.is_some_and(|asked| now.ms_since(asked) >= ANSWER_MAX_MS) => {
                self.hang_up(now, effects);
            }
            Phase::Up if self.asked.is_none() && now.ms_since(self.heard) >= QUIET_MS => {
                self.ask(now, effects);
            }
            Phase::Idle
            | Phase::Waiting { .. }
            | Phase::Dialling { .. }
            | Phase::Greeting { .. }
            | Phase::Up => {}
        }
    }

    fn ask(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        self.asked.get_or_insert(now);
        effects.push(Effect::Send(frame::encode(&[Up::Ping(u64::from(self.failures))])));
    }

    fn received(&mut self, now: Timestamp, message: &[u8], effects: &mut Vec<Effect>) {
        if !matches!(self.phase, Phase::Greeting { .. } | Phase::Up) {
            return;
        }
        self.heard = now;
        self.asked = None;
        let Ok(items) = frame::decode::<Down>(message) else { return self.hang_up(now, effects) };
        for item in items {
            self.hear(now, item, effects);
        }
        if self.queue.in_flight() {
            self.asked = Some(now);
        }
    }

    fn hear(&mut self, now: Timestamp, item: Down, effects: &mut Vec<Effect>) {
        match item {
            Down::Welcome(welcome) => self.welcomed(welcome, effects),
            Down::Entries(entries) => self.keep(now, entries, effects),
            Down::Ack(ack) => self.acknowledged(&ack, effects),
            Down::Refused(refused) => self.refuse(&refused, effects),
            Down::Escrowed(escrowed) => self.escrowed(escrowed, effects),
            Down::Settled(settled) => self.settled(settled, effects),
            Down::Later(Later { batch, .. }) if planted!(LaterIsRefused) => {
                self.refuse(&Refused { batch, place: 0, reason: Reason::NoRight }, effects);
            }
            Down::Later(Later { batch, after_ms, .. }) => {
                self.queue.postpone(batch, now.after_ms(after_ms.max(50)));
            }
            Down::Goodbye(Goodbye::SignedOut) if self.again => self.redial(now, effects),
            Down::Goodbye(Goodbye::SignedOut) => self.stop(LinkState::SignedOut, effects),
            Down::Goodbye(Goodbye::TooOld) => self.stop(LinkState::TooOld, effects),
            Down::Goodbye(Goodbye::RightsChanged) => self.redial(now, effects),
            Down::Goodbye(Goodbye::Malformed | Goodbye::Closing | Goodbye::TooSlow) => {
                self.hang_up(now, effects);
            }
            Down::Presence(there) => effects.push(Effect::There(there)),
            Down::Pong(_) => {}
        }
    }

    fn edited(&mut self, change: Unsent, effects: &mut Vec<Effect>) {
        let document = change.head.document;
        for (_, hashes) in self.late.values_mut() {
            hashes.remove(&change.hash);
        }
        if let Some((refused, reason)) = self.refused.get_mut(&document)
            && change.dependencies.iter().any(|hash| refused.contains(hash))
        {
            refused.insert(change.hash);
            let (hashes, reason) = (vec![change.hash], *reason);
            return effects.push(Effect::Fork { document, hashes, reason });
        }
        self.queue.add(change);
    }

    fn push(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        let pushes = self.queue.next_flight(now);
        if pushes.is_empty() {
            return;
        }
        self.asked = Some(now);
        let item = |(batch, head, changes): (u64, DocumentHead, Vec<Vec<u8>>)| {
            Up::Push(Push { batch, head, changes: changes.into_iter().map(ByteVec::from).collect() })
        };
        let items: Vec<Up> = pushes.into_iter().map(item).collect();
        effects.push(Effect::Send(frame::encode(&items)));
    }
}
