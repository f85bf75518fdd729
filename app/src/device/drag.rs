//! Dragging with a mouse.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Gives a drag something to carry: some browsers drag nothing that carries nothing.
pub fn carry(event: &JsValue) {
    let Ok(transfer) = Reflect::get(event, &"dataTransfer".into()) else { return };
    let set = Reflect::get(&transfer, &"setData".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    if let Some(set) = set {
        drop(set.call2(&transfer, &"text/plain".into(), &"".into()));
    }
}
