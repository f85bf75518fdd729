//! The view of a plan's text (`app/editor`, docs/decisions/0013-editor.md) as one script.

use std::process::Command;

use super::Kind;
use crate::place;
use crate::process::run;
use crate::trouble::Outcome;

/// What the browsers that start the app understand.
const TARGET: &str = "--target=es2020";

/// Bundles the view; esbuild takes less than a second, so nothing is kept.
pub fn bundle(kind: Kind) -> Outcome<Vec<u8>> {
    let folder = place::root().join("app/editor");
    let out = place::target().join("site").join(format!("editor-{}.js", kind.name()));
    let mut esbuild = Command::new("node");
    esbuild.args(["node_modules/esbuild/bin/esbuild", "src/index.js", "--bundle", "--format=esm", TARGET]);
    esbuild.args(["--log-level=warning", "--legal-comments=none", "--charset=utf8"]);
    if kind == Kind::Release {
        esbuild.arg("--minify");
    }
    esbuild.arg(format!("--outfile={}", out.display())).current_dir(folder);
    run(&mut esbuild, "app/editor does not bundle: mend what esbuild names above")?;
    place::read(&out)
}
