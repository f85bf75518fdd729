use crate::words::history::HistoryWord as W;

pub fn say(word: &W) -> String {
    let plain = match word {
        W::History => "History",
        W::HistoryHint => "Who changed what, and when; also without a network",
        W::Nothing => "There is no history on this device yet.",
        W::Changes { count: 1 } => "1 change",
        W::Changes { count } => return format!("{count} changes"),
        W::Unsent { count } => return format!("{count} only on this device"),
        W::Span { from, to } => return format!("{from} to {to}"),
        W::FixedThen { number: Some(number) } => return format!("Adopted {number}"),
        W::FixedThen { number: None } => "Adopted",
        W::Somebody => "A former member",
        W::Choose => "Choose a line to see what was changed then.",
        W::ChangedBy { who, when } => return format!("Changed by {who}, {when}"),
        W::SinceYouLooked => "Changed since you last looked",
        W::Before => "Before",
        W::After => "After",
        W::Skipped { blocks: 1 } => "1 paragraph unchanged",
        W::Skipped { blocks } => return format!("{blocks} paragraphs unchanged"),
        W::LookOnly => "Only the format changed",
        W::SameWords => "No words were changed.",
        W::NotHere => "This part is not on this device yet. Look again when there is a network.",
        W::Back => "Back to the list",
        W::BackToText => "See the text as it is now",
        W::RestoreBefore => "Restore the text before this",
        W::RestoreAfter => "Restore the text after this",
        W::RestoreTitle { who, when, before: true } => {
            return format!("Restore the text as it was before {who} changed it, {when}?");
        }
        W::RestoreTitle { who, when, before: false } => {
            return format!("Restore the text as it was after {who} changed it, {when}?");
        }
        W::RestoreLead => {
            "Words and format become what they were then, as a new change of yours. All later changes stay in the history and can be restored; what others are writing is not lost."
        }
        W::RestoreYes => "Restore",
        W::Away => "Changed while you were away",
        W::AwayBy { who, count: 1 } => return format!("{who}: 1 change"),
        W::AwayBy { who, count } => return format!("{who}: {count} changes"),
        W::AwayApart { count: 1 } => "Two people changed one sentence at the same time: please look at it",
        W::AwayApart { count } => {
            return format!("Two people changed {count} sentences at the same time: please look at them");
        }
        W::SeeChanges => "See what changed",
        W::Seen => "I have looked",
        W::Apart => "Sentences that two people changed at the same time",
        W::ApartLead => "Both are in the text. Please see whether together they still say what was meant.",
        W::Was => "Before",
        W::Wrote { who } => return format!("By {who}"),
        W::Now => "Now",
        W::Gone => "(this paragraph was deleted)",
        W::Title => "Title",
    };
    plain.to_owned()
}
