use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ReviewState, Tie};

/// Why a command on a review was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum ReviewRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives the right")]
    NotYours,
    #[error("the call still takes applications")]
    CallTakes,
    #[error("the office has no application")]
    NothingCame,
    #[error("no review was opened")]
    NotBegun,
    #[error("a review that is {state:?} does not take this")]
    ReviewIs { state: ReviewState },
    #[error("the rubric has gaps, or its weights are not 100")]
    BadRubric,
    #[error("the pool has unknown people, or too few")]
    BadPool,
    #[error("a reason is needed, of at most {most} characters")]
    NoReason { most: usize },
    #[error("a text is longer than {most} characters")]
    TooLong { most: usize },
    /// S3-14
    #[error("{reviewer} may not judge {title}: {tie:?}")]
    Recused { title: String, reviewer: String, tie: Tie },
    #[error("{title} has {has} reviewers, not {each}")]
    NotEach { title: String, has: u32, each: u32 },
    #[error("a reviewer has more than {most}, or is not of the pool")]
    Overloaded { most: u32 },
    /// A sheet that is in stays with who gave it.
    #[error("a sheet for {title} is in")]
    SheetIsIn { title: String },
    #[error("the sheet does not fit the rubric")]
    BadSheet,
    #[error("the application was given anew since it was read")]
    Changed,
    #[error("{owed} sheets are not in")]
    SheetsOwed { owed: u32 },
    #[error("it is not on the shortlist")]
    NotShortlisted,
    #[error("all {most} places are used")]
    PlacesFull { most: u32, taken: Vec<String> },
    #[error("{left} are not decided")]
    Undecided { left: u32 },
    #[error("{chosen} are chosen, fewer than {least}, without a reason")]
    TooFew { least: u32, chosen: u32 },
    #[error("the publicity begins before the results were opened, or is too long")]
    BadPublicity,
    /// S3-28
    #[error("the publicity runs until {to}")]
    PublicityRuns { to: Date },
}
