use crate::{Fault, File};

const PARTS: &[&str] = &["## Context", "## Choice", "## What we gave up"];
/// How Cargo's own lockfiles name the registry; everything else with an address is a leak.
const CARGO_SOURCE: &str = "source = \"registry+";

pub fn decisions(file: &File) -> Vec<Fault> {
    let Some(name) = file.path.strip_prefix("docs/decisions/") else { return Vec::new() };
    let mut faults = Vec::new();
    let number = name.split('-').next().unwrap_or_default();
    if number.len() != 4 || !number.bytes().all(|it| it.is_ascii_digit()) {
        faults.push((None, "a decision is called NNNN-what.md".to_owned()));
    }
    let missing = PARTS.iter().filter(|part| !file.text.lines().any(|line| line == **part));
    faults.extend(missing.map(|part| (None, format!("`{part}` is missing"))));
    faults
}

/// Where a package was fetched from is the business of the machine that fetched it.
pub fn lockfiles(file: &File) -> Vec<Fault> {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    if !["package-lock.json", "Cargo.lock"].contains(&name) {
        return Vec::new();
    }
    let numbered = file.text.lines().enumerate();
    let leaks = numbered.filter(|(_, line)| line.contains("://") && !line.starts_with(CARGO_SOURCE));
    leaks.map(|(at, _)| (Some(at + 1), "a download address".to_owned())).collect()
}
