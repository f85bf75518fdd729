//! `/api/figures`: a board as xlsx.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use gongjian_shared::calendar::Year;
use gongjian_shared::ids::UnitId;
use gongjian_shared::measures::Measure;
use gongjian_tables::rows::Headings;
use serde::Deserialize;

use super::Fault;
use crate::clock::local_day;
use crate::projection::figures;
use crate::reports::measures::{Asker, sheet};
use crate::sign_in::SignedIn;
use crate::state::AppState;

#[derive(Deserialize)]
pub(super) struct Asked {
    unit: UnitId,
    year: Year,
    measure: Measure,
    #[serde(default)]
    english: bool,
}

/// Answers with the file.
pub(super) async fn export(
    State(state): State<AppState>,
    who: SignedIn,
    Query(Asked { unit, year, measure, english }): Query<Asked>,
) -> Result<Response, Fault> {
    let stores = &state.stores;
    figures::catch_up(stores).await?;
    let mut reader = stores.log_readers.begin().await?;
    let mut asker = Asker::new(&mut reader, stores, who.user, local_day(state.clock.now())).await?;
    let board = asker.board(Some(unit), year, measure).await?;
    drop(reader);
    let board = board.ok_or(Fault::NotFound)?;
    let headings = if english { Headings::En } else { Headings::Zh };
    // A workbook is written in memory, which takes a while.
    let file = tokio::task::spawn_blocking(move || sheet(&board, headings)).await;
    let file = file.map_err(|_| Fault::Panicked)?.map_err(|_| Fault::Panicked)?;
    let kind = HeaderValue::from_static("application/octet-stream");
    Ok((HeaderMap::from_iter([(CONTENT_TYPE, kind)]), file).into_response())
}
