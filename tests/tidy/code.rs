use crate::{Fault, File};

/// A text, and the only places whose code may contain it.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("sqlx::query", &["server/src/store/", "server/tests/"]),
    ("web_sys::", &["app/src/device/"]),
    ("js_sys::", &["app/src/device/"]),
    ("#[server", &["app/src/api.rs", "app/src/api/"]),
    ("SystemTime::now", &["server/src/clock.rs", "xtask/"]),
    ("automerge::", &["shared/src/documents/", "shared/src/sync/", "shared/tests/", "tests/bombs/"]),
];
const LINES_MAX: usize = 400;
const CODE: &[&str] = &["rs", "mjs", "css", "js"];
/// What makes a test green without testing, or red without a fault.
const UNFINISHED: &[(&str, &str)] = &[
    ("rs", "todo!("),
    ("rs", "unimplemented!("),
    ("rs", "#[ignore"),
    ("rs", "#[should_panic"),
    ("mjs", ".skip("),
    ("mjs", ".only("),
    ("mjs", "skip: true"),
    ("mjs", "waitForTimeout"),
];

pub fn ending(file: &File) -> &str {
    file.path.rsplit('.').next().unwrap_or_default()
}

/// The rules themselves name what they forbid.
pub fn is_rule(file: &File) -> bool {
    file.path.starts_with("tests/tidy")
}

/// Numbered lines without those that are only a comment.
pub fn code_lines(file: &File) -> impl Iterator<Item = (usize, &str)> {
    let numbered = file.text.lines().enumerate().map(|(at, line)| (at + 1, line));
    numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

pub fn only_in(file: &File) -> Vec<Fault> {
    if ending(file) != "rs" || is_rule(file) {
        return Vec::new();
    }
    let foreign = ONLY_IN.iter().filter(|(_, homes)| !homes.iter().any(|home| file.path.starts_with(home)));
    let foreign: Vec<_> = foreign.collect();
    let faults = code_lines(file).flat_map(|(line, text)| {
        let hits = foreign.iter().filter(move |(what, _)| text.contains(what));
        hits.map(move |(what, homes)| (Some(line), format!("`{what}` belongs in {}", homes.join(", "))))
    });
    faults.collect()
}

pub fn short(file: &File) -> Vec<Fault> {
    let lines = file.text.lines().count();
    if CODE.contains(&ending(file)) && lines > LINES_MAX {
        return vec![(None, format!("{lines} lines; {LINES_MAX} at most, aim for 150"))];
    }
    Vec::new()
}

pub fn finished(file: &File) -> Vec<Fault> {
    if is_rule(file) {
        return Vec::new();
    }
    let mut in_tests =
        file.path.contains("/tests/") || file.path.starts_with("tests/") || file.path.ends_with("tests.rs");
    let mut faults = Vec::new();
    for (line, text) in code_lines(file) {
        in_tests |= text.contains("#[cfg(test)]");
        let hits = UNFINISHED.iter().filter(|(kind, what)| *kind == ending(file) && text.contains(what));
        faults.extend(hits.map(|(_, what)| (Some(line), format!("`{what}` has no place here"))));
        if in_tests && ending(file) == "rs" && text.contains("thread::sleep") {
            faults.push((Some(line), "a test waits for an event, not for time".to_owned()));
        }
    }
    faults
}

/// A refusal or fault without words must not compile, so no arm may swallow it.
pub fn words_for_all(file: &File) -> Vec<Fault> {
    if !file.path.starts_with("app/src/words") {
        return Vec::new();
    }
    let swallowing = code_lines(file).filter(|(_, text)| text.trim_start().starts_with("_ =>"));
    swallowing
        .map(|(line, _)| (Some(line), "`_ =>` would give wrong words to a new case".to_owned()))
        .collect()
}
