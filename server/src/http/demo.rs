//! `GET /api/demo`: the accounts of a demo. Any other server has no such path.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use gongjian_shared::wire::demo::DemoAccount;

use crate::config::Config;
use crate::state::AppState;

/// The route, where this server is a demo.
pub(super) fn routes(config: &Config) -> Router<AppState> {
    if config.demo.is_some() { Router::new().route("/api/demo", get(accounts)) } else { Router::new() }
}

async fn accounts(State(state): State<AppState>) -> Json<Vec<DemoAccount>> {
    Json(state.config.demo.clone().unwrap_or_default())
}
