//! What is done once when page or keeper start.

use wasm_bindgen::prelude::*;

/// A panic says where it happened on the console; the browser shows only "unreachable" otherwise.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// Runs `act` each time the browser finds a network again, and when the page comes back to the front.
pub fn on_network_back(act: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let handler = Closure::<dyn Fn()>::new(act).into_js_value();
    for event in ["online", "focus", "pageshow"] {
        let _ = window.add_event_listener_with_callback(event, handler.unchecked_ref());
    }
}
