use crate::report::Report;

/// At least so many of a hundred kills must hit a write that is on its way.
const IN_FLIGHT_MIN: usize = 30;
const SHOWN_MAX: usize = 20;

/// What all rounds came to.
#[derive(Default)]
pub struct Tally {
    pub kills: usize,
    pub at_work: usize,
    pub at_start: usize,
    pub at_migration: usize,
    pub at_backup: usize,
    pub in_flight: usize,
    /// Rounds in which the phones forgot everything before the check.
    pub wiped: usize,
    /// Of these: a write was in the log, and its answer had not arrived.
    pub between_commit_and_ack: usize,
    pub backups: usize,
    pub acked: usize,
    pub commands: usize,
    pub lost: usize,
    /// Every fault in words.
    pub faults: Vec<String>,
    pub start_to_ack_ms: Vec<u64>,
}

impl Tally {
    pub fn report(mut self, ground: &str, seed: u64) -> Report {
        self.start_to_ack_ms.sort_unstable();
        let enough = self.in_flight * 100 >= self.kills * IN_FLIGHT_MIN;
        if !enough {
            self.faults.push(format!("only {} of {} kills hit a write", self.in_flight, self.kills));
        }
        if self.acked == 0 || self.commands == 0 || self.wiped == 0 {
            self.faults.push("nothing was written, commanded or wiped: this run proves nothing".to_owned());
        }
        for fault in self.faults.iter().take(SHOWN_MAX) {
            println!("  fault: {fault}");
        }
        Report::new(self.faults.is_empty() && self.lost == 0)
            .with("database", ground)
            .with("seed", seed)
            .with("kills", self.kills)
            .with("in_flight_kills", self.in_flight)
            .with("between_commit_and_ack_kills", self.between_commit_and_ack)
            .with("wiped_rounds", self.wiped)
            .with("at_work", self.at_work)
            .with("at_start", self.at_start)
            .with("at_migration", self.at_migration)
            .with("at_backup", self.at_backup)
            .with("backups", self.backups)
            .with("acked", self.acked)
            .with("commands", self.commands)
            .with("lost", self.lost)
            .with("start_to_ack_p50_ms", at(&self.start_to_ack_ms, 50))
            .with("start_to_ack_p99_ms", at(&self.start_to_ack_ms, 99))
            .with("faults", self.faults)
    }
}

/// The value that `percent` of these do not exceed.
fn at(sorted: &[u64], percent: usize) -> u64 {
    let place = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(place).copied().unwrap_or(0)
}
