//! Lists of kinds: of results, records, activities, meetings. Most are open (等): another kind is taken with a text.

use serde::{Deserialize, Serialize};

use super::name::{Key, RequirementId, is_named};

/// What the kinds are kinds of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListOf {
    Results,
    Records,
    Activities,
    Meetings,
    /// Kinds of bodies that are set up.
    Bodies,
    /// Kinds of internal rules and documents.
    Documents,
    Needs,
    Projects,
    Facilities,
    Honours,
    /// Sections that a plan has.
    Sections,
    /// Items to choose from for a plan.
    Tasks,
    /// Groups of persons that are counted apart.
    Groups,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    pub id: Key,
    pub zh: String,
    pub en: String,
    pub from: Vec<RequirementId>,
    pub of: ListOf,
    /// Is 其他 with a text taken?
    pub open: bool,
    pub kinds: Vec<Kind>,
}
is_named!(Catalogue);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    pub id: Key,
    pub zh: String,
    pub en: String,
    /// Absent: those of the list.
    #[serde(default)]
    pub from: Vec<RequirementId>,
}

/// A choice from a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chosen {
    Kind(Key),
    /// 其他, and what.
    Other(String),
}

/// Why a choice is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotTaken {
    NoSuchKind {
        kind: Key,
        kinds: Vec<Key>,
    },
    /// 其他 says nothing without a text.
    OtherNeedsText,
    /// The list is closed.
    NoOther {
        kinds: Vec<Key>,
    },
}

impl Catalogue {
    /// May this be chosen?
    ///
    /// # Errors
    /// [`NotTaken`], with what may be chosen.
    pub fn take(&self, choice: &Chosen) -> Result<(), NotTaken> {
        let kinds = || self.kinds.iter().map(|it| it.id.clone()).collect();
        match choice {
            Chosen::Kind(kind) if self.kinds.iter().any(|it| it.id == *kind) => Ok(()),
            Chosen::Kind(kind) => Err(NotTaken::NoSuchKind { kind: kind.clone(), kinds: kinds() }),
            Chosen::Other(_) if !self.open => Err(NotTaken::NoOther { kinds: kinds() }),
            Chosen::Other(text) if text.trim().is_empty() => Err(NotTaken::OtherNeedsText),
            Chosen::Other(_) => Ok(()),
        }
    }
}
