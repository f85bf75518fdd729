//! Names inside forms. Each is 1 to 40 of `a`–`z`, `0`–`9`, `_` and `-`: it may stand in keys, files and addresses.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Longest name, in characters.
const LONGEST: usize = 40;

/// Text that is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a name has 1 to 40 of a-z, 0-9, _ and -")]
pub struct NameError;

fn is_name(it: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    (1..=LONGEST).contains(&it.len()) && it.chars().all(fits)
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl TryFrom<String> for $name {
            type Error = NameError;
            fn try_from(it: String) -> Result<Self, NameError> {
                if is_name(&it) { Ok(Self(it)) } else { Err(NameError) }
            }
        }

        impl TryFrom<&str> for $name {
            type Error = NameError;
            fn try_from(it: &str) -> Result<Self, NameError> { Self::try_from(it.to_owned()) }
        }

        impl From<$name> for String {
            fn from(it: $name) -> Self { it.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }

        impl<C> Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self, e: &mut minicbor::Encoder<W>, _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.str(&self.0)?.ok()
            }
        }

        impl<'b, C> Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                let at = d.position();
                Self::try_from(d.str()?).map_err(|_| minicbor::decode::Error::message("no name").at(at))
            }
        }
    )*};
}

names! {
    /// A form, whatever its version.
    TemplateId
    /// A part of a form under one heading.
    SectionId
    /// A field, for all versions of its template; never given to another field.
    FieldId
    /// A column of a table field.
    ColumnId
    /// A row of a table field. Drawn by the phone, as UUIDs are.
    RowId
    /// One of the given answers of a choice.
    OptionId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_plain() {
        for (text, good) in [
            ("goal_year_1", true),
            ("018f-00", true),
            ("", false),
            ("a/b", false),
            ("目标", false),
            ("A", false),
            (&"a".repeat(40), true),
            (&"a".repeat(41), false),
        ] {
            assert_eq!(FieldId::try_from(text).is_ok(), good, "{text}");
        }
    }
}
