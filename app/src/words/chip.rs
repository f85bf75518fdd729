//! Texts of the state chip.

/// The one visible state of all work, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipWord {
    /// Something on the screen is on its way to the vault.
    Storing,
    AllOnServer,
    Connecting {
        unsent: usize,
    },
    Offline {
        unsent: usize,
    },
    OnPhone {
        unsent: usize,
    },
    Refused {
        refused: usize,
    },
    /// The server has it, and a supervisor decides.
    Escrow {
        late: usize,
    },
    SignedOut,
    TooOld,
}
