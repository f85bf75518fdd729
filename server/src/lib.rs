//! The server: keeps the log, decides commands, serves the app.
//!
//! In reading order:
//! - [`config`], [`clock`], [`memory`], [`telemetry`], [`tls`]: what comes from outside.
//! - [`store`]: the only SQL.
//! - [`sign_in`]: who is it?
//! - [`programmes`]: the definitions that come with the server.
//! - [`rights`]: what somebody's posts let them do; [`register`]: road B, commands.
//! - [`reports`]: what pages ask, read-only.
//! - [`lists`]: units, people and appointments by xlsx.
//! - [`office`]: tables of other issuers, tied to forms and filled.
//! - [`blobs`]: photos and files of spaces.
//! - [`sync`]: road A, links between phones and the log.
//! - [`digest`]: the message of the day.
//! - [`http`]: the ways in; [`router`] is every route.
//! - [`serve`], [`state`]: start and stop.
//! - [`backup`]: a copy while all that goes on, and the way back; [`audit`]: is everything as it was written?

pub mod audit;
pub mod backup;
pub mod blobs;
pub mod clock;
pub mod config;
pub mod digest;
pub mod http;
pub mod lists;
pub mod memory;
pub mod office;
pub mod programmes;
pub mod projection;
pub mod register;
pub mod reports;
pub mod rights;
pub mod serve;
pub mod sign_in;
pub mod state;
pub mod store;
pub mod sync;
pub mod telemetry;
pub mod tls;

pub use http::router;

#[cfg(test)]
#[path = "../tests/support/folder.rs"]
mod scratch;
