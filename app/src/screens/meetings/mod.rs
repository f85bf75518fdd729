//! /meetings, /meetings/new, /meetings/<meeting>: meetings as the register rows of their spaces tell them, also without
//! a network; every step is a command that waits on the device until the server has judged it (F6, F7).

mod acts;
mod attendance;
mod coming;
mod compose;
mod draft;
mod fate;
mod fixing;
mod issues;
mod list;
mod one;
mod people;
mod print;
mod resolved;
mod sheet;

pub use compose::ComposeMeetingPage;
pub use list::MeetingsPage;
pub use one::MeetingPage;

use gongjian_shared::rules::meetings::MeetingRow;

use crate::keeper::talk::MeetingView;

/// The meetings that this version of the app can read.
fn read(views: &[MeetingView]) -> Vec<MeetingRow> {
    views.iter().filter_map(|it| serde_json::from_str(&it.told).ok()).collect()
}
