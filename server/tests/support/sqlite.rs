//! Where an office keeps its things: here in SQLite, beside its seal key.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use gongjian_server::store::Stores;

use crate::folder::Folder;

pub struct Home(Folder);

impl Home {
    pub fn new() -> Self {
        Self(Folder::new("office"))
    }

    /// The data folder.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub async fn open(&self) -> Stores {
        Stores::open(self.path()).await.expect("the folder opens")
    }

    /// The last sockets let go of the folder a moment after they were told.
    pub async fn until_free(&self) {
        let lock = File::open(self.path().join("lock")).expect("it was locked");
        let free = tokio::task::spawn_blocking(move || lock.lock());
        let waited = tokio::time::timeout(Duration::from_secs(10), free).await;
        waited.expect("somebody still holds the office").expect("joined").expect("locked");
    }

    /// All that is kept.
    pub fn files(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.path()).expect("readable");
        entries.map(|entry| entry.expect("readable").path()).filter(|path| path.is_file()).collect()
    }
}
