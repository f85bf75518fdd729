use super::tables::Tables;
use crate::dice::Dice;
use crate::plant::{Bug, is_on};

/// What was synced stays; what was not may be gone after a crash, or lie there in part.
#[derive(Default)]
pub struct Disk {
    /// What every reader sees.
    live: Tables,
    durable: Tables,
    /// Transactions that are on their way to the disk, or believed to be there.
    unsynced: Vec<Tables>,
}

impl Disk {
    pub const fn live(&self) -> &Tables {
        &self.live
    }

    pub const fn durable(&self) -> &Tables {
        &self.durable
    }

    /// Commits: writes, syncs, and only then shows it to readers.
    pub fn commit(&mut self, transaction: Tables) {
        self.live.merge(&transaction);
        if is_on(Bug::SkipFsync) {
            return self.unsynced.push(transaction);
        }
        self.durable.merge(&transaction);
    }

    /// The power fails. A transaction in `flight` was being written: says whether it is there afterwards. A torn one
    /// has a wrong checksum and is not taken up again.
    pub fn crash(&mut self, flight: Option<&Tables>, dice: &mut Dice) -> bool {
        let mut survived = false;
        for transaction in std::mem::take(&mut self.unsynced) {
            if dice.percent(50) {
                break;
            }
            self.durable.merge(&transaction);
        }
        if let Some(transaction) = flight {
            survived = dice.percent(40);
            if survived {
                self.durable.merge(transaction);
            } else if is_on(Bug::TornTaken) && dice.percent(50) {
                let half = Tables { log: transaction.log.clone(), ..Tables::default() };
                self.durable.merge(&half);
            }
        }
        self.live = self.durable.clone();
        survived
    }

    /// Puts a backup in the place of everything.
    pub fn restore(&mut self, backup: Tables) {
        self.unsynced.clear();
        self.live = backup.clone();
        self.durable = backup;
    }
}
