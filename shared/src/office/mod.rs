//! Office tables of any issuer as plain values: what a browser shows of a file, what stands in which cell, and
//! what is wrong with either. The crate `tables` reads and fills the files.

pub mod book;
mod suggest;
pub mod tie;
pub mod unusable;

pub use suggest::{sources, suggest};
