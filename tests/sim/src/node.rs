//! A server node: the real hub, and the shell that `server/src/sync/run.rs` is.

use std::collections::BTreeMap;

use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::rules::Role;
use gongjian_shared::sync::hub::{Candidate, Effect, Greeting, Hub, Input, LinkId, Outcome};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::ActorPrefix;

use crate::dice::Dice;
use crate::plant::{Bug, is_on};
use crate::store;
use crate::world::{Carried, Event, Flight, NodeEvent, World};

const TICK_MS: u64 = 500;
const POLL_MS: u64 = 500;

#[derive(Default)]
pub struct Node {
    pub hub: Hub,
    pub up: bool,
    /// Counts starts: events of an earlier one are void.
    pub boot: u64,
    pub sockets: BTreeMap<LinkId, u64>,
    pub last_link: u64,
    /// Commits that are durable and that nobody was told of.
    pub untold: usize,
    /// Dies right after its next commit.
    pub dies_after_commit: bool,
    /// Dies while it writes its next commit.
    pub dies_in_commit: bool,
    /// It ticks.
    pub watches: bool,
    /// What the poll has seen.
    pub polled: BTreeMap<SpaceId, u64>,
    /// How wrong its clock goes.
    pub clock_off_ms: i64,
}

impl World {
    pub fn start_node(&mut self, node: usize) {
        let it = &mut self.nodes[node];
        if it.up {
            return;
        }
        let (boot, last_link, clock_off_ms) = (it.boot + 1, it.last_link, it.clock_off_ms);
        *it = Node { up: true, boot, last_link, clock_off_ms, ..Node::default() };
        self.say(|| format!("node {node} starts"));
        self.server_started();
    }

    /// Ticks and polls while there are links: a server alone has nothing to watch.
    pub fn watch(&mut self, node: usize) {
        if std::mem::replace(&mut self.nodes[node].watches, true) {
            return;
        }
        self.node_later(node, TICK_MS, NodeEvent::Tick);
        if self.nodes.len() > 1 {
            self.node_later(node, POLL_MS, NodeEvent::Poll);
        }
    }

    pub fn node_later(&mut self, node: usize, after_ms: u64, it: NodeEvent) {
        let boot = self.nodes[node].boot;
        self.later(after_ms, Event::Node { node, boot, it });
    }

    pub fn node_event(&mut self, node: usize, boot: u64, it: NodeEvent) {
        if !self.nodes[node].up || self.nodes[node].boot != boot {
            return;
        }
        match it {
            NodeEvent::Input(input) => self.step_hub(node, input),
            NodeEvent::Greet { link, who, hello } => {
                let broken = self.disk_trouble && self.trouble.percent(50);
                let greeting: Option<Greeting> = (!broken).then(|| {
                    let prefix = self.prefix(who.user, who.installation);
                    store::greet(self.disk.live(), &who, &hello, prefix, self.node_time(node))
                });
                let after = self.timing.wait_ms(40, 1_500);
                self.node_later(node, after, NodeEvent::Input(Input::Greeted { link, greeting }));
            }
            NodeEvent::Write { candidates } => self.write(node, candidates),
            NodeEvent::Sync => self.sync(node),
            NodeEvent::Committed(input) => {
                let it = &mut self.nodes[node];
                it.untold = it.untold.saturating_sub(1);
                self.step_hub(node, input);
            }
            NodeEvent::Read { link, space, after } => {
                let broken = self.disk_trouble && self.trouble.percent(50);
                let user = self.user_of(node, link);
                let now = self.node_time(node);
                let found = user.filter(|_| !broken).and_then(|user| {
                    store::find(self.disk.live(), (user, space), after, self.plan.page, now)
                });
                if user.is_some() && found.is_none() && !broken {
                    self.node_later(node, 0, NodeEvent::Input(Input::RightsLost { link }));
                }
                let wait = self.timing.wait_ms(4, 400);
                self.node_later(node, wait, NodeEvent::Input(Input::Read { link, space, found }));
            }
            NodeEvent::Tick => {
                self.step_hub(node, Input::Tick);
                self.nodes[node].watches = self.nodes[node].hub.links() > 0;
                if self.nodes[node].watches {
                    self.node_later(node, TICK_MS, NodeEvent::Tick);
                }
            }
            NodeEvent::Poll => self.poll(node),
        }
    }

    pub fn node_time(&self, node: usize) -> Timestamp {
        Timestamp::from_millis(self.now + self.nodes[node].clock_off_ms)
    }

    fn user_of(&self, node: usize, link: LinkId) -> Option<UserId> {
        let wire = self.wires.get(self.nodes[node].sockets.get(&link)?)?;
        Some(self.phones[wire.phone].user)
    }

    fn step_hub(&mut self, node: usize, input: Input) {
        let now = self.node_time(node);
        for effect in self.nodes[node].hub.step(now, input) {
            self.carry_out(node, effect);
        }
    }

    fn carry_out(&mut self, node: usize, effect: Effect) {
        match effect {
            Effect::Send { link, message } => {
                self.overhear(node, link, &message);
                self.socket_takes(node, link, message);
            }
            Effect::Close { link, message } => {
                if let Some(wire) = self.nodes[node].sockets.remove(&link) {
                    self.carry(wire, false, Carried::Message(message));
                    self.carry(wire, false, Carried::End);
                }
            }
            Effect::Greet { link, who, hello } => {
                let after = self.timing.wait_ms(4, 300);
                self.node_later(node, after, NodeEvent::Greet { link, who, hello });
            }
            Effect::Commit { candidates } => {
                let after = self.timing.wait_ms(4, 300);
                self.node_later(node, after, NodeEvent::Write { candidates });
            }
            Effect::Read { link, space, after } => {
                let wait = self.timing.wait_ms(4, 300);
                self.node_later(node, wait, NodeEvent::Read { link, space, after });
            }
            Effect::Malformed { .. } => self.ledger.fail("O3", "an honest message could not be read"),
        }
    }

    fn write(&mut self, node: usize, mut candidates: Vec<Candidate>) {
        candidates.iter_mut().for_each(|it| it.knows_escrow &= self.plan.escrow);
        if self.flight.is_some() {
            return self.node_later(node, 2, NodeEvent::Write { candidates });
        }
        if self.disk_trouble && self.trouble.percent(60) {
            let input = if is_on(Bug::ErrorIsCommitted) {
                let done = store::commit(self.disk.live(), &candidates, self.node_time(node), || false);
                Input::Committed { outcomes: Some(done.outcomes), moved: Vec::new() }
            } else {
                Input::Committed { outcomes: None, moved: Vec::new() }
            };
            return self.node_later(node, 1, NodeEvent::Input(input));
        }
        self.end_right(&candidates);
        let mut faults = Vec::new();
        let (trouble, dice) = (self.disk_trouble, &mut self.trouble);
        let now = Timestamp::from_millis(self.now + self.nodes[node].clock_off_ms);
        let done = store::commit(self.disk.live(), &candidates, now, || {
            let fault = trouble && dice.percent(30);
            faults.push(fault);
            fault
        });
        let written = candidates.into_iter().zip(&faults).filter(|(_, fault)| !**fault).map(|(it, _)| it);
        let flight = Flight {
            node,
            transaction: done.transaction,
            outcomes: done.outcomes,
            moved: done.moved,
            written: written.collect(),
            judged: now,
        };
        if is_on(Bug::EscrowedBeforeCommit) && flight.outcomes.iter().any(|it| it.escrowed.is_some()) {
            let (outcomes, moved) = (Some(flight.outcomes.clone()), flight.moved.clone());
            self.node_later(node, 0, NodeEvent::Input(Input::Committed { outcomes, moved }));
        }
        if is_on(Bug::AckBeforeCommit) {
            let (outcomes, moved) = (Some(flight.outcomes.clone()), flight.moved.clone());
            self.node_later(node, 0, NodeEvent::Input(Input::Committed { outcomes, moved }));
        }
        self.flight = Some(flight);
        let after = self.timing.wait_ms(12, 600);
        if self.nodes[node].dies_in_commit {
            let boot = self.nodes[node].boot;
            return self.later(after, Event::NodeDies { node, boot });
        }
        self.node_later(node, after, NodeEvent::Sync);
    }

    /// Somebody may lose a right while their push waits.
    fn end_right(&mut self, candidates: &[Candidate]) {
        let due = |it: &&Candidate| self.rights_due == Some(it.who.user);
        let Some(it) = candidates.iter().find(due) else { return };
        self.rights_due = None;
        if self.disk.live().role(it.who.user, it.head.space, self.time()).is_some() {
            let role = if self.trouble.percent(50) { Some(Role::Reader) } else { None };
            self.set_role(it.who.user, it.head.space, role);
        }
    }

    /// The commit is on the disk.
    fn sync(&mut self, node: usize) {
        let Some(flight) = self.flight.take() else { return };
        let Flight { transaction, outcomes, moved, written, judged, .. } = flight;
        let known = outcomes.iter().map(|it| it.taken.len()).sum::<usize>() - transaction.places.len();
        let kept = |it: &Outcome| it.escrowed.as_ref().map_or(0, |(_, hashes)| hashes.len() as u64);
        self.ledger.counts.escrowed += outcomes.iter().map(kept).sum::<u64>();
        self.commit_is_durable(transaction, &written, judged);
        self.ledger.counts.later += outcomes.iter().filter(|it| it.later.is_some()).count() as u64;
        self.ledger.counts.duplicates += known as u64;
        self.nodes[node].untold += 1;
        if self.nodes[node].dies_after_commit {
            return self.crash_server(node);
        }
        if is_on(Bug::AckBeforeCommit)
            || (is_on(Bug::EscrowedBeforeCommit) && outcomes.iter().any(|it| it.escrowed.is_some()))
        {
            return;
        }
        let unknown = self.nodes.len() > 1 && self.disk_trouble && self.trouble.percent(40);
        let input = if unknown {
            self.ledger.counts.unknown_commits += 1;
            Input::Committed { outcomes: None, moved: Vec::new() }
        } else {
            Input::Committed { outcomes: Some(outcomes), moved: moved.clone() }
        };
        let after = self.timing.wait_ms(10, 500);
        self.node_later(node, after, NodeEvent::Committed(input));
        for other in (0..self.nodes.len()).filter(|it| *it != node) {
            for (space, newest) in &moved {
                // A hint that may be lost: the poll finds it too.
                if self.timing.percent(60) {
                    let (space, newest) = (*space, *newest);
                    let after = self.timing.wait_ms(5, 3_000);
                    self.node_later(other, after, NodeEvent::Input(Input::Moved { space, newest }));
                } else {
                    self.ledger.counts.lost_moves += 1;
                }
            }
        }
    }

    pub fn commit_is_durable(
        &mut self,
        transaction: store::Tables,
        written: &[Candidate],
        judged: Timestamp,
    ) {
        self.ledger.counts.commits += 1;
        self.disk.commit(transaction);
        for candidate in written {
            self.reference.take(candidate, judged);
        }
        let kept = self.disk.live().escrow.len() + self.reference.late.len() > 0;
        if kept || self.reference.taken.len() != self.disk.live().places.len() {
            let found = self.reference.differs(self.disk.live());
            if let Some(found) = found {
                self.ledger.fail("O7", found);
            }
        }
    }

    fn poll(&mut self, node: usize) {
        let ends: Vec<(SpaceId, u64)> =
            self.disk.live().ends.iter().map(|(space, end)| (*space, end.seq)).collect();
        for (space, newest) in ends {
            if self.nodes[node].polled.insert(space, newest) != Some(newest) && !is_on(Bug::NobodyPolls) {
                self.step_hub(node, Input::Moved { space, newest });
            }
        }
        if self.nodes[node].watches {
            self.node_later(node, POLL_MS, NodeEvent::Poll);
        }
    }
}

/// A prefix for a person.
pub fn draw_prefix(user: UserId, dice: &mut Dice) -> ActorPrefix {
    if is_on(Bug::PrefixForgotten) {
        return dice.bytes();
    }
    sealed_prefix(user)
}

/// What the seal makes of a person. Its key lies outside the database: a restore does not change it, and a change is
/// known as the person's whoever brings it back, from whichever phone.
pub fn sealed_prefix(user: UserId) -> ActorPrefix {
    *user.as_bytes().first_chunk().expect("an id has sixteen bytes")
}
