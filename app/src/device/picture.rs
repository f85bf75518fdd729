//! Photos that a person chooses: made small and painted anew in the page, so that place, camera and time of the
//! original never leave the phone.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Url};

/// A file that a person chose.
pub type File = Blob;

/// As the server paints them.
const QUALITY: f64 = 0.85;

/// What was chosen in a field for files; the field is empty again, so that the same file may be chosen twice.
pub fn chosen(event: &web_sys::Event) -> Vec<(String, Blob)> {
    let Some(field) = event.target() else { return Vec::new() };
    let files = Reflect::get(&field, &"files".into()).unwrap_or(JsValue::NULL);
    let files: Vec<JsValue> = Array::from(&files).to_vec();
    drop(Reflect::set(&field, &"value".into(), &"".into()));
    let named = |file: JsValue| {
        let name = Reflect::get(&file, &"name".into()).ok()?.as_string()?;
        Some((name, file.dyn_into().ok()?))
    };
    files.into_iter().filter_map(named).collect()
}

/// A JPEG whose longest side has at most `side_max` pixels, and nothing but pixels; `None`: this is no image.
pub async fn painted(file: Blob, side_max: u32) -> Option<Vec<u8>> {
    paint(file, f64::from(side_max)).await.ok()
}

async fn paint(file: Blob, side_max: f64) -> Result<Vec<u8>, JsValue> {
    let upright = Object::new();
    Reflect::set(&upright, &"imageOrientation".into(), &"from-image".into())?;
    let window = leptos::prelude::window();
    let asked = call(&window, "createImageBitmap", &[file.into(), upright.into()])?;
    let bitmap = JsFuture::from(asked.dyn_into::<Promise>()?).await?;
    let side = |name: &str| Reflect::get(&bitmap, &name.into()).map(|it| it.as_f64().unwrap_or(0.0));
    let (width, height) = (side("width")?, side("height")?);
    let scale = (side_max / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).round().max(1.0), (height * scale).round().max(1.0));
    let canvas = leptos::prelude::document().create_element("canvas")?;
    Reflect::set(&canvas, &"width".into(), &width.into())?;
    Reflect::set(&canvas, &"height".into(), &height.into())?;
    let context = call(&canvas, "getContext", &["2d".into()])?;
    // What one can see through becomes white, not black.
    Reflect::set(&context, &"fillStyle".into(), &"#fff".into())?;
    call(&context, "fillRect", &[0.into(), 0.into(), width.into(), height.into()])?;
    call(&context, "drawImage", &[bitmap.clone(), 0.into(), 0.into(), width.into(), height.into()])?;
    call(&bitmap, "close", &[])?;
    let made = Promise::new(&mut |resolve, _| {
        drop(call(&canvas, "toBlob", &[resolve.into(), "image/jpeg".into(), QUALITY.into()]));
    });
    let blob: Blob = JsFuture::from(made).await?.dyn_into()?;
    Ok(Uint8Array::new(&JsFuture::from(blob.array_buffer()).await?).to_vec())
}

/// SHA-256, by the browser; `None` where the page did not come by https.
pub async fn sha256(bytes: &[u8]) -> Option<[u8; 32]> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    let asked = call(&subtle, "digest", &["SHA-256".into(), Uint8Array::from(bytes).into()]).ok()?;
    let digest = JsFuture::from(asked.dyn_into::<Promise>().ok()?).await.ok()?;
    Uint8Array::new(&digest).to_vec().try_into().ok()
}

/// An address for `<img>`; the caller lets it go with [`release`].
pub fn address(bytes: &[u8]) -> Option<String> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

pub fn release(address: &str) {
    drop(Url::revoke_object_url(address));
}

fn call(target: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(target, &name.into())?.dyn_into()?;
    function.apply(target, &with.iter().collect::<Array>())
}
