//! Road A: the documents that people edit. One file per document kind; the only Automerge user beside `sync`.

pub mod basic_form;
pub mod edit;
pub mod kind;
pub mod view;
