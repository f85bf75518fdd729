macro_rules! counts {
    ($($group:ident { $($(#[$doc:meta])* $name:ident)* })*) => {
        /// How often each thing happened: a proof in which nothing breaks proves nothing.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Counts { $($($(#[$doc])* pub $name: u64,)*)* }

        impl Counts {
            $(pub fn $group(&self) -> Vec<(&'static str, u64)> { vec![$((stringify!($name), self.$name),)*] })*

            pub const fn add(&mut self, it: &Self) { $($(self.$name += it.$name;)*)* }
        }
    };
}

counts! {
    work {
        edits
        acks
        commits
        later
        refused
        /// Late work that was kept, taken in, turned away.
        escrowed
        taken_in
        turned_away
        /// Somebody was told where somebody else is.
        presences
        /// Documents that left a phone with their right.
        wiped
        /// A phone read a space anew.
        restarts
        /// Acknowledged before the restore, not in the backup, brought back by a phone.
        resupplied
        /// Edits on both sides of a partition met.
        both_sides
        reconnects
        /// Different values of one field, written apart.
        conflicts
    }
    faults {
        server_crashes
        /// After the commit was durable, before anybody was told.
        crashes_before_ack
        /// While the commit was being written.
        crashes_in_commit
        server_disk
        unknown_commits
        /// The other node was not told that a space moved.
        lost_moves
        restores
        phone_crashes
        crashes_in_write
        vault_trouble
        evictions
        tabs
        offline
        cut_links
        half_open
        one_way
        /// What was on its way was held back, some of it for days.
        held_messages
        /// A change that the log had came once more.
        duplicates
        /// A message came on a link that its phone had given up for a newer one.
        reordered
        months
        clock_jumps
        server_clock_jumps
        role_changes
        /// Rights that began or ended by date while a link was there.
        ends_met
        session_ends
        forgeries
    }
}

/// What a proof must have met, and how often at least, in [`UNITS`].
type Wanted = (&'static str, u64, fn(&Counts) -> u64);

/// 500 small runs and 20 large ones.
const UNITS: u64 = units(500, 20);

const WANTED: [Wanted; 27] = [
    ("crashes between commit and ack", 50, |it| it.crashes_before_ack),
    ("partitions with edits on both sides", 200, |it| it.both_sides),
    ("refused edits", 50, |it| it.refused),
    ("reconnects after a loss", 200, |it| it.reconnects),
    ("conflicting writes of one field", 200, |it| it.conflicts),
    ("crashes while a commit is written", 50, |it| it.crashes_in_commit),
    ("full disks of a server", 50, |it| it.server_disk),
    ("commits of unknown end", 20, |it| it.unknown_commits),
    ("moves that the other node is not told", 200, |it| it.lost_moves),
    ("edits brought back after a restore", 50, |it| it.resupplied),
    ("crashes of phones in a write", 50, |it| it.crashes_in_write),
    ("full vaults", 50, |it| it.vault_trouble),
    ("evictions", 50, |it| it.evictions),
    ("tabs opened and closed", 200, |it| it.tabs),
    ("half-open links", 200, |it| it.half_open),
    ("messages held back", 200, |it| it.held_messages),
    ("duplicates", 200, |it| it.duplicates),
    ("messages out of order", 50, |it| it.reordered),
    ("days offline", 50, |it| it.months),
    ("clock jumps", 200, |it| it.clock_jumps + it.server_clock_jumps),
    ("changes of rights", 200, |it| it.role_changes),
    ("forgeries", 200, |it| it.forgeries),
    ("rights that end or begin by date", 200, |it| it.ends_met),
    ("late work in escrow", 200, |it| it.escrowed),
    ("late work taken in", 20, |it| it.taken_in),
    ("late work turned away", 20, |it| it.turned_away),
    ("documents wiped", 200, |it| it.wiped),
];

/// So few of something may be missing by chance.
const CHANCE: u64 = 5;

const fn units(small: u64, large: u64) -> u64 {
    small + 10 * large
}

impl Counts {
    /// How many things broke.
    pub fn broken(&self) -> u64 {
        self.faults().iter().map(|(_, count)| count).sum()
    }

    /// What so many runs met too seldom to prove anything.
    pub fn missing(&self, small: u64, large: u64) -> Vec<String> {
        let scaled = |wanted: u64| wanted * units(small, large) / UNITS;
        let least = |wanted: u64| Some(scaled(wanted)).filter(|it| *it >= CHANCE).unwrap_or(0);
        let rare = WANTED.iter().filter(|(_, wanted, count)| count(self) < least(*wanted));
        rare.map(|(what, wanted, count)| format!("{what}: {} of {}", count(self), least(*wanted))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_in_which_nothing_broke_lacks_everything_and_a_short_one_nothing() {
        assert_eq!(Counts::default().missing(500, 20).len(), WANTED.len());
        assert_eq!(Counts::default().missing(1, 0), Vec::<String>::new());
        let met = Counts { crashes_before_ack: 49, ..Counts::default() };
        assert_eq!(met.missing(500, 20)[0], "crashes between commit and ack: 49 of 50");
    }
}
