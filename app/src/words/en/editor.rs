//! The desk at which plans are written.

use crate::words::editor::EditorWord;

pub fn say(word: EditorWord) -> String {
    let plain = match word {
        EditorWord::Body => "Text",
        EditorWord::Bold => "Bold",
        EditorWord::Italic => "Italic",
        EditorWord::Underline => "Underline",
        EditorWord::Strike => "Strikethrough",
        EditorWord::Attention => "Mark in red",
        EditorWord::AttentionSign => "A",
        EditorWord::LinkSign => "Link",
        EditorWord::FindSign => "Find",
        EditorWord::Bullet => "Bulleted list",
        EditorWord::Ordered => "Numbered list",
        EditorWord::Check => "Checklist",
        EditorWord::Quote => "Quotation",
        EditorWord::Divider => "Divider",
        EditorWord::Indent => "Indent",
        EditorWord::Outdent => "Outdent",
        EditorWord::Undo => "Undo",
        EditorWord::Redo => "Redo",
        EditorWord::Find => "Find and replace",
        EditorWord::FindWords => "Find",
        EditorWord::ReplaceBy => "Replace with",
        EditorWord::Next => "Next",
        EditorWord::Previous => "Previous",
        EditorWord::Replace => "Replace",
        EditorWord::ReplaceAll => "Replace all",
        EditorWord::FoundNone => "Nothing found",
        EditorWord::Link => "Link",
        EditorWord::LinkAddress => "Address (begins with https://)",
        EditorWord::LinkPut => "Add link",
        EditorWord::LinkOff => "Remove link",
        EditorWord::SafeMode => "Safe mode",
        EditorWord::SafeModeHint => {
            "Turn this on if your keyboard loses or moves letters while you write a plan: one plain field for each paragraph, without bold or lists; what is formatted already stays so. For this device only."
        }
        EditorWord::On => "On",
        EditorWord::Off => "Off",
        EditorWord::Found { now, count } => return format!("{now} of {count}"),
        EditorWord::Count { count } => return format!("{count} characters"),
        EditorWord::CountSelected { count } => return format!("{count} selected"),
    };
    plain.to_owned()
}
