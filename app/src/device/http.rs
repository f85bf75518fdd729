//! The few calls that are no server function.

use gongjian_shared::ids::UserId;
use gongjian_shared::wire::{CommandRequest, Receipt};
use js_sys::{Function, Promise, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response};

use crate::api::CallError;

/// Posts JSON and reads JSON. A refusal (409) is an answer like a success; anything else is a [`CallError`].
///
/// # Errors
/// Not signed in, not allowed, not understood, or out of reach.
pub async fn post_json<T: Serialize, R: DeserializeOwned>(path: &str, it: &T) -> Result<R, CallError> {
    let body = serde_json::to_string(it).map_err(|error| CallError::Bad { what: error.to_string() })?;
    post(path, &body, None).await
}

/// Sends a command that waited on this phone. It names its person: the browser may have another one's sign-in by now.
///
/// # Errors
/// As [`post_json`].
pub async fn post_command(user: UserId, it: &CommandRequest) -> Result<Receipt, CallError> {
    let body = serde_json::to_string(it).map_err(|error| CallError::Bad { what: error.to_string() })?;
    post("/api/commands", &body, Some(user)).await
}

async fn post<R: DeserializeOwned>(path: &str, body: &str, sender: Option<UserId>) -> Result<R, CallError> {
    let response = send(path, body, sender).await.map_err(|_| CallError::Fault)?;
    match response.status() {
        200..=299 | 409 => {}
        401 => return Err(CallError::SignedOut),
        403 => return Err(CallError::NotAdministrator),
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
async fn send(path: &str, body: &str, sender: Option<UserId>) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/json")?;
    if let Some(sender) = sender {
        headers.set("gongjian-sender", &sender.to_string())?;
    }
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(body));
    let fetch: Function = Reflect::get(&js_sys::global(), &"fetch".into())?.dyn_into()?;
    let asked: Promise = fetch.call2(&JsValue::UNDEFINED, &path.into(), &init)?.dyn_into()?;
    JsFuture::from(asked).await?.dyn_into()
}

async fn text(response: &Response) -> Result<String, JsValue> {
    let text = JsFuture::from(response.text()?).await?;
    text.as_string().ok_or(JsValue::NULL)
}
