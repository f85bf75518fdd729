//! `verify backup`: the drill. A backup is taken while phones write, the machine is lost, the backup comes back in
//! another place, and the phones bring what it lacked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use gongjian_shared::documents::live::Document;
use gongjian_shared::ids::DocumentId;
use gongjian_shared::sync::entry::Entry;
use gongjian_shared::sync::hash::Hash;

use super::kills::backups::{Backup, audit, restore};
use super::kills::number;
use crate::args::Args;
use crate::clock::Stopwatch;
use crate::place;
use crate::process::Scratch;
use crate::report::Report;
use crate::server::{self, Server, Wanted, free_port};
use crate::storm::{Clerk, Dice, Ledger, Office, Phone, Place, Seat, logs};
use crate::trouble::{Outcome, Trouble};

const PHONES: u8 = 5;
const SPACES: u8 = 2;
/// Acknowledged before the backup, and again behind it.
const EDITS: usize = 600;
const PATIENCE: Duration = Duration::from_secs(60);
const SHOWN_MAX: usize = 10;

/// `--edits N`: so many before the backup and as many after it.
pub fn prove(mut args: Args) -> Outcome<Report> {
    let edits = number(&mut args, "--edits")?.unwrap_or(EDITS);
    args.end()?;
    Drill::prepare()?.run(edits)
}

/// A small one for every test run.
pub fn prove_small() -> Outcome<Report> {
    Drill::prepare()?.run(80)
}

struct Drill {
    scratch: Scratch,
    binary: PathBuf,
    port: u16,
    ledger: Arc<Ledger>,
    phones: Vec<Phone>,
    faults: Vec<String>,
}

impl Drill {
    fn prepare() -> Outcome<Self> {
        let scratch = Scratch::new("verify-backup")?;
        let binary = scratch.path().join("gongjian");
        place::copy(&server::build()?, &binary)?;
        let (ledger, phones) = (Arc::new(Ledger::default()), Vec::new());
        Ok(Self { scratch, binary, port: free_port()?, ledger, phones, faults: Vec::new() })
    }

    fn at(&self, name: &str) -> PathBuf {
        self.scratch.path().join(name)
    }

    fn serve(&self, data: &str) -> Outcome<Server> {
        let data = self.at(data);
        Server::start(&Wanted { hides_code: true, ..Wanted::new(&self.binary, &data, self.port) })
    }

    fn phone(&mut self, seat: Seat) {
        let dice = Dice::new(Dice::seed());
        let phone = Phone::start(seat, self.ledger.clone(), dice);
        phone.connect();
        self.phones.push(phone);
    }

    fn run(mut self, edits: usize) -> Outcome<Report> {
        let (office, known, backup_ms) = self.lose_a_machine(edits)?;
        let watch = Stopwatch::start();
        self.faults.extend(restore(&self.binary, &self.at("copy"), &self.at("again"))?);
        let restore_ms = watch.millis();
        let server = self.serve("again")?;
        let acked = self.ledger.begin_anew();
        let auditor = office.sign_in(&server.base, PHONES + 2)?;
        let held = logs::places(&logs::read(&auditor)?);
        let missing: BTreeSet<Hash> = acked.keys().filter(|it| !held.contains_key(it)).copied().collect();
        self.tell_missing(&missing, &acked, &known, &held);
        let never = self.bring_back(&office, &server, &missing)?;
        let logs = logs::read(&auditor)?;
        let places = logs::places(&logs);
        let lost = acked.keys().filter(|hash| !places.contains_key(hash)).count();
        let documents = self.load(&logs);
        self.faults.extend(audit(&self.binary, &self.at("again"))?);
        let refused = self.refuses(&server)?;
        let proves = missing.len() < acked.len() && !missing.is_empty() && documents > 0;
        for fault in self.faults.iter().take(SHOWN_MAX) {
            println!("  fault: {fault}");
        }
        Ok(Report::new(self.faults.is_empty() && lost == 0 && proves)
            .with("acked", acked.len())
            .with("missing", missing.len())
            .with("resupplied", missing.len() - never)
            .with("lost", lost)
            .with("documents", documents)
            .with("damaged_refused", refused)
            .with("backup_ms", backup_ms)
            .with("restore_ms", restore_ms)
            .with("faults", self.faults))
    }

    /// Everybody signs in again, and their phones bring what they hold; gives how many changes nobody brought.
    fn bring_back(&mut self, office: &Office, server: &Server, missing: &BTreeSet<Hash>) -> Outcome<usize> {
        for (phone, nth) in self.phones.iter().zip(1..) {
            phone.move_to(office.sign_in(&server.base, nth)?);
        }
        let never = self.ledger.lacks(missing, PATIENCE).len();
        self.faults.extend(self.ledger.faults());
        self.faults.extend((never > 0).then(|| format!("{never} changes were never brought again")));
        Ok(never)
    }

    /// Work, a backup in the middle of it, more work also by a phone that the backup has never heard of, and a kill.
    /// Gives what had been acknowledged before the backup began.
    fn lose_a_machine(&mut self, edits: usize) -> Outcome<(Office, BTreeMap<Hash, Place>, u64)> {
        let server = self.serve("data")?;
        let mut office = Office::furnish(&server, PHONES, SPACES, 2)?;
        for seat in office.seats.clone() {
            self.phone(seat);
        }
        let admin = std::mem::replace(&mut office.admin, crate::http::Client::new(&server.base));
        let dice = Dice::new(Dice::seed());
        let clerk = Clerk::start(admin, office.spaces[0], office.ghost, self.ledger.clone(), dice);
        clerk.connect();
        self.reach(edits)?;
        let known = self.ledger.all();
        let watch = Stopwatch::start();
        let backup = Backup::start(&self.binary, &self.at("data"), &self.at("copy"))?;
        self.faults.extend(backup.finish()?);
        let backup_ms = watch.millis();
        self.phone(office.sign_in(&server.base, PHONES + 1)?);
        self.reach(self.ledger.all().len() + edits)?;
        drop((clerk, server));
        self.phones.iter().for_each(Phone::rest);
        if self.ledger.nobody_linked(PATIENCE) {
            Ok((office, known, backup_ms))
        } else {
            Err(Trouble::new("a phone still has a link to a server that is dead", "report this"))
        }
    }

    fn reach(&self, count: usize) -> Outcome {
        if self.ledger.has(count, PATIENCE) {
            Ok(())
        } else {
            Err(Trouble::new(
                format!("there are no {count} acknowledgements"),
                "look at what the server printed",
            ))
        }
    }

    /// The list that whoever restores a backup wants to see: what it lacks, by document.
    fn tell_missing(
        &mut self,
        missing: &BTreeSet<Hash>,
        acked: &BTreeMap<Hash, Place>,
        known: &BTreeMap<Hash, Place>,
        held: &BTreeMap<Hash, Place>,
    ) {
        let moved = known.iter().filter(|(hash, place)| held.get(hash) != Some(place)).count();
        if moved > 0 {
            self.faults.push(format!("{moved} changes from before the backup are not in it"));
        }
        let mut by_document = BTreeMap::<DocumentId, usize>::new();
        for place in missing.iter().filter_map(|hash| acked.get(hash)) {
            *by_document.entry(place.document).or_default() += 1;
        }
        println!("  the backup lacks {} of {} acknowledged changes:", missing.len(), acked.len());
        for (document, count) in by_document.iter().take(SHOWN_MAX) {
            println!("    document {document}: {count}");
        }
        let more = by_document.len().saturating_sub(SHOWN_MAX);
        if more > 0 {
            println!("    and {more} documents more");
        }
    }

    /// Every document opens from its log; gives how many there are.
    fn load(&mut self, logs: &logs::Logs) -> usize {
        let mut documents = BTreeMap::<DocumentId, (Document, Vec<&[u8]>)>::new();
        for entry in logs.values().flatten() {
            let Entry::Change(change) = entry else { continue };
            let fresh = || (Document::new(change.kind, b"drill"), Vec::new());
            documents.entry(change.document).or_insert_with(fresh).1.push(&change.bytes);
        }
        let count = documents.len();
        for (id, (mut document, changes)) in documents {
            let before = document.heads();
            if document.apply(changes).is_err() || document.heads() == before {
                self.faults.push(format!("document {id} does not open"));
            }
        }
        count
    }

    /// Damages copies of the backup, and asks for what must not be; gives how often that was refused.
    fn refuses(&mut self, running: &Server) -> Outcome<usize> {
        type Damage = fn(&Path) -> std::io::Result<()>;
        let damages: [(&str, Damage); 4] = [
            ("the log is one page short", |copy| {
                let file = std::fs::OpenOptions::new().write(true).open(copy.join("gongjian.db"))?;
                file.set_len(file.metadata()?.len().saturating_sub(4096))
            }),
            ("two files are swapped", |copy| {
                std::fs::rename(copy.join("gongjian.db"), copy.join("x"))?;
                std::fs::rename(copy.join("side.db"), copy.join("gongjian.db"))?;
                std::fs::rename(copy.join("x"), copy.join("side.db"))
            }),
            ("the key is another", |copy| std::fs::write(copy.join("seal.key"), [7; 32])),
            ("the manifest is gone", |copy| std::fs::remove_file(copy.join("manifest.json"))),
        ];
        let mut refused = 0;
        for (nth, (what, damage)) in damages.into_iter().enumerate() {
            let (copy, to) = (self.at(&format!("damaged-{nth}")), self.at(&format!("never-{nth}")));
            for file in place::files_below(&self.at("copy")) {
                place::copy(&file, &copy.join(file.file_name().unwrap_or_default()))?;
            }
            damage(&copy).map_err(|error| Trouble::file(&copy, &error))?;
            refused += self.must_refuse(what, &copy, &to)?;
            if to.exists() {
                self.faults.push(format!("{what}, and something was restored"));
            }
        }
        refused +=
            self.must_refuse(&format!("{} runs there", running.base), &self.at("copy"), &self.at("again"))?;
        refused += self.must_refuse("a folder is not empty", &self.at("copy"), &self.at("data"))?;
        Ok(refused)
    }

    fn must_refuse(&mut self, what: &str, from: &Path, to: &Path) -> Outcome<usize> {
        let refused = restore(&self.binary, from, to)?.is_some();
        if !refused {
            self.faults.push(format!("restored although {what}"));
        }
        Ok(usize::from(refused))
    }
}
