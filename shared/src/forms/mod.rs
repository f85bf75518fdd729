//! Forms of any programme: what is asked, what was answered, what is still missing, how it prints. Pure.
//!
//! - [`template`]: a form as data, its fields and when they are asked; [`soundness`]: faults of a template.
//! - [`name`], [`key`]: names inside forms; where one answer stands.
//! - [`answer`], [`number`]: one typed answer; [`answers`]: all of one form, conflicts kept.
//! - [`check`]: what stands against submitting; [`progress`]: how much is filled in.
//! - [`migrate`]: answers under a newer version of the template, nothing lost.
//! - [`print`]: the table on paper.
//! - [`order`]: keys between keys, for rows that people move while apart.
//! - `definitions`: the templates that ship with the program (feature `definitions`).

pub mod answer;
pub mod answers;
pub mod check;
#[cfg(feature = "definitions")]
pub mod definitions;
pub mod key;
pub mod migrate;
pub mod name;
pub mod number;
pub mod order;
pub mod print;
pub mod progress;
pub mod soundness;
pub mod template;
