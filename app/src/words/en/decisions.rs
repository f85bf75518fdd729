//! Why a decision on a version was refused.

use std::borrow::Cow;

use gongjian_shared::rules::decisions::DecisionRefusal;

use crate::words::DecisionWord;

pub fn refusal(it: &DecisionRefusal) -> Cow<'static, str> {
    use DecisionRefusal as R;
    match it {
        R::NotThere => "There is no such document, or you cannot see it. Look whether it is on the server.".into(),
        R::NotYours => "Your present post does not decide here. Ask the head of the unit.".into(),
        R::IdTaken => "This number is taken. Submit it once more.".into(),
        R::NoReason => "There is no reason. Give one and submit it again.".into(),
        R::TooLong { most } => format!("Reason or number is too long: at most {most} characters. Shorten it and submit it again.").into(),
        R::BadVersion { most } => format!("The version is not whole, or stands on more than {most} separate edits. Reload the page and submit it again.").into(),
        R::AdoptedAlready => "This version is final already; nothing is left to do.".into(),
        R::ReopenedAlready => "This was withdrawn already; nothing is left to do.".into(),
        R::StandsOnRefused => "The version has edits in it that were not accepted. See to those first, then submit it again.".into(),
    }
}

pub fn say(word: &DecisionWord) -> Cow<'static, str> {
    Cow::Borrowed(match word {
        // Commands
        DecisionWord::Given => "What you submitted",
        DecisionWord::GivenHint => "Done once the server has confirmed it",
        DecisionWord::GivenWaits => "To be confirmed",
        DecisionWord::GivenWaitsForContent => "Waits for its content",
        DecisionWord::GivenDone => "Done",
        DecisionWord::GivenRefused => "Refused",
        DecisionWord::GivenNotUnderstood => {
            "The server does not know this yet. Reload the page to update, then try again."
        }
        DecisionWord::GivenAdopt { title } => return format!("Final version: {title}").into(),
        DecisionWord::GivenReopen { title } => return format!("Withdraw final version: {title}").into(),
        DecisionWord::GivenOther => "Something you submitted",
        DecisionWord::Seen => "Got it",

        // Fixed versions
        DecisionWord::Adopt => "Make final",
        DecisionWord::AdoptTitle => "Make this version final?",
        DecisionWord::AdoptLead => {
            "The version on the screen is fixed as it is. Writing can go on; that is the next version. It works without a network too: the server confirms it later."
        }
        DecisionWord::AdoptYes => "Make it final",
        DecisionWord::Reason => "Reason",
        DecisionWord::ReasonHint => "For example: passed by the meeting of 20 November",
        DecisionWord::ReasonMissing => "Please give a reason.",
        DecisionWord::PaperNumber => "Number (optional)",
        DecisionWord::PaperNumberHint => "As on the paper, if it has one",
        DecisionWord::TooLong { most } => return format!("Too long: at most {most} characters.").into(),
        DecisionWord::Versions => "Final versions",
        DecisionWord::VersionsHint => {
            "A final version never changes; the text above can be written on and is the next one."
        }
        DecisionWord::VersionFixed => "Final",
        DecisionWord::VersionUndone => "No longer final",
        DecisionWord::UndoneBy { who, when, why } => return format!("Withdrawn by {who}, {when}: {why}").into(),
        DecisionWord::Reopen => "Withdraw",
        DecisionWord::ReopenTitle => "Withdraw this decision?",
        DecisionWord::ReopenLead => "The version stays, but counts no longer; who withdrew it, when and why is told here. Also without a network.",
        DecisionWord::ReopenYes => "Withdraw",
        DecisionWord::ReopenHint => "For example: an annex was wrong",
        DecisionWord::ReopenWaits => "Withdrawal waits",
        DecisionWord::SeeVersion => "See this version",
        DecisionWord::VersionShown => "A final version, to be read only",
        DecisionWord::FixedBy { who, when, why } => return format!("Made final by {who}, {when}: {why}").into(),
        DecisionWord::BackToPaper => "See the present text",
        DecisionWord::DownloadVersion => "Download this version",
        DecisionWord::VersionNotHere => "This version is not on this device yet",
        DecisionWord::VersionAsFile => "A final version of this kind of form cannot be shown here yet",
        DecisionWord::VersionAsFileNext => "Download it and open it with another tool.",

        // The record of decisions
        DecisionWord::Record => "Record of decisions",
        DecisionWord::RecordLead => "Who decided what, in which post, and when. Rows are only added, never changed.",
        DecisionWord::RecordPerson => "Person",
        DecisionWord::RecordUnit => "Unit or space",
        DecisionWord::RecordKind => "Kind",
        DecisionWord::AllKinds => "All kinds",
        DecisionWord::RecordNone => "Nothing fits. Try other filters.",
        DecisionWord::RecordNotHere => "No record to read",
        DecisionWord::RecordNotHereNext => "The record is for administrators and auditors. Ask the office of your unit if you need it.",
        DecisionWord::RecordMore => "See older ones",
        DecisionWord::RecordReason { reason } => return format!("Reason: {reason}").into(),
        DecisionWord::RecordNumber { number } => return format!("Number: {number}").into(),
        DecisionWord::RecordVersion { short } => return format!("Version: {short}").into(),
        DecisionWord::VerifiedTo { to, newest } if to == newest => return format!("Verified to row {to}: each fits the one before").into(),
        DecisionWord::VerifiedTo { to, newest } => return format!("Verified to row {to} of {newest}").into(),
        DecisionWord::BrokenAt { row } => return format!("Row {row} does not fit the one before: the record may have been changed. Tell the administrator of the system at once.").into(),
    })
}
