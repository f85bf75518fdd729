//! Closed lists of names: one table gives the variants, their lasting words, and serde by those words.

/// Makes an enum whose variants each have a lasting word (databases, wire, xlsx). Words never change.
macro_rules! named {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word kept in databases and on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            pub fn parse(it: &str) -> Option<Self> {
                match it { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl From<$name> for String {
            fn from(it: $name) -> Self { it.as_str().to_owned() }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::named::UnknownWord;
            fn try_from(it: String) -> Result<Self, Self::Error> {
                Self::parse(&it).ok_or($crate::named::UnknownWord { list: stringify!($name), word: it })
            }
        }
    )+};
}

pub(crate) use named;

/// A word that is not on its list: sent by a newer or a broken program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is no {list}")]
pub struct UnknownWord {
    pub list: &'static str,
    pub word: String,
}
