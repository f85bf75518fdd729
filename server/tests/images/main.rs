//! The store on a disk that we hold in our hands: power cuts at every moment, no room, broken calls.
//!
//! - [`vfs`] lies between SQLite and the real files and notes on a [`tape`]; [`disk`] is what may be left of it.
//! - [`work`] keeps a store busy, [`judge`] opens what is left; [`power`] is the tests of that.
//! - [`faults`]: the real server while its disk fails.

mod dice;
mod disk;
#[path = "../support/folder.rs"]
mod folder;
mod judge;
mod power;
mod tape;
mod vfs;
mod work;
