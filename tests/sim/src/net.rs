//! Links between phones and nodes: in order, never twice, cut at any point, not always noticed.

use std::collections::VecDeque;

use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::entry::Entry;
use gongjian_shared::sync::frame::{self, Down};
use gongjian_shared::sync::hub::{Input, LinkId, Who};
use gongjian_shared::time::Timestamp;

use crate::phone::TabEvent;
use crate::rights::REVOKED_MS;
use crate::world::{Carried, Event, NodeEvent, World};

/// One direction of a wire.
#[derive(Debug, Default)]
pub struct Way {
    /// What is on it: whatever arrives is the oldest of these.
    queue: VecDeque<Carried>,
    /// Nothing arrives any more.
    pub dead: bool,
    /// Nothing arrives before this.
    pub held_until: i64,
    /// When the last message arrives: the next comes after it.
    last: i64,
    /// The sender's buffer is full: nothing is taken.
    pub full: bool,
}

#[derive(Debug)]
pub struct Wire {
    pub phone: usize,
    pub tab: u64,
    pub dial: u64,
    pub node: usize,
    pub boot: u64,
    pub link: Option<LinkId>,
    pub up: Way,
    pub down: Way,
}

impl World {
    /// A tab dials; the answer comes, or does not.
    pub fn dial(&mut self, phone: usize, tab: u64, dial: u64) -> Option<u64> {
        let up: Vec<usize> = (0..self.nodes.len()).filter(|it| self.nodes[*it].up).collect();
        let node = self.timing.pick(&up).copied();
        let after = self.timing.wait_ms(self.plan.latency_ms, 4_000);
        let Some(node) = node.filter(|_| self.phones[phone].online) else {
            if self.healed.is_some() || self.timing.percent(80) {
                self.later(after, Event::Tab { phone, tab, it: TabEvent::Closed { dial } });
            }
            return None;
        };
        self.last_wire += 1;
        let wire = self.last_wire;
        let boot = self.nodes[node].boot;
        let (up, down) = (Way::default(), Way::default());
        self.wires.insert(wire, Wire { phone, tab, dial, node, boot, link: None, up, down });
        self.carry(wire, true, Carried::Open);
        self.ledger.counts.reconnects += u64::from(dial > 1);
        Some(wire)
    }

    /// Puts something on a wire, behind what is on it.
    pub fn carry(&mut self, wire: u64, up: bool, it: Carried) {
        let trip = self.timing.wait_ms(self.plan.latency_ms, self.plan.latency_ms * 8 + 50);
        let now = self.now;
        let Some(found) = self.wires.get_mut(&wire) else { return };
        let way = if up { &mut found.up } else { &mut found.down };
        if way.dead {
            return;
        }
        self.ledger.counts.held_messages += u64::from(way.held_until > now);
        let at = now.saturating_add_unsigned(trip).max(way.held_until).max(way.last);
        way.last = at;
        way.queue.push_back(it);
        self.later((at - now).unsigned_abs(), Event::Arrive { wire, up });
    }

    pub fn arrive(&mut self, wire: u64, up: bool) {
        let Some(found) = self.wires.get_mut(&wire) else { return };
        let way = if up { &mut found.up } else { &mut found.down };
        if way.dead {
            return;
        }
        if way.held_until > self.now {
            let wait = (way.held_until - self.now).unsigned_abs();
            way.last = way.last.max(way.held_until);
            self.ledger.counts.held_messages += 1;
            return self.later(wait, Event::Arrive { wire, up });
        }
        let Some(it) = way.queue.pop_front() else { return };
        let Wire { phone, tab, dial, node, boot, link, .. } = *found;
        if !up {
            if let Carried::Message(message) = &it {
                self.trace.bytes(message);
            }
            let it = match it {
                Carried::Open => TabEvent::Opened { dial },
                Carried::Message(message) => TabEvent::Message { dial, message },
                Carried::End => TabEvent::Closed { dial },
            };
            return self.tab_event(phone, tab, it);
        }
        if !self.nodes[node].up || self.nodes[node].boot != boot {
            // Nobody is there: the phone is told, as far as the way back carries.
            return self.carry(wire, false, Carried::End);
        }
        match (it, link) {
            (Carried::Open, _) => self.accept(wire, phone, node),
            (Carried::Message(message), Some(link)) => {
                self.trace.bytes(&message);
                let newest = self.phones[phone].tabs.get(&tab).and_then(|it| it.wire);
                self.ledger.counts.reordered += u64::from(newest != Some(wire));
                self.node_later(node, 0, NodeEvent::Input(Input::Frame { link, message }));
            }
            (Carried::End, Some(link)) => {
                self.nodes[node].sockets.remove(&link);
                self.node_later(node, 0, NodeEvent::Input(Input::Closed { link }));
            }
            (Carried::Message(_) | Carried::End, None) => {}
        }
    }

    fn accept(&mut self, wire: u64, phone: usize, node: usize) {
        self.watch(node);
        self.nodes[node].last_link += 1;
        let link = LinkId(self.nodes[node].last_link);
        self.nodes[node].sockets.insert(link, wire);
        if let Some(found) = self.wires.get_mut(&wire) {
            found.link = Some(link);
        }
        let who = self.who(phone).filter(|_| !self.sessions_ended.contains(&phone));
        self.carry(wire, false, Carried::Open);
        self.node_later(node, 0, NodeEvent::Input(Input::Opened { link, who }));
    }

    pub fn who(&self, phone: usize) -> Option<Who> {
        let it = &self.phones[phone];
        let installation = it.profile?.installation;
        Some(Who { user: it.user, installation, session_key: format!("s{phone}") })
    }

    /// The hub sends: the socket takes it, unless its buffer is full.
    pub fn socket_takes(&mut self, node: usize, link: LinkId, message: Vec<u8>) {
        let wire = self.nodes[node].sockets.get(&link).copied();
        let full = wire.and_then(|it| self.wires.get(&it)).is_some_and(|it| it.down.full);
        if let Some(wire) = wire {
            self.carry(wire, false, Carried::Message(message));
        }
        if !full {
            let after = self.timing.wait_ms(3, 200);
            self.node_later(node, after, NodeEvent::Input(Input::Sent { link }));
        }
    }

    /// What a server says to whom: every ack counts from here on, and nobody is told what they may not read.
    pub fn overhear(&mut self, node: usize, link: LinkId, message: &[u8]) {
        let wire = self.nodes[node].sockets.get(&link).and_then(|it| self.wires.get(it));
        let user = wire.map(|it| self.phones[it.phone].user);
        for item in frame::decode::<Down>(message).unwrap_or_default() {
            match item {
                Down::Ack(ack) => {
                    self.ledger.counts.acks += 1;
                    ack.taken.iter().for_each(|(hash, _)| self.ledger.acks(*hash));
                }
                Down::Entries(entries) => {
                    for entry in &entries.entries {
                        let Entry::Change(change) = entry else { continue };
                        let header = ChangeHeader::read(&change.bytes);
                        header.iter().for_each(|header| self.ledger.acks(header.hash));
                    }
                    let Some(user) = user else { continue };
                    let now = self.node_time(node);
                    let just = Timestamp::from_millis(now.millis() - REVOKED_MS);
                    let reads = |at| self.disk.live().role(user, entries.space, at).is_some();
                    let may = reads(now) || reads(just);
                    let until = self.readable_until.get(&(user, entries.space)).copied().unwrap_or(0);
                    if !may && self.now > until && !entries.entries.is_empty() {
                        self.ledger.fail("O5", "entries of a space went to somebody who may not read it");
                    }
                }
                Down::Presence(there) => {
                    let Some(user) = user else { continue };
                    let now = self.node_time(node);
                    let just = Timestamp::from_millis(now.millis() - REVOKED_MS);
                    let reads = |at| self.disk.live().role(user, there.space, at).is_some();
                    let until = self.readable_until.get(&(user, there.space)).copied().unwrap_or(0);
                    if !(reads(now) || reads(just)) && self.now > until {
                        self.ledger.fail("O5", "somebody heard who is in a space that they may not read");
                    }
                    self.ledger.counts.presences += 1;
                }
                Down::Escrowed(escrowed) => self.ledger.escrowed.extend(escrowed.hashes),
                Down::Welcome(_)
                | Down::Refused(_)
                | Down::Later(_)
                | Down::Goodbye(_)
                | Down::Settled(_)
                | Down::Pong(_) => {}
            }
        }
    }

    /// Breaks a wire. `told`: (the phone, the server) learn of it soon; otherwise they must find out.
    pub fn break_wire(&mut self, wire: u64, told: (bool, bool)) {
        let full = self.timing.percent(30);
        let Some(found) = self.wires.get_mut(&wire) else { return };
        if found.up.dead && found.down.dead {
            return;
        }
        found.up.dead = true;
        found.down.dead = true;
        found.down.full = full;
        let Wire { phone, tab, dial, node, boot, link, .. } = *found;
        let (to_phone, to_server) = (self.timing.wait_ms(40, 3_000), self.timing.wait_ms(40, 3_000));
        if told.0 {
            self.later(to_phone, Event::Tab { phone, tab, it: TabEvent::Closed { dial } });
        }
        if let Some(link) = link.filter(|_| told.1) {
            let it = NodeEvent::Input(Input::Closed { link });
            self.later(to_server, Event::Node { node, boot, it });
        }
    }
}
