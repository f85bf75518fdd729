//! The server's store: what `server/src/store` and `server/src/sync/{commit,greet}.rs` do, over a disk that forgets
//! what was not synced.

mod commit;
mod disk;
mod read;
mod tables;

pub use commit::{Committed, append, commit, facts};
pub use disk::Disk;
pub use read::{find, greet};
pub use tables::{Aside, Escrow, Row, Stand, Tables};

/// A fault of the store: nothing was written, nothing was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;
