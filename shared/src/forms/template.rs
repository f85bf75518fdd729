//! A form as data: sections of fields, each with its kind and when it is asked. The fourth way to write a form is
//! the same as the first: no code.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::key::AnswerKey;
use super::name::{ColumnId, FieldId, OptionId, SectionId, TemplateId};
use super::number::Decimal;
use crate::documents::kind::{DocumentHead, Kind};

/// A text of the form in both languages. The issuer wrote it; it is no word of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    pub zh: String,
    pub en: String,
}

/// One version of a form. A released version never changes; the next one has the next number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub id: TemplateId,
    /// From 1.
    pub version: u32,
    pub title: Label,
    pub sections: Vec<Section>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub id: SectionId,
    /// `None`: its fields print without a heading.
    #[serde(default)]
    pub title: Option<Label>,
    pub fields: Vec<Field>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub id: FieldId,
    /// Ids under which earlier versions asked for the same; the list only grows.
    #[serde(default)]
    pub was: Vec<FieldId>,
    pub label: Label,
    #[serde(default)]
    pub hint: Option<Label>,
    pub kind: FieldKind,
    /// Must be there at submission.
    #[serde(default)]
    pub required: bool,
    /// Asked only while this holds. Answers of a field that is not asked are kept.
    #[serde(default)]
    pub shown_if: Option<Condition>,
    /// Must be there at submission while this holds.
    #[serde(default)]
    pub required_if: Option<Condition>,
    #[serde(default)]
    pub place: Place,
}

/// Where a field stands on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A row of its own.
    #[default]
    Row,
    /// Half a row; the next half stands beside it.
    Half,
    /// A line above the table.
    Above,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FieldKind {
    /// One line.
    Text {
        /// Unit: characters.
        max: usize,
        #[serde(default)]
        shape: Shape,
    },
    /// Co-edited, in a document of its own: see [`Field::long_text`].
    LongText {
        /// Unit: characters.
        max: usize,
        #[serde(default)]
        opens: Opens,
    },
    Number {
        unit: String,
        /// Digits behind the point, at most 6.
        #[serde(default)]
        decimals: u8,
        #[serde(default)]
        least: Option<Decimal>,
        #[serde(default)]
        most: Option<Decimal>,
        /// 余, 多, 约 may be said.
        #[serde(default)]
        inexact: bool,
    },
    Date {
        #[serde(default)]
        first: Option<Date>,
        #[serde(default)]
        last: Option<Date>,
    },
    Choice {
        options: Vec<ChoiceOption>,
        #[serde(default)]
        many: bool,
    },
    Person,
    Unit,
    Table {
        columns: Vec<Column>,
        #[serde(default)]
        least_rows: usize,
        /// 200 where nothing is said.
        #[serde(default = "most_rows")]
        most_rows: usize,
    },
    Attachment {
        /// Unit: bytes.
        most_bytes: u64,
    },
    /// Filled by a decision of this kind, never typed.
    Signature {
        decision: String,
    },
}

const fn most_rows() -> usize {
    200
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    #[default]
    Any,
    /// A telephone number or a mail address.
    Contact,
}

/// Which document a long text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Opens {
    #[default]
    Answer,
    /// The construction plan with the headings of its programme (S0-30).
    SitePlan,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    pub id: OptionId,
    pub label: Label,
    /// 其他: own words must stand beside it.
    #[serde(default)]
    pub open: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub id: ColumnId,
    #[serde(default)]
    pub was: Vec<ColumnId>,
    pub label: Label,
    /// Anything that stands in one cell: no long text, table or signature.
    pub kind: FieldKind,
    #[serde(default)]
    pub required: bool,
    /// Share of the width on paper.
    #[serde(default = "one")]
    pub width: u8,
}

const fn one() -> u8 {
    1
}

/// What other answers say. A conflict says everything that its values say: better asked than missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// Something was answered.
    Filled {
        field: FieldId,
    },
    /// This and nothing else: an option, a line of text or a number.
    Equals {
        field: FieldId,
        value: String,
    },
    /// The option is among the chosen, or the text has these characters in it.
    Contains {
        field: FieldId,
        value: String,
    },
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

impl Template {
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| &section.fields)
    }

    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields().find(|field| field.id == *id)
    }

    /// What is asked for at a key.
    pub fn kind(&self, key: &AnswerKey) -> Option<&FieldKind> {
        let field = self.field(key.field())?;
        match (key, &field.kind) {
            (AnswerKey::Field(_), kind) => Some(kind),
            (AnswerKey::Cell { column, .. }, FieldKind::Table { columns, .. }) => {
                columns.iter().find(|it| it.id == *column).map(|it| &it.kind)
            }
            (AnswerKey::Cell { .. }, _) => None,
        }
    }
}

impl Field {
    /// The document that a long text lives in: one for this form and field, whoever opens it first.
    pub fn long_text(&self, form: &DocumentHead) -> Option<DocumentHead> {
        let FieldKind::LongText { opens, .. } = &self.kind else { return None };
        Some(match opens {
            Opens::SitePlan => DocumentHead::one_per(form.space, Kind::SitePlan, form.document.as_uuid()),
            Opens::Answer => {
                let owner = uuid::Uuid::new_v5(&form.document.as_uuid(), self.id.as_str().as_bytes());
                DocumentHead::one_per(form.space, Kind::Answer, owner)
            }
        })
    }
}
