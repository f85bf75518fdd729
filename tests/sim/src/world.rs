//! Everything together: one clock, one queue of events, one thread.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{Incarnation, InstallationId, SpaceId, UserId};
use gongjian_shared::rules::{Grant, Role};
use gongjian_shared::sync::entry::Cursor;
use gongjian_shared::sync::hub::{self, Candidate, LinkId};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::ActorPrefix;

use crate::dice::Dice;
use crate::ledger::{EditId, Ledger};
use crate::net::Wire;
use crate::node::Node;
use crate::phone::{Phone, TabEvent};
use crate::plan::Plan;
use crate::reference::Reference;
use crate::store::{Disk, Stand, Tables};
use crate::trace::Trace;

/// When the simulated time begins.
pub const START: i64 = 1_700_000_000_000;

#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody does something, or something breaks.
    Act,
    Tab {
        phone: usize,
        tab: u64,
        it: TabEvent,
    },
    /// The vault has finished a write of this tab.
    Written {
        phone: usize,
        tab: u64,
    },
    SignIn {
        phone: usize,
    },
    Wake {
        phone: usize,
    },
    Online {
        phone: usize,
    },
    VaultMended {
        phone: usize,
    },
    Node {
        node: usize,
        boot: u64,
        it: NodeEvent,
    },
    NodeStart {
        node: usize,
    },
    /// This start of it ends.
    NodeDies {
        node: usize,
        boot: u64,
    },
    DiskMended,
    /// A message, or the end, arrives at one side of a wire.
    Arrive {
        wire: u64,
        up: bool,
    },
    RogueEnds {
        node: usize,
        boot: u64,
        link: LinkId,
    },
    /// Looks whether everything is quiet.
    Look,
    /// Looks what is left long after.
    Last,
}

#[derive(Clone, Debug)]
pub enum Carried {
    Open,
    Message(Vec<u8>),
    End,
}

#[derive(Clone, Debug)]
pub enum NodeEvent {
    Input(hub::Input),
    Greet { link: LinkId, who: hub::Who, hello: gongjian_shared::sync::frame::Hello },
    Write { candidates: Vec<Candidate> },
    Sync,
    Committed(hub::Input),
    Read { link: LinkId, space: SpaceId, after: u64 },
    Tick,
    Poll,
}

/// A commit between its write and its sync.
pub struct Flight {
    pub node: usize,
    pub transaction: Tables,
    pub outcomes: Vec<hub::Outcome>,
    pub moved: Vec<(SpaceId, u64)>,
    /// What the reference model takes when it is durable.
    pub written: Vec<Candidate>,
    /// By what time rights were judged.
    pub judged: Timestamp,
}

/// A copy of the database, and what had been acknowledged then.
pub struct Backup {
    pub tables: Tables,
    pub reference: Reference,
    pub acked: BTreeSet<EditId>,
}

pub struct World {
    pub plan: Plan,
    pub now: i64,
    queue: BTreeMap<(i64, u64), Event>,
    number: u64,
    /// What people do; what breaks; how long things take; what ids are drawn.
    pub people: Dice,
    pub trouble: Dice,
    pub timing: Dice,
    pub drawn: Dice,
    pub disk: Disk,
    pub flight: Option<Flight>,
    /// Writes and reads of the store fail.
    pub disk_trouble: bool,
    pub backup: Option<Backup>,
    /// Loses a right while the next push waits for its commit.
    pub rights_due: Option<UserId>,
    /// Acknowledged, but not in the backup that was restored: phones must bring them back.
    pub owed: BTreeSet<EditId>,
    pub reference: Reference,
    pub nodes: Vec<Node>,
    pub phones: Vec<Phone>,
    pub wires: BTreeMap<u64, Wire>,
    pub last_wire: u64,
    pub sessions_ended: BTreeSet<usize>,
    /// Until when somebody who was taken out may still have been sent something.
    pub readable_until: BTreeMap<(UserId, SpaceId), i64>,
    pub ledger: Ledger,
    pub trace: Trace,
    pub acted: usize,
    pub healed: Option<i64>,
    pub quiet_at: Option<i64>,
    /// The last questions were asked.
    pub judged: bool,
}

impl World {
    pub fn new(plan: Plan, keep_trace: bool) -> Self {
        let dice = Dice::new(plan.seed);
        let mut world = Self {
            now: START,
            queue: BTreeMap::new(),
            number: 0,
            people: dice.apart(11),
            trouble: dice.apart(12),
            timing: dice.apart(13),
            drawn: dice.apart(14),
            disk: Disk::default(),
            flight: None,
            disk_trouble: false,
            backup: None,
            rights_due: None,
            owed: BTreeSet::new(),
            reference: Reference::default(),
            nodes: (0..plan.nodes).map(|_| Node::default()).collect(),
            phones: Vec::new(),
            wires: BTreeMap::new(),
            last_wire: 0,
            sessions_ended: BTreeSet::new(),
            readable_until: BTreeMap::new(),
            ledger: Ledger::default(),
            trace: Trace::new(keep_trace),
            acted: 0,
            healed: None,
            quiet_at: None,
            judged: false,
            plan,
        };
        world.found();
        world
    }

    /// The office: spaces, people, who is in which space.
    fn found(&mut self) {
        let mut tables =
            Tables { incarnation: Some(Incarnation::from_bytes(self.drawn.bytes())), ..Tables::default() };
        let spaces: Vec<SpaceId> =
            (0..self.plan.spaces).map(|_| SpaceId::from_bytes(self.drawn.bytes())).collect();
        tables.ends = spaces.iter().map(|space| (*space, Cursor::default())).collect();
        let users: Vec<UserId> =
            (0..self.plan.users).map(|_| UserId::from_bytes(self.drawn.bytes())).collect();
        for user in &users {
            for (place, space) in spaces.iter().enumerate() {
                let role = if self.drawn.percent(85) { Role::Member } else { Role::Reader };
                if place == 0 || self.drawn.percent(70) {
                    let grant = Grant { role, from: Timestamp::default(), until: None };
                    let stand = Stand { grant, wrote_until: None };
                    tables.grants.insert((*user, *space), stand);
                    self.reference.grants.insert((*user, *space), vec![(grant, false)]);
                }
            }
        }
        self.disk.commit(tables);
        for index in 0..self.plan.phones {
            self.phones.push(Phone::new(users[index % users.len()]));
            let late = if self.drawn.percent(25) { 200_000 } else { 2_000 };
            let after = self.drawn.below(late);
            self.later(after, Event::SignIn { phone: index });
        }
        for node in 0..self.nodes.len() {
            self.start_node(node);
        }
        self.later(500, Event::Act);
    }

    pub fn later(&mut self, after_ms: u64, event: Event) {
        self.number += 1;
        self.queue.insert((self.now.saturating_add_unsigned(after_ms), self.number), event);
    }

    pub fn next_event(&mut self) -> Option<Event> {
        let ((at, number), event) = self.queue.pop_first()?;
        self.now = at.max(self.now);
        self.trace.mix(at.unsigned_abs());
        self.trace.mix(number);
        Some(event)
    }

    pub const fn time(&self) -> Timestamp {
        Timestamp::from_millis(self.now)
    }

    pub fn phone_time(&self, phone: usize) -> Timestamp {
        Timestamp::from_millis(self.now + self.phones[phone].clock_off_ms)
    }

    pub fn say(&mut self, text: impl FnOnce() -> String) {
        self.trace.line(self.now, text);
    }

    /// The prefix of a person on an installation: given once, and for ever.
    pub fn prefix(&mut self, user: UserId, installation: InstallationId) -> ActorPrefix {
        if let Some(prefix) = self.disk.live().prefixes.get(&(user, installation)) {
            return *prefix;
        }
        let prefix = crate::node::draw_prefix(user, &mut self.drawn);
        let prefixes = BTreeMap::from([((user, installation), prefix)]);
        self.disk.commit(Tables { prefixes, ..Tables::default() });
        self.reference.prefixes.entry(user).or_default().insert(prefix);
        prefix
    }

    pub fn handle(&mut self, event: Event) {
        match event {
            Event::Act => self.act(),
            Event::Tab { phone, tab, it } => self.tab_event(phone, tab, it),
            Event::Written { phone, tab } => self.written(phone, tab),
            Event::SignIn { phone } => self.sign_in(phone),
            Event::Wake { phone } => self.wake(phone),
            Event::Online { phone } => self.online(phone),
            Event::VaultMended { phone } => self.phones[phone].trouble = false,
            Event::Node { node, boot, it } => self.node_event(node, boot, it),
            Event::NodeStart { node } => self.start_node(node),
            Event::NodeDies { node, boot } if self.nodes[node].boot == boot => self.crash_server(node),
            Event::NodeDies { .. } => {}
            Event::DiskMended => self.disk_trouble = false,
            Event::Arrive { wire, up } => self.arrive(wire, up),
            Event::RogueEnds { node, boot, link } => {
                self.node_event(node, boot, NodeEvent::Input(hub::Input::Closed { link }));
            }
            Event::Look => self.look(),
            Event::Last => self.last_look(),
        }
    }
}
