//! The headers of every response: all of them where a page could come of it, fewer on what only a page asks for.

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::Response;

use crate::state::AppState;

const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
                   img-src 'self' blob: data:; font-src 'self'; worker-src 'self'; manifest-src 'self'; \
                   object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), \
                           gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

const EVERYWHERE: [(HeaderName, &str); 2] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];
/// A worker lives by the policy of its own script.
const SCRIPTS: [(HeaderName, &str); 2] = [(CONTENT_SECURITY_POLICY, CSP), (REFERRER_POLICY, "no-referrer")];
const PAGES: [(HeaderName, &str); 2] = [
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
];
/// Media types that no browser makes a page or a worker of. An SVG is not among them: opened alone it is a page.
const PARTS: [&str; 4] = ["text/css", "application/wasm", "image/png", "application/manifest+json"];

/// Two years, as the browsers' preload lists ask.
const HSTS: &str = "max-age=63072000";

pub(super) async fn set(State(state): State<AppState>, mut response: Response) -> Response {
    let headers = response.headers_mut();
    let media = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let media = media.split(';').next().unwrap_or_default();
    let (part, script) = (PARTS.contains(&media), media == "text/javascript");
    let scripts = SCRIPTS.into_iter().filter(|_| !part);
    let pages = PAGES.into_iter().filter(|_| !part && !script);
    for (name, value) in EVERYWHERE.into_iter().chain(scripts).chain(pages) {
        // Files that people sent have a stricter policy of their own.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if state.config.speaks_tls() {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS));
    }
    // Only the site says otherwise.
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
