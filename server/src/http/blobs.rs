//! `/api/blobs/{space}/{hash}…`: photos and other files of a space, sent in pieces and given back.

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use gongjian_shared::ids::SpaceId;
use gongjian_shared::wire::blobs::{BlobHash, BlobRefusal, BlobState, PIECE_BYTES};
use serde::Deserialize;

use super::{Fault, api};
use crate::blobs::{BlobDesk, BlobError};
use crate::sign_in::SignedIn;
use crate::state::AppState;

impl From<BlobError> for Fault {
    fn from(it: BlobError) -> Self {
        match it {
            BlobError::NotFound => Self::NotFound,
            BlobError::Broken => Self::Panicked,
            BlobError::Depot(it) => Self::Depot(it),
            BlobError::Store(it) => Self::Store(it),
        }
    }
}

/// Announced with every piece, so that any piece may be the first.
#[derive(Deserialize)]
pub(super) struct Announced {
    size: usize,
}

pub(super) async fn pieces(
    State(state): State<AppState>,
    who: SignedIn,
    Path(at): Path<(String, String)>,
) -> Result<Json<BlobState>, Fault> {
    Ok(Json(desk(&state, &who, &at)?.state().await?))
}

/// The body is the piece.
pub(super) async fn put(
    State(state): State<AppState>,
    who: SignedIn,
    Path((space, hash, nth)): Path<(String, String, u32)>,
    Query(announced): Query<Announced>,
    body: Body,
) -> Result<Response, Fault> {
    let bytes = api::whole_up_to(body, PIECE_BYTES).await?;
    Ok(told(desk(&state, &who, &(space, hash))?.put(nth, announced.size, bytes.into()).await?))
}

pub(super) async fn close(
    State(state): State<AppState>,
    who: SignedIn,
    Path(at): Path<(String, String)>,
) -> Result<Response, Fault> {
    Ok(told(desk(&state, &who, &at)?.close().await?))
}

/// Always a download, never a page: where a browser shows it all the same, it may do nothing there. Nothing between
/// here and the person keeps a copy (`no-store`, as on all answers).
pub(super) async fn fetch(
    State(state): State<AppState>,
    who: SignedIn,
    Path(at): Path<(String, String)>,
) -> Result<(HeaderMap, Vec<u8>), Fault> {
    let desk = desk(&state, &who, &at)?;
    let (kind, bytes) = desk.fetch().await?;
    let name = format!("attachment; filename=\"{}.{}\"", desk.hash, kind.extension());
    let name = HeaderValue::try_from(name).expect("a hash has only letters and digits");
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(kind.media())),
        (CONTENT_DISPOSITION, name),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    Ok((headers.into_iter().collect(), bytes))
}

/// What is no name at all is not there either.
fn desk(state: &AppState, who: &SignedIn, (space, hash): &(String, String)) -> Result<BlobDesk, Fault> {
    Ok(BlobDesk {
        stores: state.stores.clone(),
        room: state.blobs.clone(),
        user: who.user,
        space: space.parse::<SpaceId>().map_err(|_| Fault::NotFound)?,
        hash: hash.parse::<BlobHash>().map_err(|_| Fault::NotFound)?,
        now: state.clock.now(),
    })
}

/// A refusal is an answer too: 409, as those of commands.
fn told(answer: Result<BlobState, BlobRefusal>) -> Response {
    let status = if answer.is_ok() { StatusCode::OK } else { StatusCode::CONFLICT };
    (status, Json(answer)).into_response()
}
