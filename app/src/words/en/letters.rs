//! Word files.

use gongjian_shared::office::unusable::Unusable;
use gongjian_tables::letter::Left;

use super::forms::unusable;
use crate::words::letters::LetterWord as W;

pub fn say(it: &W) -> String {
    let plain = match it {
        W::Bar => "Export or import a Word file",
        W::Sign => "W",
        W::Official => "Export (official layout)",
        W::Plain => "Export (plain layout)",
        W::Bring => "Import a Word file (.docx) below the text",
        W::Fetching => "One moment…",
        W::Missing => "This part of the app is not on the device yet. Try again with a network.",
        W::NotTaken => "The browser did not take the file. Try again.",
        W::Unusable(Unusable::TooLarge { .. }) => {
            "The text is too long. Cut it into several files and import one after the other."
        }
        W::Unusable(why) => unusable(why),
        W::Brought { blocks: 0 } => "There is no text in the file; nothing was added.",
        W::Brought { blocks } => {
            return format!("Added below the text: {blocks} blocks. Undo takes them away.");
        }
        W::LeftOut => "Not taken over as it was; compare with the file:",
        W::Left { what, times } => return left(*what, *times),
    };
    plain.to_owned()
}

fn left(what: Left, times: usize) -> String {
    match what {
        Left::Table => format!("{times} tables: each row is a line of text"),
        Left::Picture => format!("{times} pictures"),
        Left::TextBox => format!("{times} text boxes"),
        Left::Footnote => format!("{times} footnotes or endnotes"),
        Left::Comment => format!("{times} comments"),
        Left::Formula => format!("{times} formulas"),
        Left::Deleted => format!("{times} deletions of tracked changes"),
        Left::Contents => format!("{times} lines of a table of contents: the outline here takes its place"),
    }
}
