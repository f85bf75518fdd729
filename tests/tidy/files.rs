use std::fs;
use std::path::{Path, PathBuf};

use crate::File;

/// What is made, fetched or kept by others.
const NOT_OURS: &[&str] = &[".git", "target", "node_modules", "data"];

/// Every text file of the checkout, in the order of their paths.
pub fn all() -> Vec<File> {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the checkout").to_owned();
    let mut paths = below(&root);
    paths.sort();
    paths.iter().filter_map(|path| read(&root, path)).collect()
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the checkout can be read");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    let ours = paths.filter(|path| !NOT_OURS.iter().any(|name| path.ends_with(name)));
    ours.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

/// `None` for pictures and the like.
fn read(root: &Path, path: &Path) -> Option<File> {
    let text = String::from_utf8(fs::read(path).ok()?).ok()?;
    let path = path.strip_prefix(root).ok()?.to_string_lossy().replace('\\', "/");
    Some(File { path, text })
}
