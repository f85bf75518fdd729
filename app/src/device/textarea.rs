//! Textareas: selection in UTF-16 units, height that follows the text.

pub use web_sys::HtmlTextAreaElement as TextArea;

/// Where the selection begins and ends, in UTF-16 units.
pub fn selection(it: &TextArea) -> (usize, usize) {
    let start = it.selection_start().ok().flatten().unwrap_or(0);
    let end = it.selection_end().ok().flatten().unwrap_or(start);
    (start as usize, end as usize)
}

pub fn select(it: &TextArea, start: usize, end: usize) {
    let (start, end) = (u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX));
    drop(it.set_selection_range(start, end));
}

pub fn is_focused(it: &TextArea) -> bool {
    leptos::prelude::document().active_element().is_some_and(|active| active.is_same_node(Some(it)))
}

/// Whether an input event comes from the middle of a composition.
pub fn is_composing(event: &web_sys::Event) -> bool {
    use wasm_bindgen::JsCast;
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}

/// Puts the caret at `at`, without a jump of the page when the place is already in sight.
pub fn focus_at(it: &TextArea, at: usize) {
    drop(it.focus());
    select(it, at, at);
}

/// Replaces the text; `selection` is set again where the element has the focus.
pub fn replace(it: &TextArea, text: &str, selection: (usize, usize)) {
    it.set_value(text);
    if is_focused(it) {
        select(it, selection.0, selection.1);
    }
    fit(it);
}

/// Makes the element as high as its text, where the browser does not do it by `field-sizing`.
pub fn fit(it: &TextArea) {
    if FITS.with(|fits| *fits) {
        return;
    }
    let style = it.style();
    drop(style.set_property("height", "auto"));
    drop(style.set_property("height", &format!("{}px", it.scroll_height())));
}

/// Whether the whole text stands on one line.
pub fn is_one_line(it: &TextArea) -> bool {
    let line = leptos::prelude::window()
        .get_computed_style(it)
        .ok()
        .flatten()
        .and_then(|style| style.get_property_value("line-height").ok())
        .and_then(|height| height.trim_end_matches("px").parse::<f64>().ok());
    line.is_some_and(|line| f64::from(it.client_height()) < line * 1.9)
}

thread_local! {
    static FITS: bool = supports_field_sizing();
}

fn supports_field_sizing() -> bool {
    use wasm_bindgen::{JsCast, JsValue};
    let css =
        js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("CSS")).unwrap_or(JsValue::UNDEFINED);
    let supports = js_sys::Reflect::get(&css, &JsValue::from_str("supports"))
        .ok()
        .and_then(|it| it.dyn_into::<js_sys::Function>().ok());
    supports
        .and_then(|supports| {
            supports.call2(&css, &JsValue::from_str("field-sizing"), &JsValue::from_str("content")).ok()
        })
        .is_some_and(|answer| answer.is_truthy())
}
