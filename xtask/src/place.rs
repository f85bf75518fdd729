//! Where things are in the checkout and under the target folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::trouble::{Outcome, Trouble};

/// The root of the checkout: the one that `cargo run` stands in, or else the one that xtask was built in.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = Path::new(&here);
    here.parent().unwrap_or(here).to_owned()
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |it| root().join(it))
}

/// Where Cargo keeps what it fetched.
pub fn cargo_home() -> PathBuf {
    let home = std::env::home_dir().unwrap_or_default();
    std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from)
}

/// Reads a whole file.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| Trouble::file(path, &error))
}

/// Reads a whole text file.
pub fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| Trouble::file(path, &error))
}

/// Writes a file by way of a second name, so nobody reads half of it; leaves an equal one untouched.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome {
    let same_size = fs::metadata(path).is_ok_and(|it| it.len() == bytes.len() as u64);
    if same_size && fs::read(path).is_ok_and(|held| held == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Trouble::file(folder, &error))?;
    }
    let mut fresh = path.as_os_str().to_owned();
    fresh.push(".new");
    fs::write(&fresh, bytes)
        .and_then(|()| fs::rename(&fresh, path))
        .map_err(|error| Trouble::file(path, &error))
}

/// Every file below a folder, sorted; a folder that is not there has none.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        let Ok(entries) = fs::read_dir(&next) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() { waiting.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// Copies a program; one that is running keeps its own file.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|error| Trouble::file(folder, &error))?;
    }
    let fresh = to.with_extension("new");
    fs::copy(from, &fresh).and_then(|_| fs::rename(&fresh, to)).map_err(|error| Trouble::file(from, &error))
}
