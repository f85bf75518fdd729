//! `POST /api/commands`: a command in, its receipt out.

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use gongjian_shared::wire::{CommandRequest, Outcome, Receipt};

use super::{Fault, api};
use crate::sign_in::SignedIn;
use crate::state::AppState;

pub(super) async fn post(
    State(state): State<AppState>,
    who: SignedIn,
    body: Body,
) -> Result<(StatusCode, Json<Receipt>), Fault> {
    let body = api::whole(body).await?;
    let request: CommandRequest =
        serde_json::from_slice(&body).map_err(|e| Fault::Bad { what: e.to_string() })?;
    let receipt = state.register().decide(&who, request).await?;
    Ok((status(&receipt.outcome), Json(receipt)))
}

const fn status(outcome: &Outcome) -> StatusCode {
    match outcome {
        Outcome::Accepted => StatusCode::OK,
        Outcome::Refused { .. } => StatusCode::CONFLICT,
    }
}
