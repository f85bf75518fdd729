//! The worker: vault, documents, link. Runs beside the page so that a slow merge never delays a key.
//!
//! - [`talk`]: what page and keeper say to each other; [`news`]: what the tabs of one person tell each other.
//! - [`records`]: what lies in the vault; [`shelf`]: what of it is held in memory.
//! - [`given`]: commands that wait for the server; [`folded`]: the form in which nobody here reads them.
//! - [`paper`]: an open document; [`desk`]: everything together, one event at a time; [`run`]: the loop.

mod as_json;
mod desk;
mod drafts;
pub mod folded;
mod given;
mod lists;
mod news;
mod paper;
mod records;
mod run;
mod shelf;
pub mod talk;

pub use desk::vault_of;
pub use run::start;
