//! One typed answer, and how it is kept in a document.

use jiff::civil::Date;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::name::OptionId;
use super::number::NumberAnswer;

/// What a person answered. Every answer says its own type, so it can be shown without its template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// A line; for a long text the text of its own document, put here by whoever reads both.
    #[n(0)]
    Text(#[n(0)] String),
    #[n(1)]
    Number(#[n(0)] NumberAnswer),
    /// A local date.
    #[n(2)]
    Date(
        #[n(0)]
        #[cbor(with = "date")]
        Date,
    ),
    #[n(3)]
    Choice(#[n(0)] Chosen),
    #[n(4)]
    Person(#[n(0)] Named),
    #[n(5)]
    Unit(#[n(0)] Named),
    #[n(6)]
    File(#[n(0)] FileRef),
    /// Never typed and never kept in a document: a decision of the server puts it here.
    #[n(7)]
    Signature(#[n(0)] Signature),
    /// An answer of a kind that this version does not know: shown as such, kept, never changed.
    #[n(8)]
    Unknown(
        #[n(0)]
        #[cbor(with = "minicbor::bytes")]
        Vec<u8>,
    ),
}

/// What was chosen, in the order of the ids.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
pub struct Chosen {
    #[n(0)]
    pub options: Vec<OptionId>,
    /// The own words beside an open option (其他).
    #[n(1)]
    pub other: Option<String>,
}

/// A person or a unit: who it is, and the name as it was shown when it was chosen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode)]
pub struct Named {
    /// `None`: somebody whom the register does not know, by name alone.
    #[n(0)]
    #[cbor(with = "id")]
    pub id: Option<Uuid>,
    #[n(1)]
    pub name: String,
}

/// A file beside the form (S3-09).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode)]
pub struct FileRef {
    #[n(0)]
    pub name: String,
    /// SHA-256 of the bytes.
    #[n(1)]
    #[cbor(with = "minicbor::bytes")]
    pub hash: [u8; 32],
    /// Unit: bytes.
    #[n(2)]
    pub size: u64,
}

/// Who decided, in which post, and when; from the register.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode)]
pub struct Signature {
    #[n(0)]
    #[cbor(with = "id")]
    pub decision: Option<Uuid>,
    #[n(1)]
    pub name: String,
    #[n(2)]
    pub post: String,
    #[n(3)]
    #[cbor(with = "date")]
    pub on: Date,
}

impl Answer {
    pub fn text(it: impl Into<String>) -> Self {
        Self::Text(it.into())
    }

    /// One chosen option.
    pub fn one(option: OptionId) -> Self {
        Self::Choice(Chosen { options: vec![option], other: None })
    }

    /// Says nothing: spaces, no option, no name.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Choice(it) => it.options.is_empty() && it.other.as_deref().unwrap_or("").trim().is_empty(),
            Self::Person(it) | Self::Unit(it) => it.name.trim().is_empty(),
            Self::File(it) => it.name.trim().is_empty(),
            Self::Number(_) | Self::Date(_) | Self::Signature(_) | Self::Unknown(_) => false,
        }
    }

    /// The bytes that a document keeps for every answer but plain text.
    pub fn to_bytes(&self) -> Vec<u8> {
        if let Self::Unknown(bytes) = self {
            return bytes.clone();
        }
        minicbor::to_vec(self).expect("writing to memory cannot fail")
    }

    /// Reads what a document keeps. A signature in a document is forged, so it is unknown; so is what a later
    /// version wrote.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        match minicbor::decode(bytes) {
            Ok(Self::Signature(_) | Self::Unknown(_)) | Err(_) => Self::Unknown(bytes.to_vec()),
            Ok(it) => it,
        }
    }
}

mod date {
    use jiff::civil::Date;
    use minicbor::encode::Write;
    use minicbor::{Decoder, Encoder};

    pub fn encode<C, W: Write>(
        it: &Date,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&it.to_string())?.ok()
    }

    pub fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<Date, minicbor::decode::Error> {
        let at = d.position();
        d.str()?.parse().map_err(|_| minicbor::decode::Error::message("no date").at(at))
    }
}

mod id {
    use minicbor::encode::Write;
    use minicbor::{Decoder, Encoder};
    use uuid::Uuid;

    pub fn encode<C, W: Write>(
        it: &Option<Uuid>,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        match it {
            Some(it) => e.bytes(it.as_bytes())?.ok(),
            None => e.null()?.ok(),
        }
    }

    pub fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<Option<Uuid>, minicbor::decode::Error> {
        if d.datatype()? == minicbor::data::Type::Null {
            d.null()?;
            return Ok(None);
        }
        Uuid::from_slice(d.bytes()?)
            .map(Some)
            .map_err(|_| minicbor::decode::Error::message("an id has sixteen bytes"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::number::Qualifier;
    use jiff::civil::date;

    /// One of each, with fixed values.
    fn samples() -> Vec<Answer> {
        let named = |name: &str| Named { id: Some(Uuid::from_bytes([7; 16])), name: name.to_owned() };
        let value = "4500".parse().expect("a number");
        vec![
            Answer::Number(NumberAnswer { value, unit: "人".into(), qualifier: Qualifier::MoreThan }),
            Answer::Date(date(2026, 3, 5)),
            Answer::Choice(Chosen {
                options: vec!["other".try_into().expect("a name")],
                other: Some("宿舍走访".into()),
            }),
            Answer::Person(named("王芳")),
            Answer::Unit(Named { id: None, name: "机电学院".into() }),
            Answer::File(FileRef { name: "佐证.pdf".into(), hash: [9; 32], size: 1_024 }),
        ]
    }

    // 余 and 多 are kept.
    #[test]
    fn answers_come_back_as_they_were_kept() {
        for answer in samples() {
            assert_eq!(Answer::from_bytes(&answer.to_bytes()), answer);
        }
    }

    /// A format lives longer than code: these bytes stand in documents of people.
    #[test]
    fn kept_answers_stay_readable() {
        let hex: String = samples()[0].to_bytes().iter().map(|it| format!("{it:02x}")).collect();
        assert_eq!(hex, "82018183643435303063e4baba02");
    }

    #[test]
    fn a_signature_in_a_document_is_no_signature() {
        let on = date(2026, 3, 5);
        let forged =
            Answer::Signature(Signature { decision: None, name: "张伟".into(), post: "书记".into(), on });
        let bytes = forged.to_bytes();
        assert_eq!(Answer::from_bytes(&bytes), Answer::Unknown(bytes.clone()));
        assert_eq!(Answer::from_bytes(b"\x82\x18\x63\x80"), Answer::Unknown(b"\x82\x18\x63\x80".to_vec()));
    }
}
