//! What waits today.

use std::borrow::Cow;

use crate::words::today::TodayWord;

pub fn today(word: &TodayWord) -> Cow<'static, str> {
    use TodayWord as W;
    Cow::Borrowed(match word {
        W::Due { on } => return format!("by {on}").into(),
        W::From { from, when } => return format!("{from} · {when}").into(),
        W::Unread => "Not read",
        W::ToConfirm => "To be confirmed",
        W::ToReply => "To be answered",
        W::Owed => "What I owe",
        W::OwedHint => "by last day",
        W::OwedOffline => "Offline: this is what the device holds; the rest comes with the network.",
        W::OwedAsking => "Asking the server for the rest…",
        W::AllNotices => "All notices",
        W::OwedNone => "Nothing waits",
        W::OwedNoneNext => "New notices, checklists and terms appear here.",
        W::OwedFailed => "The server did not answer: only what the device holds is listed.",
        W::GapLine { unit, posts } => return format!("{unit}: {posts} to be arranged").into(),
        W::GapsBelowLine { units } => return format!("Posts in {units} units below to be arranged").into(),
        W::ChecklistLine { phase, open } => {
            return format!("{phase}: {open} items of the list are open").into();
        }
        W::ChecklistMore { title, site } => return format!("{title} · {site}").into(),
        W::ReportLine { report } => return format!("Hand in: {report}").into(),
        W::EndingLine { who, unit, post } => {
            return format!("{who} · {unit}, {post}: the term ends; to be arranged").into();
        }
        W::EndingOn { on } => return format!("term until {on}").into(),
        W::LateLine { count } => return format!("{count} late changes wait for you").into(),
        W::CheckLine { title } => return format!("The application “{title}” is to be checked").into(),
        W::ReturnedLine { title } => return format!("The application “{title}” came back").into(),
        W::MeetingLine { title } => return format!("Meeting “{title}”: will you come?").into(),
        W::MentionLine { who: Some(who) } => return format!("{who} calls you in a comment").into(),
        W::MentionLine { who: None } => "Somebody calls you in a comment",
        W::ActionLine { text } => return format!("From a meeting: {text}").into(),
        W::GoAnswer => "Answer",
        W::GoRead => "Read",
        W::GoSee => "See",
        W::GoDecide => "Decide",
        W::SinceLast { when } => return format!("since {when}").into(),
        W::NewMark => "new",
    })
}
