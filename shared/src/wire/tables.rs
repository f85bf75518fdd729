//! Tables of other issuers: uploaded, tied to a form, filled with its answers.

use serde::{Deserialize, Serialize};

use crate::forms::answers::Answers;
use crate::forms::key::AnswerKey;
use crate::forms::name::TemplateId;
use crate::ids::TableId;
use crate::office::book::Book;
use crate::office::tie::{Tie, TieFault};
use crate::office::unusable::Unusable;

/// The largest file that is taken. Unit: bytes.
pub const FILE_MAX: usize = 5 << 20;
/// So many tables one space may keep.
pub const TABLES_MAX: u64 = 100;

/// A table in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableLine {
    pub table: TableId,
    /// As the file was called.
    pub name: String,
    /// The form whose answers fill it.
    pub template: TemplateId,
    /// How many cells are tied.
    pub ties: usize,
}

/// A table with its cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableView {
    pub line: TableLine,
    pub book: Book,
    pub ties: Vec<Tie>,
}

/// The answers of a form as it stands on the asker's screen, its long texts among them. Numbers that are not exact
/// are put into words by who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FillAsked {
    pub answers: Answers,
    /// Labels of choices in English; else in Chinese.
    #[serde(default)]
    pub english: bool,
}

/// Why a table was not kept, tied or filled. Nothing was written then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum TableRefusal {
    #[error("the file is not taken")]
    Unusable { why: Unusable },
    /// With the number of the tie, from 0.
    #[error("ties do not fit the file")]
    Ties { faults: Vec<(usize, TieFault)> },
    /// People wrote different things there while apart: choose first.
    #[error("answers are in dispute")]
    Disputed { at: Vec<AnswerKey> },
    #[error("the space has {most} tables already")]
    TooMany { most: u64 },
    /// No such form.
    #[error("no such form")]
    NoSuchForm,
}

/// What comes back: what was asked for, or why not.
pub type TableAnswer<T> = Result<T, TableRefusal>;
