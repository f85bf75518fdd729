use serde::{Deserialize, Serialize};

use super::Tier;

/// How many clients one server takes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Server {
    /// Fewer are a shortfall, never a refusal.
    pub least: u32,
    /// More are not possible.
    pub most: u32,
}

/// What the wishes look at in a pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits {
    /// Both are of one unit (S1-06).
    pub same_unit: bool,
    /// The two were a pair in an earlier round (S1-15).
    pub repeat: bool,
    /// The two are a pair now, which an amendment would keep.
    pub kept: bool,
    /// How badly it fits: kilometres, the place in a list of wishes. 0 fits best.
    pub fit: u16,
}

/// Whether a client may go to a server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Not eligible: no repair opens it.
    #[default]
    Closed,
    /// Somebody forbade this pair, and may allow it again.
    Forbidden(Traits),
    Open(Traits),
}

impl Way {
    pub const fn traits(self) -> Option<Traits> {
        match self {
            Self::Closed => None,
            Self::Forbidden(it) | Self::Open(it) => Some(it),
        }
    }

    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// Why a pair cannot be locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum LockError {
    #[error("no such client or server")]
    NotThere,
    #[error("the pair is not eligible, or forbidden")]
    NotOpen,
}

/// Clients and servers by their place in two lists, which the caller keeps in a fixed order: the same problem has the
/// same plan everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    servers: Vec<Server>,
    /// One row for each client.
    ways: Vec<Way>,
    locks: Vec<Option<usize>>,
    order: Vec<Tier>,
}

impl Problem {
    /// All ways are closed until [`Self::set`] opens them. A tier that stands in `order` twice counts where it stands
    /// first.
    pub fn new(clients: usize, servers: Vec<Server>, order: &[Tier]) -> Self {
        let mut once = Vec::new();
        for tier in order {
            if !once.contains(tier) {
                once.push(*tier);
            }
        }
        let ways = vec![Way::Closed; clients * servers.len()];
        Self { servers, ways, locks: vec![None; clients], order: once }
    }

    /// Says whether `client` may go to `server`; nothing happens where there is none of the two.
    pub fn set(&mut self, client: usize, server: usize, way: Way) {
        let width = self.servers.len();
        if server < width
            && let Some(place) = self.ways.get_mut(client * width + server)
        {
            *place = way;
        }
    }

    /// Holds a client at a server, whatever the wishes say.
    ///
    /// # Errors
    /// [`LockError`]: a lock opens no way that is closed or forbidden.
    pub fn lock(&mut self, client: usize, server: usize) -> Result<(), LockError> {
        if client >= self.clients() || server >= self.servers.len() {
            return Err(LockError::NotThere);
        }
        if !self.way(client, server).is_open() {
            return Err(LockError::NotOpen);
        }
        self.locks[client] = Some(server);
        Ok(())
    }

    pub fn clients(&self) -> usize {
        self.locks.len()
    }

    pub fn servers(&self) -> &[Server] {
        &self.servers
    }

    pub fn order(&self) -> &[Tier] {
        &self.order
    }

    pub fn locked(&self, client: usize) -> Option<usize> {
        self.locks.get(client).copied().flatten()
    }

    pub fn way(&self, client: usize, server: usize) -> Way {
        self.row(client).get(server).copied().unwrap_or_default()
    }

    /// The ways of one client, by server.
    pub fn row(&self, client: usize) -> &[Way] {
        let width = self.servers.len();
        self.ways.get(client * width..(client + 1) * width).unwrap_or_default()
    }

    /// The traits of a pair that may be made as things are: the way is open, and no lock stands against it.
    pub fn open(&self, client: usize, server: usize) -> Option<Traits> {
        let Way::Open(traits) = self.way(client, server) else { return None };
        self.locked(client).is_none_or(|locked| locked == server).then_some(traits)
    }
}
