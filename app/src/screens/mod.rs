//! One folder per page. Screens read the notebook and the words; widgets get values.

mod composing;
mod face;
mod first;
mod form;
mod me;
mod organisation;
mod page;
mod paper;
mod plan;
mod shell;
mod sign_in;
mod today;
mod unsent;
mod work;

use leptos::prelude::*;

use crate::device::{language, page as device};
use crate::notebook::Notebook;
use crate::words::{Language, Words};

/// Puts the app in the place of the opening page.
pub fn mount(notebook: Notebook) {
    let place = device::mount_point();
    device::follow_keyboard();
    leptos::mount::mount_to(place, move || {
        provide_context(notebook);
        provide_context(Words(RwSignal::new(Language::from_tag(&language::preferred()))));
        view! { <shell::App/> }
    })
    .forget();
}

/// What this app knows and says; read once per screen.
fn desk() -> (Notebook, Words) {
    (expect_context::<Notebook>(), expect_context::<Words>())
}
