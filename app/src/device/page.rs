//! The page as a whole: where the app stands, its title, what the window says.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// The emptied element that the app is mounted into.
///
/// # Panics
/// When the shell has no `#app`: then this is not our page.
pub fn mount_point() -> HtmlElement {
    let place = document().get_element_by_id("app").expect("the shell holds #app");
    place.set_text_content(None);
    place.unchecked_into()
}

/// Opens the print window of the browser.
pub fn print() {
    drop(window().print());
}

pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Brings the element with this id into view and gives it the focus.
pub fn go_to(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view();
        if let Ok(element) = element.dyn_into::<HtmlElement>() {
            drop(element.focus());
        }
    }
}

/// Whether a newer version waits for the next start.
pub fn update_waits() -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.get_attribute("data-update").as_deref() == Some("waiting"))
}

/// Whether the browser had no room for the files of the app, so that not every page would open without a network.
pub fn has_no_room() -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.get_attribute("data-room").as_deref() == Some("none"))
}

/// Asks the waiting version to take over; the page loads anew.
pub fn update_now() {
    if let Ok(event) = web_sys::Event::new("gongjian-update-now") {
        drop(window().dispatch_event(&event));
    }
}

/// Runs `act` at every window event of this name until the component goes away.
pub fn on_window(name: &'static str, act: impl Fn() + 'static) {
    let handle = window_event_listener_untyped(name, move |_| act());
    on_cleanup(move || handle.remove());
}

/// Runs `act` when the page is put away: another app, another tab, the end. The last safe moment to keep something.
pub fn on_leave(act: impl Fn() + Copy + 'static) {
    on_window("pagehide", act);
    on_window("blur", act);
    // `visibilitychange` is an event of the document; it bubbles to the window.
    on_window("visibilitychange", act);
}

/// Whether less than a screen is left below what is seen: the moment to fetch what comes next.
pub fn is_near_foot() -> bool {
    let Some(root) = document().document_element() else { return false };
    let left = root.scroll_height() - root.scroll_top() - root.client_height();
    left < root.client_height()
}

/// What this page's server is called.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The text as a part of an address.
pub fn escaped(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Loads the page anew.
pub fn reload() {
    drop(window().location().reload());
}

/// Keeps the CSS variable `--keyboard` at the height that the on-screen keyboard takes from the page.
pub fn follow_keyboard() {
    let Ok(viewport) = js_sys::Reflect::get(&window(), &JsValue::from_str("visualViewport")) else { return };
    let Ok(target) = viewport.clone().dyn_into::<web_sys::EventTarget>() else { return };
    let measure = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || {
        let number = |name: &str| {
            js_sys::Reflect::get(&viewport, &JsValue::from_str(name)).ok().and_then(|it| it.as_f64())
        };
        let inner = window().inner_height().ok().and_then(|it| it.as_f64());
        let (Some(inner), Some(height), Some(top)) = (inner, number("height"), number("offsetTop")) else {
            return;
        };
        let hidden = (inner - height - top).max(0.0);
        if let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok())
        {
            drop(root.style().set_property("--keyboard", &format!("{hidden:.0}px")));
        }
    });
    for name in ["resize", "scroll"] {
        drop(target.add_event_listener_with_callback(name, measure.as_ref().unchecked_ref()));
    }
    // Lives as long as the page.
    measure.forget();
}
