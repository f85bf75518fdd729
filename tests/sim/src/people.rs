//! The loop of each tab (`app/src/keeper/run.rs`): events in, one vault write for those that are there, effects out.

use std::collections::BTreeSet;

use gongjian_shared::ids::{DocumentId, InstallationId};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::client::{Client, Input};
use gongjian_shared::sync::frame::{Up, decode};

use crate::dice::Dice;
use crate::ledger::EditId;
use crate::phone::desk::{Around, Desk, Out};
use crate::phone::shelf::Shelf;
use crate::phone::vault::Op;
use crate::phone::{Phone, Profile, Tab, TabEvent};
use crate::plant::{Bug, is_on};
use crate::world::{Carried, Event, World};

const BATCH_MAX: usize = 64;
const QUIET_MS: u64 = 120;
const IDLE_MS: u64 = 60_000;
/// A desk that wants to be woken so often without time going on is spinning.
const SPINS_MAX: u32 = 50;

impl World {
    fn with_desk<R>(
        &mut self,
        phone: usize,
        tab: u64,
        act: impl FnOnce(&mut Desk, &mut Around<'_>) -> R,
    ) -> Option<R> {
        let now = self.phone_time(phone);
        let Phone { tabs, vault, trouble, .. } = &mut self.phones[phone];
        let found = tabs.get_mut(&tab)?;
        let (dice, ledger, presence) = (&mut self.drawn, &mut self.ledger, self.plan.presence);
        let mut around = Around { phone, now, vault, trouble: *trouble, presence, dice, ledger };
        Some(act(&mut found.desk, &mut around))
    }

    pub fn tab_event(&mut self, phone: usize, tab: u64, it: TabEvent) {
        let Some(found) = self.phones[phone].tabs.get_mut(&tab) else { return };
        if matches!(it, TabEvent::Timer { number } if number != found.timer) {
            return;
        }
        found.inbox.push_back(it);
        if !found.writing {
            self.run_tab(phone, tab);
        }
    }

    fn run_tab(&mut self, phone: usize, tab: u64) {
        for _ in 0..BATCH_MAX {
            let Some(found) = self.phones[phone].tabs.get_mut(&tab) else { return };
            let Some(it) = found.inbox.pop_front() else { break };
            let name = it.name();
            self.trace.line(self.now, || format!("phone {phone}.{tab} hears {name}"));
            let current = |dial: u64| dial == found.dials;
            let input = match it {
                TabEvent::Opened { dial } if current(dial) => Input::Opened,
                TabEvent::Message { dial, message } if current(dial) => Input::Received(message),
                TabEvent::Closed { dial } if current(dial) => Input::Lost,
                TabEvent::Opened { .. } | TabEvent::Message { .. } | TabEvent::Closed { .. } => continue,
                TabEvent::Timer { .. } => {
                    self.with_desk(phone, tab, |desk, around| desk.adopt(around));
                    Input::Tick
                }
                TabEvent::Connect => Input::Connect,
                TabEvent::News(news) => {
                    self.with_desk(phone, tab, |desk, around| desk.hear(news, around));
                    continue;
                }
                TabEvent::Chosen => {
                    self.with_desk(phone, tab, Desk::take_link);
                    continue;
                }
                TabEvent::Act { dice } => {
                    self.with_desk(phone, tab, |desk, around| desk.act(Dice::new(dice), around));
                    continue;
                }
                TabEvent::Write { dice, document } => {
                    self.with_desk(phone, tab, |desk, around| {
                        desk.type_on(document, Dice::new(dice), around);
                    });
                    continue;
                }
            };
            self.with_desk(phone, tab, |desk, around| desk.step(input, around));
        }
        if let Some(document) = self.ledger.refusing.take() {
            self.type_on(phone, tab, document);
        }
        self.finish(phone, tab);
    }

    /// Somebody types in the other tabs, which have not heard of a refusal yet.
    fn type_on(&mut self, phone: usize, tab: u64, document: DocumentId) {
        let others: Vec<u64> = self.phones[phone].tabs.keys().copied().filter(|it| *it != tab).collect();
        for other in others {
            for _ in 0..3 {
                let dice = self.people.draw();
                self.later(1, Event::Tab { phone, tab: other, it: TabEvent::Write { dice, document } });
            }
        }
    }

    /// Writes what is to be written, then does what waited for it, until nothing is left; then what is outside.
    fn finish(&mut self, phone: usize, tab: u64) {
        loop {
            let trouble = self.phones[phone].trouble;
            let Some(found) = self.phones[phone].tabs.get_mut(&tab) else { return };
            if found.desk.ops.is_empty() && found.desk.after.is_empty() {
                break;
            }
            if found.desk.ops.is_empty() {
                self.with_desk(phone, tab, Desk::then);
                continue;
            }
            if trouble {
                break;
            }
            found.writing = true;
            if is_on(Bug::SavedTooEarly) {
                found.desk.ops.iter().for_each(|op| self.ledger.stored(phone, op));
            }
            if self.phones[phone].dies_in_write {
                self.phones[phone].dies_in_write = false;
                self.ledger.counts.crashes_in_write += 1;
                return self.crash_phone(phone);
            }
            let after = self.timing.wait_ms(self.plan.vault_ms, 800);
            return self.later(after, Event::Written { phone, tab });
        }
        self.close_round(phone, tab);
    }

    pub fn written(&mut self, phone: usize, tab: u64) {
        let trouble = self.phones[phone].trouble;
        let Some(found) = self.phones[phone].tabs.get_mut(&tab) else { return };
        found.writing = false;
        if trouble {
            return self.close_round(phone, tab);
        }
        self.with_desk(phone, tab, |desk, around| {
            desk.flush(around);
            desk.then(around);
        });
        self.finish(phone, tab);
    }

    fn close_round(&mut self, phone: usize, tab: u64) {
        let outs = self.with_desk(phone, tab, |desk, _| std::mem::take(&mut desk.out));
        for out in outs.into_iter().flatten() {
            self.perform(phone, tab, out);
        }
        self.meet_greeted();
        self.set_timer(phone, tab);
        let Some(found) = self.phones[phone].tabs.get_mut(&tab) else { return };
        if !found.inbox.is_empty() {
            self.run_tab(phone, tab);
        }
    }

    fn set_timer(&mut self, phone: usize, tab: u64) {
        let now = self.phone_time(phone);
        let Some(found) = self.phones[phone].tabs.get_mut(&tab) else { return };
        let wake = found.desk.engine.as_ref().and_then(Client::wake_at);
        let until_wake = wake.map_or(IDLE_MS, |at| at.ms_since(now)).min(IDLE_MS);
        found.spins = if until_wake == 0 { found.spins + 1 } else { 0 };
        if found.spins > SPINS_MAX {
            self.ledger.fail(
                "O10",
                format!(
                    "the engine of phone {phone} spins: wake {wake:?} now {now:?} ops {}",
                    found.desk.ops.len()
                ),
            );
        }
        let wait = if found.desk.ops.is_empty() { until_wake } else { QUIET_MS.min(until_wake) };
        found.timer += 1;
        let number = found.timer;
        self.later(wait, Event::Tab { phone, tab, it: TabEvent::Timer { number } });
    }

    fn perform(&mut self, phone: usize, tab: u64, out: Out) {
        self.trace.line(self.now, || format!("phone {phone}.{tab} does {}", out.name()));
        let Some(found) = self.phones[phone].tabs.get_mut(&tab) else { return };
        match out {
            Out::Tell(_) if is_on(Bug::NewsDropped) && self.timing.percent(30) => {}
            Out::Tell(news) => {
                let others: Vec<u64> =
                    self.phones[phone].tabs.keys().copied().filter(|it| *it != tab).collect();
                for other in others {
                    let it = TabEvent::News(news.clone());
                    self.later(self.plan.news_ms, Event::Tab { phone, tab: other, it });
                }
            }
            Out::Dial => {
                found.dials += 1;
                let (dial, old) = (found.dials, found.wire.take());
                self.hang_up(old);
                let wire = self.dial(phone, tab, dial);
                if let Some(found) = self.phones[phone].tabs.get_mut(&tab) {
                    found.wire = wire;
                }
            }
            Out::HangUp => {
                found.dials += 1;
                let old = found.wire.take();
                self.hang_up(old);
            }
            Out::Send(message) => {
                let wire = found.wire;
                self.check_sent(phone, tab, &message);
                if let Some(wire) = wire {
                    self.carry(wire, true, Carried::Message(message));
                }
            }
        }
    }

    fn hang_up(&mut self, wire: Option<u64>) {
        let Some(wire) = wire else { return };
        self.carry(wire, true, Carried::End);
        if let Some(found) = self.wires.get_mut(&wire) {
            found.down.dead = true;
        }
    }

    pub fn sign_in(&mut self, phone: usize) {
        self.sessions_ended.remove(&phone);
        if self.phones[phone].profile.is_some() {
            return self.to_tabs(phone, &TabEvent::Connect);
        }
        let reached = self.phones[phone].online && self.nodes.iter().any(|it| it.up) && !self.disk_trouble;
        if !reached {
            return self.later(2_000, Event::SignIn { phone });
        }
        let installation = InstallationId::from_bytes(self.drawn.bytes());
        let prefix = self.prefix(self.phones[phone].user, installation);
        self.phones[phone].profile = Some(Profile { installation, prefix });
        self.wake(phone);
    }

    /// Somebody opens the app, unless it is open.
    pub fn wake(&mut self, phone: usize) {
        if self.phones[phone].tabs.is_empty() && self.now >= self.phones[phone].asleep_until {
            self.phone_started(phone);
            self.open_tab(phone);
        }
    }

    pub fn open_tab(&mut self, phone: usize) {
        let now = self.phone_time(phone);
        let Some(Profile { installation, prefix }) = self.phones[phone].profile else { return };
        let Phone { user, vault, trouble, .. } = &mut self.phones[phone];
        let (dice, ledger, presence) = (&mut self.drawn, &mut self.ledger, self.plan.presence);
        let around = Around { phone, now, vault, trouble: *trouble, presence, dice, ledger };
        let desk = Desk::enter(*user, installation, prefix, &around);
        let it = &mut self.phones[phone];
        it.last_tab += 1;
        let tab = it.last_tab;
        it.tabs.insert(tab, Tab::new(desk));
        it.line.push_back(tab);
        if it.line.len() == 1 {
            self.later(1, Event::Tab { phone, tab, it: TabEvent::Chosen });
        }
        self.say(|| format!("phone {phone} opens tab {tab}"));
    }

    pub fn close_tab(&mut self, phone: usize, tab: u64) {
        let Some(found) = self.phones[phone].tabs.remove(&tab) else { return };
        if found.writing && self.timing.percent(40) {
            self.write_survives(phone, &found);
        }
        if let Some(wire) = found.wire {
            let noticed = self.timing.percent(80);
            self.break_wire(wire, (false, noticed));
        }
        let line = &mut self.phones[phone].line;
        let had_link = line.front() == Some(&tab);
        line.retain(|it| *it != tab);
        if had_link && let Some(next) = line.front().copied() {
            self.later(5, Event::Tab { phone, tab: next, it: TabEvent::Chosen });
        }
        self.say(|| format!("phone {phone} loses tab {tab}"));
    }

    /// A transaction was complete, but the page never heard of it.
    fn write_survives(&mut self, phone: usize, tab: &Tab) {
        let split = |op: &Op| is_on(Bug::WaitInAnotherWrite) && matches!(op, Op::Wait(..));
        let ops: Vec<Op> = tab.desk.ops.iter().filter(|op| !split(op)).cloned().collect();
        self.phones[phone].vault.write(&ops);
        ops.iter().for_each(|op| self.ledger.stored(phone, op));
    }

    pub fn crash_phone(&mut self, phone: usize) {
        self.ledger.counts.phone_crashes += 1;
        let tabs: Vec<u64> = self.phones[phone].tabs.keys().copied().collect();
        self.phones[phone].line.clear();
        for tab in tabs {
            self.close_tab(phone, tab);
        }
        let after = self.timing.wait_ms(3_000, 100_000);
        self.later(after, Event::Wake { phone });
    }

    pub fn online(&mut self, phone: usize) {
        self.phones[phone].online = true;
        self.to_tabs(phone, &TabEvent::Connect);
    }

    pub fn to_tabs(&mut self, phone: usize, it: &TabEvent) {
        let tabs: Vec<u64> = self.phones[phone].tabs.keys().copied().collect();
        for tab in tabs {
            self.later(1, Event::Tab { phone, tab, it: it.clone() });
        }
    }

    /// A push names only what the vault has, and nothing that stands on what was refused.
    fn check_sent(&mut self, phone: usize, tab: u64, message: &[u8]) {
        let shelf = self.phones[phone].tabs.get(&tab).map(|it| &it.desk.shelf);
        let refused: BTreeSet<EditId> = shelf.map(Shelf::all_refused).unwrap_or_default();
        for item in decode::<Up>(message).unwrap_or_default() {
            let Up::Push(push) = item else { continue };
            for bytes in &push.changes {
                let Ok(header) = ChangeHeader::read(bytes) else { continue };
                let id = (push.head.document, header.hash);
                if !self.phones[phone].vault.changes.contains_key(&id) {
                    self.ledger.fail("O9", format!("phone {phone} sends what its vault does not have"));
                }
                if header.dependencies.iter().any(|it| refused.contains(&(id.0, *it))) {
                    self.ledger.fail("O9", format!("phone {phone} sends what stands on a refused change"));
                }
                if is_on(Bug::ForgottenAtSend) {
                    self.phones[phone].vault.waiting.remove(&id);
                }
            }
        }
    }
}
