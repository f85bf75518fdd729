//! The page and its keeper.
//!
//! `csr` builds both for the browser (one wasm, two entries); `ssr` builds the declarations of the server functions.

// First, for the names in `screens/pieces.rs`.
#[cfg(feature = "csr")]
pub mod screens;

pub mod api;
#[cfg(feature = "csr")]
pub mod device;
#[cfg(feature = "csr")]
mod entry;
#[cfg(feature = "csr")]
pub mod keeper;
#[cfg(feature = "csr")]
pub mod notebook;
#[cfg(feature = "csr")]
pub mod outbox;
#[cfg(feature = "csr")]
mod owed;
#[cfg(feature = "csr")]
mod photos;
#[cfg(feature = "csr")]
mod splice;
#[cfg(feature = "csr")]
pub mod widgets;
#[cfg(feature = "csr")]
pub mod words;
/// Of the words, those that the server writes into lists and reads in them.
#[cfg(not(feature = "csr"))]
pub mod words {
    pub mod lists;
}
