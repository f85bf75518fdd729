//! Links between phones and the log: the IO around `shared::sync::hub`.

pub mod socket;

use gongjian_shared::ids::{SpaceId, UserId};

/// The way in for the rest of the server: what happened elsewhere that links must hear of.
#[derive(Clone, Debug, Default)]
pub struct Hub {}

impl Hub {
    /// A sign-in has ended: its links are cut.
    pub fn session_ended(&self, _session_key: &str) {}
    /// The rights of a person changed: the links learn them anew.
    pub fn rights_changed(&self, _user: UserId) {}
    /// The log of a space has moved on.
    pub fn moved(&self, _space: SpaceId) {}
    /// Tells every phone goodbye and finishes what is being committed.
    pub async fn shut_down(&self) {}
}
