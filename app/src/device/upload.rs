//! Pieces of files to the server and back.

use js_sys::{Reflect, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

use super::timer;

/// A piece that takes longer is sent again. Unit: milliseconds.
const WAIT_MS: u64 = 60_000;

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came<T> {
    Said(T),
    /// Out of reach, signed out, or the server is not well: later.
    Later,
    /// Not there for this person.
    Hidden,
}

/// Reads JSON; a refusal (409) is an answer like a success.
pub async fn ask<T: DeserializeOwned>(method: &str, path: &str, body: Option<&[u8]>) -> Came<T> {
    match bytes(method, path, body).await {
        Came::Said(bytes) => serde_json::from_slice(&bytes).map_or(Came::Later, Came::Said),
        Came::Later => Came::Later,
        Came::Hidden => Came::Hidden,
    }
}

/// Reads the bytes of the answer.
pub async fn bytes(method: &str, path: &str, body: Option<&[u8]>) -> Came<Vec<u8>> {
    let found = timer::within(WAIT_MS, fetched(method, path, body)).await.flatten();
    match found {
        Some((200 | 409, bytes)) => Came::Said(bytes),
        Some((404, _)) => Came::Hidden,
        Some(_) | None => Came::Later,
    }
}

async fn fetched(method: &str, path: &str, body: Option<&[u8]>) -> Option<(u16, Vec<u8>)> {
    let init = RequestInit::new();
    init.set_method(method);
    if let Some(body) = body {
        init.set_body(&Uint8Array::from(body).into());
    }
    let fetch: js_sys::Function = Reflect::get(&js_sys::global(), &"fetch".into()).ok()?.dyn_into().ok()?;
    let asked = fetch.call2(&js_sys::global(), &path.into(), &init).ok()?;
    let response: Response =
        JsFuture::from(asked.dyn_into::<js_sys::Promise>().ok()?).await.ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some((response.status(), Uint8Array::new(&buffer).to_vec()))
}
