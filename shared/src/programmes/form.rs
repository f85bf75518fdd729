//! Which forms a programme asks of whom, how often, and by which rubrics things are judged.

use serde::{Deserialize, Serialize};

use super::name::{Key, RequirementId, is_named};
use super::span::Rhythm;

/// A form template and its version, written like "talk_note/1". The template itself is kept with the forms.
///
/// # Errors
/// [`TemplateError`] for any other text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TemplateId {
    pub name: Key,
    pub version: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a form template is named like \"talk_note/1\"")]
pub struct TemplateError;

impl TryFrom<String> for TemplateId {
    type Error = TemplateError;

    fn try_from(it: String) -> Result<Self, TemplateError> {
        let (name, version) = it.split_once('/').ok_or(TemplateError)?;
        let name = Key::try_from(name).map_err(|_| TemplateError)?;
        let version = version.parse().ok().filter(|it| *it > 0).ok_or(TemplateError)?;
        Ok(Self { name, version })
    }
}

impl From<TemplateId> for String {
    fn from(it: TemplateId) -> Self {
        format!("{}/{}", it.name, it.version)
    }
}

/// One form that the programme asks for: what the burden meter counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormUse {
    pub id: Key,
    pub zh: String,
    pub en: String,
    pub from: Vec<RequirementId>,
    pub template: TemplateId,
    pub filled_by: Key,
    /// Once for each of these that the filler has: a leader has two or three counselors.
    #[serde(default)]
    pub for_each: Option<Key>,
    pub asked: Asked,
    /// How many fields a person fills in; computed ones do not count.
    pub fields: u32,
    /// How long that takes. Unit: minutes.
    pub minutes: u32,
}
is_named!(FormUse);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    Once,
    Every(Rhythm),
    /// As often as this rule of kind `owed` asks at the least.
    Owed(Key),
    /// Only who wants to; counts nothing.
    Voluntary,
}

/// 标准: heads by which something is judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    pub id: Key,
    pub zh: String,
    pub en: String,
    pub from: Vec<RequirementId>,
    /// Whose views are kept apart from each other.
    pub judged_by: Vec<Key>,
    pub heads: Vec<Head>,
}
is_named!(Rubric);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub id: Key,
    pub zh: String,
    pub en: String,
    /// Unit: percent. Either all heads have one or none; together 100.
    #[serde(default)]
    pub weight: Option<u32>,
    /// Must files stand behind the answer?
    #[serde(default)]
    pub evidence: bool,
}
