//! The form templates that ship, from TOML to one JSON text: the phone reads JSON anyway, and needs no reader of TOML.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("../shared/forms");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|it| it.map(|it| it.path())).collect::<Result<_, _>>()?;
    files.retain(|it| it.extension().is_some_and(|it| it == "toml"));
    files.sort();
    let templates = files.iter().map(|it| read(it)).collect::<Result<Vec<_>, _>>()?;
    let titles: Vec<_> = templates.iter().map(|it| (&it["id"], &it["title"])).collect();
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    fs::write(out.join("templates.json"), serde_json::to_string(&templates)?)?;
    fs::write(out.join("titles.json"), serde_json::to_string(&titles)?)?;
    Ok(())
}

fn read(file: &Path) -> Result<serde_json::Value, Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()).into())
}
