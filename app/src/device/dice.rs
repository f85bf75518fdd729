//! Randomness from the browser, in page and worker alike.

use wasm_bindgen::{JsCast, JsValue};

/// Fresh random bytes, fit for ids and secrets.
///
/// # Panics
/// When the browser has no `crypto.getRandomValues`; the page is not started in such a browser.
pub fn draw<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let global = js_sys::global();
    let crypto = js_sys::Reflect::get(&global, &JsValue::from_str("crypto"))
        .map(JsCast::unchecked_into::<web_sys::Crypto>);
    crypto
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes))
        .expect("checks.js starts the app only where crypto is");
    bytes
}
