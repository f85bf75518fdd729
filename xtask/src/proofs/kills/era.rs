use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use gongjian_shared::sync::hash::Hash;

use super::backups::{Backup, audit, restore};
use super::ground::Ground;
use super::tally::Tally;
use crate::report::Report;
use crate::server::{Server, free_port};
use crate::storm::{Clerk, Dice, Ledger, Office, Phone, Place, Seat, logs};
use crate::trouble::{Outcome, Trouble};

const PHONES: u8 = 10;
const SPACES: u8 = 2;
/// After so many kills the next era begins on an empty folder.
const ERA: usize = 12;
/// A server at work is killed so long after it was ready, at most.
const WORK_MAX_MS: u64 = 800;
const PATIENCE: Duration = Duration::from_secs(20);

/// Where changes stand.
type Places = BTreeMap<Hash, Place>;

/// When the server is killed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moment {
    Work,
    /// At work, and once more while it starts again.
    Start,
    /// While a backup is being taken.
    Backup,
}

pub struct Storm<'g> {
    ground: &'g mut dyn Ground,
    binary: PathBuf,
    port: u16,
    dice: Dice,
    /// How long a start took: the range for the kills during one.
    start_ms: u64,
    tally: Tally,
}

/// One furnished server's people, and what they know.
struct Era {
    ledger: Arc<Ledger>,
    phones: Vec<Phone>,
    clerk: Clerk,
    /// Reads every log and never writes.
    auditor: Seat,
}

impl<'g> Storm<'g> {
    pub fn new(ground: &'g mut dyn Ground, binary: PathBuf, dice: Dice) -> Outcome<Self> {
        Ok(Self { ground, binary, port: free_port()?, dice, start_ms: 200, tally: Tally::default() })
    }

    pub fn run(mut self, kills: usize, seed: u64) -> Outcome<Report> {
        while self.tally.kills < kills {
            self.era(kills.min(self.tally.kills + ERA))?;
            println!(
                "  {} kills, {} acknowledged, {} lost",
                self.tally.kills, self.tally.acked, self.tally.lost
            );
        }
        let name = self.ground.name();
        Ok(self.tally.report(name, seed))
    }

    fn era(&mut self, until: usize) -> Outcome {
        self.ground.fresh()?;
        self.kill_at_start()?;
        self.tally.at_migration += 1;
        let mut server = self.start()?;
        let mut era = self.furnish(&server)?;
        let mut nth = 0;
        while self.tally.kills < until {
            let moment = match nth {
                3 => Moment::Start,
                1 | 6 if self.ground.has_files() => Moment::Backup,
                _ => Moment::Work,
            };
            nth += 1;
            server = self.round(server, &mut era, moment)?;
        }
        if self.ground.has_files() {
            self.tally.faults.extend(audit(&self.binary, &self.ground.data())?);
        }
        self.tally.acked += era.ledger.all().len();
        self.tally.commands += era.clerk.counts().0;
        self.tally.faults.extend(era.ledger.faults());
        Ok(())
    }

    fn furnish(&mut self, server: &Server) -> Outcome<Era> {
        let mut office = Office::furnish(server, PHONES + 1, SPACES, 0)?;
        let auditor = office.seats.pop().ok_or_else(|| Trouble::new("nobody is there", "report this"))?;
        let ledger = Arc::new(Ledger::default());
        let phone = |seat, dice: &mut Dice| Phone::start(seat, ledger.clone(), Dice::new(dice.roll()));
        let phones = office.seats.into_iter().map(|seat| phone(seat, &mut self.dice)).collect();
        let dice = Dice::new(self.dice.roll());
        let clerk = Clerk::start(office.admin, office.spaces[0], office.ghost, ledger.clone(), dice);
        let era = Era { ledger, phones, clerk, auditor };
        era.connect();
        Ok(era)
    }

    fn start(&self) -> Outcome<Server> {
        self.ground.start(&self.binary, self.port)?.ready()
    }

    /// The only waiting for time: the moment of the kill is drawn.
    fn wait(&mut self, most_ms: u64) {
        thread::sleep(Duration::from_millis(self.dice.up_to(most_ms)));
    }

    fn kill_at_start(&mut self) -> Outcome {
        let server = self.ground.start(&self.binary, self.port)?;
        self.wait(self.start_ms);
        self.ground.strike(server, &mut self.dice)?;
        self.tally.kills += 1;
        Ok(())
    }

    /// Kills the server at a drawn moment, starts it again and holds what it has against the ledger.
    fn round(&mut self, server: Server, era: &mut Era, moment: Moment) -> Outcome<Server> {
        let flying = match moment {
            Moment::Backup => self.kill_at_backup(server, era)?,
            Moment::Work | Moment::Start => self.kill_at_work(server, era)?,
        };
        if moment == Moment::Start {
            self.kill_at_start()?;
            self.tally.at_start += 1;
        }
        let acked = era.ledger.all();
        let unanswered: Vec<Hash> = flying.into_iter().filter(|hash| !acked.contains_key(hash)).collect();
        self.tally.in_flight += usize::from(!unanswered.is_empty());
        // The first time always: a short run has seen it too.
        let wiped = self.dice.up_to(1) == 0 || self.tally.wiped == 0;
        era.ledger.starts();
        let server = self.start()?;
        self.start_ms = server.started_ms;
        if wiped {
            era.phones.iter().for_each(Phone::wipe);
            self.tally.wiped += 1;
        } else {
            era.connect();
            self.tally.start_to_ack_ms.extend(era.ledger.first_ack_ms(PATIENCE));
        }
        let places = self.hold_against(era, &acked)?;
        if wiped {
            let committed = unanswered.iter().any(|hash| places.contains_key(hash));
            self.tally.between_commit_and_ack += usize::from(committed);
            era.connect();
        }
        Ok(server)
    }

    /// Reads the logs from their beginning; gives where every change stands.
    fn hold_against(&mut self, era: &Era, acked: &Places) -> Outcome<Places> {
        let (answered, _) = era.clerk.counts();
        let logs = logs::read(&era.auditor)?;
        let places = logs::places(&logs);
        for (hash, place) in acked.iter().filter(|(hash, place)| places.get(hash) != Some(place)) {
            self.tally.lost += 1;
            let Place { space, seq, .. } = place;
            self.tally.faults.push(format!("lost: {hash:?}, acknowledged as {seq} of {space}"));
        }
        self.tally.faults.extend(era.clerk.faults(&logs, answered));
        Ok(places)
    }

    fn kill_at_work(&mut self, server: Server, era: &Era) -> Outcome<Vec<Hash>> {
        self.wait(WORK_MAX_MS);
        self.tally.at_work += 1;
        self.kill(server, era)
    }

    fn kill_at_backup(&mut self, server: Server, era: &Era) -> Outcome<Vec<Hash>> {
        let data = self.ground.data();
        let to = data.with_file_name(format!("backup-{}", self.tally.kills));
        self.wait(WORK_MAX_MS / 2);
        let backup = Backup::start(&self.binary, &data, &to)?;
        self.wait(WORK_MAX_MS / 4);
        self.tally.at_backup += 1;
        let flying = self.kill(server, era)?;
        let whole = if self.dice.up_to(1) == 0 {
            let (whole, fault) = backup.strike();
            self.tally.faults.extend(fault);
            whole
        } else {
            self.tally.faults.extend(backup.finish()?);
            to.exists()
        };
        if whole {
            self.tally.backups += 1;
            self.tally.faults.extend(restore(&self.binary, &to, &to.with_extension("restored"))?);
        }
        Ok(flying)
    }

    /// Gives what was on its way when the blow fell.
    fn kill(&mut self, server: Server, era: &Era) -> Outcome<Vec<Hash>> {
        let flying = era.ledger.flying();
        self.ground.strike(server, &mut self.dice)?;
        self.tally.kills += 1;
        if era.ledger.nobody_linked(PATIENCE) {
            Ok(flying.into_iter().collect())
        } else {
            Err(Trouble::new("a phone still has a link to a server that is dead", "report this"))
        }
    }
}

impl Era {
    fn connect(&self) {
        self.phones.iter().for_each(Phone::connect);
        self.clerk.connect();
    }
}
