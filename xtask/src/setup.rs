//! What must be on the machine. Quick when all of it is there.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::args::Args;
use crate::place;
use crate::process::{answer, chromium, find, run};
use crate::site::hash;
use crate::trouble::{Outcome, Trouble};

const TARGET: &str = "wasm32-unknown-unknown";
const NODE_MIN: u32 = 20;

pub fn command(args: Args) -> Outcome<ExitCode> {
    args.end()?;
    for_tests()?;
    postgres();
    office();
    println!("setup: all there");
    Ok(ExitCode::SUCCESS)
}

/// What a build needs: the wasm target, Node and the packages of the editor.
pub fn for_builds() -> Outcome {
    node()?;
    npm_packages("app/editor", "esbuild")?;
    let there = answer("rustc", &["--print", "sysroot"])
        .is_some_and(|sysroot| std::path::Path::new(&sysroot).join("lib/rustlib").join(TARGET).is_dir());
    if there {
        return Ok(());
    }
    println!("setup: adding the Rust target {TARGET}");
    run(
        Command::new("rustup").args(["target", "add", TARGET]).current_dir(place::root()),
        "Rust must come from rustup; where a machine refuses the target, Debian's `rustc-web` and `cargo-web` carry it",
    )
}

/// What the browser stories need besides: Node, the npm packages, Chromium and a Chinese font.
pub fn for_tests() -> Outcome {
    for_builds()?;
    npm_packages("tests", "playwright-core")?;
    if chromium().is_none() {
        debian(&["chromium"]);
    }
    if chromium().is_none() {
        return Err(Trouble::new(
            "no Chromium for the browser tests",
            "install Debian's package `chromium`, or name one in CHROMIUM",
        ));
    }
    chinese_font();
    Ok(())
}

fn node() -> Outcome {
    let advice = format!("install Node.js {NODE_MIN} or later");
    let version = answer("node", &["--version"])
        .ok_or_else(|| Trouble::new("no `node` on the path", advice.clone()))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|it| it.parse::<u32>().ok());
    if major.is_some_and(|it| it >= NODE_MIN) {
        Ok(())
    } else {
        Err(Trouble::new(format!("Node.js is {version}"), advice))
    }
}

/// `npm ci`, once for each content of the folder's lockfile. `one` is a package that is there when all are.
fn npm_packages(folder: &str, one: &str) -> Outcome {
    let stamp = place::target().join(format!("setup-npm-{}", folder.replace('/', "-")));
    let folder = place::root().join(folder);
    let wanted = hash(&place::read(&folder.join("package-lock.json"))?);
    let there = folder.join("node_modules").join(one).join("package.json").is_file();
    if there && std::fs::read_to_string(&stamp).is_ok_and(|held| held == wanted) {
        return Ok(());
    }
    println!("setup: npm ci in {}", folder.display());
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&folder);
    run(&mut npm, "npm must reach its registry (see the lines above)")?;
    place::write(&stamp, wanted.as_bytes())
}

/// Pictures of Chinese pages are empty boxes without one; stories still pass, so this only warns.
fn chinese_font() {
    let any = || answer("fc-list", &[":lang=zh", "family"]).is_some_and(|it| !it.is_empty());
    if !any() {
        debian(&["fonts-noto-cjk", "fontconfig"]);
    }
    if !any() {
        println!("setup: no Chinese font; screenshots will show boxes (Debian: fonts-noto-cjk)");
    }
}

/// For the second database; what needs it says so itself where it is missing.
fn postgres() {
    if !has_postgres() {
        debian(&["postgresql"]);
    }
    if !has_postgres() {
        println!("setup: no PostgreSQL; what runs on it is skipped (Debian: postgresql)");
    }
}

/// To try our Word files in.
fn office() {
    if !has_office() {
        debian(&["libreoffice-writer-nogui", "poppler-utils"]);
    }
    if !has_office() {
        println!(
            "setup: no LibreOffice; Word files are not tried in it (Debian: libreoffice-writer-nogui, poppler-utils)"
        );
    }
}

pub fn has_postgres() -> bool {
    postgres_programs().is_some()
}

/// LibreOffice and the programs that look into its PDF files.
pub fn has_office() -> bool {
    ["soffice", "pdftotext", "pdfinfo"].iter().all(|it| find(&[it]).is_some())
}

/// The folder of its programs: Debian does not put them on the path.
pub fn postgres_programs() -> Option<PathBuf> {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = debian.map(|version| version.path().join("bin"));
    let on_path = find(&["initdb"]).and_then(|it| Some(it.parent()?.to_owned()));
    debian.chain(on_path).find(|folder| ["initdb", "postgres"].iter().all(|it| folder.join(it).is_file()))
}

/// Installs Debian packages where that is possible; the caller looks whether it helped.
fn debian(packages: &[&str]) {
    let root = answer("id", &["-u"]).as_deref() == Some("0");
    if !root || find(&["apt-get"]).is_none() {
        println!("setup: install by hand: {}", packages.join(" "));
        return;
    }
    println!("setup: apt-get install {}", packages.join(" "));
    let advice = "install the packages by hand";
    let apt = |args: &[&str]| {
        run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").arg("-qq").args(args), advice)
    };
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(packages);
    if let Err(trouble) = apt(&["update"]).and_then(|()| apt(&install)) {
        println!("setup: {trouble}");
    }
}
