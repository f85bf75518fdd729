/// How often each thing happened: a run in which nothing breaks proves nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub edits: u64,
    pub acks: u64,
    pub crashes_before_ack: u64,
    pub server_crashes: u64,
    pub torn_commits: u64,
    pub phone_crashes: u64,
    pub crashes_in_write: u64,
    pub both_sides: u64,
    pub refused: u64,
    pub reconnects: u64,
    pub conflicts: u64,
    pub cut_links: u64,
    pub half_open: u64,
    pub one_way: u64,
    pub server_disk: u64,
    pub vault_trouble: u64,
    pub evictions: u64,
    pub clock_jumps: u64,
    pub role_changes: u64,
    pub restores: u64,
    pub restarts: u64,
    pub resupplied: u64,
    pub months: u64,
    pub forgeries: u64,
    pub tabs: u64,
    pub later: u64,
    pub unknown_commits: u64,
}

impl Counts {
    pub const fn list(&self) -> [(&'static str, u64); 27] {
        [
            ("edits", self.edits),
            ("acks", self.acks),
            ("crashes_before_ack", self.crashes_before_ack),
            ("server_crashes", self.server_crashes),
            ("torn_commits", self.torn_commits),
            ("phone_crashes", self.phone_crashes),
            ("crashes_in_write", self.crashes_in_write),
            ("both_sides", self.both_sides),
            ("refused", self.refused),
            ("reconnects", self.reconnects),
            ("conflicts", self.conflicts),
            ("cut_links", self.cut_links),
            ("half_open", self.half_open),
            ("one_way", self.one_way),
            ("server_disk", self.server_disk),
            ("vault_trouble", self.vault_trouble),
            ("evictions", self.evictions),
            ("clock_jumps", self.clock_jumps),
            ("role_changes", self.role_changes),
            ("restores", self.restores),
            ("restarts", self.restarts),
            ("resupplied", self.resupplied),
            ("months", self.months),
            ("forgeries", self.forgeries),
            ("tabs", self.tabs),
            ("later", self.later),
            ("unknown_commits", self.unknown_commits),
        ]
    }

    /// What a whole proof must have met at least; the first that is missing.
    pub const fn missing(&self) -> Option<&'static str> {
        if self.crashes_before_ack < 50 {
            Some("crashes between commit and ack: fewer than 50")
        } else if self.both_sides < 200 {
            Some("partitions with edits on both sides: fewer than 200")
        } else if self.refused < 50 {
            Some("refused edits: fewer than 50")
        } else if self.reconnects < 200 {
            Some("reconnects after a loss: fewer than 200")
        } else if self.conflicts < 200 {
            Some("conflicting writes of one field: fewer than 200")
        } else {
            None
        }
    }

    pub const fn add(&mut self, it: &Self) {
        self.edits += it.edits;
        self.acks += it.acks;
        self.crashes_before_ack += it.crashes_before_ack;
        self.server_crashes += it.server_crashes;
        self.torn_commits += it.torn_commits;
        self.phone_crashes += it.phone_crashes;
        self.crashes_in_write += it.crashes_in_write;
        self.both_sides += it.both_sides;
        self.refused += it.refused;
        self.reconnects += it.reconnects;
        self.conflicts += it.conflicts;
        self.cut_links += it.cut_links;
        self.half_open += it.half_open;
        self.one_way += it.one_way;
        self.server_disk += it.server_disk;
        self.vault_trouble += it.vault_trouble;
        self.evictions += it.evictions;
        self.clock_jumps += it.clock_jumps;
        self.role_changes += it.role_changes;
        self.restores += it.restores;
        self.restarts += it.restarts;
        self.resupplied += it.resupplied;
        self.months += it.months;
        self.forgeries += it.forgeries;
        self.tabs += it.tabs;
        self.later += it.later;
        self.unknown_commits += it.unknown_commits;
    }
}
