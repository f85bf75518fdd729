use std::collections::BTreeMap;

use super::Kind;
use super::assets::{Asset, hash};
use super::bindgen::Module;
use super::editor;
use super::pieces;
use super::sheet::sheet;
use super::slim::slim;
use crate::place;
use crate::trouble::{Outcome, Trouble};

/// The scripts of `app/web` that become files; what they import of `app/web` goes into them.
const SCRIPTS: &[&str] = &["old", "keeper", "boot"];
const ICONS: &[&str] = &["icon.svg", "icon-192.png", "icon-512.png", "icon-maskable-512.png"];

/// Every file of the site with its bytes; names are filled in where one file speaks of another.
pub fn assemble(module: &Module, kind: Kind) -> Outcome<Vec<(Asset, Vec<u8>)>> {
    let mut site = Site::default();
    site.hashed("wasm", "app", "wasm", module.wasm.clone());
    for (name, bytes) in &module.snippets {
        site.plain(&format!("/pkg/{name}"), &format!("pkg/{name}"), bytes.clone());
    }
    let app = site.add_pieces(module)?;
    site.hashed("app", "app", "js", travelling(kind, app));
    site.hashed("style", "style", "css", sheet(kind)?.into_bytes());
    site.hashed("editor", "editor", "js", editor::bundle(kind)?);
    site.files.last_mut().expect("was just added").0.on_demand = true;
    for name in SCRIPTS {
        let file = format!("{name}.js");
        let text = site.fill_in(&file, &joined(&read(&file)?)?)?;
        site.hashed(name, name, "js", travelling(kind, text));
    }
    for name in ICONS {
        let bytes = place::read(&place::root().join("app/web/icons").join(name))?;
        site.plain(&format!("/icons/{name}"), &format!("icons/{name}"), bytes);
    }
    let manifest = site.filled("manifest.webmanifest")?;
    site.plain("/manifest.webmanifest", "manifest.webmanifest", manifest.into_bytes());
    let shell = site.filled("index.html")?;
    site.plain("/", "index.html", shell.into_bytes());
    site.add_service_worker(kind)?;
    Ok(site.files)
}

#[derive(Default)]
struct Site {
    files: Vec<(Asset, Vec<u8>)>,
    /// What stands for `{{name}}` in the files of `app/web`.
    names: BTreeMap<String, String>,
}

impl Site {
    /// Adds `pkg/<stem>.<hash>.<ending>`, known to the other files as `{{name}}`; gives the name of the file.
    fn hashed(&mut self, name: &str, stem: &str, ending: &str, bytes: Vec<u8>) -> String {
        let file = format!("{stem}.{}.{ending}", hash(&bytes));
        self.files.push((Asset::new(&format!("/pkg/{file}"), &format!("pkg/{file}"), true), bytes));
        self.names.insert(name.to_owned(), file.clone());
        file
    }

    /// Adds the files of the pieces; gives the app's script, which knows their names.
    fn add_pieces(&mut self, module: &Module) -> Outcome<String> {
        let mut files = Vec::new();
        for piece in &module.pieces {
            let key = format!("piece {}", piece.name);
            files.push((piece, self.hashed(&key, &piece.name, "wasm", piece.wasm.clone())));
            self.files.last_mut().expect("was just added").0.on_demand = true;
        }
        let loaders = pieces::name_files(&module.loaders, &read("pieces.js")?, &files)?;
        pieces::join(&module.js, &loaders)
    }

    fn plain(&mut self, path: &str, file: &str, bytes: Vec<u8>) {
        self.files.push((Asset::new(path, file, false), bytes));
    }

    /// A file of `app/web` with every `{{name}}` replaced.
    fn filled(&self, file: &str) -> Outcome<String> {
        self.fill_in(file, &read(file)?)
    }

    fn fill_in(&self, file: &str, text: &str) -> Outcome<String> {
        fill(text, &self.names).map_err(|name| {
            Trouble::new(
                format!("app/web/{file} speaks of {{{{{name}}}}}, which no file is"),
                "see site/web.rs",
            )
        })
    }

    /// The list to precache is what an offline start needs; the version is the hash of all names and bytes.
    fn add_service_worker(&mut self, kind: Kind) -> Outcome {
        let needed = self.files.iter().filter(|(asset, _)| self.needed_offline(asset));
        let files =
            listed(&needed.map(|(asset, _)| (asset.path.as_str(), asset.immutable)).collect::<Vec<_>>())?;
        let later = self.files.iter().filter(|(asset, _)| asset.on_demand);
        let later = listed(&later.map(|(asset, _)| asset.path.as_str()).collect::<Vec<_>>())?;
        let all: String =
            self.files.iter().map(|(asset, bytes)| format!("{} {}\n", asset.path, hash(bytes))).collect();
        self.names.insert("files".into(), files);
        self.names.insert("later".into(), later);
        self.names.insert("version".into(), hash(all.as_bytes()));
        let text = self.filled("sw.js")?;
        self.plain("/sw.js", "sw.js", travelling(kind, text));
        Ok(())
    }

    /// Pictures and the manifest are fetched by the system at the install, `old` by browsers without modules, which
    /// have no offline start.
    fn needed_offline(&self, asset: &Asset) -> bool {
        let old = self.names.get("old").is_some_and(|file| asset.path.ends_with(file.as_str()));
        let of_the_system =
            asset.media_type.starts_with("image/") || asset.media_type == "application/manifest+json";
        !old && !of_the_system && !asset.on_demand
    }
}

fn listed<T: serde::Serialize>(list: &[T]) -> Outcome<String> {
    serde_json::to_string(list).map_err(|error| Trouble::new(error.to_string(), "report this"))
}

fn read(file: &str) -> Outcome<String> {
    place::read_text(&place::root().join("app/web").join(file))
}

/// A script as it is sent: in development as it was written.
fn travelling(kind: Kind, script: String) -> Vec<u8> {
    if kind == Kind::Release { slim(&script).into_bytes() } else { script.into_bytes() }
}

/// A script with the scripts it imports from beside it in their places: each request costs more than its words.
fn joined(script: &str) -> Outcome<String> {
    let mut out = String::with_capacity(script.len());
    for line in script.lines() {
        match imported(line) {
            Some(name) => out.push_str(&read(&format!("{name}.js"))?.replace("\nexport ", "\n")),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    Ok(out)
}

/// The name in `import { … } from "./{{name}}";`, which stands on one line.
fn imported(line: &str) -> Option<&str> {
    let (_, name) = line.strip_prefix("import {")?.split_once("} from \"./{{")?;
    name.strip_suffix("}}\";")
}

/// Replaces every `{{name}}`; an unknown name is the error.
fn fill(text: &str, names: &BTreeMap<String, String>) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let Some(length) = rest[start..].find("}}") else { break };
        let name = &rest[start + 2..start + length];
        out.push_str(&rest[..start]);
        out.push_str(names.get(name).ok_or_else(|| name.to_owned())?);
        rest = &rest[start + length + 2..];
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_of_neighbours_are_told_from_others() {
        assert_eq!(imported("import { show, ask } from \"./{{opening}}\";"), Some("opening"));
        for other in ["import init from \"./{{app}}\";", "import { x } from \"./x.js\";", "start();"] {
            assert_eq!(imported(other), None, "{other}");
        }
    }

    #[test]
    fn names_are_filled_in_and_unknown_ones_are_told() {
        let names = BTreeMap::from([("app".to_owned(), "app.1.js".to_owned())]);
        assert_eq!(
            fill("import '{{app}}'; const x = {};", &names),
            Ok("import 'app.1.js'; const x = {};".to_owned())
        );
        assert_eq!(fill("{{nobody}}", &names), Err("nobody".to_owned()));
    }
}
