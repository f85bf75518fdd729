//! Comments.

use crate::words::comments::CommentWord as W;

pub fn say(word: &W) -> String {
    let plain = match word {
        W::Title => "Comments",
        W::None => "No comments yet. Select some words of the text, then press Comment.",
        W::Tool => "Note",
        W::ToolName => "Comment on what is selected",
        W::Open { count: 0 } => "Comments",
        W::Open { count } => return format!("Comments {count}"),
        W::Whole => "About the whole text",
        W::Detached => "Their words are gone from the text",
        W::Done { count } => return format!("Dealt with: {count}"),
        W::DoneBy { who, when } => return format!("Dealt with by {who}, {when}"),
        W::Somebody => "A member who has left",
        W::NewLabel => "Your comment",
        W::ReplyLabel => "Your answer",
        W::Hint => "Say what you think; @ calls somebody",
        W::Call => "Call somebody",
        W::NobodyFound => "Nobody who may read this is called so",
        W::Send => "Done",
        W::Cancel => "Cancel",
        W::Reply => "Answer",
        W::Resolve => "Dealt with",
        W::Reopen => "Open again",
        W::Withdraw => "Take back",
        W::TakenBack => "Taken back",
        W::Here { who } => return format!("Looking at it: {who}"),
    };
    plain.to_owned()
}
