//! What a person does to a document, small enough to merge well. Positions count UTF-16 units, as browsers do.

use serde::{Deserialize, Serialize};

use super::basic_form::Field;
use crate::activities::{Group, Host, PhotoNote, PlanField, Seen, Tally};
use crate::comments::Act;
use crate::forms::answer::Answer;
use crate::forms::key::AnswerKey;
use crate::forms::name::{FieldId, RowId, TemplateId};
use crate::ids::{AgendaItemId, CommentId, PersonId, UnitId};
use crate::meetings::Presence;
use crate::wire::blobs::BlobHash;

/// One edit; the documents of a kind take the edits that fit them and answer [`Unfit`] to others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// Changes the title of a plan.
    Title { at: usize, delete: usize, insert: String },
    /// Changes the body of a plan: several small steps that belong together.
    Body { steps: Vec<Step> },
    /// Sets a short field of a form; replaces all values that were in conflict.
    Set { field: Field, value: String },
    /// Changes a long field of a form.
    Long { field: Field, at: usize, delete: usize, insert: String },
    /// Answers a field or cell; replaces all values of it that were on the screen. Also how one of several is chosen.
    Fill { key: AnswerKey, answer: Answer },
    /// Takes the answer of a field or cell away.
    Clear { key: AnswerKey },
    /// Adds, moves, removes or brings back a row of a table.
    Row { table: FieldId, row: RowId, change: RowChange },
    /// Says which template the answers are for: the first edit of a new form, or a step to a newer version.
    Use { template: TemplateId, version: u32 },
    /// Changes an activity.
    Activity(ActivityEdit),
    /// Changes what stands beside the text of minutes.
    Minutes(MinutesEdit),
    /// Says something about a text, in a thread; a thread has the id of what it begins with.
    Comment { id: CommentId, thread: CommentId, act: Act },
}

/// What a person notes at a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinutesEdit {
    /// Somebody who was invited is there, or another for them.
    Arrive { person: PersonId, presence: Presence, seen: Seen },
    /// Takes back what all on the screen noted. Who notes the person at the same time wins.
    Leave { person: PersonId },
    /// Adds an item to the agenda, or changes its words.
    Propose { item: AgendaItemId, text: String },
    /// Takes an added item out.
    Drop { item: AgendaItemId },
}

/// What a person does to an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityEdit {
    /// Sets a field of the plan; replaces all values of it that were on the screen.
    Set {
        field: PlanField,
        value: String,
    },
    /// Adds a host, or changes what it is called.
    Host {
        host: Host,
    },
    /// Takes a host out.
    Unhost {
        host: UnitId,
    },
    /// Somebody is there; `newcomer`: the name of a person whom the register does not hold.
    Arrive {
        person: PersonId,
        group: Group,
        seen: Seen,
        newcomer: Option<String>,
    },
    /// Takes it back: what this witness noted, or (`None`) what all on the screen noted. Who notes the person at the
    /// same time wins.
    Leave {
        person: PersonId,
        seen: Option<Seen>,
    },
    /// People without names.
    Count {
        group: Group,
        tally: Tally,
        by: i32,
    },
    Notes {
        at: usize,
        delete: usize,
        insert: String,
    },
    /// Names a photo that is kept beside the document, or names it anew.
    Photo {
        photo: PhotoNote,
    },
    /// What stands under a photo.
    Caption {
        hash: BlobHash,
        caption: String,
    },
    /// Names it no longer. The photo itself stays in the space.
    DropPhoto {
        hash: BlobHash,
    },
}

/// What happens to a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowChange {
    /// Puts it after another, or first; a row that was removed comes back.
    Put { after: Option<RowId> },
    /// Its cells are kept. Who fills in a cell at the same time, or adds it anew, wins.
    Remove,
}

/// A step inside a body. `at` counts characters **and** block markers: every marker takes one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Deletes and inserts text inside one block.
    Splice { at: usize, delete: usize, insert: String },
    /// Puts a new block marker at `at`: what follows belongs to the new block.
    Split { at: usize, style: Style },
    /// Removes the marker at `at`: its text joins the block before.
    Join { at: usize },
    /// Changes what the block whose marker is at `at` is.
    Restyle { at: usize, style: Style },
    /// Puts a mark on the text from `from` up to `to`, or takes it off. Markers in between are left alone.
    Mark { from: usize, to: usize, mark: Mark, on: bool },
    /// The text from `from` up to `to`, which was just put there, wears these marks and no others: text takes on what
    /// was worn where it comes, also by what was deleted there.
    Wear { from: usize, to: usize, marks: Vec<Mark> },
}

/// What a block is. Levels 1 to 4 number 一、（一）1.（1）; numbers are computed, never stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    #[default]
    Paragraph,
    Heading {
        level: u8,
    },
    /// A line of a list. Indent 0 to 3; lists are flat, as in Word.
    Item {
        list: List,
        indent: u8,
    },
    Quote,
    /// A line across the page. Text that a merge puts behind it stays readable.
    Divider,
}

/// How the lines of a list begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    Bullet,
    Ordered,
    /// A box to tick.
    Check {
        done: bool,
    },
}

/// What text can wear.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    Bold,
    Italic,
    Underline,
    Strike,
    /// The one colour: a place that others should look at.
    Attention,
    /// An address on the web. What is typed behind it is not part of it.
    Link(String),
}

/// The edit does not fit the document: a bug of the page, or a document of another kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("documents of this kind do not take such an edit")]
    WrongKind,
    #[error("position {at} is outside the text of length {len}")]
    Outside { at: usize, len: usize },
    #[error("there is no block marker at {at}")]
    NoMarker { at: usize },
    #[error("a step would delete a block marker")]
    CrossesMarker,
    #[error("there is no such row")]
    NoSuchRow,
    #[error("the document is damaged: {what}")]
    Damaged { what: &'static str },
}
