//! Who sends this request, by its cookie.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use gongjian_shared::ids::{InstallationId, UserId};
use tower_sessions::Session;

use super::Fault;
use crate::sign_in::{SignedIn, keys};
use crate::state::AppState;

/// The sign-in of `session`, if there is one and its account is open.
pub(super) async fn of(session: &Session, state: &AppState) -> Result<Option<SignedIn>, Fault> {
    let user = session.get::<UserId>(keys::USER).await?;
    let installation = session.get::<InstallationId>(keys::INSTALLATION).await?;
    let session_key = session.get::<String>(keys::KEY).await?;
    let (Some(user), Some(installation), Some(session_key)) = (user, installation, session_key) else {
        return Ok(None);
    };
    let account = state.people().open_account(user).await?;
    Ok(account.map(|_| SignedIn { user, installation, session_key }))
}

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Fault> {
        let session = parts.extensions.get::<Session>().cloned().ok_or(Fault::SignedOut)?;
        of(&session, state).await?.ok_or(Fault::SignedOut)
    }
}
