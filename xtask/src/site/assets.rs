use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::place;
use crate::trouble::{Outcome, Trouble};

const LIST: &str = "assets.json";

/// One file of the site, as the server reads it from `assets.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// The path of the URL.
    pub path: String,
    /// The file, from the folder of the list.
    pub file: String,
    #[serde(rename = "type")]
    pub media_type: String,
    /// Has the hash of its bytes in its name, so it may be cached for ever.
    pub immutable: bool,
    /// A piece of the wasm, or the editor: a start does not need it, a screen does.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_demand: bool,
}

impl Asset {
    pub fn new(path: &str, file: &str, immutable: bool) -> Self {
        Self {
            path: path.into(),
            file: file.into(),
            media_type: media_type(file).into(),
            immutable,
            on_demand: false,
        }
    }
}

/// Twelve hex digits of SHA-256: enough to tell two builds apart, short enough to read.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// Reads the list of a finished site.
pub fn read_list(folder: &Path) -> Outcome<Vec<Asset>> {
    let path = folder.join(LIST);
    serde_json::from_slice(&place::read(&path)?).map_err(|error| {
        Trouble::new(format!("{}: {error}", path.display()), "delete the folder and build again")
    })
}

/// Writes the files, then the list, then removes what neither this list nor the one before names
/// (a page that was loaded a moment ago still asks for its files). Says whether anything changed.
pub fn publish(folder: &Path, files: &[(Asset, Vec<u8>)]) -> Outcome<bool> {
    let before = read_list(folder).unwrap_or_default();
    let now: Vec<Asset> = files.iter().map(|(asset, _)| asset.clone()).collect();
    for (asset, bytes) in files {
        place::write(&folder.join(&asset.file), bytes)?;
    }
    let list =
        serde_json::to_vec_pretty(&now).map_err(|error| Trouble::new(error.to_string(), "report this"))?;
    place::write(&folder.join(LIST), &list)?;
    let changed = before != now;
    if changed {
        remove_others(folder, before.iter().chain(&now));
    }
    Ok(changed)
}

fn remove_others<'a>(folder: &Path, kept: impl Iterator<Item = &'a Asset>) {
    let kept: BTreeSet<_> = kept.map(|asset| folder.join(&asset.file)).collect();
    for path in place::files_below(folder) {
        if !kept.contains(&path) && !path.ends_with(LIST) {
            // A file that stays behind harms nobody: no list names it.
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::Scratch;

    #[test]
    fn a_site_keeps_the_files_of_this_list_and_of_the_one_before() {
        let scratch = Scratch::new("assets-test").unwrap();
        let site = |name: &str| vec![(Asset::new(&format!("/{name}"), name, true), name.as_bytes().to_vec())];
        for name in ["a.js", "b.js", "c.js"] {
            assert!(publish(scratch.path(), &site(name)).unwrap());
            assert!(!publish(scratch.path(), &site(name)).unwrap(), "the second time nothing changes");
        }
        let there = |name: &str| scratch.path().join(name).exists();
        assert_eq!([there("a.js"), there("b.js"), there("c.js")], [false, true, true]);
        assert_eq!(read_list(scratch.path()).unwrap(), [Asset::new("/c.js", "c.js", true)]);
    }

    #[test]
    fn names_carry_twelve_hex_digits() {
        assert_eq!(hash(b""), "e3b0c44298fc");
    }
}
