//! The worker: vault, documents, link. Runs beside the page so that a slow merge never delays a key.

pub mod talk;
