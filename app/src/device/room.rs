//! How much the browser lets us keep, and whether it promises not to clear it by itself.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Used bytes, quota in bytes, protected. Zeros where the browser does not tell.
pub async fn look() -> (u64, u64, bool) {
    let Some(storage) = storage() else { return (0, 0, false) };
    let estimate = match storage.estimate() {
        Ok(promise) => JsFuture::from(promise).await.unwrap_or(JsValue::UNDEFINED),
        Err(_) => JsValue::UNDEFINED,
    };
    let number = |key: &str| Reflect::get(&estimate, &key.into()).ok().and_then(|it| it.as_f64());
    let bytes = |key: &str| number(key).map_or(0, |it| it.max(0.0) as u64);
    (bytes("usage"), bytes("quota"), protected(&storage).await)
}

/// Asks the browser not to clear this storage by itself; only a page may ask. It answers as it likes.
pub async fn protect() {
    let asked = storage().map(|storage| storage.persist());
    if let Some(Ok(promise)) = asked {
        let _ = JsFuture::from(promise).await;
    }
}

async fn protected(storage: &StorageManager) -> bool {
    let Ok(promise) = storage.persisted() else { return false };
    JsFuture::from(promise).await.ok().and_then(|it| JsValue::as_bool(&it)).unwrap_or(false)
}

fn storage() -> Option<StorageManager> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    Reflect::get(&navigator, &"storage".into()).ok()?.dyn_into().ok()
}
