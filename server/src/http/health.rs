//! `GET /healthz`: the databases answer.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::Fault;
use crate::state::AppState;

#[cfg(not(feature = "test-clock"))]
pub(super) async fn check(State(state): State<AppState>) -> Result<Json<Value>, Fault> {
    state.stores.check().await?;
    Ok(Json(json!({ "ok": true })))
}

/// For harnesses: `?bytes` also says how many bytes of the site were sent.
#[cfg(feature = "test-clock")]
pub(super) async fn check(
    State(state): State<AppState>,
    axum::extract::RawQuery(query): axum::extract::RawQuery,
) -> Result<Json<Value>, Fault> {
    state.stores.check().await?;
    let sent = query.filter(|it| it == "bytes").map(|_| state.site.bytes_sent());
    Ok(Json(sent.map_or_else(|| json!({ "ok": true }), |sent| json!({ "ok": true, "bytes": sent }))))
}
