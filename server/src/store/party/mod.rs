//! Units, people and posts: one struct for each family of tables, inside the caller's transaction.

mod appointments;
mod calendars;
pub(super) mod days;
mod follows;
mod people;
mod search;
mod standards;
mod units;

pub use appointments::{Appointments, PostHolder, successor};
pub use calendars::Calendars;
pub use follows::Follows;
pub use people::{People, PersonFilter, PersonLine, place_in_lists};
pub use search::search_text;
pub use standards::Standards;
pub use units::{UnitLine, Units};
