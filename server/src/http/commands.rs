//! `POST /api/commands`: a command in, its receipt out; `/batch`: up to [`BATCH_MAX`] of them in one transaction.

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use gongjian_shared::wire::{BATCH_MAX, CommandRequest, Outcome, Receipt};

use super::{Fault, api};
use crate::sign_in::SignedIn;
use crate::state::AppState;

pub(super) async fn post(
    State(state): State<AppState>,
    who: SignedIn,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<Receipt>), Fault> {
    is_sender(&headers, &who)?;
    let body = api::whole(body).await?;
    let request: CommandRequest =
        serde_json::from_slice(&body).map_err(|e| Fault::Bad { what: e.to_string() })?;
    let receipt = state.register().decide(&who, request).await?;
    Ok((status(&receipt.outcome), Json(receipt)))
}

/// A command that waited on a phone names its person: the browser may have another one's sign-in by now.
const SENDER: HeaderName = HeaderName::from_static("gongjian-sender");

fn is_sender(headers: &HeaderMap, who: &SignedIn) -> Result<(), Fault> {
    let named = headers.get(SENDER).map(|it| it.as_bytes() == who.user.to_string().as_bytes());
    if named == Some(false) { Err(Fault::SignedOut) } else { Ok(()) }
}

/// Judged in their order. The receipts come in the same order, also of those that were refused.
pub(super) async fn post_batch(
    State(state): State<AppState>,
    who: SignedIn,
    body: Body,
) -> Result<Json<Vec<Receipt>>, Fault> {
    let body = api::whole_up_to(body, BATCH_BYTES).await?;
    let requests: Vec<CommandRequest> =
        serde_json::from_slice(&body).map_err(|e| Fault::Bad { what: e.to_string() })?;
    let requests = at_most(requests, BATCH_MAX)?;
    Ok(Json(state.register().decide_all(&who, requests).await?))
}

/// The largest batch that is read.
const BATCH_BYTES: usize = 4 * 1024 * 1024;

fn at_most<T>(items: Vec<T>, most: usize) -> Result<Vec<T>, Fault> {
    if items.len() <= most { Ok(items) } else { Err(Fault::TooLarge) }
}

const fn status(outcome: &Outcome) -> StatusCode {
    match outcome {
        Outcome::Accepted => StatusCode::OK,
        Outcome::Refused { .. } => StatusCode::CONFLICT,
        Outcome::NotYetHere { .. } => StatusCode::ACCEPTED,
        Outcome::Failed => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
