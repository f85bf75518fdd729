//! Everything the phone keeps, behind one seam: what goes in is sealed, what comes out is opened.
//!
//! One IndexedDB database per person. Keys are bytes, so ranges by prefix work; values are sealed bytes. Writes are
//! all-or-nothing and `durability: "strict"`: when [`Vault::write`] returns, the bytes survive a dying phone.

mod idb;
mod seal;

use idb::Database;
use seal::{open, seal};

/// The stores of a database. A new one means a new [`VERSION`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Store {
    /// document ‖ hash → a change.
    Changes,
    /// document ‖ hash → what waits for the server, or was refused.
    Waiting,
    /// space ‖ name → a register row.
    Rows,
    /// space → how far it was read.
    Cursors,
    /// document → one line for the lists.
    Summaries,
    /// What an editor held back while composing.
    Drafts,
    /// Small things by name.
    Meta,
    /// command → a command and what became of it.
    Outbox,
    /// Photos: what is known of each, and its pieces (`app/src/photos/record.rs`).
    Blobs,
}

const VERSION: u32 = 3;

impl Store {
    pub const ALL: [Self; 9] = [
        Self::Changes,
        Self::Waiting,
        Self::Rows,
        Self::Cursors,
        Self::Summaries,
        Self::Drafts,
        Self::Meta,
        Self::Outbox,
        Self::Blobs,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Changes => "changes",
            Self::Waiting => "waiting",
            Self::Rows => "rows",
            Self::Cursors => "cursors",
            Self::Summaries => "summaries",
            Self::Drafts => "drafts",
            Self::Meta => "meta",
            Self::Outbox => "outbox",
            Self::Blobs => "blobs",
        }
    }
}

/// One write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    Put { store: Store, key: Vec<u8>, value: Vec<u8> },
    Delete { store: Store, key: Vec<u8> },
}

/// Why the phone could not keep or find something.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    #[error("the phone has no room left")]
    Full,
    #[error("the storage of the browser failed: {0}")]
    Broken(String),
}

/// An open database.
#[derive(Clone)]
pub struct Vault {
    database: Database,
}

impl Vault {
    /// Opens the database, made when missing.
    ///
    /// # Errors
    /// [`VaultError`] when the browser does not give it.
    pub async fn open(name: &str) -> Result<Self, VaultError> {
        let stores = Store::ALL.map(Store::name);
        Ok(Self { database: Database::open(name, VERSION, &stores).await? })
    }

    /// Does all writes, or none.
    ///
    /// # Errors
    /// [`VaultError`]: nothing was written.
    pub async fn write(&self, ops: &[Op]) -> Result<(), VaultError> {
        if ops.is_empty() {
            return Ok(());
        }
        let sealed = ops.iter().map(|op| match op {
            Op::Put { store, key, value } => (store.name(), key.clone(), Some(seal(*store, key, value))),
            Op::Delete { store, key } => (store.name(), key.clone(), None),
        });
        self.database.write(sealed.collect()).await
    }

    /// The value of a key.
    ///
    /// # Errors
    /// [`VaultError`] when it cannot be read.
    pub async fn get(&self, store: Store, key: &[u8]) -> Result<Option<Vec<u8>>, VaultError> {
        let found = self.range(store, key).await?;
        Ok(found.into_iter().find(|(it, _)| it == key).map(|(_, value)| value))
    }

    /// Every key that begins with `prefix`, in order, with its value.
    ///
    /// # Errors
    /// [`VaultError`] when they cannot be read.
    pub async fn range(&self, store: Store, prefix: &[u8]) -> Result<Vec<(Vec<u8>, Vec<u8>)>, VaultError> {
        let found = self.database.range(store.name(), prefix).await?;
        Ok(found.into_iter().map(|(key, value)| (key.clone(), open(store, &key, value))).collect())
    }

    /// Closes and deletes the database.
    ///
    /// # Errors
    /// [`VaultError`] when the browser does not do it.
    pub async fn destroy(self, name: &str) -> Result<(), VaultError> {
        self.database.close();
        Database::delete(name).await
    }
}
