//! From which address a request comes, past the proxies that are trusted.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::state::AppState;

/// The address of the browser, as far as we can know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Peer(pub IpAddr);

impl FromRequestParts<AppState> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let neighbour = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip().to_canonical());
        let neighbour = neighbour.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        Ok(Self(browser(neighbour, &parts.headers, &state.config.trusted_proxies)))
    }
}

/// The last address in the chain that none of our proxies has: everything before it may be made up.
fn browser(neighbour: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    if !trusted.contains(&neighbour) {
        return neighbour;
    }
    let lines = headers.get_all("x-forwarded-for").iter().filter_map(|it| it.to_str().ok());
    let named: Vec<IpAddr> =
        lines.flat_map(|it| it.split(',')).map_while(|it| it.trim().parse().ok()).collect();
    let named = named.into_iter().map(|it: IpAddr| it.to_canonical());
    named.rev().find(|it| !trusted.contains(it)).unwrap_or(neighbour)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_trusted_neighbours_are_believed_and_only_their_own_word() {
        let ip = |it: &str| it.parse::<IpAddr>().expect("an address");
        let trusted = [ip("10.0.0.1"), ip("10.0.0.2")];
        for (neighbour, forwarded, expected) in [
            ("9.9.9.9", "1.1.1.1", "9.9.9.9"),
            ("10.0.0.1", "1.1.1.1", "1.1.1.1"),
            ("10.0.0.1", "6.6.6.6, 1.1.1.1", "1.1.1.1"),
            ("10.0.0.1", "6.6.6.6, 1.1.1.1, 10.0.0.2", "1.1.1.1"),
            ("10.0.0.1", "10.0.0.2", "10.0.0.1"),
            ("10.0.0.1", "", "10.0.0.1"),
            ("10.0.0.1", "::ffff:1.1.1.1", "1.1.1.1"),
        ] {
            let headers = HeaderMap::from_iter([(
                "x-forwarded-for".parse().expect("a name"),
                forwarded.parse().expect("a value"),
            )]);
            assert_eq!(browser(ip(neighbour), &headers, &trusted), ip(expected), "{neighbour} {forwarded}");
        }
    }
}
