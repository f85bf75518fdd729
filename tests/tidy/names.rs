use crate::{Fault, File};

const BANNED: &[&str] = &["utils", "util", "helpers", "helper", "common", "misc"];

/// A drawer named after nothing collects everything.
pub fn telling(file: &File) -> Vec<Fault> {
    let parts = file.path.split('/').map(|part| part.split('.').next().unwrap_or_default());
    let banned = parts.filter(|part| BANNED.contains(part));
    banned
        .map(|part| (None, format!("`{part}` says nothing: name the thing, put it with its user")))
        .collect()
}

/// `YYYYMMDDHHMMSS_what.sql`, so the order is the order of their making.
pub fn migrations(file: &File) -> Vec<Fault> {
    if !file.path.starts_with("server/migrations/") {
        return Vec::new();
    }
    let name = file.path.rsplit('/').next().unwrap_or_default();
    if dated(name) {
        Vec::new()
    } else {
        vec![(None, "a migration is called YYYYMMDDHHMMSS_what.sql".to_owned())]
    }
}

fn dated(name: &str) -> bool {
    let Some((date, what)) = name.strip_suffix(".sql").and_then(|stem| stem.split_once('_')) else {
        return false;
    };
    let digits = date.len() == 14 && date.bytes().all(|it| it.is_ascii_digit());
    digits
        && !what.is_empty()
        && what.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_')
}
