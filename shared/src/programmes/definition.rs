//! A programme of work as data (工作项目, K2): what stands in one file of shared/programmes.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use super::form::{FormUse, Rubric};
use super::name::{Entry, Key, Label, RequirementId, is_named};
use super::part::{Act, Matter, Part};
use super::report::Report;
use super::rule::{Rule, RuleValue};
use super::span::{Length, Span};
use crate::party::{Level, Line, Post, UnitKind};
use crate::values::Quantity;

/// Everything that makes one programme different from another. Valid when it came through
/// [`super::faults`]: then every name in it refers to something.
///
/// There is no key for compulsory check-in, points, rankings, online time, required photos or
/// locations, and none may be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    pub id: Key,
    pub title: Label,
    pub owner: Owner,
    #[serde(default)]
    pub basis: Vec<Basis>,
    pub target: Target,
    pub run: Run,
    pub contacts: Contacts,
    #[serde(default)]
    pub addressees: Option<Addressees>,
    pub goals: Vec<Entry>,
    /// Tags that measures and activities carry.
    #[serde(default)]
    pub emphasis: Vec<Entry>,
    /// What is counted beside the holders of roles: units, applications, years.
    #[serde(default)]
    pub subjects: Vec<Entry>,
    pub roles: Vec<Role>,
    pub phases: Vec<Phase>,
    pub rules: Vec<Rule>,
    #[serde(default)]
    pub commitments: Vec<Commitment>,
    #[serde(default)]
    pub catalogues: Vec<Catalogue>,
    #[serde(default)]
    pub forms: Vec<FormUse>,
    #[serde(default)]
    pub rubrics: Vec<Rubric>,
    #[serde(default)]
    pub reports: Vec<Report>,
}

/// What kind of unit owns such a programme. Which one does is said when it is started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    pub zh: String,
    pub en: String,
    pub kind: UnitKind,
    pub level: Level,
    pub line: Line,
}

/// A document on which the programme rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    pub zh: String,
    pub en: String,
    #[serde(default)]
    pub issued: Option<Date>,
}

/// For whom it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub zh: String,
    pub en: String,
    pub from: Vec<RequirementId>,
    /// How many the source counts.
    #[serde(default)]
    pub count: Option<Quantity>,
}

/// How long it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The first day; absent: the day on which it is started.
    #[serde(default)]
    pub from: Option<Date>,
    pub length: Length,
}

/// S0-31: without a contact no notice goes out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    pub at_least: u32,
    pub from: Vec<RequirementId>,
}

/// To whom the notice goes (S0-32).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addressees {
    /// One for each of these subjects.
    pub of: Key,
    pub count: Quantity,
    pub from: Vec<RequirementId>,
}

/// A part in the programme, and the posts that give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    pub id: Key,
    pub zh: String,
    pub en: String,
    pub from: Vec<RequirementId>,
    pub part: Part,
    pub posts: Vec<Post>,
    /// 自愿量力: nothing can be owed by them (S2-35).
    #[serde(default)]
    pub voluntary: bool,
}
is_named!(Role);

/// A stretch of the programme (B2). Phases may overlap (S0-19).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    pub id: Key,
    pub zh: String,
    pub en: String,
    pub from: Vec<RequirementId>,
    pub span: Span,
    pub checklist: Vec<Entry>,
    /// What may be commanded while it runs.
    pub open: Vec<Act>,
    #[serde(default)]
    pub sees: Vec<Sight>,
}
is_named!(Phase);

/// Who sees what in a phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sight {
    pub roles: Vec<Key>,
    pub what: Vec<Matter>,
}

/// 应尽事项: something owed by a role for each `per`, as often as its rule says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    pub id: Key,
    pub zh: String,
    pub en: String,
    pub from: Vec<RequirementId>,
    pub owed_by: Key,
    #[serde(default)]
    pub owed_to: Option<Key>,
    pub per: Key,
    /// The rule of kind `owed`.
    pub rule: Key,
    /// Kinds of the catalogues that count; any of them does.
    pub counts: Vec<Key>,
}
is_named!(Commitment);

impl Definition {
    pub fn rule(&self, id: &Key) -> Option<&Rule> {
        self.rules.iter().find(|it| it.id == *id)
    }

    pub fn phase(&self, id: &Key) -> Option<&Phase> {
        self.phases.iter().find(|it| it.id == *id)
    }

    pub fn role(&self, id: &Key) -> Option<&Role> {
        self.roles.iter().find(|it| it.id == *id)
    }

    pub fn catalogue(&self, id: &Key) -> Option<&Catalogue> {
        self.catalogues.iter().find(|it| it.id == *id)
    }

    /// May this be counted: the holders of a role, or a subject?
    pub fn counts(&self, id: &Key) -> bool {
        self.role(id).is_some() || self.subjects.iter().any(|it| it.id == *id)
    }

    /// All rules with their defaults.
    pub fn values(&self) -> impl Iterator<Item = (&Rule, &RuleValue)> {
        self.rules.iter().map(|rule| (rule, &rule.value))
    }
}
