use crate::code::{code_lines, ending};
use crate::{Fault, File};

/// Vault, link and worker are the keeper's; screens and widgets may call the small things of the device (clock,
/// dice, dialog, text areas).
const KEEPERS_OWN: &[&str] = &[
    "device::vault",
    "device::link",
    "device::tabs",
    "device::wire",
    "device::timer",
    "Vault::",
    "Socket::",
    "Board::",
    "Chair::",
];

/// A part of the app, and what its code never names.
const NEVER: &[(&str, &[&str])] = &[
    ("app/src/screens", KEEPERS_OWN),
    ("app/src/widgets", KEEPERS_OWN),
    (
        "app/src/widgets",
        &[
            "crate::screens",
            "crate::notebook",
            "crate::outbox",
            "crate::api",
            "use_context",
            "expect_context",
        ],
    ),
    ("app/src/notebook", &["crate::screens", "crate::widgets"]),
    ("app/src/outbox", &["crate::screens", "crate::widgets"]),
    ("app/src/words", &["crate::screens", "crate::widgets", "crate::notebook", "crate::outbox"]),
    ("app/src/device", &["crate::screens", "crate::widgets", "crate::notebook", "crate::outbox"]),
    ("app/src/keeper", &["crate::screens", "crate::widgets", "crate::notebook", "crate::outbox"]),
    ("shared/src", &["gongjian_app", "gongjian_server"]),
    ("app/src", &["gongjian_server"]),
    ("server/src/store", &["crate::http", "crate::sync", "crate::register", "crate::sign_in"]),
];

pub fn one_way(file: &File) -> Vec<Fault> {
    if ending(file) != "rs" {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (part, never) in NEVER.iter().filter(|(part, _)| is_in(&file.path, part)) {
        for (line, text) in code_lines(file) {
            let hits = never.iter().filter(|name| text.contains(**name));
            faults.extend(hits.map(|name| (Some(line), format!("{part} does not use `{name}`"))));
        }
    }
    faults
}

/// A part is a folder, or a file beside it.
fn is_in(path: &str, part: &str) -> bool {
    path.strip_prefix(part).is_some_and(|rest| rest.starts_with('/') || rest == ".rs")
}
