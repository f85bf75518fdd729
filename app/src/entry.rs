//! The two entries of the wasm: the page, and the keeper in its worker. `boot.js` and `keeper.js` call them.

use std::cell::Cell;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::device::wire::Worker;
use crate::device::{room, start, wire};
use crate::keeper::talk::{FromKeeper, ToKeeper};
use crate::notebook::Notebook;

/// Mounts the page and ties it to its keeper.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "JavaScript hands the worker over")]
pub fn start_page(keeper: Worker) {
    start::report_panics();
    let told = keeper.clone();
    let notebook = Notebook::new(move |it: &ToKeeper| {
        if let Ok(bytes) = postcard::to_allocvec(it) {
            wire::tell_keeper(&told, &bytes);
        }
    });
    let asked = Cell::new(false);
    wire::hear_keeper(&keeper, move |bytes| {
        let Ok(it) = postcard::from_bytes(&bytes) else { return };
        // The first thing a person writes is the moment to ask that it be protected.
        if matches!(it, FromKeeper::Stored { .. }) && !asked.replace(true) {
            wasm_bindgen_futures::spawn_local(room::protect());
        }
        notebook.hear(it);
    });
    start::on_network_back(move || notebook.say(&ToKeeper::Connect));
    crate::screens::mount(notebook);
}

/// Runs the keeper in its worker.
#[wasm_bindgen]
pub fn start_keeper() {
    start::report_panics();
    wasm_bindgen_futures::spawn_local(crate::keeper::start());
}
