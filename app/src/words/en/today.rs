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
        W::OwedOffline { last: None } => {
            "Offline: this is what the device holds; the rest comes with the network."
        }
        W::OwedOffline { last: Some(last) } => {
            return format!("Offline: this is what the device holds; the rest is not known since {last}.")
                .into();
        }
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
        W::PairLine { what, other } => return format!("{what} · {other}").into(),
        W::PairSoon => "please arrange it soon",
        W::ReviewLine { title } => return format!("The application “{title}” is yours to judge").into(),
        W::PublicityLine { title } => return format!("“{title}”: the publicity is over, release it").into(),
        W::PublicityOver { on } => return format!("public until {on}").into(),
        W::GoArrange => "Arrange",
        W::MeetingLine { title } => return format!("Meeting “{title}”: will you come?").into(),
        W::MentionLine { who: Some(who) } => return format!("{who} calls you in a comment").into(),
        W::MentionLine { who: None } => "Somebody calls you in a comment",
        W::ActionLine { text } => return format!("From a meeting: {text}").into(),
        W::ArrangeLine { open } => return format!("Counselors: {open} to arrange").into(),
        W::RemindedBy { who } => return format!("reminded by {who}").into(),
        W::TalkAskedLine { who } => return format!("{who} asks for a talk").into(),
        W::ServeLine { open } => return format!("Leaders whom you serve: {open} to arrange").into(),
        W::IssueLine { title } => {
            return format!("Issue \u{201c}{title}\u{201d} waits for your solution").into();
        }
        W::LateIssueLine { title } => {
            return format!("Issue \u{201c}{title}\u{201d} is over its day without an answer").into();
        }
        W::AnsweredLine { title } => return format!("Answered: {title}").into(),
        W::OpinionsLine { count } => return format!("{count} opinions to merge").into(),
        W::MeetingOwedLine { name } => return format!("To be held: {name}").into(),
        W::GoAnswer => "Answer",
        W::GoRead => "Read",
        W::GoSee => "See",
        W::GoDecide => "Decide",
        W::SinceLast { when } => return format!("since {when}").into(),
        W::NewMark => "new",
    })
}
