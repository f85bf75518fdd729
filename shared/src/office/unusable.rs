//! Why a file is not taken.

use serde::{Deserialize, Serialize};

/// A file that is not taken: typed, so that the screen can say what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Unusable {
    #[error("neither an xlsx nor a docx file")]
    NotOffice,
    /// .xls, .doc: save it as xlsx or docx.
    #[error("a file of Office 2003 or older")]
    OldFormat,
    #[error("the file is locked by a password")]
    Encrypted,
    /// .xlsm, .docm, or a file that carries macros under another name.
    #[error("the file carries macros")]
    Macros,
    #[error("{part} is larger than {most} bytes when unpacked")]
    TooLarge { part: String, most: u64 },
    #[error("more than {most} parts")]
    TooManyParts { most: usize },
    #[error("more than {most} cells")]
    TooManyCells { most: usize },
    #[error("a part is called {name}")]
    BadName { name: String },
    /// A document type or an entity of its own: no office program writes them.
    #[error("{part} defines entities")]
    Entities { part: String },
    #[error("{part} is damaged")]
    Broken { part: String },
    #[error("{part} is not in UTF-8")]
    NotUtf8 { part: String },
}
