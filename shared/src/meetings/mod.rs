//! Meetings (F6): their kinds, who is there, when enough are there, how often one is owed. Pure values; what is decided
//! about them stands in `rules::meetings`, what is written together in `documents::minutes`.

mod attendance;
mod kind;
mod quorum;
mod series;

pub use attendance::{Attended, MinutesNotes, Presence, Proposal};
pub use kind::{MeetingKind, suggested};
pub use quorum::{Quorum, Turnout};
pub use series::{Every, owed};
