//! Documents.

pub mod fill;
pub mod read;
mod table;
