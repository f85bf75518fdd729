//! How calls and applications are said.

use std::borrow::Cow;

use gongjian_shared::calendar::Deadline;
use gongjian_shared::rules::calls::{
    ApplicationState, CallChange, CallRefusal, CallState, Copy, Lack, Requirement, StepKind,
};

use crate::words::calls::CallWord;

pub fn say(word: &CallWord) -> Cow<'static, str> {
    use CallWord as W;
    Cow::Borrowed(match word {
        W::Title => "Applications",
        W::New => "New call",
        W::None => "No calls yet",
        W::NoneNext => "A new call will appear here and on the page Today.",
        W::Hidden => "Not there, or not visible for you",
        W::Offline => "The server cannot be reached",
        W::OfflineNext => {
            "Calls are read online. What is written for an application can be written without a network."
        }
        W::LeftDays { days, hours } => return format!("{days} d {hours} h left").into(),
        W::LeftHours { hours, minutes } => return format!("{hours} h {minutes} min left").into(),
        W::Late => "Closed",
        W::NoDeadline => "No deadline yet",
        W::Until { date, hour, minute } => return format!("Until {date} {hour:02}:{minute:02}").into(),
        W::Mine { title, state: it } => return format!("{title}: {}", state(*it)).into(),
        W::Programme => "Programme",
        W::TitleLabel => "Title",
        W::TitleMissing => "Give it a title",
        W::Batch => "Batch",
        W::Basis => "Basis (document, meeting)",
        W::BodyLabel => "Text",
        W::DeadlineDate => "Last day",
        W::DeadlineHour => "Closing hour",
        W::Reference => "Reference day",
        W::ReferenceHint => "Conditions are judged on this day",
        W::Receiver => "Receiving unit",
        W::ContactName => "Contact",
        W::ContactPhone => "Telephone",
        W::Form => "Form (annex 2)",
        W::Choose => "Choose",
        W::Rubric => "Standard (annex 1)",
        W::RubricHint => "Where the standard stands",
        W::PlacesLeast => "Fewest to select",
        W::PlacesMost => "Most to select",
        W::Quota => "Most for each unit",
        W::To => "Addressees",
        W::ToChosen { count } => return format!("{count} chosen").into(),
        W::SaveDraft => "Keep the draft",
        W::LacksTitle => "Still missing",
        W::Complete => "Complete: it can be issued.",
        W::Issue => "Issue",
        W::IssueTitle => "Issue this call?",
        W::IssueLead { count } => {
            return format!("It goes to {count} units. Then it can only be extended, corrected or closed.")
                .into();
        }
        W::Text => "The call",
        W::Places { least, most } => return format!("{least} to {most}").into(),
        W::PlacesLabel => "To be selected",
        W::QuotaIs { quota } => return format!("At most {quota} for each unit").into(),
        W::Contact => "Contact",
        W::Extend => "Extend",
        W::ExtendLead => "Only to a later time, with its basis. The addressees are told.",
        W::Correct => "Correct",
        W::CorrectLead => "All addressees are told.",
        W::CorrectWords => "What is corrected",
        W::Close => "Close",
        W::CloseLead => "The deadline closes it by itself. Before it, give a reason.",
        W::Reason => "Reason",
        W::History => "What happened",
        W::Step { by, when } => return format!("{by} · {when}").into(),
        W::Addressees => "Addressees",
        W::AddresseesHint => "Seen by the sender alone",
        W::Opened { when } => return format!("Read {when}").into(),
        W::NotOpened => "Not read",
        W::Confirmed { when } => return format!("Confirmed {when}").into(),
        W::NotConfirmed => "Not confirmed",
        W::Came { count } => return format!("{count} came").into(),
        W::Applications => "Applications",
        W::ApplicationsNone => "No applications yet.",
        W::Start => "Apply",
        W::StartLead => "All who write papers in the unit write it together, also without a network.",
        W::StartNow => "Begin",
        W::Host => "Host",
        W::Head => "Head (by post)",
        W::NoHead => "No secretary or head is entered for this unit. Enter the post first.",
        W::ApplicationTitle => "Name",
        W::Committee { name } => return format!("{name}: check, order, submit").into(),
        W::QuotaUse { used, quota } => return format!("{used} of {quota} places used").into(),
        W::ToCheck => "To check",
        W::Check => "Checked",
        W::Ranked => "Order",
        W::RankLead => "The first is at the top. Keep the order before you submit.",
        W::NoneToRank => "What you have checked appears here.",
        W::Up { title } => return format!("Move “{title}” up").into(),
        W::Down { title } => return format!("Move “{title}” down").into(),
        W::SaveOrder => "Keep the order",
        W::OrderUnsaved => "The order is not kept yet",
        W::RankIs { rank } => return format!("Place {rank}").into(),
        W::Submit => "Submit",
        W::SubmitOf { title } => return format!("Submit “{title}”").into(),
        W::Return => "Give back",
        W::ReturnOf { title } => return format!("Give “{title}” back").into(),
        W::ReturnLead => "Say what is to be changed. The host changes it and hands it up again.",
        W::ReturnedBecause { reason } => return format!("Given back: {reason}").into(),
        W::Withdraw => "Withdraw",
        W::WithdrawLead => "It leaves this call. What was written stays.",
        W::Receive { copy: it } => return format!("{} is here", copy(*it)).into(),
        W::Received { copy: it, by, when } => return format!("{} received ({by}, {when})", copy(*it)).into(),
        W::NotReceived { copy: it } => return format!("{} not received", copy(*it)).into(),
        W::FormallyComplete => "Formally complete",
        W::Eligibility => "Conditions",
        W::FoundedHolds { on } => return format!("Founded at least a year ago ({on})").into(),
        W::FoundedFails { on } => return format!("Founded less than a year ago ({on})").into(),
        W::FoundedUnknown => "No day of founding is entered. Add it in the organisation.",
        W::HeadHolds => "The head holds the leading post",
        W::HeadFails => "The head does not hold the leading post of this unit",
        W::Papers => "The application",
        W::PapersLead => "All who write papers in the unit write it together, also without a network.",
        W::Shown => "What was handed up",
        W::NothingShown => "Nothing was handed up: so far only the host sees the text.",
        W::HandUp => "Hand up",
        W::HandUpLead { to } => {
            return format!("To {to}, in this version; later changes are not part of it.").into();
        }
        W::HandUpTitle => "Hand up this version?",
        W::Gaps { gaps } => return format!("{gaps} things are to be filled in.").into(),
        W::NoGaps => "All is filled in.",
        W::NotBegun => "Nobody has begun to write it.",
        W::OpenForm => "Open the form",
        W::OnItsWay => "Waits until the text is on the server",
        W::Waits => "Waits: it counts when the server has it",
        W::WaitsLeft { left } => return format!("Waits for the server: {left}").into(),
        W::WaitsLate => {
            "Waits, and the deadline is over: the server's time of receipt counts, it may be refused"
        }
        W::Done => "Done",
        W::Failed => "Refused",
        W::Seen => "Seen",
        W::Host2 { host, nominating } => return format!("{host} · {nominating}").into(),
        W::BackToCall => "To the call",
    })
}

pub fn refusal(it: &CallRefusal) -> Cow<'static, str> {
    use CallRefusal as R;
    Cow::Borrowed(match it {
        R::NotThere => "Not there, or not visible for you.",
        R::NotYours => "This step is not yours. Ask somebody who may take it.",
        R::IdTaken => "This id is taken. Try again.",
        R::ProgrammeEnded => "The programme was ended: it calls no more.",
        R::NoSuchUnit => "The receiver or an addressee is none of your units. Choose again.",
        R::NoSuchForm => "There is no such form. Choose again.",
        R::Changed => "Somebody has changed this draft. Load the page again, then change it.",
        R::CallIs { state } => {
            return format!("The call is “{}”: it does not take this.", call_state(*state)).into();
        }
        R::ApplicationIs { state: it } => {
            return format!("The application is “{}”: it does not take this.", state(*it)).into();
        }
        R::Late { deadline, .. } => {
            return format!("The deadline ({}) was over. All that was written is kept.", until(*deadline))
                .into();
        }
        R::NoReason { most } => {
            return format!("Give a reason or basis, of at most {most} characters.").into();
        }
        R::TooLong { most } => return format!("Too long: at most {most} characters.").into(),
        R::Lacks { lacks } => {
            let names: Vec<_> = lacks.iter().map(|it| lack(*it)).collect();
            return format!("Still missing: {}.", names.join(", ")).into();
        }
        R::NotLater { deadline } => {
            return format!("It must be later than now and than {}.", until(*deadline)).into();
        }
        R::HostApplied { title } => return format!("This unit has applied with “{title}”: one each.").into(),
        R::NoSuchHead => "The post of the head is none of this unit. Choose again.",
        R::NotEligible { eligibility } => {
            let fails = eligibility.0.iter().filter(|it| !it.holds()).map(requirement);
            return format!("Conditions that do not hold: {}.", fails.collect::<Vec<_>>().join("; ")).into();
        }
        R::BadPapers => "The versions are none of this application. Load the page again.",
        R::Incomplete { gaps } => return format!("{gaps} things are to be filled in first.").into(),
        R::BadOrder => "An application was checked or left meanwhile. Load the page again and order anew.",
        R::QuotaFull { most, taken } => {
            let names: Vec<_> = taken.iter().map(|it| format!("{} “{}”", it.host, it.title)).collect();
            return format!("All {most} places are used: {}. Withdraw one of them first.", names.join(", "))
                .into();
        }
        R::Unranked => "It has no place yet. Keep the order first.",
        R::ReturnedOnce => "It was given back once already.",
    })
}

const fn requirement(it: &Requirement) -> &'static str {
    match it {
        Requirement::Founded { .. } => "founded a year ago",
        Requirement::Head { .. } => "the head holds the leading post",
    }
}

fn until(it: Deadline) -> String {
    format!("{} {:02}:{:02}", it.date(), it.closing().hour(), it.closing().minute())
}

pub const fn call_state(it: CallState) -> &'static str {
    match it {
        CallState::Draft => "Draft",
        CallState::Open => "Open",
        CallState::Closed => "Closed",
    }
}

pub const fn state(it: ApplicationState) -> &'static str {
    match it {
        ApplicationState::Draft => "Being written",
        ApplicationState::HandedUp => "To be checked",
        ApplicationState::Checked => "Checked",
        ApplicationState::Submitted => "Submitted",
        ApplicationState::Returned => "Given back",
        ApplicationState::Withdrawn => "Withdrawn",
    }
}

pub const fn lack(it: Lack) -> &'static str {
    match it {
        Lack::Basis => "basis",
        Lack::Body => "text",
        Lack::Deadline => "deadline",
        Lack::Past => "a deadline that is not past",
        Lack::Reference => "reference day",
        Lack::Receiver => "receiving unit",
        Lack::Contact => "contact with telephone",
        Lack::Form => "form",
        Lack::Rubric => "standard",
        Lack::Places => "places",
        Lack::Quota => "quota",
        Lack::Addressees => "addressees",
    }
}

pub const fn change(it: CallChange) -> &'static str {
    match it {
        CallChange::Issued => "Issued",
        CallChange::Extended => "Extended",
        CallChange::Corrected => "Corrected",
        CallChange::Closed => "Closed",
    }
}

pub const fn step(it: StepKind) -> &'static str {
    match it {
        StepKind::Started => "Begun",
        StepKind::HandedUp => "Handed up",
        StepKind::Checked => "Checked",
        StepKind::Ranked => "Ordered",
        StepKind::Submitted => "Submitted",
        StepKind::Returned => "Given back",
        StepKind::Withdrawn => "Withdrawn",
        StepKind::Received => "Copy received",
    }
}

pub const fn copy(it: Copy) -> &'static str {
    match it {
        Copy::Paper => "Paper copy",
        Copy::Seal => "Sealed page",
    }
}
