//! What one run is: drawn from its seed, cut down while shrinking.

use std::collections::BTreeSet;

use crate::dice::Dice;

/// What can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// A phone has no network for a while; most notice, some do not.
    Offline,
    /// A link breaks: both, one or neither end is told, what is on its way is lost from some point on.
    Cut,
    /// What goes one way is held back for a while, or for ever.
    OneWay,
    ServerCrash,
    /// The server dies after a commit is durable and before anybody is told.
    CrashBeforeAck,
    PhoneCrash,
    /// The phone dies while its vault writes.
    CrashInWrite,
    Tabs,
    Eviction,
    ServerDisk,
    VaultTrouble,
    ClockJump,
    Rights,
    /// Rights that begin and end by date.
    Ends,
    Restore,
    /// Everybody closes the app for days, up to a month.
    Month,
    /// Somebody sends what no honest phone sends.
    Forgery,
    SessionEnd,
}

impl Fault {
    /// All but `Ends`, which is drawn apart.
    pub const ALL: [Self; 17] = [
        Self::Offline,
        Self::Cut,
        Self::OneWay,
        Self::ServerCrash,
        Self::CrashBeforeAck,
        Self::PhoneCrash,
        Self::CrashInWrite,
        Self::Tabs,
        Self::Eviction,
        Self::ServerDisk,
        Self::VaultTrouble,
        Self::ClockJump,
        Self::Rights,
        Self::Restore,
        Self::Month,
        Self::Forgery,
        Self::SessionEnd,
    ];
}

/// How large a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Small,
    Large,
}

/// The options of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub seed: u64,
    /// How many things people do.
    pub actions: usize,
    pub phones: usize,
    /// Fewer than phones: some people have two.
    pub users: usize,
    pub spaces: usize,
    pub nodes: usize,
    /// Entries in one read of the log.
    pub page: usize,
    pub latency_ms: u64,
    /// How long the vault takes for a write, mostly.
    pub vault_ms: u64,
    /// How long people wait between two edits, mostly.
    pub pause_ms: u64,
    /// How often something breaks, in a hundred actions.
    pub trouble_percent: u64,
    pub faults: BTreeSet<Fault>,
    /// How long news take to another tab: longer when the browser lets hidden tabs sleep.
    pub news_ms: u64,
    /// The phones know of escrow; to older ones the server says no to late work.
    pub escrow: bool,
    /// Whoever writes says that they are there. Not everywhere: what is said of people fills the wires, and what only goes wrong on
    /// quiet ones must be found too.
    pub presence: bool,
}

impl Plan {
    pub fn draw(seed: u64, size: Size) -> Self {
        let mut dice = Dice::new(seed).apart(1);
        let large = size == Size::Large;
        let (phones, actions) = if large {
            (dice.between(6, 10), dice.between(800, 1_600))
        } else {
            // Some are long: a link must bear more than a few pushes.
            let most = if dice.percent(8) { 700 } else { 240 };
            (dice.between(2, 5), dice.between(60, most))
        };
        let phones = usize::try_from(phones).unwrap_or(2);
        let users = if dice.percent(30) { phones.saturating_sub(1).max(1) } else { phones };
        let mut faults: BTreeSet<Fault> = Fault::ALL.into_iter().filter(|_| dice.percent(70)).collect();
        // What a backup lacked is brought back by those who wrote it: with them gone, or without the right,
        // nobody can. (Design.md §4: sealed changes from anyone; not built.)
        let alone = [Fault::Eviction, Fault::Rights, Fault::Forgery];
        let ends = Dice::new(seed).apart(2).percent(60);
        if faults.contains(&Fault::Restore) && dice.percent(40) {
            faults.retain(|it| !alone.contains(it));
        } else {
            faults.remove(&Fault::Restore);
            faults.extend(ends.then_some(Fault::Ends));
        }
        Self {
            seed,
            actions: usize::try_from(actions).unwrap_or(60),
            phones,
            users,
            spaces: 1 + dice.index(3),
            nodes: if dice.percent(35) { 2 } else { 1 },
            page: *dice.pick(&[2, 7, 40, 500]).unwrap_or(&500),
            latency_ms: *dice.pick(&[2, 30, 200, 1_500]).unwrap_or(&30),
            vault_ms: *dice.pick(&[3, 12, 300]).unwrap_or(&12),
            pause_ms: *dice.pick(&[50, 800, 5_000, 20_000]).unwrap_or(&800),
            trouble_percent: dice.between(8, 45),
            faults,
            news_ms: *Dice::new(seed).apart(4).pick(&[3, 250]).unwrap_or(&3),
            escrow: Dice::new(seed).apart(3).percent(65),
            presence: Dice::new(seed).apart(5).percent(25),
        }
    }
}
