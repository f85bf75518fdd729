//! The screens that load on demand, taken out of the compiled app as wasm files of their own
//! (docs/decisions/0010-wasm-on-demand.md). A piece uses memory, table and functions of the one app it was taken from.

use std::path::{Path, PathBuf};

use walrus::ModuleConfig;
use wasm_split_cli_support::{Options, transform};

use super::Kind;
use crate::place;
use crate::trouble::{Outcome, Trouble};

/// The script with one loader for each piece; the wasm imports the loaders from it.
const LOADERS: &str = "loaders.js";
const REST: &str = "rest.wasm";

/// One file of a piece.
pub struct Piece {
    /// The name in `#[wasm_split(name, …)]`; `shared` when several pieces need this file.
    pub name: String,
    /// What the loaders call the file, without its ending.
    stem: String,
    pub wasm: Vec<u8>,
}

/// Writes pieces and loaders into the folder, and gives the path of what remains of the app beside them.
pub fn take_out(app: &Path, folder: &Path, kind: Kind) -> Outcome<PathBuf> {
    let wasm = place::read(app)?;
    let rest = folder.join(REST);
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = &rest;
    options.link_name = "./loaders.js";
    options.main_module = "./app.js";
    let split = transform(options).map_err(|error| {
        Trouble::new(
            format!("wasm-split: {error:#}"),
            "was the app compiled with --emit-relocs? do its versions in Cargo.lock speak one format?",
        )
    })?;
    if kind == Kind::Release {
        for path in &split.split_modules {
            place::write(path, &lean(path)?)?;
        }
    }
    Ok(rest)
}

/// Short numbers and no names, as wasm-bindgen leaves the rest of the app.
fn lean(path: &Path) -> Outcome<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse(&place::read(path)?).map_err(|error| {
        Trouble::new(
            format!("{}: {error:#}", path.display()),
            "do wasm_split_cli_support and walrus know the same wasm?",
        )
    })?;
    Ok(module.emit_wasm())
}

/// The pieces in a folder, in the order of their names.
pub fn read(folder: &Path) -> Outcome<Vec<Piece>> {
    let mut paths = place::files_below(folder);
    paths.retain(|path| path.extension().is_some_and(|it| it == "wasm") && !path.ends_with(REST));
    paths.sort();
    let piece = |path: PathBuf| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = stem.strip_prefix("split_").unwrap_or("shared").to_owned();
        Ok(Piece { name, stem, wasm: place::read(&path)? })
    };
    paths.into_iter().map(piece).collect()
}

pub fn read_loaders(folder: &Path) -> Outcome<String> {
    place::read_text(&folder.join(LOADERS))
}

/// The loaders with the file of each piece, and the way of `asking` (a script) for them.
pub fn name_files(loaders: &str, asking: &str, files: &[(&Piece, String)]) -> Outcome<String> {
    let mut text = loaders.to_owned();
    for (piece, file) in files {
        let asks = format!("fetch(new URL(\"./{}.wasm\", import.meta.url))", piece.stem);
        text = replaced(&text, &asks, &format!("ask(\"./{file}\")"))?;
    }
    if !files.is_empty() {
        let streams = "WebAssembly.instantiateStreaming(src, imports)";
        text = replaced(&text, streams, "instantiate(src, imports)")?;
        // A network that is away is no fault of the app, and the screen says it.
        text = replaced(&text, "console.error(e);", "console.warn(e);")?;
    }
    Ok(format!("{asking}{text}"))
}

/// Puts the loaders into the app's script, in the place of its imports (one for each loader): a request less, and no
/// ring of imports, whose files could not carry the hash of their bytes in their names.
pub fn join(app: &str, loaders: &str) -> Outcome<String> {
    let (imports, rest): (Vec<_>, Vec<_>) = app.lines().partition(|line| imported(line).is_some());
    if imports.is_empty() {
        return Err(unknown("import * as … from \"./loaders.js\""));
    }
    let names = imports.iter().filter_map(|line| imported(line));
    let same: String = names.map(|name| format!("const {name} = loaders;\n")).collect();
    Ok(format!("{}\n{same}{}\n", as_object(loaders), rest.join("\n")))
}

/// The name in what wasm-bindgen makes of an import from the loaders.
fn imported(line: &str) -> Option<&str> {
    line.strip_prefix("import * as ")?.strip_suffix(" from \"./loaders.js\"")
}

/// The loaders as one object, whose inner names cannot meet those of the app's script.
fn as_object(loaders: &str) -> String {
    let body = loaders
        .lines()
        .filter(|line| !line.starts_with("import "))
        .map(|line| line.strip_prefix("export ").unwrap_or(line));
    let names = loaders.lines().filter_map(|line| line.strip_prefix("export const ")?.split_once(' '));
    let names: Vec<_> = names.map(|(name, _)| name).collect();
    let body: Vec<_> = body.collect();
    format!("const loaders = (() => {{\n{}\nreturn {{ {} }};\n}})();", body.join("\n"), names.join(", "))
}

fn replaced(text: &str, from: &str, to: &str) -> Outcome<String> {
    if text.contains(from) {
        return Ok(text.replace(from, to));
    }
    Err(unknown(from))
}

fn unknown(wanted: &str) -> Trouble {
    Trouble::new(
        format!("the script does not say `{wanted}`"),
        "another version of wasm-bindgen or wasm-split? see site/pieces.rs",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADED: &str = "import { initSync } from \"./app.js\";\nlet held;\nexport const __wasm_split_load_office = wrap(() => {\nconst src = fetch(new URL(\"./split_office.wasm\", import.meta.url));\nreturn (WebAssembly.instantiateStreaming(src, imports));\n});\nconsole.error(e);\n";

    fn office() -> Piece {
        Piece { name: "office".into(), stem: "split_office".into(), wasm: Vec::new() }
    }

    #[test]
    fn loaders_ask_for_files_by_the_hash_of_their_bytes() {
        let named = name_files(LOADED, "// how\n", &[(&office(), "office.1.wasm".into())]).unwrap();
        assert!(named.starts_with("// how\n"), "{named}");
        assert!(named.contains("const src = ask(\"./office.1.wasm\");"), "{named}");
        assert!(named.contains("return (instantiate(src, imports));"), "{named}");
        assert!(name_files("", "", &[(&office(), "office.1.wasm".into())]).is_err(), "a loader is missing");
    }

    #[test]
    fn loaders_stand_in_the_script_of_the_app() {
        let import = |n| format!("import * as import{n} from \"./loaders.js\"\n");
        let app = format!("{}{}const imports = {{ \"./loaders.js\": import2 }};\n", import(1), import(2));
        let joined = join(&app, LOADED).unwrap();
        assert!(!joined.contains("import "), "{joined}");
        assert!(joined.contains("const __wasm_split_load_office = wrap("), "{joined}");
        assert!(joined.contains("return { __wasm_split_load_office };\n})();\n"), "{joined}");
        assert!(
            joined.contains("const import1 = loaders;\nconst import2 = loaders;\nconst imports"),
            "{joined}"
        );
        assert!(join("no import", LOADED).is_err());
    }
}
