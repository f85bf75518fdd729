//! Hostile input: specimens that break the library, and mutations of what honest phones send (reliability.md F1–F5, T5,
//! T6). Everything is made from seeds or from a few lines of forged bytes.
//!
//! - [`bytes`]: Automerge's format for a forger; [`honest`]: what phones send; [`specimens`]: what breaks the library.
//! - [`raw`]: the library alone; [`guarded`]: our way; [`child`]: both in processes of their own; [`prove`]: the verdict.
//! - [`fuzz`]: the targets that libFuzzer (`tests/fuzz`) and the short run share.

pub mod bytes;
pub mod child;
pub mod fuzz;
pub mod guarded;
pub mod honest;
pub mod prove;
pub mod raw;
pub mod specimens;
