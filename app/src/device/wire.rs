//! Page and keeper: strings over `postMessage`.

use wasm_bindgen::prelude::*;
pub use web_sys::Worker;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Page side: hears the keeper for as long as the page lives.
pub fn hear_keeper(worker: &Worker, heard: impl Fn(String) + 'static) {
    let handler = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(text) = event.data().as_string() {
            heard(text);
        }
    });
    worker.set_onmessage(Some(handler.into_js_value().unchecked_ref()));
}

/// Page side: says something to the keeper.
pub fn tell_keeper(worker: &Worker, text: &str) {
    let _ = worker.post_message(&JsValue::from_str(text));
}

/// Keeper side: hears the page for as long as the keeper lives.
pub fn hear_page(heard: impl Fn(String) + 'static) {
    let handler = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(text) = event.data().as_string() {
            heard(text);
        }
    });
    keeper_scope().set_onmessage(Some(handler.into_js_value().unchecked_ref()));
}

/// Keeper side: says something to the page.
pub fn tell_page(text: &str) {
    let _ = keeper_scope().post_message(&JsValue::from_str(text));
}

fn keeper_scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
