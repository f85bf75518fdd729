//! Bugs that can be switched on. Those of the engines stand in `gongjian_shared::sync::sabotage`; these are of the
//! kind that a shell can have: the store, the vault, the tabs.

macro_rules! bugs {
    ($($(#[$doc:meta])* $name:ident)*) => {
        /// A bug of a shell.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Bug { $($(#[$doc])* $name,)* }

        impl Bug {
            pub const ALL: &[Self] = &[$(Self::$name,)*];
        }
    };
}

bugs! {
    AckBeforeCommit
    SkipFsync
    /// Half of a torn transaction is taken up after the crash.
    TornTaken
    AckWhatIsNotThere
    /// A savepoint that is rolled back leaves the end of the log behind.
    SavepointLeaksEnd
    ForeignAuthor
    /// A reader is believed to be a member still.
    StaleRole
    GreetEverySpace
    /// The server resumes at any cursor. (The phone would see it: both are planted together.)
    ChainUnchecked
    /// The database takes every row. (The guard would refuse what is no honest row: both are planted together.)
    NoUniqueIndex
    /// `id > last`: what commits late is jumped over.
    NaiveRead
    ErrorIsCommitted
    /// The other node's commits are known by its notifications alone.
    NobodyPolls
    RightsChangeUnheard
    PrefixForgotten
    ReuseActor
    CursorBeforeEntries
    ForkIsThrownAway
    SendBeforeSafe
    ForgottenAtSend
    /// "Saved" is said when the write begins.
    SavedTooEarly
    /// The vault gives a part of what it has; the phone goes on with that.
    PartialLoad
    /// A tab does not hear what another one wrote.
    NewsDropped
    /// A restored database goes on under its old incarnation.
    IncarnationKept
    /// Changes and their place in the line to the server are written in two transactions.
    WaitInAnotherWrite
    /// The read of the log does not look at the clock. (The hub would cut the link: both are planted together.)
    EndIgnoredInRead
    /// What comes after the end of a right goes into the log.
    EndIgnoredInCommit
    /// A phone goes on writing after an end that it knew.
    EndIgnoredOffline
    /// "Kept for the supervisor" is said before it is on the disk.
    EscrowedBeforeCommit
    /// A closed space leaves the phone with what the server does not have yet.
    WipedBeforeHandOver
    /// A closed space leaves the phone, but not how far it was read.
    CursorOutlivesWipe
    /// What was turned away is thrown away on the phone.
    AnswerThrownAway
    /// Nothing ever leaves the phone.
    NeverWiped
}

#[cfg(feature = "sabotage")]
mod switch {
    use super::Bug;
    use std::cell::Cell;

    thread_local! {
        static ON: Cell<Option<Bug>> = const { Cell::new(None) };
    }

    /// Switches one bug on, or all off, for this thread.
    pub fn plant(bug: Option<Bug>) {
        ON.set(bug);
    }

    pub fn is_on(bug: Bug) -> bool {
        ON.get() == Some(bug)
    }
}

#[cfg(not(feature = "sabotage"))]
mod switch {
    use super::Bug;

    pub const fn is_on(_: Bug) -> bool {
        false
    }
}

pub use switch::*;
