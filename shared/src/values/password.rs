use serde::{Deserialize, Serialize};
use std::fmt;

/// A password that somebody chose. Never shown by `Debug`, never logged.
///
/// Shape: 10 to 128 characters, any (a sentence is best). Source: ASVS 5.0 §6.2.
///
/// # Errors
/// [`PasswordError`] when shorter or longer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Password(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a password has 10 to 128 characters")]
pub struct PasswordError;

impl Password {
    /// The text, for hashing only.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Password {
    type Error = PasswordError;

    fn try_from(it: String) -> Result<Self, PasswordError> {
        if (10..=128).contains(&it.chars().count()) { Ok(Self(it)) } else { Err(PasswordError) }
    }
}

impl From<Password> for String {
    fn from(it: Password) -> Self {
        it.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_characters_are_enough_nine_are_not() {
        assert!(Password::try_from("一二三四五六七八九十".to_owned()).is_ok());
        assert_eq!(Password::try_from("123456789".to_owned()), Err(PasswordError));
        assert_eq!(Password::try_from("x".repeat(129)), Err(PasswordError));
    }

    #[test]
    fn debug_hides_it() {
        let password = Password::try_from("correct horse".to_owned()).expect("long enough");
        assert_eq!(format!("{password:?}"), "Password(…)");
    }
}
