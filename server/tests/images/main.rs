//! The store on a disk that we hold in our hands: power cuts at every moment, no room, broken calls.
//!
//! - [`vfs`] lies between SQLite and the real files and notes on a [`tape`]; [`disk`] is what may be left of it.
//! - [`work`] keeps a store busy, [`judge`] opens what is left; [`power`] is the tests of that.
//! - [`faults`]: the real server while its disk fails.

#[path = "../support/sqlite.rs"]
mod database;
mod dice;
mod disk;
mod faults;
#[path = "../support/folder.rs"]
mod folder;
mod judge;
#[expect(dead_code, reason = "the stories over HTTP use all of it")]
#[path = "../api/office.rs"]
mod office;
#[expect(dead_code, reason = "the stories over links use all of it")]
#[path = "../api/phone.rs"]
mod phone;
mod power;
mod tape;
mod vfs;
mod work;
