//! `GET /api/pins/{pin}`: a fixed version as a standard Automerge file, for those who may read its space.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use gongjian_shared::ids::PinId;
use gongjian_shared::sync::version;

use super::Fault;
use crate::sign_in::SignedIn;
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::pins::Pins;
use crate::store::spaces::Spaces;

/// Who may not read it hears what they would hear if there were no such version.
pub(super) async fn download(
    State(state): State<AppState>,
    who: SignedIn,
    Path(pin): Path<String>,
) -> Result<(HeaderMap, Vec<u8>), Fault> {
    let pin: PinId = pin.parse().map_err(|_| Fault::NotFound)?;
    let mut reader = state.stores.log_readers.begin().await?;
    let kept = Pins(&mut reader).find(pin).await?.ok_or(Fault::NotFound)?;
    let role = Spaces(&mut reader).open_role(kept.space, who.user, state.clock.now()).await?;
    role.ok_or(Fault::NotFound)?;
    let bytes = Pins(&mut reader).bytes(pin).await?.ok_or(Fault::NotFound)?;
    let file = version::file(&bytes).ok_or_else(|| StoreError::bad_row("pins", pin, "is not framed"))?;
    Ok((headers(pin), file))
}

fn headers(pin: PinId) -> HeaderMap {
    let name = format!("attachment; filename=\"{pin}.automerge\"");
    let name = HeaderValue::try_from(name).expect("an id has only letters, digits and dashes");
    let kind = HeaderValue::from_static("application/octet-stream");
    [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)].into_iter().collect()
}
