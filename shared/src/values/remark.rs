use serde::{Deserialize, Serialize};

/// Why somebody decided so, in their own words.
///
/// Shape: 1 to 500 characters; line ends are kept, other control characters are not allowed; outer blanks are cut.
///
/// # Errors
/// [`RemarkError`] for any other text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Remark(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a remark has 1 to 500 characters")]
pub struct RemarkError;

impl Remark {
    pub const MAX: usize = 500;

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Remark {
    type Error = RemarkError;

    fn try_from(it: String) -> Result<Self, RemarkError> {
        let it = it.trim().to_owned();
        let fits = (1..=Self::MAX).contains(&it.chars().count());
        let strange = |c: char| c.is_control() && c != '\n';
        if fits && !it.chars().any(strange) { Ok(Self(it)) } else { Err(RemarkError) }
    }
}

impl From<Remark> for String {
    fn from(it: Remark) -> Self {
        it.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_to_five_hundred_characters_on_any_number_of_lines() {
        assert_eq!(Remark::try_from(" 已过\n期 ".to_owned()).map(String::from), Ok("已过\n期".to_owned()));
        for typed in ["", " \n ", "甲\t乙", &"名".repeat(501)] {
            assert_eq!(Remark::try_from(typed.to_owned()), Err(RemarkError), "{typed:?}");
        }
    }
}
