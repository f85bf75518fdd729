//! The WebSocket of a link. (A first version, so that the rest compiles: the lead owns this file.)

use axum::extract::WebSocketUpgrade;
use axum::response::Response;

use crate::sign_in::SignedIn;
use crate::state::AppState;

/// Takes over the upgrade; without a sign-in the phone is told so and the socket closes.
pub fn serve(upgrade: WebSocketUpgrade, _state: AppState, _who: Option<SignedIn>) -> Response {
    upgrade.on_upgrade(|socket| async move { drop(socket) })
}
