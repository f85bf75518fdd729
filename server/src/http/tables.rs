//! `/api/tables/{space}/…`: tables of other issuers, uploaded as they are, tied, and filled.

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use gongjian_shared::forms::name::TemplateId;
use gongjian_shared::ids::{SpaceId, TableId};
use gongjian_shared::office::tie::Tie;
use gongjian_shared::wire::tables::{FILE_MAX, FillAsked, TableAnswer, TableLine};
use serde::{Deserialize, Serialize};

use super::{Fault, api};
use crate::office::{OfficeDesk, OfficeError};
use crate::sign_in::SignedIn;
use crate::state::AppState;

impl From<OfficeError> for Fault {
    fn from(it: OfficeError) -> Self {
        match it {
            OfficeError::NotFound => Self::NotFound,
            OfficeError::Broken => Self::Panicked,
            OfficeError::Store(it) => Self::Store(it),
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Named {
    name: String,
    template: TemplateId,
}

pub(super) async fn list(
    State(state): State<AppState>,
    who: SignedIn,
    Path(space): Path<SpaceId>,
) -> Result<Json<Vec<TableLine>>, Fault> {
    Ok(Json(desk(&state, &who, space).list().await?))
}

/// The body is the file.
pub(super) async fn keep(
    State(state): State<AppState>,
    who: SignedIn,
    Path((space, table)): Path<(SpaceId, TableId)>,
    Query(named): Query<Named>,
    body: Body,
) -> Result<Response, Fault> {
    let file = api::whole_up_to(body, FILE_MAX).await?.to_vec();
    let name = named.name.chars().take(NAME_MAX).collect();
    Ok(told(&desk(&state, &who, space).keep(table, name, named.template, file).await?))
}

pub(super) async fn view(
    State(state): State<AppState>,
    who: SignedIn,
    Path((space, table)): Path<(SpaceId, TableId)>,
) -> Result<Response, Fault> {
    Ok(told(&desk(&state, &who, space).view(table).await?))
}

pub(super) async fn tie(
    State(state): State<AppState>,
    who: SignedIn,
    Path((space, table)): Path<(SpaceId, TableId)>,
    body: Body,
) -> Result<Response, Fault> {
    let ties: Vec<Tie> = json(body).await?;
    Ok(told(&desk(&state, &who, space).tie(table, ties).await?))
}

/// Answers with the filled file.
pub(super) async fn fill(
    State(state): State<AppState>,
    who: SignedIn,
    Path((space, table)): Path<(SpaceId, TableId)>,
    body: Body,
) -> Result<Response, Fault> {
    let asked: FillAsked = json(body).await?;
    let filled = desk(&state, &who, space).fill(table, asked).await?;
    Ok(match filled {
        Ok((_, filled)) => {
            let kind = HeaderValue::from_static("application/octet-stream");
            (HeaderMap::from_iter([(CONTENT_TYPE, kind)]), filled.file).into_response()
        }
        Err(refusal) => (StatusCode::CONFLICT, Json(refusal)).into_response(),
    })
}

/// Longest name of a table. Unit: characters.
const NAME_MAX: usize = 120;

fn desk(state: &AppState, who: &SignedIn, space: SpaceId) -> OfficeDesk {
    OfficeDesk { stores: state.stores.clone(), user: who.user, space, now: state.clock.now() }
}

async fn json<T: for<'d> Deserialize<'d>>(body: Body) -> Result<T, Fault> {
    let body = api::whole_up_to(body, FILE_MAX).await?;
    serde_json::from_slice(&body).map_err(|e| Fault::Bad { what: e.to_string() })
}

/// A refusal is an answer too: 409, as those of commands.
fn told<T: Serialize>(answer: &TableAnswer<T>) -> Response {
    let status = if answer.is_ok() { StatusCode::OK } else { StatusCode::CONFLICT };
    (status, Json(answer)).into_response()
}
