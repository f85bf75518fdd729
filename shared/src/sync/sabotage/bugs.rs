use std::cell::Cell;

macro_rules! bugs {
    ($($(#[$doc:meta])* $name:ident)*) => {
        /// A bug of the engines or the guard.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Bug { $($(#[$doc])* $name,)* }

        impl Bug {
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Bugs of the guard that only hostile bytes find (`tests/bombs`); the phones of the simulation are honest.
            pub const OF_BYTES: &[Self] = &[
                Self::InflateUnbounded,
                Self::OperationsUncounted,
                Self::RunsUncounted,
                Self::MarksUnchecked,
                Self::ValuesUnchecked,
                Self::StartUnchecked,
                Self::LineUnchecked,
                Self::ObjectsUnchecked,
                Self::ProofSkipped,
            ];
        }
    };
}

bugs! {
    /// What flew when the link broke counts as still flying.
    FlightsSurviveTheLink
    LaterIsRefused
    PostponedForEver
    /// Another incarnation of the server makes no difference.
    NewHistoryWithoutDoubt
    /// The phone does not check that entries continue what it has.
    ChainUnchecked
    AckTakesTheWholeLine
    /// What stands on a refused change goes on waiting.
    DescendantsStay
    RefusedForgotten
    /// A link on which nothing comes is never given up.
    SilenceUnnoticed
    /// Changes leave in the order in which they came, not in that in which they stand on each other.
    SentAsItCame
    /// A clock that is set back stops the watch over the link.
    ClockSetBack
    /// A server's clock that is set back stops its watch over links.
    ServerClockSetBack
    TapDuringDialForgotten
    /// A greeting that was read before a move hides the move.
    GreetingHidesMove
    /// A move that comes while the log is being read is lost.
    MoveWhileReadingDropped
    CatchUpSkipsOne
    RightsChangeIgnored
    /// A link lives on when a right of its person ends or begins by date.
    EndsGoUnnoticed
    /// What stands on late work that was turned away is kept once more.
    TurnedAwayForgotten
    /// A link's pushes are counted as waiting after they were answered.
    WaitingNeverFalls
    SeqUnchecked
    DependenciesUnchecked
    AuthorUnchecked
    RightUnchecked
    HomeUnchecked
    /// What is there already is taken once more.
    TakenTwice
    /// Who lost the right is refused also what is in the log.
    OwnIsRefusedToo
    InflateUnbounded
    OperationsUncounted
    RunsUncounted
    /// What makes an object or deletes may bring a value.
    ValuesUnchecked
    /// A mark may stand where none can be.
    MarksUnchecked
    /// A change may number its operations as if it did not know what it stands on.
    StartUnchecked
    /// A change may stand beside what its actor wrote before.
    LineUnchecked
    /// A change may put places in a row where places have names.
    ObjectsUnchecked
    /// Nothing is applied before the acknowledgement.
    ProofSkipped
}

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
