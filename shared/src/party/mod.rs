//! K1, who is where: units in a tree, people, and who holds which post from when to when (domain A1–A4).
//!
//! All of it is road B: decided once by the server, never merged.

mod appointment;
mod eligible;
mod person;
mod roster;
mod standard;
mod structure;
mod unit;

pub use appointment::{Appointment, AppointmentDetail, Basis, End, Follow, Post, Term};
pub use eligible::{Age, Composition, Liable, composition, is_liable, latest_birth};
pub use person::{Gender, Person, PersonDetail, Private, Rank, StaffKind};
pub use roster::RosterRow;
pub use standard::{Gap, Holder, Shortfall, Standard, StandardDetail, gap};
pub use structure::{CommitteePart, TeamClass, empty_classes, missing_parts};
pub use unit::{Level, Line, Unit, UnitDetail, UnitKind};
