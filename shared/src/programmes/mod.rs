//! Programmes of work as data (K2, B1 to B4). A definition says what a programme is; a rule set is what its owner
//! made of the adjustable part; a check says what cannot go together. A further programme needs no code.
//!
//! In reading order: [`Definition`] with its parts, [`faults`], [`RuleSet`], [`phases_on`], [`check`], [`burden`].
//! The files of shared/programmes and their reader are built with the feature `definitions` only: phones get
//! definitions that were validated, as rows.

mod bound;
mod burden;
mod catalogue;
mod check;
mod definition;
mod faults;
mod form;
#[cfg(feature = "definitions")]
mod load;
mod name;
mod part;
mod report;
mod rule;
mod rule_set;
mod span;
mod timeline;

pub use bound::{Bound, Broken};
pub use burden::{Burden, BurdenRow, burden};
pub use catalogue::{Catalogue, Chosen, Kind, ListOf, NotTaken};
pub use check::{Contradiction, Counted, Scheme, Situation, check};
pub use definition::{
    Addressees, Basis, Commitment, Contacts, Definition, Owner, Phase, Role, Run, Sight, Target,
};
pub use faults::{FORBIDDEN, Fault, Wanted, entries, faults, forbidden_word};
pub use form::{Asked, FormUse, Head, Rubric, TemplateError, TemplateId};
#[cfg(feature = "definitions")]
pub use load::{BUNDLED, LoadError, bundled, load};
pub use name::{Entry, Key, KeyError, Label, Named, RequirementId, RequirementIdError};
pub use part::{Act, Matter, Part};
pub use report::{Cell, Column, CountOf, Fact, FactOf, Report, ShareOf, SumOf};
pub use rule::{
    AgeLimit, Allowed, DayCount, Deadline, Due, Fund, Load, Owed, Places, Quota, Rule, RuleKind, RuleUnit,
    RuleValue, Staffing, WeightFault, Weights, weigh,
};
pub use rule_set::{Change, Problem, RuleHistory, RuleSet, RuleVersion};
pub use span::{
    Days, EachYear, Length, LengthError, LengthUnit, MonthDay, MonthDayError, Relative, Rhythm, Span,
};
pub use timeline::{Bar, Ticks, is_open, phases_on, sees, ticks, timeline};
