//! PostgreSQL below several nodes: where it is, how it is opened, what the nodes tell each other through it.
//!
//! - [`url`]: the setting; `open`: the connections and what each must promise.
//! - [`news`]: what other nodes did.

pub mod news;
mod open;
pub mod url;

pub use news::{Hint, Hints, News, Nodes};
pub(super) use open::open;
pub use url::DatabaseUrl;
