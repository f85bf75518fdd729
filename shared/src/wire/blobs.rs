//! Files that belong to a space (photos, evidence): named by the SHA-256 of what the phone sends, sent in pieces.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::office::unusable::Unusable;
use crate::sync::hash::{Hash, NotAHash};

/// Every piece but the last has this length. Unit: bytes.
pub const PIECE_BYTES: usize = 256 * 1024;
/// The largest image that is taken. Unit: bytes.
pub const IMAGE_BYTES_MAX: usize = 12 << 20;
/// The largest file of any kind. Unit: bytes.
pub const FILE_BYTES_MAX: usize = 20 << 20;
/// Looked at before an image is decoded. Unit: pixels.
pub const PIXELS_MAX: u64 = 25_000_000;
/// What a phone makes of a photo before it sends it: its longest side. Unit: pixels.
pub const SIDE_MAX: u32 = 2_048;
/// What one person may send in one day of the server. Unit: bytes.
pub const DAY_BYTES_MAX: u64 = 300 << 20;

/// The name of a file: SHA-256 of the bytes as they were sent. As text 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BlobHash(Hash);

impl BlobHash {
    pub const fn from_bytes(it: [u8; 32]) -> Self {
        Self(Hash::from_bytes(it))
    }

    pub const fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}

impl fmt::Display for BlobHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for BlobHash {
    type Err = NotAHash;

    /// One name has one spelling, so capital letters are none.
    fn from_str(it: &str) -> Result<Self, NotAHash> {
        let name = Self(it.parse()?);
        if name.to_string() == it { Ok(name) } else { Err(NotAHash) }
    }
}

impl TryFrom<String> for BlobHash {
    type Error = NotAHash;

    fn try_from(it: String) -> Result<Self, NotAHash> {
        it.parse()
    }
}

impl From<BlobHash> for String {
    fn from(it: BlobHash) -> Self {
        it.to_string()
    }
}

impl TryFrom<&[u8]> for BlobHash {
    type Error = std::array::TryFromSliceError;

    fn try_from(it: &[u8]) -> Result<Self, Self::Error> {
        Hash::try_from(it).map(Self)
    }
}

/// What the server found in the bytes; names and media types that senders claim count for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlobKind {
    Jpeg,
    Png,
    Webp,
    Pdf,
    Docx,
    Xlsx,
}

impl BlobKind {
    pub const ALL: [Self; 6] = [Self::Jpeg, Self::Png, Self::Webp, Self::Pdf, Self::Docx, Self::Xlsx];

    /// Also the word that the database keeps.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.extension() == word)
    }

    pub const fn media(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    pub const fn is_image(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp)
    }
}

/// How far a file has come: what a phone asks before it goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlobState {
    /// The whole hash was checked and the file is kept.
    pub done: bool,
    /// Numbers of the pieces that are there, from 0.
    pub pieces: Vec<u32>,
}

/// Why a file or a piece was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum BlobRefusal {
    #[error("the file is empty")]
    Empty,
    #[error("the file has more than {most} bytes")]
    TooLarge { most: usize },
    /// Everybody may send so much a day.
    #[error("more than {most} bytes were sent today")]
    TooMuchToday { most: u64 },
    /// The piece has another length than its place asks for.
    #[error("the piece must have {expected} bytes")]
    WrongPiece { expected: usize },
    /// They are to be sent before the file can be closed.
    #[error("pieces are missing")]
    Missing { pieces: Vec<u32> },
    /// What came is not what the name says: all pieces are forgotten.
    #[error("the bytes have another hash")]
    WrongHash,
    #[error("neither a photo (jpg, png, webp) nor a pdf, docx or xlsx")]
    NotTaken,
    #[error("more than {most} pixels")]
    TooManyPixels { most: u64 },
    #[error("the image is damaged")]
    Damaged,
    #[error("the office file is not taken: {why}")]
    Office { why: Unusable },
}

/// How many pieces a file of `size` bytes has.
pub const fn pieces(size: usize) -> u32 {
    let count = size.div_ceil(PIECE_BYTES);
    // At most 80 for the largest file that is taken; a larger number is refused by its size.
    if count > u32::MAX as usize { u32::MAX } else { count as u32 }
}

/// Where piece `nth` begins and ends in a file of `size` bytes; empty when there is no such piece.
pub fn piece(size: usize, nth: u32) -> std::ops::Range<usize> {
    let from = (nth as usize).saturating_mul(PIECE_BYTES).min(size);
    from..from.saturating_add(PIECE_BYTES).min(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_a_file_once() {
        for (size, expected) in [(0, 0), (1, 1), (PIECE_BYTES, 1), (PIECE_BYTES + 1, 2), (FILE_BYTES_MAX, 80)]
        {
            assert_eq!(pieces(size), expected);
            let lengths: usize = (0..expected).map(|nth| piece(size, nth).len()).sum();
            assert_eq!(lengths, size);
            assert!(piece(size, expected).is_empty());
        }
    }

    #[test]
    fn a_name_has_one_spelling() {
        let name = BlobHash::from_bytes([0xab; 32]);
        assert_eq!(name.to_string().parse(), Ok(name));
        for other in
            [name.to_string().to_uppercase(), format!("+{}", &name.to_string()[1..]), "ab".to_owned()]
        {
            assert_eq!(other.parse::<BlobHash>(), Err(NotAHash), "{other}");
        }
    }
}
