//! Workbooks.

pub mod cell;
pub mod fill;
pub mod read;
pub mod serial;
mod sheet;
mod styles;
