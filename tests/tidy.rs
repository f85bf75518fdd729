//! Rules of the layout, as tests. A rule that nobody can run is a wish: add a row here, or drop it.
//!
//! Every rule is a function from one file (its path and text) to the faults in it; `faults.rs` plants
//! each fault once, to prove that the rule sees it.

#[path = "tidy/code.rs"]
mod code;
#[cfg(test)]
#[path = "tidy/faults.rs"]
mod faults;
#[path = "tidy/files.rs"]
mod files;
#[path = "tidy/imports.rs"]
mod imports;
#[path = "tidy/names.rs"]
mod names;
#[path = "tidy/pages.rs"]
mod pages;

/// One file of the checkout.
pub struct File {
    /// From the root, with `/`.
    pub path: String,
    pub text: String,
}

/// A line of a file, or none where the fault is the file itself.
pub type Fault = (Option<usize>, String);
pub type Rule = fn(&File) -> Vec<Fault>;

const RULES: &[(&str, Rule)] = &[
    ("this text stands only in certain folders", code::only_in),
    ("short files", code::short),
    ("nothing unfinished, nothing skipped, no waiting for time", code::finished),
    ("words for every case", code::words_for_all),
    ("imports point one way", imports::one_way),
    ("names that say something", names::telling),
    ("migrations carry their date", names::migrations),
    ("decisions have three parts", pages::decisions),
    ("lockfiles name packages, not places", pages::lockfiles),
];

#[test]
fn the_checkout_is_tidy() {
    let files = files::all();
    assert!(files.len() > 50, "only {} files were found: is the walk broken?", files.len());
    let mut found = Vec::new();
    for file in &files {
        for (rule, check) in RULES {
            for (line, what) in check(file) {
                let line = line.map(|it| format!(":{it}")).unwrap_or_default();
                found.push(format!("{}{line}: {what} ({rule})", file.path));
            }
        }
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}
