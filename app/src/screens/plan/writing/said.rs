//! What the app and the view (`app/editor`) say to each other, as JSON.

use gongjian_shared::documents::view::Block;
use gongjian_shared::ids::CommentId;
use serde::{Deserialize, Serialize};

use super::model::{Changed, Patch};
use super::notes::{Carets, Note};
use super::spots::Spot;

/// What the tool bar shows of the place of the caret.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Looks {
    pub block: usize,
    pub style: String,
    pub indent: u8,
    pub marks: Vec<String>,
    pub link: String,
    pub selected: String,
    pub undo: bool,
    pub redo: bool,
    pub found: Option<Found>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Found {
    pub count: usize,
    pub now: usize,
}

/// What the view tells.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    Changed(Changed),
    /// Something is composed and not sent: the whole text of the block.
    Held {
        block: usize,
        text: String,
    },
    Composing {
        block: usize,
    },
    Composed,
    Looks(Looks),
    /// A key asked for one of the bars.
    Bar(Bar),
    /// The caret moved.
    At {
        block: usize,
        at: u32,
    },
    /// A part that people speak about was pressed.
    Noted {
        thread: CommentId,
    },
}

/// A bar below the tool bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    Find,
    Link,
    /// Word files.
    Letter,
}

/// What the view begins with.
#[derive(Serialize)]
pub struct Start<'b> {
    pub blocks: Vec<&'b Block>,
    pub writes: bool,
    pub label: &'b str,
    pub hint: &'b str,
}

/// What the view hears.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Say {
    Show(Vec<Patch>),
    Writes(bool),
    Act(&'static str, Given),
    /// Sentences to be looked at, and no others.
    Spots(Vec<Spot>),
    /// Parts that people speak about, and no others.
    Notes(Vec<Note>),
    Carets(Carets),
}

/// What an act is done with.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Given {
    Nothing,
    Number(i32),
    Words(String),
}

impl From<()> for Given {
    fn from((): ()) -> Self {
        Self::Nothing
    }
}

impl From<i32> for Given {
    fn from(it: i32) -> Self {
        Self::Number(it)
    }
}

impl From<String> for Given {
    fn from(it: String) -> Self {
        Self::Words(it)
    }
}

impl From<&str> for Given {
    fn from(it: &str) -> Self {
        Self::Words(it.to_owned())
    }
}
