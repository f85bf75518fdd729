//! Where the site comes from: a folder that may be rebuilt while we serve, or the binary itself.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use super::list::{List, SiteError};

#[cfg(feature = "embed")]
include!(concat!(env!("OUT_DIR"), "/site.rs"));
#[cfg(not(feature = "embed"))]
static FILES: &[(&str, &[u8])] = &[];

#[derive(Debug)]
pub(super) enum Source {
    Fixed(Arc<List>),
    Folder { folder: PathBuf, loaded: RwLock<Loaded> },
}

#[derive(Debug)]
pub(super) struct Loaded {
    list: Arc<List>,
    /// When the list was written that this is.
    written: Option<SystemTime>,
}

impl Source {
    pub(super) fn open(folder: Option<&Path>) -> Result<Self, SiteError> {
        let Some(folder) = folder else { return embedded().map(|list| Self::Fixed(Arc::new(list))) };
        let written = written(folder);
        let loaded = Loaded { list: Arc::new(read(folder)?), written };
        Ok(Self::Folder { folder: folder.to_owned(), loaded: RwLock::new(loaded) })
    }

    /// The list as it is now. A folder that was built anew is read anew; a broken one leaves the old list.
    pub(super) fn list(&self) -> Arc<List> {
        match self {
            Self::Fixed(list) => Arc::clone(list),
            Self::Folder { folder, loaded } => {
                let now = written(folder);
                let seen = loaded.read().unwrap_or_else(PoisonError::into_inner);
                if seen.written == now {
                    return Arc::clone(&seen.list);
                }
                drop(seen);
                reload(folder, &mut loaded.write().unwrap_or_else(PoisonError::into_inner), now)
            }
        }
    }
}

fn reload(folder: &Path, loaded: &mut Loaded, now: Option<SystemTime>) -> Arc<List> {
    if loaded.written != now {
        loaded.written = now;
        match read(folder) {
            Ok(list) => loaded.list = Arc::new(list.after(&loaded.list)),
            Err(error) => tracing::warn!(%error, "the site that was built anew is not served"),
        }
    }
    Arc::clone(&loaded.list)
}

fn embedded() -> Result<List, SiteError> {
    if FILES.is_empty() {
        return Ok(List::default());
    }
    List::read(|name| FILES.iter().find(|(file, _)| *file == name).map(|(_, bytes)| Cow::Borrowed(*bytes)))
}

fn read(folder: &Path) -> Result<List, SiteError> {
    List::read(|name| std::fs::read(folder.join(name)).ok().map(Cow::Owned))
}

fn written(folder: &Path) -> Option<SystemTime> {
    std::fs::metadata(folder.join("assets.json")).and_then(|it| it.modified()).ok()
}
