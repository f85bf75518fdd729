//! What a screen shows of a document: plain values, no Automerge. Reading never fails: odd things are listed.

use serde::{Deserialize, Serialize};

use super::basic_form::Field;
use super::edit::Style;
use crate::care::CareRecord;
use crate::forms::answer::Answer;
use crate::forms::answers::Answers;
use crate::forms::key::AnswerKey;
use crate::forms::name::TemplateId;

/// A document as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    Text(TextView),
    Form(FormView),
    Sheet(SheetView),
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextView {
    pub title: String,
    pub blocks: Vec<Block>,
}

/// A block and the text up to the next marker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Names the marker; `None` for text before the first marker.
    pub id: Option<String>,
    pub style: Style,
    pub text: String,
    /// A kind of block that this version does not know: shown, never changed.
    pub unknown: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormView {
    /// All values of each field: none, one, or several that people wrote while apart.
    pub values: Vec<(Field, Vec<String>)>,
}

/// Answers to any form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetView {
    /// The template and version; several when people began or stepped forward while apart.
    pub templates: Vec<(TemplateId, u32)>,
    /// Without long texts and signatures: whoever reads both puts them in.
    pub answers: Answers,
    /// Who wrote the values of keys that have several: the actors of their changes.
    pub disputed: Vec<Disputed>,
    /// Keys of the document that this version cannot read; kept as they are.
    pub odd: Vec<String>,
}

/// One of several values that people wrote while apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disputed {
    pub key: AnswerKey,
    pub answer: Answer,
    /// The actor of the change; whoever holds the changes knows whose it is.
    pub actor: Vec<u8>,
}

impl SheetView {
    /// What the answers are for: versions only go forward, so the highest holds.
    pub fn template(&self) -> Option<&(TemplateId, u32)> {
        self.templates.iter().max_by_key(|(_, version)| *version)
    }
}

impl View {
    /// What a person reads in it, line by line, without its form.
    pub fn lines(&self) -> Vec<String> {
        let lines: Vec<&str> = match self {
            Self::Text(view) => {
                let blocks = view.blocks.iter().flat_map(|block| block.text.lines());
                std::iter::once(view.title.as_str()).chain(blocks).collect()
            }
            Self::Form(view) => {
                view.values.iter().flat_map(|(_, all)| all).flat_map(|it| it.lines()).collect()
            }
            // Answers are told by their template, which is not here.
            Self::Sheet(_) => Vec::new(),
        };
        lines.into_iter().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
    }
}

impl FormView {
    pub fn values(&self, field: Field) -> &[String] {
        self.values.iter().find(|(it, _)| *it == field).map_or(&[], |(_, values)| values)
    }
}

impl TextView {
    /// Where the text of block `index` begins, counting characters and markers.
    pub fn start_of(&self, index: usize) -> usize {
        let before: usize = self.blocks.iter().take(index).map(Block::places).sum();
        before + self.blocks.get(index).map_or(0, |block| usize::from(block.id.is_some()))
    }
}

impl Block {
    /// How many places the block takes: its marker and its UTF-16 units.
    pub fn places(&self) -> usize {
        usize::from(self.id.is_some()) + self.text.encode_utf16().count()
    }
}

/// One line of a document in a list, so that lists never load documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Title of a plan, name of the school in a basic form, template of any other form (`id/version`); empty when nobody wrote one.
    pub title: String,
    /// Characters of a plan as Chinese offices count them (Han and punctuation one each, words one each).
    pub characters: usize,
    /// Form: fields that are filled soundly, and how many there are.
    pub filled: Option<(usize, usize)>,
    /// What it says as a record of a pair (E4), if it is one.
    pub record: Option<CareRecord>,
}
