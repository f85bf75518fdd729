//! One folder per page. Screens read the notebook and the words; widgets get values.

// First, for the names in it.
mod pieces;

mod activities;
mod audit;
mod calls;
mod care;
mod comments;
mod composing;
mod corps;
mod coverage;
mod escrow;
mod face;
mod figures;
mod first;
mod form;
mod forms;
mod history;
mod liaison;
mod me;
mod meetings;
mod notices;
mod on_demand;
mod organisation;
mod page;
mod pairing;
mod paper;
mod party;
mod plan;
mod programmes;
mod review;
mod sections;
mod sender;
mod shell;
mod sign_in;
mod tables;
mod titles;
mod today;
mod unsent;
mod versions;
mod wishes;
mod work;
mod yearly;

use gongjian_shared::documents::kind::Kind;
use gongjian_shared::ids::DocumentId;
use leptos::prelude::*;

use crate::device::{language, page as device};
use crate::notebook::Notebook;
use crate::outbox::Outbox;
use crate::words::{Language, Words};

/// Puts the app in the place of the opening page.
pub fn mount(notebook: Notebook) {
    let place = device::mount_point();
    device::follow_keyboard();
    leptos::mount::mount_to(place, move || {
        provide_context(notebook);
        provide_context(notebook.outbox);
        provide_context(Words(RwSignal::new(Language::from_tag(&language::preferred()))));
        provide_context(sections::Unfolded(RwSignal::default()));
        view! { <shell::App/> }
    })
    .forget();
}

/// The title of a document, or what stands for one; tracked.
fn shown_title(document: DocumentId, kind: Kind, written: &str) -> String {
    let (notebook, words) = desk();
    let language = words.language();
    if written.trim().is_empty() {
        notebook.documents.with(|rows| {
            let find = |id| rows.iter().flatten().find(|row| row.head.document == id);
            face::title_among(language, find, document, kind, written)
        })
    } else {
        face::title(language, kind, written)
    }
}

/// The commands of this device.
fn outbox() -> Outbox {
    expect_context::<Outbox>()
}

/// What this app knows and says; read once per screen.
fn desk() -> (Notebook, Words) {
    (expect_context::<Notebook>(), expect_context::<Words>())
}
