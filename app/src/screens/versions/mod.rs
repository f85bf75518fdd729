//! Fixed versions of a document: which there are, how one is fixed, and how one looks.

mod adopt;
mod list;
mod reopen;
mod view;

pub use adopt::AdoptButton;
pub use list::Versions;
pub use view::VersionPage;

use gongjian_shared::ids::DocumentId;
use leptos::prelude::*;

use super::desk;
use crate::keeper::talk::PinView;

/// The fixed versions of a document, the newest first.
fn pins(document: DocumentId) -> Memo<Vec<PinView>> {
    let (notebook, _) = desk();
    Memo::new(move |_| {
        notebook.pins.with(|pins| pins.iter().filter(|it| it.row.document == document).cloned().collect())
    })
}
