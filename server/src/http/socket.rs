//! `GET /sync`: the WebSocket of a link.

use axum::extract::{State, WebSocketUpgrade};
use axum::http::HeaderMap;
use axum::response::Response;
use tower_sessions::Session;

use super::{Fault, origin, signed_in};
use crate::state::AppState;
use crate::sync;

/// Browsers let any page open a socket to us with our cookie, so the page must be ours.
pub(super) async fn open(
    State(state): State<AppState>,
    headers: HeaderMap,
    session: Session,
    upgrade: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
) -> Result<Response, Fault> {
    if !origin::is_named(&state, &headers) {
        return Err(Fault::ForeignOrigin);
    }
    let upgrade = upgrade.map_err(|e| Fault::Bad { what: e.to_string() })?;
    let who = signed_in::of(&session, &state).await?;
    Ok(sync::socket::serve(upgrade, state, who))
}
