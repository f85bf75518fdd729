//! Bugs that can be switched on. Those of the engines stand in `gongjian_shared::sync::sabotage`; these are of the
//! kind that a shell can have: the store, the vault, the tabs.

/// A bug of a shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    AckBeforeCommit,
    SkipFsync,
    TornTaken,
    AckWhatIsNotThere,
    SavepointLeaksEnd,
    ForeignAuthor,
    StaleRole,
    GreetEverySpace,
    ChainUnchecked,
    NaiveRead,
    ErrorIsCommitted,
    NobodyPolls,
    RightsChangeUnheard,
    PrefixForgotten,
    ReuseActor,
    CursorBeforeEntries,
    ForkIsThrownAway,
    SendBeforeSafe,
    ForgottenAtSend,
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
