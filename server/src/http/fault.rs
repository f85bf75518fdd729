//! The only place where errors meet HTTP. What is inside stays inside: a client gets a code and a sentence.

use std::any::Any;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::blobs::DepotError;
use crate::register::RegisterError;
use crate::store::StoreError;

/// Everything that may go wrong between a request and its answer, but for refusals.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("not signed in")]
    SignedOut,
    #[error("only an administrator may do this")]
    NotAdministrator,
    #[error("this page may not call this server")]
    ForeignOrigin,
    #[error("the request was not understood: {what}")]
    Bad { what: String },
    #[error("nothing is here")]
    NotFound,
    #[error("this cannot be done here")]
    WrongMethod,
    #[error("the request is too large")]
    TooLarge,
    #[error("the request took too long to arrive")]
    TooSlow,
    #[error("the server is busy; try again")]
    Busy,
    #[error("the server broke")]
    Panicked,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Depot(#[from] DepotError),
    #[error("the sign-in could not be read or kept: {0}")]
    Session(#[from] tower_sessions::session::Error),
}

impl From<sqlx::Error> for Fault {
    fn from(it: sqlx::Error) -> Self {
        Self::Store(it.into())
    }
}

impl From<RegisterError> for Fault {
    fn from(it: RegisterError) -> Self {
        match it {
            RegisterError::Busy => Self::Busy,
            RegisterError::Store(it) => Self::Store(it),
        }
    }
}

impl Fault {
    const fn status_and_code(&self) -> (StatusCode, &'static str) {
        match self {
            Self::SignedOut => (StatusCode::UNAUTHORIZED, "signed_out"),
            Self::NotAdministrator => (StatusCode::FORBIDDEN, "not_administrator"),
            Self::ForeignOrigin => (StatusCode::FORBIDDEN, "foreign_origin"),
            Self::Bad { .. } => (StatusCode::BAD_REQUEST, "bad_request"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found"),
            Self::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, "wrong_method"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "too_slow"),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
            Self::Panicked | Self::Store(_) | Self::Depot(_) | Self::Session(_) => {
                (StatusCode::INTERNAL_SERVER_ERROR, "fault")
            }
        }
    }

    /// Writes what we must repair to the log, once.
    pub fn log(&self) {
        match self {
            Self::Store(error) => tracing::error!(%error, "a request failed"),
            Self::Depot(error) => tracing::error!(%error, "a request failed"),
            Self::Session(error) => tracing::error!(%error, "a request failed"),
            Self::Busy => tracing::warn!("a request was sent away: too many passwords wait"),
            Self::Panicked
            | Self::SignedOut
            | Self::NotAdministrator
            | Self::ForeignOrigin
            | Self::Bad { .. }
            | Self::NotFound
            | Self::WrongMethod
            | Self::TooLarge
            | Self::TooSlow => {}
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        self.log();
        let (status, code) = self.status_and_code();
        let message = if code == "fault" { "the server broke".to_owned() } else { self.to_string() };
        (status, Json(json!({ "code": code, "message": message }))).into_response()
    }
}

pub(super) async fn wrong_method() -> Fault {
    Fault::WrongMethod
}

/// A bug: said once in the log, hidden from the client.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands over what was thrown")]
pub(super) fn panicked(thrown: Box<dyn Any + Send + 'static>) -> Response {
    let text = thrown.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| thrown.downcast_ref::<&'static str>().copied()).unwrap_or("no text");
    tracing::error!(panic.text = text, "a request met a bug");
    Fault::Panicked.into_response()
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::extract::Request;
    use axum::routing::get;
    use tower::ServiceExt as _;
    use tower_http::catch_panic::CatchPanicLayer;

    use super::*;

    async fn broken() {
        panic!("the secret of the bug");
    }

    #[tokio::test]
    async fn a_bug_is_an_answer_that_says_nothing_of_it() {
        let router = Router::new().route("/", get(broken)).layer(CatchPanicLayer::custom(panicked));
        let response = router.oneshot(Request::new(Body::empty())).await.expect("it answers");
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = to_bytes(response.into_body(), 1_000).await.expect("small");
        assert_eq!(&body[..], br#"{"code":"fault","message":"the server broke"}"#);
    }
}
