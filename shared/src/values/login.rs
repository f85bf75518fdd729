use serde::{Deserialize, Serialize};

/// What a person types to sign in: a staff number, a mail address or a short name.
///
/// Shape: 2 to 64 characters of letters (Han too), digits and `. _ @ -`; kept in lower case.
///
/// # Errors
/// [`LoginError`] for any other text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Login(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sign-in name has 2 to 64 letters, digits or . _ @ -")]
pub struct LoginError;

impl Login {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Login {
    type Error = LoginError;

    fn try_from(it: String) -> Result<Self, LoginError> {
        let it = it.trim().to_lowercase();
        let fits = (2..=64).contains(&it.chars().count());
        let clean = it.chars().all(|c| c.is_alphanumeric() || ".-_@".contains(c));
        if fits && clean { Ok(Self(it)) } else { Err(LoginError) }
    }
}

impl From<Login> for String {
    fn from(it: Login) -> Self {
        it.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_numbers_and_names_pass_and_are_folded() {
        for (typed, kept) in
            [(" LiMin ", "limin"), ("2024001", "2024001"), ("李敏", "李敏"), ("a.b@x", "a.b@x")]
        {
            assert_eq!(Login::try_from(typed.to_owned()).map(String::from), Ok(kept.to_owned()));
        }
    }

    #[test]
    fn blanks_and_overlong_are_refused() {
        for typed in ["", "a", "li min", "a\nb", &"x".repeat(65)] {
            assert_eq!(Login::try_from(typed.to_owned()), Err(LoginError), "{typed:?}");
        }
    }
}
