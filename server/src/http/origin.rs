//! Whoever changes something must come from our own page.

use axum::extract::{Request, State};
use axum::http::header::ORIGIN;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;

use super::Fault;
use crate::state::AppState;

/// Requests that change something name our origin, or the browser vouches for it (`Sec-Fetch-Site`).
pub(super) async fn check(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, Fault> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || is_own(&state, request.headers()) {
        Ok(next.run(request).await)
    } else {
        Err(Fault::ForeignOrigin)
    }
}

/// `Origin` is one of ours.
pub(super) fn is_named(state: &AppState, headers: &HeaderMap) -> bool {
    let origin = headers.get(ORIGIN).and_then(|it| it.to_str().ok());
    origin.is_some_and(|origin| state.origins.iter().any(|own| own == origin))
}

fn is_own(state: &AppState, headers: &HeaderMap) -> bool {
    let vouched = headers.get("sec-fetch-site").is_some_and(|it| it == "same-origin");
    is_named(state, headers) || (!headers.contains_key(ORIGIN) && vouched)
}
