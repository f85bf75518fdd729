//! What a screen shows of a document: plain values, no Automerge. Reading never fails: odd things are listed.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};

use super::basic_form::Field;
use super::edit::{ActivityEdit, Mark, Style};
use crate::activities::{ActivityLine, Attendance, PhotoNote, Plan};
use crate::care::CareRecord;
use crate::comments::CommentsView;
use crate::forms::answer::Answer;
use crate::forms::answers::Answers;
use crate::forms::key::AnswerKey;
use crate::forms::name::TemplateId;
use crate::meetings::MinutesNotes;
use crate::time::Timestamp;

/// A document as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    Text(TextView),
    Form(FormView),
    Sheet(SheetView),
    Activity(ActivityView),
    Comments(CommentsView),
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextView {
    pub title: String,
    pub blocks: Vec<Block>,
    /// Minutes: what stands beside their text.
    #[serde(default)]
    pub minutes: Option<Box<MinutesNotes>>,
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

/// An activity and who was there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityView {
    pub plan: Plan,
    pub attendance: Attendance,
    pub notes: String,
    /// What was photographed there, in the order of the hashes: the same on every phone.
    pub photos: Vec<PhotoNote>,
    /// Keys of the document that this version cannot read; kept as they are.
    pub odd: Vec<String>,
}

impl ActivityView {
    /// What an edit does, at once: a screen shows it before the document has it, and then shows the same.
    pub fn apply(&mut self, edit: &ActivityEdit, at: Timestamp) {
        match edit {
            ActivityEdit::Set { field, value } => self.plan.set(*field, value),
            ActivityEdit::Host { host } => {
                self.plan.hosts.retain(|it| it.host != host.host);
                self.plan.hosts.push(host.clone());
                self.plan.hosts.sort_by_key(|it| it.host);
            }
            ActivityEdit::Unhost { host } => self.plan.hosts.retain(|it| it.host != *host),
            ActivityEdit::Arrive { person, group, seen, newcomer } => {
                if let Some(name) = newcomer {
                    self.attendance.welcome(*person, name);
                }
                // A second tap of the same witness changes nothing.
                if self.attendance.of(*person).is_none_or(|it| !it.is_noted_by(*seen)) {
                    self.attendance.arrive(*person, *group, at, *seen);
                }
            }
            ActivityEdit::Leave { person, seen } => self.attendance.leave(*person, *seen),
            ActivityEdit::Count { group, tally, by } => {
                self.attendance.count(*group, tally.device, i64::from(*by));
            }
            ActivityEdit::Notes { at, delete, insert } => {
                let units: Vec<u16> = self.notes.encode_utf16().collect();
                let (from, to) = ((*at).min(units.len()), at.saturating_add(*delete).min(units.len()));
                let (before, after) =
                    (String::from_utf16_lossy(&units[..from]), String::from_utf16_lossy(&units[to..]));
                self.notes = [before, insert.clone(), after].concat();
            }
            ActivityEdit::Photo { photo } => {
                self.photos.retain(|it| it.hash != photo.hash);
                self.photos.push(photo.clone());
                self.photos.sort_by_key(|it| it.hash);
            }
            ActivityEdit::Caption { hash, caption } => {
                if let Some(photo) = self.photos.iter_mut().find(|it| it.hash == *hash) {
                    photo.caption.clone_from(caption);
                }
            }
            ActivityEdit::DropPhoto { hash } => self.photos.retain(|it| it.hash != *hash),
        }
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
            Self::Sheet(_) | Self::Comments(_) => Vec::new(),
            Self::Activity(view) => view.notes.lines().collect(),
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
    /// Activity: what its list and its figures need.
    #[serde(default)]
    pub activity: Option<Box<ActivityLine>>,
    /// What it says as a record of a pair (E4), if it is one.
    pub record: Option<CareRecord>,
}
