//! /units, /people, /gaps and /lists: who is where. Asked online; what may be refused is told before it is sent.

mod act;
mod bar;
mod calendar;
mod desk;
mod fields;
mod gaps;
mod lists;
mod people;
mod person;
pub mod picker;
mod tree;
mod unit;

pub use calendar::CalendarPage;
pub use gaps::GapsPage;
pub use lists::ListsPage;
pub use people::PeoplePage;
pub use person::PersonPage;
pub use tree::UnitsPage;
