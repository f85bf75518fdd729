//! The front end as a folder of files: wasm, its JS, one sheet, the shell, the service worker, and a list of them.

mod assets;
mod bindgen;
mod editor;
mod pieces;
mod sheet;
mod slim;
mod web;

pub use assets::{Asset, hash, read_list};

use std::path::PathBuf;
use std::process::ExitCode;

use crate::args::Args;
use crate::clock::Stopwatch;
use crate::place;
use crate::process;
use crate::trouble::Outcome;

/// Which build of the front end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Quick to build, large to load: `run` and the tests.
    Dev,
    /// What people download.
    Release,
}

impl Kind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }

    /// The folder in which Cargo leaves the wasm of this kind.
    const fn cargo_folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "phone",
        }
    }

    /// The folder with the finished site.
    pub fn folder(self) -> PathBuf {
        place::target().join("site").join(self.name())
    }
}

pub fn command(mut args: Args) -> Outcome<ExitCode> {
    let kind = if args.flag("--release") { Kind::Release } else { Kind::Dev };
    args.end()?;
    crate::setup::for_builds()?;
    println!("{}", build(kind)?.display());
    Ok(ExitCode::SUCCESS)
}

/// Builds what changed and gives the folder. The list of assets is written last, so a reader sees old or new.
pub fn build(kind: Kind) -> Outcome<PathBuf> {
    let watch = Stopwatch::start();
    compile(kind)?;
    let module = bindgen::bind(kind)?;
    let folder = kind.folder();
    let changed = assets::publish(&folder, &web::assemble(&module, kind)?)?;
    if changed {
        println!("site: {} ({})", folder.display(), watch.seconds());
    }
    Ok(folder)
}

fn compile(kind: Kind) -> Outcome {
    let mut cargo = process::cargo();
    cargo.args(["rustc", "--quiet", "-p", "gongjian-app", "--lib", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--no-default-features", "--features", "csr"]);
    if kind == Kind::Release {
        cargo.args(["--profile", "phone"]).env("CARGO_ENCODED_RUSTFLAGS", release_flags());
    }
    // Where each function and datum is spoken of: without it nothing can be taken out of the wasm.
    cargo.args(["--", "-Clink-args=--emit-relocs"]);
    process::run(&mut cargo, "the app does not compile for the browser: mend what the compiler names above")
}

/// The flags of `.cargo/config.toml` (which this variable replaces), and no folder of this machine in the wasm:
/// shorter, and the same bytes wherever it is built.
fn release_flags() -> String {
    let mut flags = vec!["--cfg".to_owned(), "erase_components".to_owned()];
    let registry = place::cargo_home().join("registry/src");
    let sources = std::fs::read_dir(registry).into_iter().flatten().flatten();
    let folders = sources.map(|it| it.path()).chain([place::root()]);
    flags.extend(folders.map(|folder| format!("--remap-path-prefix={}=.", folder.display())));
    flags.join("\u{1f}")
}
