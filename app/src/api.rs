//! The only server functions: sign-in and what is asked online only. Five lines each.
//!
//! The server hands a [`Door`] over as context; `app` never names `server`.

pub mod audit;
pub mod calls;
pub mod care;
pub mod corps;
pub mod liaison;
pub mod measures;
pub mod meetings;
pub mod notices;
pub mod party;
pub mod programmes;
pub mod review;
pub mod rounds;

use gongjian_shared::ids::{EscrowId, InstallationId};
use gongjian_shared::wire::{EscrowPreview, EscrowRow, Me, Organisation, SessionRow, SignInRefusal};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// What may go wrong with a call. `Refused` is an answer; `Fault` is us or the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CallError {
    #[error("{refusal}")]
    Refused { refusal: SignInRefusal },
    /// Nobody is signed in (any more).
    #[error("not signed in")]
    SignedOut,
    #[error("only an administrator may see this")]
    NotAdministrator,
    /// Nothing of the kind is there for the asker: not there, or not visible; which of the two is never said.
    #[error("not there")]
    NotThere,
    /// The request was not understood; says which part.
    #[error("bad request: {what}")]
    Bad { what: String },
    /// The server could not be reached, or broke. Never carries inner text of the server.
    #[error("the server could not be reached")]
    Fault,
}

impl FromServerFnError for CallError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(what) | ServerFnErrorErr::MissingArg(what) => Self::Bad { what },
            // On the server: a body that is no argument list. On the phone: an answer that is not ours, a fault.
            ServerFnErrorErr::Deserialization(what) if cfg!(feature = "ssr") => Self::Bad { what },
            ServerFnErrorErr::Registration(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_)
            | ServerFnErrorErr::Request(_)
            | ServerFnErrorErr::ServerError(_)
            | ServerFnErrorErr::MiddlewareError(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::Serialization(_)
            | ServerFnErrorErr::Response(_) => Self::Fault,
        }
    }
}

/// What the server does behind these calls. One per request, made by the server.
#[cfg(feature = "ssr")]
#[async_trait::async_trait]
pub trait Door: Send + Sync {
    async fn sign_in(
        &self,
        login: String,
        password: String,
        installation: InstallationId,
    ) -> Result<Me, CallError>;
    async fn sign_out(&self) -> Result<(), CallError>;
    async fn who_am_i(&self) -> Result<Me, CallError>;
    async fn sessions(&self) -> Result<Vec<SessionRow>, CallError>;
    async fn end_session(&self, key: String) -> Result<(), CallError>;
    async fn organisation(&self) -> Result<Organisation, CallError>;
    async fn escrows(&self) -> Result<Vec<EscrowRow>, CallError>;
    async fn escrow_preview(&self, escrow: EscrowId) -> Result<EscrowPreview, CallError>;
    async fn first_administrator(
        &self,
        code: String,
        login: String,
        name: String,
        password: String,
        installation: InstallationId,
    ) -> Result<Me, CallError>;
}

#[cfg(feature = "ssr")]
fn door() -> Result<std::sync::Arc<dyn Door>, CallError> {
    use_context::<std::sync::Arc<dyn Door>>().ok_or(CallError::Fault)
}

/// Signs in and ties the sign-in to this installation.
#[server(prefix = "/api", endpoint = "sign-in", input = Json, output = Json)]
pub async fn sign_in(login: String, password: String, installation: InstallationId) -> Result<Me, CallError> {
    door()?.sign_in(login, password, installation).await
}

/// Ends this sign-in.
#[server(prefix = "/api", endpoint = "sign-out", input = Json, output = Json)]
pub async fn sign_out() -> Result<(), CallError> {
    door()?.sign_out().await
}

/// Who is signed in, by the cookie.
#[server(prefix = "/api", endpoint = "who-am-i", input = Json, output = Json)]
pub async fn who_am_i() -> Result<Me, CallError> {
    door()?.who_am_i().await
}

/// All sign-ins of the person.
#[server(prefix = "/api", endpoint = "sessions", input = Json, output = Json)]
pub async fn sessions() -> Result<Vec<SessionRow>, CallError> {
    door()?.sessions().await
}

/// Ends one sign-in of the person, elsewhere or here.
#[server(prefix = "/api", endpoint = "end-session", input = Json, output = Json)]
pub async fn end_session(key: String) -> Result<(), CallError> {
    door()?.end_session(key).await
}

/// Spaces, people and who is in which space. Administrators only.
#[server(name = ReadOrganisation, prefix = "/api", endpoint = "organisation", input = Json, output = Json)]
pub async fn organisation() -> Result<Organisation, CallError> {
    door()?.organisation().await
}

/// Late work that the person may decide on.
#[server(name = ReadEscrows, prefix = "/api", endpoint = "escrows", input = Json, output = Json)]
pub async fn escrows() -> Result<Vec<EscrowRow>, CallError> {
    door()?.escrows().await
}

/// What late work would change; for who may decide on it, and for its author.
#[server(name = ReadEscrowPreview, prefix = "/api", endpoint = "escrow-preview", input = Json, output = Json)]
pub async fn escrow_preview(escrow: EscrowId) -> Result<EscrowPreview, CallError> {
    door()?.escrow_preview(escrow).await
}

/// Makes the first administrator of an empty server, by the code on its terminal, and signs in.
#[server(prefix = "/api", endpoint = "first-administrator", input = Json, output = Json)]
pub async fn first_administrator(
    code: String,
    login: String,
    name: String,
    password: String,
    installation: InstallationId,
) -> Result<Me, CallError> {
    door()?.first_administrator(code, login, name, password, installation).await
}
