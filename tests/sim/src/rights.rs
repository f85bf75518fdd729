//! Who may do what, from which moment until which, and what becomes of late work.

use std::collections::BTreeMap;

use gongjian_shared::ids::{EscrowId, SpaceId, UserId};
use gongjian_shared::rules::{Grant, Role};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::guard::{Facts, Verdict, judge};
use gongjian_shared::sync::hub::Input;
use gongjian_shared::time::Timestamp;

use crate::plan::Fault;
use crate::plant::{Bug, is_on};
use crate::store::{self, Stand, Tables};
use crate::world::{NodeEvent, World};

/// How long after a right ended something may still be on its way out.
pub const REVOKED_MS: i64 = 1_000;
/// How long rights by date last, and how long before they begin, at most.
const SOON_MS: u64 = 60_000;
const LATER_MS: u64 = 3_600_000;

impl World {
    fn somewhere(&mut self) -> Option<SpaceId> {
        let spaces: Vec<SpaceId> = self.disk.live().ends.keys().copied().collect();
        self.trouble.pick(&spaces).copied()
    }

    pub fn change_rights(&mut self, phone: usize) {
        // The database lets one writer in at a time.
        if self.flight.is_some() {
            return;
        }
        let user = self.phones[phone].user;
        let Some(space) = self.somewhere() else { return };
        let before = self.disk.live().role(user, space, self.time());
        let role = match self.trouble.below(5) {
            0 => None,
            1 | 2 => Some(Role::Reader),
            _ => Some(Role::Member),
        };
        if role == before {
            return;
        }
        self.set_role(user, space, role);
        if self.trouble.percent(40) {
            // It happens while the phone cannot hear of it.
            self.go_offline(phone);
        }
    }

    /// A right for a stretch of time, perhaps one that has not begun.
    pub fn grant_by_date(&mut self, phone: usize) {
        if self.flight.is_some() {
            return;
        }
        let user = self.phones[phone].user;
        let Some(space) = self.somewhere() else { return };
        let role = if self.trouble.percent(80) { Role::Member } else { Role::Reader };
        let most = if self.trouble.percent(70) { SOON_MS } else { LATER_MS };
        let from = if self.trouble.percent(70) {
            self.time()
        } else {
            self.time().after_ms(self.trouble.below(most))
        };
        let until = from.after_ms(1 + self.trouble.below(most));
        self.set_grant(user, space, Some(Grant { role, from, until: Some(until) }));
        self.ledger.counts.ends_met += 1;
        if self.trouble.percent(30) {
            self.go_offline(phone);
        }
    }

    pub fn set_role(&mut self, user: UserId, space: SpaceId, role: Option<Role>) {
        let from = Timestamp::default();
        self.set_grant(user, space, role.map(|role| Grant { role, from, until: None }));
    }

    fn set_grant(&mut self, user: UserId, space: SpaceId, grant: Option<Grant>) {
        self.ledger.counts.role_changes += 1;
        let (key, now) = ((user, space), self.time());
        let Some(stand) = Stand::set(self.disk.live().grants.get(&key).copied(), grant, now) else { return };
        self.disk.commit(Tables { grants: [(key, stand)].into(), ..Tables::default() });
        self.reference.set_grant(key, grant, now);
        self.readable_until.insert(key, self.now + REVOKED_MS);
        if is_on(Bug::RightsChangeUnheard) {
            return;
        }
        for node in 0..self.nodes.len() {
            let after = self.trouble.below(900);
            self.node_later(node, after, NodeEvent::Input(Input::RightsChanged { user }));
        }
    }

    /// Somebody may decide on late work.
    pub fn supervise(&mut self) {
        let ours = [Fault::Ends, Fault::Rights].iter().any(|it| self.plan.faults.contains(it));
        if !ours || self.flight.is_some() || self.disk_trouble {
            return;
        }
        let live = self.disk.live();
        let waiting = live.escrow.iter().filter(|(_, it)| it.decided.is_none()).map(|(id, _)| *id);
        let waiting: Vec<EscrowId> = waiting.collect();
        if let Some(id) = self.people.pick(&waiting).copied()
            && self.people.percent(15)
        {
            let takes = self.people.percent(60);
            self.decide(id, takes);
        }
    }

    fn decide(&mut self, id: EscrowId, takes: bool) {
        let base = self.disk.live();
        let Some(escrow) = base.escrow.get(&id).cloned() else { return };
        let mut over = Tables::default();
        let mut ends = BTreeMap::new();
        let late = base.late_changes(id);
        let headers: Vec<ChangeHeader> = late.iter().map(|it| it.header.clone()).collect();
        let facts = store::facts(base, &over, (escrow.user, true), &escrow.head, &headers, self.time());
        let verdicts = judge(&Facts { may_write: true, late: None, ..facts }, &escrow.head, &headers);
        if takes && verdicts.iter().any(|it| !matches!(it, Verdict::Take | Verdict::There(_))) {
            return self.ledger.fail("O7", format!("late work does not fit: {verdicts:?}"));
        }
        for (it, verdict) in late.iter().zip(&verdicts).filter(|_| takes) {
            if *verdict == Verdict::Take {
                over.documents.insert(escrow.head.document, escrow.head);
                let by = (escrow.user, it.device, it.received);
                let put =
                    store::append(base, &mut over, &mut ends, &escrow.head, by, (&it.header, &it.bytes));
                if put.is_err() {
                    return self.ledger.fail("O7", "late work has no place in the log");
                }
            }
        }
        over.ends.clone_from(&ends);
        let (now, user) = (self.time(), escrow.user);
        over.escrow.insert(id, store::Escrow { decided: Some((now, takes)), ..escrow.clone() });
        self.disk.commit(over);
        self.reference.decide(&escrow.head, user, &headers, takes);
        self.ledger.counts.taken_in += u64::from(takes);
        self.ledger.counts.turned_away += u64::from(!takes);
        for node in 0..self.nodes.len() {
            let after = self.trouble.below(900);
            self.node_later(node, after, NodeEvent::Input(Input::RightsChanged { user }));
            for (space, end) in &ends {
                let (space, newest) = (*space, end.seq);
                self.node_later(node, after, NodeEvent::Input(Input::Moved { space, newest }));
            }
        }
    }
}
