//! Commands on meetings (F6, F7): planned → called → held → minutes fixed, or cancelled; who comes; what was resolved and
//! who does it until when. What is written together stands in the minutes, a document of the meeting's space.

mod actions;
mod command;
mod decide;
mod facts;
mod refusal;
mod row;
#[cfg(test)]
mod tests;

pub use command::{Coming, MeetingCommand, MeetingDraft, Outcome, Task};
pub use decide::{MeetingEntry, decide, seat};
pub use facts::MeetingFacts;
pub use refusal::{MeetingField, MeetingRefusal};
pub use row::{
    Action, ActionState, Answer, Change, FixedMinutes, Invited, Linked, MeetingRow, MeetingState, Resolution,
    Settled,
};

/// Longest title, place or name. Unit: characters.
pub const LINE_MAX: usize = 80;
/// Longest reason, item, resolution or task. Unit: characters.
pub const TEXT_MAX: usize = 500;
/// Most items of an agenda, resolutions, or actions of one meeting.
pub const ITEMS_MAX: usize = 50;
/// Most people of one meeting.
pub const PEOPLE_MAX: usize = 300;
/// The register row of a meeting in its space is `meeting`.
pub const ROW: &str = "meeting";
