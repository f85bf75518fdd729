//! What a screen shows of a document: plain values, no Automerge. Reading never fails: odd things are listed.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};

use super::basic_form::Field;
use super::edit::{Mark, Style};
use crate::forms::answers::Answers;
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Names the marker; `None` for text before the first marker.
    #[serde(default)]
    pub id: Option<String>,
    pub style: Style,
    pub text: String,
    /// What parts of the text wear, by mark and place; parts of one mark never touch.
    pub marks: Vec<Marked>,
    /// A kind of block that this version does not know: shown, never changed.
    pub unknown: bool,
}

/// A mark and the part of a block's text that wears it, in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Marked {
    pub from: usize,
    pub to: usize,
    pub mark: Mark,
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
    /// Keys of the document that this version cannot read; kept as they are.
    pub odd: Vec<String>,
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
    /// Two views of one digest show the same blocks. Within one build only: it is never kept.
    pub fn digest<'b>(blocks: impl Iterator<Item = &'b Block>) -> u64 {
        let mut hasher = DefaultHasher::new();
        for Block { id: _, style, text, marks, unknown } in blocks {
            (style, text, marks, unknown).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// Characters of the text as Chinese offices count them: Han and signs one each, words one each.
    pub fn characters<'b>(blocks: impl Iterator<Item = &'b Block>) -> usize {
        blocks.map(|block| super::text::count(&block.text)).sum()
    }

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
}
