//! The page and its keeper.

pub mod api;
