//! The built front end: only files that its list names, the shell for every page of the app.

mod encoding;
mod list;
mod source;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse as _, Response};

use super::Fault;
use crate::state::AppState;
use list::{Asset, Variant};
use source::Source;

pub use list::SiteError;

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";
/// Under these, an unknown path is a mistake and never a page.
const NO_PAGES: [&str; 4] = ["/api", "/sync", "/pkg", "/healthz"];

/// The site that is being served.
#[derive(Clone, Debug)]
pub struct Site {
    source: Arc<Source>,
    sent: Arc<AtomicU64>,
}

impl Site {
    /// Reads the site from `folder`, or from the binary when there is none.
    ///
    /// # Errors
    /// [`SiteError`] when the list or a file that it names cannot be used.
    pub fn open(folder: Option<&std::path::Path>) -> Result<Self, SiteError> {
        Ok(Self { source: Arc::new(Source::open(folder)?), sent: Arc::default() })
    }

    /// Bytes of all bodies sent, as they went over the wire.
    pub fn bytes_sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    fn answer(&self, asset: &Asset, method: &Method, headers: &HeaderMap) -> Response {
        let variant = encoding::choose(asset, text(headers, &ACCEPT_ENCODING));
        let same = text(headers, &IF_NONE_MATCH)
            .split(',')
            .any(|it| it.trim().trim_start_matches("W/") == variant.etag);
        let (status, body) = if same {
            (StatusCode::NOT_MODIFIED, Bytes::new())
        } else {
            (StatusCode::OK, variant.bytes.clone())
        };
        if *method == Method::GET {
            self.sent.fetch_add(u64::try_from(body.len()).unwrap_or(u64::MAX), Ordering::Relaxed);
        }
        let mut response = (status, about(asset, variant), Body::from(body)).into_response();
        if let Some(name) = variant.encoding {
            response.headers_mut().insert(CONTENT_ENCODING, axum::http::HeaderValue::from_static(name));
        }
        response
    }
}

fn about(asset: &Asset, variant: &Variant) -> [(axum::http::HeaderName, String); 4] {
    let caching = if asset.immutable { FOR_EVER } else { ASK_AGAIN };
    [
        (CONTENT_TYPE, asset.media_type.clone()),
        (CACHE_CONTROL, caching.to_owned()),
        (ETAG, variant.etag.clone()),
        (VARY, "accept-encoding".to_owned()),
    ]
}

pub(super) async fn serve(State(state): State<AppState>, request: Request) -> Result<Response, Fault> {
    let method = request.method();
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Err(Fault::NotFound);
    }
    let path = request.uri().path();
    let list = state.site.source.list();
    let asset = list.find(path).or_else(|| list.shell().filter(|_| is_page(path, request.headers())));
    asset.map(|asset| state.site.answer(asset, method, request.headers())).ok_or(Fault::NotFound)
}

/// A path that a person opens: the app in the shell decides what is there.
fn is_page(path: &str, headers: &HeaderMap) -> bool {
    let below =
        |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    text(headers, &ACCEPT).contains("text/html") && !NO_PAGES.into_iter().any(below)
}

fn text<'h>(headers: &'h HeaderMap, name: &axum::http::HeaderName) -> &'h str {
    headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default()
}
