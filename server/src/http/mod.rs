//! The ways in: one file per resource. Extract, call one thing, answer.

mod api;
mod blobs;
mod calendar;
mod commands;
mod cookie;
mod demo;
mod device;
mod door;
mod fault;
mod figures;
mod headers;
mod health;
mod late;
mod lists;
mod origin;
mod peer;
mod pins;
mod signed_in;
pub mod site;
mod socket;
mod tables;
mod yearly;

pub use fault::Fault;

use axum::Router;
use axum::http::Request;
use axum::middleware::{from_fn_with_state, map_response, map_response_with_state};
use axum::routing::{get, post, put};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::trace::TraceLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::sign_in::{COOKIE_LIFE, SignInStore};
use crate::state::AppState;

/// Only sent over TLS (or to this machine), only to this host, to every path.
const COOKIE: &str = "__Host-gongjian";

/// Every route of the server.
pub fn router(state: AppState) -> Router {
    api::register();
    let with_session = Router::new()
        .route("/api/sign-in", post(api::call))
        .route("/api/sign-out", post(api::call))
        .route("/api/who-am-i", post(api::call))
        .route("/api/sessions", post(api::call))
        .route("/api/end-session", post(api::call))
        .route("/api/organisation", post(api::call))
        .route("/api/escrows", post(api::call))
        .route("/api/escrow-preview", post(api::call))
        .route("/api/first-administrator", post(api::call))
        .route("/api/party/{question}", post(api::call))
        .route("/api/programmes/{question}", post(api::call))
        .route("/api/calls/{question}", post(api::call))
        .route("/api/review/{question}", post(api::call))
        .route("/api/care/{question}", post(api::call))
        .route("/api/rounds/{question}", post(api::call))
        .route("/api/liaison/{question}", post(api::call))
        .route("/api/measures/{question}", post(api::call))
        .route("/api/figures", get(figures::export))
        .route("/api/meetings/{question}", post(api::call))
        .route("/api/corps/{question}", post(api::call))
        .route("/api/notices/{question}", post(api::call))
        .route("/api/today", post(api::call))
        .route("/api/audit", post(api::call))
        .route("/api/commands", post(commands::post))
        .route("/api/commands/batch", post(commands::post_batch))
        .route("/api/pins/{pin}", get(pins::download))
        .route("/api/yearly/{programme}", get(yearly::export))
        .route("/api/lists/{list}", get(lists::export).post(lists::check))
        .route("/api/tables/{space}", get(tables::list))
        .route("/api/tables/{space}/{table}", get(tables::view).post(tables::keep))
        .route("/api/tables/{space}/{table}/ties", post(tables::tie))
        .route("/api/tables/{space}/{table}/fill", post(tables::fill))
        .route("/api/blobs/{space}/{hash}", get(blobs::fetch).post(blobs::close))
        .route("/api/blobs/{space}/{hash}/pieces", get(blobs::pieces))
        .route("/api/blobs/{space}/{hash}/{piece}", put(blobs::put))
        .route("/sync", get(socket::open))
        .layer(sessions(&state))
        .layer(map_response(cookie::complete));
    Router::new()
        .merge(with_session)
        .merge(demo::routes(&state.config))
        .route("/healthz", get(health::check))
        .route("/calendar/{name}", get(calendar::read))
        .fallback(site::serve)
        .method_not_allowed_fallback(fault::wrong_method)
        .layer(CatchPanicLayer::custom(fault::panicked))
        .layer(from_fn_with_state(state.clone(), origin::check))
        .layer(map_response_with_state(state.clone(), headers::set))
        // What failed is logged where it is known why, once.
        .layer(TraceLayer::new_for_http().make_span_with(span).on_failure(()))
        .with_state(state)
}

/// A request as the log names it. The address of a calendar is its key, so it is not told.
fn span<B>(request: &Request<B>) -> tracing::Span {
    let path = request.uri().path();
    let path = if path.starts_with(calendar::PREFIX) { calendar::PREFIX } else { path };
    tracing::debug_span!("request", method = %request.method(), path = %path)
}

fn sessions(state: &AppState) -> SessionManagerLayer<SignInStore> {
    let life = time::Duration::try_from(COOKIE_LIFE).unwrap_or(time::Duration::MAX);
    SessionManagerLayer::new(SignInStore::new(state.stores.side.clone(), state.clock.clone()))
        .with_name(COOKIE)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(life))
}
