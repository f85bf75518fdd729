//! The words of comments and of who is there: an enum of their own, so that they travel with the desk.

use leptos::prelude::*;

use super::{Language, Words, en, zh};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommentWord {
    Title,
    None,
    /// On the button in the tool bar.
    Tool,
    ToolName,
    Open {
        count: usize,
    },
    Whole,
    Detached,
    Done {
        count: usize,
    },
    DoneBy {
        who: String,
        when: String,
    },
    Somebody,
    NewLabel,
    ReplyLabel,
    Hint,
    Call,
    NobodyFound,
    Send,
    Cancel,
    Reply,
    Resolve,
    Reopen,
    Withdraw,
    TakenBack,
    Here {
        who: String,
    },
}

impl Words {
    pub fn comment(self, word: &CommentWord) -> String {
        match self.language() {
            Language::Chinese => zh::comments::say(word),
            Language::English => en::comments::say(word),
        }
    }

    pub fn of_comments(self, word: CommentWord) -> Signal<String> {
        Signal::derive(move || self.comment(&word))
    }
}
