use serde::{Deserialize, Serialize};
use std::fmt;

/// A short name that a programme gives to a rule, a kind of record, an attribute or a choice. Words for it are elsewhere.
///
/// Shape: 1 to 40 of `a`–`z`, `0`–`9` and `_`, a letter first.
///
/// # Errors
/// [`KeyError`] for any other text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Key(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key has 1 to 40 small letters, digits or _, a letter first")]
pub struct KeyError;

impl Key {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Key {
    type Error = KeyError;

    fn try_from(it: String) -> Result<Self, KeyError> {
        let fits = it.len() <= 40 && it.starts_with(|c: char| c.is_ascii_lowercase());
        let clean = it.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_');
        if fits && clean { Ok(Self(it)) } else { Err(KeyError) }
    }
}

impl From<Key> for String {
    fn from(it: Key) -> Self {
        it.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_digits_and_underscores() {
        for good in ["talk", "face_to_face", "y2"] {
            assert_eq!(Key::try_from(good.to_owned()).map(String::from), Ok(good.to_owned()));
        }
        for odd in ["", "2y", "_a", "Talk", "谈话", "a b", &"a".repeat(41)] {
            assert_eq!(Key::try_from(odd.to_owned()), Err(KeyError), "{odd:?}");
        }
    }
}
