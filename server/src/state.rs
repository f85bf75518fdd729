//! What every request may use.

use std::sync::Arc;

use crate::blobs::BlobRoom;
use crate::clock::Clock;
use crate::config::Config;
use crate::http::site::Site;
use crate::register::Register;
use crate::reports::audit::Trail;
use crate::sign_in::{FirstCode, Passwords, People};
use crate::store::Stores;
use crate::sync::{Hub, Seal};

/// Cheap to clone; made once in [`crate::serve`] (and in tests).
#[derive(Clone, Debug)]
pub struct AppState {
    pub config: Arc<Config>,
    /// What browsers call this server, with the real port.
    pub origins: Arc<[String]>,
    pub clock: Clock,
    pub seal: Seal,
    pub stores: Stores,
    pub hub: Hub,
    pub blobs: BlobRoom,
    pub passwords: Passwords,
    pub first: FirstCode,
    pub site: Site,
    /// How far the record of decisions was found whole.
    pub trail: Trail,
}

impl AppState {
    pub fn people(&self) -> People {
        People {
            stores: self.stores.clone(),
            clock: self.clock.clone(),
            passwords: self.passwords.clone(),
            seal: self.seal.clone(),
        }
    }

    pub fn register(&self) -> Register {
        Register {
            stores: self.stores.clone(),
            clock: self.clock.clone(),
            hub: self.hub.clone(),
            passwords: self.passwords.clone(),
            seal: self.seal.clone(),
        }
    }
}
