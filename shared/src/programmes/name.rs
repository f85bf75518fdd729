//! How the parts of a definition are called, and where they come from.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The short name by which the parts of one definition refer to each other.
///
/// Shape: 1 to 40 of `a-z 0-9 _`, a letter first.
///
/// # Errors
/// [`KeyError`] for any other text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Key(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a short name has 1 to 40 of a-z, 0-9 and _, a letter first")]
pub struct KeyError;

impl Key {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Key {
    type Error = KeyError;

    fn try_from(it: String) -> Result<Self, KeyError> {
        let clean = it.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        let first = it.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        if clean && first && it.len() <= 40 { Ok(Self(it)) } else { Err(KeyError) }
    }
}

impl TryFrom<&str> for Key {
    type Error = KeyError;

    fn try_from(it: &str) -> Result<Self, KeyError> {
        it.to_owned().try_into()
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

/// A requirement of the domain list (S0-01, X-28) from which an entry comes.
///
/// # Errors
/// [`RequirementIdError`] for a text of another shape; whether the list has it is asked by a test.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RequirementId(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a requirement is called like S0-01 or X-01")]
pub struct RequirementIdError;

impl RequirementId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for RequirementId {
    type Error = RequirementIdError;

    fn try_from(it: String) -> Result<Self, RequirementIdError> {
        let numbered = |rest: &str| {
            rest.strip_prefix('-').is_some_and(|n| n.len() == 2 && n.bytes().all(|b| b.is_ascii_digit()))
        };
        let fits = match it.as_bytes() {
            [b'S', digit, ..] if digit.is_ascii_digit() => numbered(&it[2..]),
            [b'X', ..] => numbered(&it[1..]),
            _ => false,
        };
        if fits { Ok(Self(it)) } else { Err(RequirementIdError) }
    }
}

impl From<RequirementId> for String {
    fn from(it: RequirementId) -> Self {
        it.0
    }
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    pub zh: String,
    pub en: String,
}

/// Anything that is only a name: a goal, a tag, an item to tick, a thing that is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub id: Key,
    pub zh: String,
    pub en: String,
    pub from: Vec<RequirementId>,
}

/// What every entry of a definition has.
pub trait Named {
    fn id(&self) -> &Key;
    fn zh(&self) -> &str;
    fn en(&self) -> &str;
    /// The requirements it comes from; never empty in a valid definition.
    fn from(&self) -> &[RequirementId];
}

macro_rules! is_named {
    ($($name:ty),* $(,)?) => {$(
        impl $crate::programmes::name::Named for $name {
            fn id(&self) -> &$crate::programmes::name::Key { &self.id }
            fn zh(&self) -> &str { &self.zh }
            fn en(&self) -> &str { &self.en }
            fn from(&self) -> &[$crate::programmes::name::RequirementId] { &self.from }
        }
    )*};
}
pub(super) use is_named;
is_named!(Entry);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_and_requirement_ids_have_one_shape() {
        for good in ["talk", "year_2", "a"] {
            assert!(Key::try_from(good).is_ok(), "{good}");
        }
        for bad in ["", "Talk", "2nd", "talk-note", "谈话", &"a".repeat(41)] {
            assert_eq!(Key::try_from(bad), Err(KeyError), "{bad}");
        }
        for good in ["S0-01", "S4-28", "X-06"] {
            assert!(RequirementId::try_from(good.to_owned()).is_ok(), "{good}");
        }
        for bad in ["", "S-01", "S0-1", "X0-01", "X-001", "T-01", "S0"] {
            assert_eq!(RequirementId::try_from(bad.to_owned()), Err(RequirementIdError), "{bad}");
        }
    }
}
