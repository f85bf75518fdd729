//! From a TOML file to a [`Definition`]: the door. What came through it needs no second look.

use serde::{Deserialize, Serialize};

use super::definition::Definition;
use super::faults::{Fault, faults, forbidden_word};

/// The definitions that come with the product: file name and text.
pub const BUNDLED: [(&str, &str); 5] = [
    ("000-demonstration-sites.toml", include_str!("../../programmes/000-demonstration-sites.toml")),
    ("001-leaders-counselors.toml", include_str!("../../programmes/001-leaders-counselors.toml")),
    ("002-guan-gong-wei.toml", include_str!("../../programmes/002-guan-gong-wei.toml")),
    ("003-studios.toml", include_str!("../../programmes/003-studios.toml")),
    ("004-pioneer-cooperation.toml", include_str!("../../programmes/004-pioneer-cooperation.toml")),
];

/// Why a file is no definition. `line` counts from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum LoadError {
    /// X-06, by name.
    #[error("{file}:{line}: `{key}` holds `{word}`: no programme may ask for that (X-06)")]
    Forbidden { file: String, line: usize, key: String, word: String },
    #[error("{file}:{line}: there is no `{key}`; allowed here: {}", allowed.join(", "))]
    UnknownWord { file: String, line: usize, key: String, allowed: Vec<String> },
    /// Syntax, a value of the wrong shape, a key that is missing: in the words of the reader.
    #[error("{file}:{line}: {message}")]
    Unreadable { file: String, line: usize, message: String },
    #[error("{file}: {faults:?}")]
    Faulty { file: String, faults: Vec<Fault> },
}

/// The five definitions that come with the product.
///
/// # Errors
/// [`LoadError`], which a test rules out for what is built in.
pub fn bundled() -> Result<Vec<Definition>, LoadError> {
    BUNDLED.iter().map(|(file, text)| load(file, text)).collect()
}

/// Reads one definition; `file` is only told in errors.
///
/// # Errors
/// [`LoadError`]: unknown keys and words with what is allowed, or all faults of a file that can be read.
pub fn load(file: &str, text: &str) -> Result<Definition, LoadError> {
    let definition: Definition = toml::from_str(text).map_err(|error| unreadable(file, text, &error))?;
    let faults = faults(&definition);
    if faults.is_empty() { Ok(definition) } else { Err(LoadError::Faulty { file: file.to_owned(), faults }) }
}

fn unreadable(file: &str, text: &str, error: &toml::de::Error) -> LoadError {
    let file = file.to_owned();
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let message = error.message();
    if !message.starts_with("unknown field") && !message.starts_with("unknown variant") {
        return LoadError::Unreadable { file, line, message: message.to_owned() };
    }
    // Serde names the word first and then what it would have taken, each between back ticks.
    let mut quoted = message.split('`').skip(1).step_by(2).map(str::to_owned);
    let key = quoted.next().unwrap_or_default();
    match forbidden_word(&key) {
        Some(word) => LoadError::Forbidden { file, line, key, word: word.to_owned() },
        None => LoadError::UnknownWord { file, line, key, allowed: quoted.collect() },
    }
}
