use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::Anchor;
use crate::ids::{CommentId, UserId};
use crate::time::Timestamp;

/// Longest comment. Unit: characters.
pub const TEXT_MAX: usize = 2_000;

/// One thing that was said or done. Never changed once it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Item {
    /// The thread has the id of the item that began it.
    #[n(0)]
    pub thread: CommentId,
    /// One more than the highest turn of the thread that its writer saw: what answers stands after what it answers,
    /// whatever the clocks say.
    #[n(1)]
    pub turn: u32,
    /// By the writer's clock.
    #[n(2)]
    pub at: Timestamp,
    #[n(3)]
    pub act: Act,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub enum Act {
    /// Begins a thread, about a part of the text or (`None`) about all of it.
    #[n(0)]
    Begin {
        #[n(0)]
        anchor: Option<Anchor>,
        #[n(1)]
        said: Said,
    },
    #[n(1)]
    Reply {
        #[n(0)]
        said: Said,
    },
    /// It is dealt with.
    #[n(2)]
    Resolve {},
    #[n(3)]
    Reopen {},
    /// Takes back what the same person said.
    #[n(4)]
    Withdraw {
        #[n(0)]
        item: CommentId,
    },
    /// Somebody who was called has looked.
    #[n(5)]
    Seen {},
}

/// Words, and who is called by them (@).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Said {
    #[n(0)]
    pub text: String,
    #[n(1)]
    pub mentions: Vec<UserId>,
}

/// An item and the actor of the change that brought it: whoever holds the changes knows whose that is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub id: CommentId,
    pub actor: Vec<u8>,
    pub item: Item,
}

/// All comments on a text, in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentsView {
    pub items: Vec<Written>,
    /// Keys that this version cannot read; kept as they are.
    pub odd: Vec<String>,
}
