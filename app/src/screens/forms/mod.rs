//! /forms/<document>: any form, filled in by whoever may write, with or without a network; and the same as a part of
//! other pages ([`fill::FormFill`]).

mod body;
mod editor;
pub mod fields;
pub mod fill;
mod missing;
mod office;
pub mod paper;
mod standing;
pub mod templates;
