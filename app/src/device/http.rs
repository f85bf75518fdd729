//! The few calls that are no server function.

use gongjian_shared::ids::UserId;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response};

use crate::api::CallError;
use crate::keeper::folded::{Letter, Receipt};

const JSON: &str = "application/json";
const FILE: &str = "application/octet-stream";

/// Posts JSON and reads JSON. A refusal (409) is an answer like a success; anything else is a [`CallError`].
///
/// # Errors
/// Not signed in, not allowed, not understood, or out of reach.
pub async fn post_json<T: Serialize, R: DeserializeOwned>(path: &str, it: &T) -> Result<R, CallError> {
    let body = serde_json::to_string(it).map_err(|error| CallError::Bad { what: error.to_string() })?;
    post(path, &body, None).await
}

/// Posts a file and reads JSON, as [`post_json`].
///
/// # Errors
/// As [`post_json`].
pub async fn post_file<R: DeserializeOwned>(path: &str, file: &[u8]) -> Result<R, CallError> {
    read(send(path, &Uint8Array::from(file).into(), FILE, None).await).await
}

/// Posts JSON and gets a file; a refusal (409) is read as JSON.
///
/// # Errors
/// As [`post_json`].
pub async fn post_for_file<T: Serialize, R: DeserializeOwned>(
    path: &str,
    it: &T,
) -> Result<Result<Vec<u8>, R>, CallError> {
    let body = serde_json::to_string(it).map_err(|error| CallError::Bad { what: error.to_string() })?;
    let response = send(path, &body.into(), JSON, None).await.map_err(|_| CallError::Fault)?;
    if response.status() != 200 {
        return read(Ok(response)).await.map(Err);
    }
    let bytes = bytes(&response).await.map_err(|_| CallError::Fault)?;
    Ok(Ok(bytes))
}

/// Gets a file; a refusal (409) is read as JSON.
///
/// # Errors
/// As [`post_json`].
pub async fn get_file<R: DeserializeOwned>(path: &str) -> Result<Result<Vec<u8>, R>, CallError> {
    let asked = JsFuture::from(leptos::prelude::window().fetch_with_str(path)).await;
    let response: Response = asked.map_err(|_| CallError::Fault)?.unchecked_into();
    if response.status() != 200 {
        return read(Ok(response)).await.map(Err);
    }
    let bytes = bytes(&response).await.map_err(|_| CallError::Fault)?;
    Ok(Ok(bytes))
}

/// A text as it may stand in an address.
pub fn in_address(it: &str) -> String {
    js_sys::encode_uri_component(it).into()
}

/// Gets JSON.
///
/// # Errors
/// As [`post_json`].
pub async fn get<R: DeserializeOwned>(path: &str) -> Result<R, CallError> {
    let asked = leptos::prelude::window().fetch_with_str(path);
    let response = JsFuture::from(asked).await.map_err(|_| CallError::Fault)?;
    read(Ok(response.unchecked_into())).await
}

/// Sends a command that waited on this phone. It names its person: the browser may have another one's sign-in by now.
///
/// # Errors
/// As [`post_json`].
pub async fn post_command(user: UserId, it: &Letter) -> Result<Receipt, CallError> {
    post("/api/commands", &it.text(), Some(user)).await
}

async fn post<R: DeserializeOwned>(path: &str, body: &str, sender: Option<UserId>) -> Result<R, CallError> {
    read(send(path, &JsValue::from_str(body), JSON, sender).await).await
}

async fn read<R: DeserializeOwned>(response: Result<Response, JsValue>) -> Result<R, CallError> {
    let response = response.map_err(|_| CallError::Fault)?;
    match response.status() {
        200..=299 | 409 => {}
        401 => return Err(CallError::SignedOut),
        403 => return Err(CallError::NotAdministrator),
        404 => return Err(CallError::NotThere),
        400..=499 => return Err(CallError::Bad { what: response.status_text() }),
        _ => return Err(CallError::Fault),
    }
    let text = text(&response).await.map_err(|_| CallError::Fault)?;
    serde_json::from_str(&text).map_err(|_| CallError::Fault)
}

/// Gets JSON; `None` when there is none at this path, or it is out of reach.
pub async fn get_json<R: DeserializeOwned>(path: &str) -> Option<R> {
    let answer = JsFuture::from(leptos::prelude::window().fetch_with_str(path)).await.ok()?;
    let response: Response = answer.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    serde_json::from_str(&text(&response).await.ok()?).ok()
}

/// In page and worker alike.
async fn send(path: &str, body: &JsValue, kind: &str, sender: Option<UserId>) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", kind)?;
    if let Some(sender) = sender {
        headers.set("gongjian-sender", &sender.to_string())?;
    }
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(body);
    let fetch: Function = Reflect::get(&js_sys::global(), &"fetch".into())?.dyn_into()?;
    let asked: Promise = fetch.call2(&JsValue::UNDEFINED, &path.into(), &init)?.dyn_into()?;
    JsFuture::from(asked).await?.dyn_into()
}

async fn text(response: &Response) -> Result<String, JsValue> {
    let text = JsFuture::from(response.text()?).await?;
    text.as_string().ok_or(JsValue::NULL)
}

async fn bytes(response: &Response) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
