//! With the feature `embed`: writes the list of the built site's files, so that the binary carries them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=GONGJIAN_SITE");
    if env::var_os("CARGO_FEATURE_EMBED").is_none() {
        return;
    }
    let folder =
        env::var("GONGJIAN_SITE").expect("feature embed: GONGJIAN_SITE names the folder of the built site");
    let folder = fs::canonicalize(&folder).unwrap_or_else(|e| panic!("GONGJIAN_SITE={folder}: {e}"));
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut list = String::from("static FILES: &[(&str, &[u8])] = &[\n");
    for file in files_below(&folder) {
        let name =
            file.strip_prefix(&folder).expect("it was found below").display().to_string().replace('\\', "/");
        let _ = writeln!(list, "    ({name:?}, include_bytes!({:?})),", file.display().to_string());
    }
    list.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("site.rs");
    fs::write(out, list).expect("cargo made the folder");
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder of the site can be read") {
        let path = entry.expect("its entries too").path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}
