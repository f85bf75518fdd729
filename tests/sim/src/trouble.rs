//! What people do, and what breaks while they do it.

use gongjian_shared::ids::Incarnation;
use gongjian_shared::sync::hub::Input;

use crate::phone::vault::Vault;
use crate::phone::{Phone, TabEvent};
use crate::plan::Fault;
use crate::plant::{Bug, is_on};
use crate::world::{Backup, Event, NodeEvent, World};

const MINUTE_MS: u64 = 60_000;
const DAY_MS: u64 = 24 * 60 * MINUTE_MS;
const YEAR_MS: u64 = 365 * DAY_MS;
impl World {
    /// One thing that somebody does, perhaps one that breaks, and when the next one is.
    pub fn act(&mut self) {
        if self.acted >= self.plan.actions {
            return self.heal();
        }
        self.acted += 1;
        let phone = self.people.index(self.phones.len());
        let tabs: Vec<u64> = self.phones[phone].tabs.keys().copied().collect();
        let dice = self.people.draw();
        self.supervise();
        if let Some(tab) = self.people.pick(&tabs).copied() {
            self.later(0, Event::Tab { phone, tab, it: TabEvent::Act { dice } });
        }
        let mut pause = self.people.wait_ms(self.plan.pause_ms, self.plan.pause_ms * 5);
        if self.trouble.percent(self.plan.trouble_percent) {
            let all: Vec<Fault> = self.plan.faults.iter().copied().collect();
            if let Some(fault) = self.trouble.pick(&all).copied() {
                self.say(|| format!("trouble: {fault:?}"));
                pause += self.break_something(fault);
            }
        }
        self.later(pause, Event::Act);
    }

    fn break_something(&mut self, fault: Fault) -> u64 {
        let phone = self.trouble.index(self.phones.len());
        let node = self.trouble.index(self.nodes.len());
        match fault {
            Fault::Offline => self.go_offline(phone),
            Fault::Cut => self.cut(),
            Fault::OneWay => self.one_way(),
            Fault::ServerCrash if self.trouble.percent(50) => self.nodes[node].dies_in_commit = true,
            Fault::ServerCrash => self.crash_server(node),
            Fault::CrashBeforeAck => self.nodes[node].dies_after_commit = true,
            Fault::PhoneCrash => self.crash_phone(phone),
            Fault::CrashInWrite => self.phones[phone].dies_in_write = true,
            Fault::Tabs => self.tabs(phone),
            Fault::Eviction => self.evict(phone),
            Fault::ServerDisk => {
                self.ledger.counts.server_disk += 1;
                self.disk_trouble = true;
                let after = self.trouble.below(20_000);
                self.later(after, Event::DiskMended);
            }
            Fault::VaultTrouble => {
                self.ledger.counts.vault_trouble += 1;
                self.phones[phone].trouble = true;
                let after = self.trouble.below(30_000);
                self.later(after, Event::VaultMended { phone });
            }
            Fault::ClockJump => self.jump(phone, node),
            Fault::Rights if self.trouble.percent(40) => self.rights_due = Some(self.phones[phone].user),
            Fault::Rights => self.change_rights(phone),
            Fault::Ends => self.grant_by_date(phone),
            Fault::Restore => self.back_up_or_restore(),
            Fault::Month => return self.month(),
            Fault::Forgery => self.forge(phone, node),
            Fault::SessionEnd => self.end_session(phone),
        }
        0
    }

    pub fn go_offline(&mut self, phone: usize) {
        self.ledger.counts.offline += 1;
        self.phones[phone].online = false;
        let wires: Vec<u64> =
            self.wires.iter().filter(|(_, it)| it.phone == phone).map(|(id, _)| *id).collect();
        for wire in wires {
            let told = (self.trouble.percent(60), self.trouble.percent(20));
            self.break_wire(wire, told);
        }
        let after = self.trouble.wait_ms(2 * MINUTE_MS, 90 * MINUTE_MS);
        self.later(after, Event::Online { phone });
    }

    fn some_wire(&mut self) -> Option<u64> {
        let alive: Vec<u64> =
            self.wires.iter().filter(|(_, it)| !it.down.dead && !it.up.dead).map(|(id, _)| *id).collect();
        self.trouble.pick(&alive).copied()
    }

    fn cut(&mut self) {
        let Some(wire) = self.some_wire() else { return };
        let told = (self.trouble.percent(50), self.trouble.percent(50));
        self.ledger.counts.cut_links += 1;
        self.ledger.counts.half_open += u64::from(!told.0 || !told.1);
        self.break_wire(wire, told);
    }

    fn one_way(&mut self) {
        let Some(wire) = self.some_wire() else { return };
        self.ledger.counts.one_way += 1;
        let (up, dead) = (self.trouble.percent(50), self.trouble.percent(40));
        let most = if self.trouble.percent(10) { 30 * DAY_MS } else { MINUTE_MS };
        let until = self.now.saturating_add_unsigned(self.trouble.below(most));
        let full = self.trouble.percent(40);
        let Some(found) = self.wires.get_mut(&wire) else { return };
        let way = if up { &mut found.up } else { &mut found.down };
        if dead {
            way.dead = true;
            way.full = full;
        } else {
            way.held_until = until;
        }
    }

    /// A node dies; a single one takes the unsynced part of its disk along.
    pub fn crash_server(&mut self, node: usize) {
        if !self.nodes[node].up {
            return;
        }
        self.ledger.counts.server_crashes += 1;
        let power = self.nodes.len() == 1 || self.trouble.percent(40);
        let dying: Vec<usize> = if power { (0..self.nodes.len()).collect() } else { vec![node] };
        let flight = self.flight.take_if(|it| dying.contains(&it.node));
        self.ledger.counts.crashes_in_commit += u64::from(flight.is_some());
        if power {
            let survived = self.disk.crash(flight.as_ref().map(|it| &it.transaction), &mut self.trouble);
            if let Some(flight) = flight.filter(|_| survived) {
                let judged = flight.judged;
                flight.written.iter().for_each(|it| self.reference.take(it, judged));
            }
        } else if let Some(flight) = flight.filter(|_| self.trouble.percent(50)) {
            self.commit_is_durable(flight.transaction, &flight.written, flight.judged);
        }
        for node in dying {
            self.stop_node(node);
            let after = self.trouble.wait_ms(2_000, 30_000);
            self.later(after, Event::NodeStart { node });
        }
        self.say(|| format!("node {node} dies (power: {power})"));
    }

    fn stop_node(&mut self, node: usize) {
        let it = &mut self.nodes[node];
        self.ledger.counts.crashes_before_ack += u64::from(it.up && it.untold > 0);
        it.up = false;
        it.boot += 1;
        let wires: Vec<u64> = it.sockets.values().copied().collect();
        for wire in wires {
            let told = self.trouble.percent(75);
            self.break_wire(wire, (told, false));
        }
    }

    fn tabs(&mut self, phone: usize) {
        self.ledger.counts.tabs += 1;
        let tabs: Vec<u64> = self.phones[phone].tabs.keys().copied().collect();
        match self.trouble.pick(&tabs).copied() {
            Some(tab) if tabs.len() > 1 => self.close_tab(phone, tab),
            Some(_) => self.open_tab(phone),
            None => {}
        }
    }

    fn evict(&mut self, phone: usize) {
        if self.phones[phone].profile.is_none() {
            return;
        }
        self.ledger.counts.evictions += 1;
        self.crash_phone(phone);
        self.ledger.evicted(phone);
        let it: &mut Phone = &mut self.phones[phone];
        it.vault = Vault::default();
        it.profile = None;
        let after = self.trouble.wait_ms(5_000, 60_000);
        self.later(after, Event::SignIn { phone });
    }

    fn jump(&mut self, phone: usize, node: usize) {
        let most = *self.trouble.pick(&[YEAR_MS, DAY_MS, MINUTE_MS]).unwrap_or(&DAY_MS);
        let off = i64::try_from(self.trouble.below(2 * most)).unwrap_or(0);
        let off = off - i64::try_from(most).unwrap_or(0);
        // Rights by date are the server's clock: with them it goes right.
        if self.trouble.percent(20) && !self.plan.faults.contains(&Fault::Ends) {
            self.ledger.counts.server_clock_jumps += 1;
            self.nodes[node].clock_off_ms = off;
        } else {
            self.ledger.counts.clock_jumps += 1;
            self.phones[phone].clock_off_ms = off;
        }
    }

    fn back_up_or_restore(&mut self) {
        let Some(backup) = self.backup.take() else {
            let (tables, reference) = (self.disk.durable().clone(), self.reference.clone());
            self.backup = Some(Backup { tables, reference, acked: self.ledger.acked.clone() });
            return;
        };
        self.ledger.counts.restores += 1;
        for node in 0..self.nodes.len() {
            self.flight = None;
            self.stop_node(node);
            let after = self.trouble.wait_ms(2_000, 30_000);
            self.later(after, Event::NodeStart { node });
        }
        let mut tables = backup.tables;
        if !is_on(Bug::IncarnationKept) {
            tables.incarnation = Some(Incarnation::from_bytes(self.drawn.bytes()));
        }
        self.disk.restore(tables);
        self.reference.restore(backup.reference);
        self.owed.extend(self.ledger.acked.difference(&backup.acked).copied());
        self.ledger.acked.retain(|it| backup.acked.contains(it));
    }

    /// Everybody closes the app; says for how long.
    fn month(&mut self) -> u64 {
        self.ledger.counts.months += 1;
        let most = if self.trouble.percent(50) { 30 * DAY_MS } else { DAY_MS };
        let span = self.trouble.below(most);
        for phone in 0..self.phones.len() {
            let tabs: Vec<u64> = self.phones[phone].tabs.keys().copied().collect();
            self.phones[phone].line.clear();
            for tab in tabs {
                self.close_tab(phone, tab);
            }
            let late = self.trouble.below(MINUTE_MS);
            self.phones[phone].asleep_until = self.now.saturating_add_unsigned(span + late);
            self.later(span + late, Event::Wake { phone });
        }
        span
    }

    fn end_session(&mut self, phone: usize) {
        self.ledger.counts.session_ends += 1;
        self.sessions_ended.insert(phone);
        for node in 0..self.nodes.len() {
            let session_key = format!("s{phone}");
            self.node_later(node, 5, NodeEvent::Input(Input::SessionEnded { session_key }));
        }
        let after = self.trouble.wait_ms(20_000, 120_000);
        self.later(after, Event::SignIn { phone });
    }
}
