use serde::{Deserialize, Serialize};

/// The name of a person, a unit or a space, as it is shown.
///
/// Shape: 1 to 80 characters without control characters; outer blanks are cut.
///
/// # Errors
/// [`NameError`] for any other text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a name has 1 to 80 characters on one line")]
pub struct NameError;

impl Name {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Name {
    type Error = NameError;

    fn try_from(it: String) -> Result<Self, NameError> {
        let it = it.trim().to_owned();
        let fits = (1..=80).contains(&it.chars().count());
        if fits && !it.chars().any(char::is_control) { Ok(Self(it)) } else { Err(NameError) }
    }
}

impl From<Name> for String {
    fn from(it: Name) -> Self {
        it.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_of_one_to_eighty_characters() {
        assert_eq!(Name::try_from(" 材料学院 ".to_owned()).map(String::from), Ok("材料学院".to_owned()));
        for typed in ["", "  ", "甲\n乙", &"名".repeat(81)] {
            assert_eq!(Name::try_from(typed.to_owned()), Err(NameError), "{typed:?}");
        }
    }
}
