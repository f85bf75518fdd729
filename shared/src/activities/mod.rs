//! Activities (F1) and who was there (F2): plan, attendance, and what is counted over several of them.
//!
//! What is not here stays out on purpose: no place from a satellite, no photo that is asked for, no points, no order among
//! people.

mod attendance;
mod line;
mod photo;
mod plan;
mod turnout;

pub use attendance::{Attendance, Attendee, Counted, Newcomer, Seen, Tally, Witness};
pub use line::ActivityLine;
pub use photo::PhotoNote;
pub use plan::{
    ActivityKind, Anchor, Audience, Group, Host, HostKind, Naming, Plan, PlanField, Problem, problems,
};
pub use turnout::{Speaker, Turnout, speakers};
