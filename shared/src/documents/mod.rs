//! Road A: the documents that people edit. The only Automerge user beside `sync`.
//!
//! - [`kind`]: which documents there are; [`genesis`]: the fixed first change of each.
//! - [`edit`]: what a person does; [`view`]: what a screen shows. Plain values.
//! - [`live`]: an open document between the two; [`text`] and [`form`]: how each kind reads and writes.
//! - [`block`], [`mark`]: how the text says what its blocks are and what its words wear.
//! - [`numbering`]: what headings and lines of lists count as.
//! - [`sheet`]: answers to any form template; `forms` says what they mean.
//! - `activity`: plan, notes and attendance of an activity; `activities` says what they mean.
//! - `minutes`: a text like a plan, with who is there and the agenda; `meetings` says what they mean.
//! - `comments`: what is said about a text, item by item; [`crate::comments`] says what it means.
//! - [`basic_form`]: the fields of S0-30 and what makes them ready.

mod activity;
pub mod basic_form;
mod block;
mod comments;
pub mod edit;
mod form;
pub mod genesis;
pub mod kind;
pub mod live;
mod mark;
mod minutes;
pub mod numbering;
pub mod sheet;
mod text;
pub mod view;
