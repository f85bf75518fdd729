use gongjian_shared::comments::{Anchor, Mention};
use gongjian_shared::ids::{DocumentId, UserId};
use serde::{Deserialize, Serialize};

/// What the page asks about those who read and write the same text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// The text is open here; said again and again while it is. `None`: without a caret.
    Here { place: Option<Place> },
    /// What a part of the text is on the screen that shows `view` with the edits since: answered by `Anchor`. Counts
    /// characters and markers of blocks.
    Anchor { view: u64, from: usize, to: usize },
    /// Where these parts are on the screen that shows `view` with the edits up to `number`: answered by `Places`.
    Places { view: u64, number: u64, anchors: Vec<Anchor> },
}

/// What the keeper tells of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tells {
    /// `None`: there are no words in it.
    Anchor(Option<Anchor>),
    Places(Places),
    Present(Vec<Present>),
}

/// A caret. Blocks keep their names whatever others do to the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub block: String,
    /// Unit: UTF-16 units.
    pub at: u32,
}

/// In the order asked; `None`: gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    pub view: u64,
    pub number: u64,
    pub places: Vec<Option<(usize, usize)>>,
}

/// Somebody else who has the text open; once for each of their tabs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    pub user: UserId,
    pub seat: u64,
    pub name: String,
    pub place: Option<Place>,
}

/// A comment calls the person of this phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionRow {
    /// The text that it is about.
    pub text: DocumentId,
    pub name: Option<String>,
    pub mention: Mention,
}
