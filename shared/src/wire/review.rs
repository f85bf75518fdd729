//! Questions about reviews, and their answers (C3 to C5).

use serde::{Deserialize, Serialize};

use crate::forms::answers::Answers;
use crate::forms::name::TemplateId;
use crate::ids::{ApplicationId, CallId, PersonId, PinId};
use crate::rules::calls::Places;
use crate::rules::review::{
    Gap, Pair, ReviewRow, ReviewState, RubricItem, Sheet, SheetRow, Stats, Tie, Verdict,
};

/// An application that the asker judges, or may be asked to judge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewTask {
    pub call: CallId,
    pub call_title: String,
    pub application: ApplicationId,
    pub title: String,
    pub host_name: String,
    pub state: ReviewState,
    /// The asker's own sheet is in.
    pub handed: bool,
    /// It was given back to the asker: why.
    pub reopened: Option<String>,
    /// Why the asker does not judge it.
    pub tie: Option<Tie>,
}

/// A score sheet, for its reviewer. Nothing of anybody else is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetPage {
    pub call: CallId,
    pub call_title: String,
    pub application: ApplicationId,
    pub title: String,
    pub host_name: String,
    pub state: ReviewState,
    pub rubric: Vec<RubricItem>,
    /// The versions that are shown.
    pub pins: Vec<PinId>,
    pub mine: Option<SheetRow>,
    pub shown: Option<(TemplateId, Answers)>,
}

/// A sheet, once all are opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardSheet {
    pub reviewer: PersonId,
    /// Unit: hundredths; `None`: abstained from all.
    pub total: Option<u32>,
    pub sheet: Sheet,
}

/// An application on the office's board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardLine {
    pub application: ApplicationId,
    pub title: String,
    pub host_name: String,
    pub nominating_name: String,
    /// Who of the pool may not judge it, and why.
    pub ties: Vec<(PersonId, Tie)>,
    /// Its reviewers, and whose sheet is in.
    pub reviewers: Vec<(PersonId, bool)>,
    /// Nothing before the results are opened.
    pub sheets: Vec<BoardSheet>,
    pub stats: Option<Stats>,
    pub verdict: Option<Verdict>,
}

/// The office's board of a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardPage {
    pub call: CallId,
    pub call_title: String,
    pub may_write: bool,
    pub may_decide: bool,
    pub places: Option<Places>,
    /// Without it: the review was not opened.
    pub review: Option<ReviewRow>,
    /// The pool by name.
    pub pool: Vec<(PersonId, String)>,
    pub lines: Vec<BoardLine>,
    /// Who could judge what; sheets that are in stay.
    pub proposal: Vec<Pair>,
    pub gaps: Vec<Gap>,
}

/// Somebody who can be a reviewer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    pub person: PersonId,
    pub name: String,
    pub home_name: String,
}
