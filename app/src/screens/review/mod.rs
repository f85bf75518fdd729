//! /reviews: what somebody judges, /reviews/<application>: a score sheet beside what it is about, and /calls/<call>/review:
//! the office's board (C3 to C5). A sheet is written without a network; every step is a command in the outbox.

mod ask;
mod assignment;
mod board;
mod draft;
mod kept;
mod open;
mod scores;
mod selection;
mod sheet;
mod tasks;

pub use board::BoardPage;
pub use sheet::SheetPage;
pub use tasks::TasksPage;
