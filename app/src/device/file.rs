//! Taking a file from the person, and giving one: a text, a table: as a file, or on the clipboard.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, Url};

/// Offers `text` as a download; says whether the browser took it.
pub fn download(name: &str, text: &str) -> bool {
    try_download(name, text).is_ok()
}

/// The same with bytes.
pub fn download_bytes(name: &str, bytes: &[u8]) -> bool {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence(&parts).and_then(|blob| offer(name, &blob)).is_ok()
}

/// The name and bytes of the file that a person chose in a field for files.
pub async fn chosen(event: web_sys::Event) -> Option<(String, Vec<u8>)> {
    let field = event.target()?;
    let files = Reflect::get(&field, &JsValue::from_str("files")).ok()?;
    let file = Reflect::get_u32(&files, 0).ok()?;
    let name = Reflect::get(&file, &JsValue::from_str("name")).ok()?.as_string()?;
    let blob: Blob = file.dyn_into().ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some((name, js_sys::Uint8Array::new(&buffer).to_vec()))
}

fn try_download(name: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    offer(name, &Blob::new_with_str_sequence(&parts)?)
}

fn offer(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = leptos::prelude::document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the blob after the click; a minute is plenty.
    leptos::prelude::set_timeout(
        move || drop(Url::revoke_object_url(&url)),
        std::time::Duration::from_secs(60),
    );
    Ok(())
}

/// Puts `text` on the clipboard; false where the browser forbids it.
pub async fn copy(text: &str) -> bool {
    let navigator = leptos::prelude::window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    // Missing where the page came without https.
    if clipboard.is_ok_and(|it| it.is_undefined()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
