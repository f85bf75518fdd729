use automerge::ChangeHash;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The SHA-256 that names a change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hash([u8; 32]);

impl Hash {
    pub const fn from_bytes(it: [u8; 32]) -> Self {
        Self(it)
    }

    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<ChangeHash> for Hash {
    fn from(it: ChangeHash) -> Self {
        Self(it.0)
    }
}

impl From<Hash> for ChangeHash {
    fn from(it: Hash) -> Self {
        Self(it.0)
    }
}

impl TryFrom<&[u8]> for Hash {
    type Error = std::array::TryFromSliceError;

    fn try_from(it: &[u8]) -> Result<Self, Self::Error> {
        <[u8; 32]>::try_from(it).map(Self)
    }
}

impl FromStr for Hash {
    type Err = NotAHash;

    fn from_str(it: &str) -> Result<Self, NotAHash> {
        let digit = |at: usize| it.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let mut bytes = [0; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = digit(place * 2).ok_or(NotAHash)?;
        }
        if it.len() == 64 { Ok(Self(bytes)) } else { Err(NotAHash) }
    }
}

/// Text that is not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a hash has 64 hexadecimal digits")]
pub struct NotAHash;

/// Hashes as hexadecimal text, for JSON that people and strangers read.
pub mod hex {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Hash;

    /// # Errors
    /// Whatever the serializer meets.
    pub fn serialize<S: Serializer>(it: &[Hash], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(it.iter().map(ToString::to_string))
    }

    /// # Errors
    /// A text that is no hash.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Hash>, D::Error> {
        let texts = Vec::<String>::deserialize(from)?;
        texts.iter().map(|it| it.parse().map_err(serde::de::Error::custom)).collect()
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().take(4).try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl<C> Encode<C> for Hash {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(&self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Hash {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        Self::try_from(d.bytes()?).map_err(|_| minicbor::decode::Error::message("a hash has 32 bytes").at(at))
    }
}
