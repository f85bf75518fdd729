macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident)*) => {
        /// How often each thing happened: a proof in which nothing breaks proves nothing.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Counts { $($(#[$doc])* pub $name: u64,)* }

        impl Counts {
            pub fn list(&self) -> Vec<(&'static str, u64)> { vec![$((stringify!($name), self.$name),)*] }
            pub const fn add(&mut self, it: &Self) { $(self.$name += it.$name;)* }
        }
    };
}

counts! {
    edits
    acks
    commits
    later
    refused
    server_crashes
    /// After the commit was durable, before anybody was told.
    crashes_before_ack
    /// While the commit was being written.
    crashes_in_commit
    server_disk
    unknown_commits
    restores
    /// A phone read a space anew.
    restarts
    /// Acknowledged before the restore, not in the backup, brought back by a phone.
    resupplied
    phone_crashes
    crashes_in_write
    vault_trouble
    evictions
    tabs
    offline
    /// Edits on both sides of a partition met.
    both_sides
    reconnects
    cut_links
    half_open
    one_way
    months
    clock_jumps
    role_changes
    session_ends
    forgeries
    /// Different values of one field, written apart.
    conflicts
}

/// What a proof must have met, and how often at least.
type Wanted = (&'static str, u64, fn(&Counts) -> u64);

const WANTED: [Wanted; 5] = [
    ("crashes between commit and ack", 50, |it| it.crashes_before_ack),
    ("partitions with edits on both sides", 200, |it| it.both_sides),
    ("refused edits", 50, |it| it.refused),
    ("reconnects after a loss", 200, |it| it.reconnects),
    ("conflicting writes of one field", 200, |it| it.conflicts),
];

impl Counts {
    /// What was met too seldom for the run to prove anything.
    pub fn missing(&self) -> Vec<String> {
        let rare = WANTED.iter().filter(|(_, least, count)| count(self) < *least);
        rare.map(|(what, least, count)| format!("{what}: {} of {least}", count(self))).collect()
    }
}
