//! Takes the cookie back in the words that browsers accept.

use axum::http::HeaderValue;
use axum::http::header::{Entry, SET_COOKIE};
use axum::response::Response;

/// A name that begins with `__Host-` is heard only with these, also when the cookie is taken back;
/// the session layer leaves them out then.
const ATTRIBUTES: &str = "; HttpOnly; SameSite=Lax; Secure";

pub(super) async fn complete(mut response: Response) -> Response {
    if let Entry::Occupied(mut cookies) = response.headers_mut().entry(SET_COOKIE) {
        cookies.iter_mut().filter(|it| !is_secure(it)).for_each(secure);
    }
    response
}

fn is_secure(cookie: &HeaderValue) -> bool {
    cookie.to_str().is_ok_and(|it| it.contains("; Secure"))
}

fn secure(cookie: &mut HeaderValue) {
    let whole = [cookie.as_bytes(), ATTRIBUTES.as_bytes()].concat();
    if let Ok(whole) = HeaderValue::from_bytes(&whole) {
        *cookie = whole;
    }
}
