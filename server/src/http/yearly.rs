//! `/api/yearly/{programme}`: 年度汇总表 as xlsx, as it stands or as it was filed (S1-21).

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use gongjian_shared::calendar::Year;
use gongjian_shared::ids::{FilingId, ProgrammeId};
use gongjian_tables::rows::Headings;
use serde::Deserialize;

use super::Fault;
use crate::register::exported;
use crate::reports::care::{self, Asker, sheet};
use crate::sign_in::SignedIn;
use crate::state::AppState;

#[derive(Deserialize)]
pub(super) struct Asked {
    year: Year,
    /// A filed copy instead of the table as it stands.
    #[serde(default)]
    filing: Option<FilingId>,
    #[serde(default)]
    english: bool,
}

/// Answers with the file.
pub(super) async fn export(
    State(state): State<AppState>,
    who: SignedIn,
    Path(programme): Path<ProgrammeId>,
    Query(Asked { year, filing, english }): Query<Asked>,
) -> Result<Response, Fault> {
    let (stores, now) = (&state.stores, state.clock.now());
    let found = care::found(stores, who.user, now, programme).await?.ok_or(Fault::NotFound)?;
    let mut reader = stores.log_readers.begin().await?;
    let mut asker = Asker::new(&mut reader, who.user, now);
    let table = match filing {
        Some(filing) => asker.filed(filing).await?.filter(|it| it.programme == programme),
        None => asker.year(programme, year, &found).await?,
    };
    drop(reader);
    let table = table.ok_or(Fault::NotFound)?;
    let headings = if english { Headings::En } else { Headings::Zh };
    // A workbook is written in memory, which takes a while.
    let file = tokio::task::spawn_blocking(move || sheet(&table, headings)).await;
    let file = file.map_err(|_| Fault::Panicked)?.map_err(|_| Fault::Panicked)?;
    exported(stores, who.user, now, "yearly", (None, Some(programme))).await?;
    let kind = HeaderValue::from_static("application/octet-stream");
    Ok((HeaderMap::from_iter([(CONTENT_TYPE, kind)]), file).into_response())
}
