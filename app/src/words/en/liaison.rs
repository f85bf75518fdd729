//! The side of talks: who asks, who arranges, what becomes of opinions, whom to call.

use std::borrow::Cow;

use gongjian_shared::party::Liable;
use gongjian_shared::rules::liaison::{LiaisonField, LiaisonRefusal};
use jiff::civil::{Date, Time};

use crate::words::liaison::LiaisonWord as W;
use crate::words::{Language, times};

fn day(it: Date) -> String {
    times::local_date(Language::English, it)
}

fn hour(it: Time) -> String {
    format!("{:02}:{:02}", it.hour(), it.minute())
}

pub const fn field(it: LiaisonField) -> &'static str {
    match it {
        LiaisonField::Title => "issue",
        LiaisonField::Place => "place",
        LiaisonField::Solution => "solution",
        LiaisonField::Answer => "answer",
        LiaisonField::Duty => "roster",
        LiaisonField::Phone => "telephone",
        LiaisonField::Opinions => "opinions",
        LiaisonField::Pairs => "pairs",
    }
}

/// Levels of leaders (S1-22).
pub const fn level(it: Liable) -> &'static str {
    match it {
        Liable::Leader => "college leaders",
        Liable::Head => "heads of units",
        Liable::ActingDeputy => "deputies in charge",
    }
}

pub fn refusal(it: &LiaisonRefusal) -> Cow<'static, str> {
    use LiaisonRefusal as R;
    match it {
        R::NotThere => "It is not there, or not within your task. Reload to see how things stand.".into(),
        R::NotYours => "Your posts do not let you do this.".into(),
        R::IdTaken => "This id is taken. Please try again.".into(),
        R::Over => "The pair has ended; there is nothing to arrange.".into(),
        R::Empty { field: it } => format!("Please fill in: {}.", field(*it)).into(),
        R::TooMuch { field: it, most } => format!("Too much: {}. At most {most}.", field(*it)).into(),
        R::Past { on } => format!("{} is over. Choose today or a later day.", day(*on)).into(),
        R::TurnedRound => "The last day cannot be before the first.".into(),
        R::NoSuchOwner => "Not there, or beyond what you may see. Choose the owner again.".into(),
        R::NoSuchOpinion => "Some opinions are no longer in their records. Reload, then merge.".into(),
        R::OpinionTaken => "Some opinions went into another issue. Reload to see how things stand.".into(),
        R::Answered => "This issue was answered and cannot be changed.".into(),
    }
}

pub fn say(it: &W) -> Cow<'static, str> {
    Cow::Borrowed(match it {
        W::Talks => "Talks",
        W::AskTalk => "Ask for a talk",
        W::Asked { on } => return format!("You asked on {}; it is to be arranged", day(*on)).into(),
        W::AskedBy { who, on } => return format!("{who} asked for a talk on {}", day(*on)).into(),
        W::AskWaits => "Kept on this device; it goes out with the next connection",
        W::Arrange => "Arrange",
        W::ArrangeTitle { who } => return format!("Arrange: {who}").into(),
        W::Kind => "What",
        W::Day => "Day",
        W::Begins => "Time (may stay empty)",
        W::Place => "Place (may stay empty)",
        W::PlaceHint => "Only where; not what about",
        W::Save => "Save",
        W::PlanOn { on, begins, place, by } => {
            let begins = begins.map(|it| format!(" {}", hour(it))).unwrap_or_default();
            let place = if place.is_empty() { String::new() } else { format!(", {place}") };
            return format!("{}{begins}{place} (arranged by {by})", day(*on)).into();
        }
        W::Unplan => "Take back",
        W::NoPlans => "Nothing is arranged",
        W::Answers => "Answers",
        W::AnswerOf { title } => return title.clone().into(),
        W::AnsweredOn { on } => return format!("answered on {}", day(*on)).into(),
        W::CallNow => "In a crisis, call at once",
        W::CallNowHint => "Call first; the record can wait.",
        W::OnDuty { from, to } => return format!("on duty {} to {}", day(*from), day(*to)).into(),
        W::ArrangePage => "To arrange",
        W::ArrangeLead => "Only what and when; nothing of what was said. Both see what you arrange.",
        W::ArrangeNone => "You serve no leader",
        W::ArrangeNoneNext => {
            "Once you are a liaison person, what the leaders of your unit have open stands here."
        }
        W::LastMet { on } => return format!("last talk {}", day(*on)).into(),
        W::NeverMet => "no talk yet",
        W::NothingOpen => "nothing to arrange",
        W::Pick { who } => return format!("Choose {who}").into(),
        W::Remind { count } => return format!("Remind of chosen ({count})").into(),
        W::RemindHint => "Bundled into one line of the leader\u{2019}s day and message.",
        W::Reminded { by, on } => return format!("{by} reminded on {}", day(*on)).into(),
        W::Office => "Office",
        W::OfficeOf { owner } => return format!("Office of {owner}").into(),
        W::Staff { names } => return format!("Staff: {names}").into(),
        W::Opinions => "Opinions to merge",
        W::OpinionsHint => "Who raised it is seen by the office alone. Choose what belongs together.",
        W::NoOpinions => "No opinions to merge",
        W::From { leader, counselor } => return format!("raised by {counselor}, noted by {leader}").into(),
        W::Merge { count } => return format!("Merge chosen ({count})").into(),
        W::MergeTitle => "Merge into an issue",
        W::MergeHint => "The title goes to everybody who raised it: name nobody.",
        W::IssueTitle => "Issue",
        W::Owner => "Owner",
        W::Due => "Last day",
        W::NewIssue => "A new issue",
        W::Into => "Into",
        W::Issues => "Issues",
        W::NoIssues => "No issues yet",
        W::IssueMore { owner, due, opinions } => {
            return format!("{owner} · by {} · {opinions} opinions", day(*due)).into();
        }
        W::Late => "over time",
        W::Answered => "answered",
        W::Solution => "Solution",
        W::NoSolution => "The owner has not written a solution yet",
        W::Solve => "Write the solution",
        W::SolveTitle => "Solution",
        W::Answer => "Answer",
        W::AnswerTitle => "Answer those who raised it",
        W::AnswerHint => "Everybody who raised it gets it; it cannot be changed.",
        W::AnswerText => "The answer",
        W::Raised => "Where it comes from (office only)",
        W::Meetings => "Meetings owed",
        W::MeetingsHint => "Held exchange or promotion meetings are counted by themselves.",
        W::MeetingDue { due } => return format!("by {}", day(*due)).into(),
        W::CallMeeting => "Call a meeting",
        W::Duty => "Roster and emergency numbers",
        W::DutyHint => "On the phones of leaders and counselors, also without a network.",
        W::DutyName => "Name or body",
        W::DutyPhone => "Telephone",
        W::DutyFrom => "From (may stay empty)",
        W::DutyTo => "To (may stay empty)",
        W::DutyAdd => "Add a line",
        W::DutyRemove { name } => return format!("Remove {name}").into(),
        W::DutySave => "Save the roster",
        W::DutySaved => "Saved; it is on its way to the phones",
        W::Layers => "By years of service and path",
        W::Band => "Years of service",
        W::BandUnknown => "years not known",
        W::PathUnknown => "no plan yet",
        W::OwnWords => "other",
        W::Helps => "Help",
        W::HelpCounts { open, solved } => return format!("{open} open, {solved} solved").into(),
        W::Handover => "Handover list",
        W::HandoverHint => "For a change of posts: pairs, open items, planned talks.",
        W::HandoverWhose => "Who hands over",
        W::HandoverOpen => "Show the list",
        W::HandoverNothing => "nothing open",
        W::HandoverSince { from } => return format!("since {}", day(*from)).into(),
        W::HandoverHelp => "help not solved",
        W::MyIssue => "My issue",
        W::MyIssueLead => "Write how it is solved; the office answers with it.",
        W::MeetingIssues => "Issues taken up",
        W::MeetingIssuesHint => "Chosen from the office\u{2019}s issues, so the minutes refer to them.",
        W::MeetingNoIssues => "None chosen",
        W::TakeUp => "Take up",
        W::TakeOff => "Take off",
        W::Feed => "Calendar address",
        W::FeedLead => {
            "Calendars on phones and computers can read it. Whoever has the address sees it: keep it to yourself."
        }
        W::FeedNames => "Names, titles and places stand in it",
        W::FeedNew => "Draw an address",
        W::FeedRenew => "Draw another address",
        W::FeedEnd => "End it",
        W::FeedOpen => "An address is in use. Draw another if you lost it; the old one ends at once.",
        W::FeedOnce => "Shown this once, copy it now:",
        W::LevelLeaders { count } => return format!("{count} leaders").into(),
        W::Together { names } => {
            return format!("{names} (units with fewer than three leaders together)").into();
        }
    })
}
