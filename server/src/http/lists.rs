//! `/api/lists/{list}`: units, people and appointments as xlsx, out and in. What a file would do is only told;
//! it is done by commands.

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use gongjian_shared::ids::UnitId;
use gongjian_shared::wire::lists::{ListAnswer, ListKind};
use gongjian_shared::wire::tables::FILE_MAX;
use gongjian_tables::rows::Headings;
use serde::{Deserialize, Serialize};

use super::{Fault, api};
use crate::lists::{ListDesk, ListError};
use crate::register::exported;
use crate::sign_in::SignedIn;
use crate::state::AppState;

impl From<ListError> for Fault {
    fn from(it: ListError) -> Self {
        match it {
            ListError::NotFound => Self::NotFound,
            ListError::Broken => Self::Panicked,
            ListError::Store(it) => Self::Store(it),
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Asked {
    /// Only this unit and what is below.
    #[serde(default)]
    unit: Option<UnitId>,
    #[serde(default)]
    english: bool,
}

/// Answers with the file.
pub(super) async fn export(
    State(state): State<AppState>,
    who: SignedIn,
    Path(kind): Path<ListKind>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let headings = if asked.english { Headings::En } else { Headings::Zh };
    Ok(match desk(&state, &who).export(kind, headings, asked.unit).await? {
        Ok(file) => {
            let what = (asked.unit, None);
            exported(&state.stores, who.user, state.clock.now(), kind.as_str(), what).await?;
            let kind = HeaderValue::from_static("application/octet-stream");
            (HeaderMap::from_iter([(CONTENT_TYPE, kind)]), file).into_response()
        }
        Err(refusal) => (StatusCode::CONFLICT, Json(refusal)).into_response(),
    })
}

/// The body is the file.
pub(super) async fn check(
    State(state): State<AppState>,
    who: SignedIn,
    Path(kind): Path<ListKind>,
    body: Body,
) -> Result<Response, Fault> {
    let file = api::whole_up_to(body, FILE_MAX).await?.to_vec();
    Ok(told(&desk(&state, &who).check(kind, file).await?))
}

fn desk(state: &AppState, who: &SignedIn) -> ListDesk {
    ListDesk { stores: state.stores.clone(), user: who.user, clock: state.clock.clone() }
}

/// A refusal is an answer too: 409, as those of commands.
fn told<T: Serialize>(answer: &ListAnswer<T>) -> Response {
    let status = if answer.is_ok() { StatusCode::OK } else { StatusCode::CONFLICT };
    (status, Json(answer)).into_response()
}
