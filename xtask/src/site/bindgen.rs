use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use wasm_bindgen_cli_support::Bindgen;

use super::Kind;
use super::assets::hash;
use super::pieces::{self, Piece};
use crate::place;
use crate::trouble::{Outcome, Trouble};

/// What wasm-bindgen made of the compiled app.
pub struct Module {
    pub wasm: Vec<u8>,
    pub js: String,
    /// What the JS imports to fetch the pieces, and the pieces.
    pub loaders: String,
    pub pieces: Vec<Piece>,
    /// Further scripts that the JS imports, by their path beside it.
    pub snippets: Vec<(String, Vec<u8>)>,
}

/// What the last run saw, so an unchanged wasm costs nothing. Size and time first, the hash when they differ.
#[derive(PartialEq, Serialize, Deserialize)]
struct Seen {
    bytes: u64,
    modified_ns: u128,
    hash: String,
}

/// Takes the pieces out of the compiled app and runs wasm-bindgen over the rest, or takes what it gave last time for the same wasm.
pub fn bind(kind: Kind) -> Outcome<Module> {
    let wasm =
        place::target().join("wasm32-unknown-unknown").join(kind.cargo_folder()).join("gongjian_app.wasm");
    let folder = place::target().join("site").join(format!("bindgen-{}", kind.name()));
    let stamp = folder.join("stamp.json");
    let known: Option<Seen> = std::fs::read(&stamp).ok().and_then(|it| serde_json::from_slice(&it).ok());
    let seen = look(&wasm, known.as_ref())?;
    if known.as_ref().is_none_or(|known| known.hash != seen.hash) {
        generate(&wasm, &folder, kind)?;
    }
    if known.as_ref() != Some(&seen) {
        let text =
            serde_json::to_vec(&seen).map_err(|error| Trouble::new(error.to_string(), "report this"))?;
        place::write(&stamp, &text)?;
    }
    read(&folder)
}

fn look(wasm: &Path, known: Option<&Seen>) -> Outcome<Seen> {
    let about = std::fs::metadata(wasm).map_err(|error| Trouble::file(wasm, &error))?;
    let modified = about.modified().map_err(|error| Trouble::file(wasm, &error))?;
    let modified_ns = modified.duration_since(UNIX_EPOCH).map_or(0, |it| it.as_nanos());
    match known {
        Some(known) if known.bytes == about.len() && known.modified_ns == modified_ns => {
            Ok(Seen { bytes: known.bytes, modified_ns, hash: known.hash.clone() })
        }
        Some(_) | None => Ok(Seen { bytes: about.len(), modified_ns, hash: hash(&place::read(wasm)?) }),
    }
}

fn generate(wasm: &Path, folder: &Path, kind: Kind) -> Outcome {
    // What an earlier version left must not be mistaken for part of this one; the stamp goes first.
    let _ = std::fs::remove_dir_all(folder);
    let rest = pieces::take_out(wasm, &folder.join("pieces"), kind)?;
    let mut bindgen = Bindgen::new();
    let dev = kind == Kind::Dev;
    bindgen.input_path(rest).out_name("app").typescript(false).omit_default_module_path(true);
    // What the pieces share with the rest: its table, its memory, its stack pointer.
    bindgen.keep_lld_exports(true);
    bindgen.keep_debug(false).demangle(dev).remove_name_section(!dev).remove_producers_section(!dev);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).map_err(|error| {
        Trouble::new(
            format!("wasm-bindgen: {error:#}"),
            "do Cargo.toml and xtask/Cargo.toml name one version of it?",
        )
    })
}

fn read(folder: &Path) -> Outcome<Module> {
    let (snippets, pieces) = (folder.join("snippets"), folder.join("pieces"));
    let named = |path: PathBuf| {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        Ok((name, place::read(&path)?))
    };
    Ok(Module {
        wasm: place::read(&folder.join("app_bg.wasm"))?,
        js: place::read_text(&folder.join("app.js"))?,
        loaders: pieces::read_loaders(&pieces)?,
        pieces: pieces::read(&pieces)?,
        snippets: place::files_below(&snippets).into_iter().map(named).collect::<Outcome<_>>()?,
    })
}
