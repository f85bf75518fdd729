//! The words of the desk at which plans are written: an enum of their own, so that they travel with it.

use leptos::prelude::*;

use super::{Language, Words, en, zh};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditorWord {
    /// The text, for those who hear the page.
    Body,
    Bold,
    Italic,
    Underline,
    Strike,
    Attention,
    /// On the button.
    AttentionSign,
    Bullet,
    Ordered,
    Check,
    Quote,
    Divider,
    Indent,
    Outdent,
    Undo,
    Redo,
    Find,
    FindSign,
    FindWords,
    ReplaceBy,
    Next,
    Previous,
    Replace,
    ReplaceAll,
    Found {
        now: usize,
        count: usize,
    },
    FoundNone,
    Link,
    LinkSign,
    LinkAddress,
    LinkPut,
    LinkOff,
    Count {
        count: usize,
    },
    CountSelected {
        count: usize,
    },
    SafeMode,
    SafeModeHint,
    On,
    Off,
}

impl Words {
    pub fn at_desk(self, word: EditorWord) -> String {
        match self.language() {
            Language::Chinese => zh::editor::say(word),
            Language::English => en::editor::say(word),
        }
    }

    pub fn of_desk(self, word: EditorWord) -> Signal<String> {
        Signal::derive(move || self.at_desk(word))
    }
}
