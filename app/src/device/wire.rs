//! Page and keeper: bytes over `postMessage`.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
pub use web_sys::Worker;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Page side: hears the keeper for as long as the page lives.
pub fn hear_keeper(worker: &Worker, heard: impl Fn(Vec<u8>) + 'static) {
    let handler = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Ok(bytes) = event.data().dyn_into::<Uint8Array>() {
            heard(bytes.to_vec());
        }
    });
    worker.set_onmessage(Some(handler.into_js_value().unchecked_ref()));
}

/// Page side: says something to the keeper.
pub fn tell_keeper(worker: &Worker, bytes: &[u8]) {
    let _ = worker.post_message(&Uint8Array::from(bytes));
}

/// Keeper side: hears the page for as long as the keeper lives.
pub fn hear_page(heard: impl Fn(Vec<u8>) + 'static) {
    let handler = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Ok(bytes) = event.data().dyn_into::<Uint8Array>() {
            heard(bytes.to_vec());
        }
    });
    keeper_scope().set_onmessage(Some(handler.into_js_value().unchecked_ref()));
}

/// Keeper side: says something to the page.
pub fn tell_page(bytes: &[u8]) {
    let _ = keeper_scope().post_message(&Uint8Array::from(bytes));
}

fn keeper_scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
