//! /forms/<document>: any form, filled in by whoever may write, with or without a network; and the same as a part of
//! other pages ([`fill::FormFill`]).

mod body;
mod editor;
mod fields;
pub mod fill;
mod missing;
mod paper;
mod standing;
mod templates;
