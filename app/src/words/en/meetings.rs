//! The words of meetings.

use std::borrow::Cow;

use gongjian_shared::meetings::{Every, MeetingKind, Presence, Quorum};
use gongjian_shared::rules::meetings::{ActionState, MeetingField, MeetingRefusal, MeetingState};

use crate::words::meetings::MeetingWord;

pub fn say(word: &MeetingWord) -> Cow<'static, str> {
    use MeetingWord as W;
    Cow::Borrowed(match word {
        W::Title => "Meetings",
        W::New => "Call a meeting",
        W::None => "No meetings yet",
        W::NoneNext => "Meetings you call or are invited to appear here, also without a network.",
        W::NotHere => "No such meeting",
        W::NotHereNext => "It is not on this device, or you are not invited. Look again when you are online.",
        W::Offline => "Calling a meeting needs the network first, to see who holds which post.",
        W::NoUnit => "The office of a unit calls its meetings. You hold no post in one today.",
        W::Coming => "Coming up",
        W::Past { year } => return format!("{year}").into(),
        W::Owed { unit, kind, on } => return format!("{unit}: one more “{kind}” is due by {on}").into(),
        W::Unit => "Unit",
        W::Kind => "Kind of meeting",
        W::TitleLabel => "Title",
        W::On => "Day",
        W::Begins => "Time",
        W::Place => "Place",
        W::Agenda => "Agenda",
        W::AgendaHint => "One item a line",
        W::Quorum => "Quorum",
        W::Series => "Series",
        W::NoSeries => "No series",
        W::People => "People",
        W::PeopleHint => "Ticked by the kind of meeting; add or take out as you like.",
        W::AskHead => "The head of the committee is to be asked to meetings of this kind.",
        W::Chair => "Chair",
        W::NoteTaker => "Notes",
        W::Invited => "Invited",
        W::KeepPlan => "Keep as a plan",
        W::CallNow => "Send the call",
        W::Call => "Send the call",
        W::CallLead { people } => {
            return format!("Tells {people} people and asks each whether they come.").into();
        }
        W::Cancel => "Cancel the meeting",
        W::Move => "Change time or place",
        W::Reason => "Reason",
        W::Hold => "Open the meeting",
        W::HoldLead => "Then resolutions and tasks can be noted, and the chair fixes the minutes.",
        W::Changed { who, when, reason } => return format!("{who}, {when}: {reason}").into(),
        W::Moved => "Time or place has changed: please answer again",
        W::MyAnswer => "Will you come?",
        W::MyAnswerHint => "Works without a network; it is sent when you are online.",
        W::Attend => "I come",
        W::Leave => "I cannot come",
        W::StandIn => "Somebody comes for me",
        W::StandInName => "Who comes for you",
        W::Said { what } => return format!("Your answer: {what}").into(),
        W::SaidAttend => "comes",
        W::SaidLeave { reason } => return format!("cannot come ({reason})").into(),
        W::SaidStandIn { name } => return format!("{name} comes instead").into(),
        W::NotAnswered => "no answer",
        W::Answers { attend, leave, stand_in, none } => {
            return format!("{attend} come, {leave} cannot, {stand_in} stand-ins, {none} without answer")
                .into();
        }
        W::Attendance => "Attendance",
        W::AttendanceHint => "Tap a name when they are here; several can tap at once.",
        W::Turnout { due, present, stand_ins } => {
            return format!("{due} invited, {present} here, {stand_ins} stand-ins").into();
        }
        W::Needed { needed } => return format!("{needed} must be here in person to resolve").into(),
        W::MarkHere { name } => return format!("{name} is here").into(),
        W::MarkStandIn { name } => return format!("A stand-in for {name} is here").into(),
        W::TakeBack => "Take back",
        W::AddItem => "Add an item",
        W::Item => "Item",
        W::DropItem { text } => return format!("Take out “{text}”").into(),
        W::Minutes => "Minutes",
        W::MinutesHint => {
            "Chair and note takers write together, also without a network; it comes together later."
        }
        W::OpenMinutes => "Open the minutes",
        W::Resolutions => "Resolutions",
        W::AddResolution => "Note a resolution",
        W::NoResolutions => "No resolutions yet",
        W::Actions => "Tasks",
        W::AddAction => "Give a task",
        W::NoActions => "No tasks yet",
        W::Text => "What",
        W::Owner => "Who does it",
        W::Due => "Until when",
        W::DueOn { on } => return format!("by {on}").into(),
        W::Late => "overdue",
        W::Done => "Done",
        W::Drop => "Drop",
        W::DropReason => "Why it is dropped",
        W::SettledBy { who, when, words } => {
            return format!("{who}, {when} {words}").trim_end().to_owned().into();
        }
        W::Fix => "Fix the minutes",
        W::FixLead { due, present, stand_ins } => {
            return format!(
                "{due} invited, {present} here in person, {stand_ins} stand-ins. Later edits do not change this version."
            )
            .into();
        }
        W::FixShort { needed } => {
            return format!("With resolutions, {needed} must have been here in person.").into();
        }
        W::FixNotWritten => "Nobody has written minutes yet.",
        W::FixedBy { who, when } => return format!("fixed by {who}, {when}").into(),
        W::FixByChair { name } => return format!("{name}, the chair, fixes the minutes").into(),
        W::Save => "Save",
        W::Waiting => "Waits: it counts when the server has it",
        W::Refused => "Came to nothing",
        W::Seen => "Seen",
        W::PrintSheet => "Print sign-in sheet",
        W::PrintAgenda => "Print agenda",
        W::PrintPlates => "Print name plates",
        W::Name => "Name",
        W::Signature => "Signature",
        W::Print => "Papers of the meeting",
        W::OpenOfUnit { unit } => return format!("Open tasks of {unit}").into(),
        W::Clock { day, time } => return format!("{day}, {time}").into(),
        W::Headcount { people } => return format!("{people} people").into(),
    })
}

pub fn refusal(it: &MeetingRefusal) -> Cow<'static, str> {
    use MeetingRefusal as R;
    match it {
        R::NotThere => "There is no such meeting, or it is not yours to see.".into(),
        R::NotYours => "This step is not yours. Ask who called the meeting, or its chair.".into(),
        R::NotChair => "The chair fixes the minutes.".into(),
        R::IdTaken => "This number is taken. Please try again.".into(),
        R::Wrong { state: it } => format!("The meeting is “{}”: this cannot be done.", state(*it)).into(),
        R::Settled { state: it } => format!("This task is “{}” already.", action(*it)).into(),
        R::Empty { field: it } => format!("Please fill in: {}.", field(*it)).into(),
        R::TooLong { field: it, most } => {
            format!("Too long: {}. At most {most} characters.", field(*it)).into()
        }
        R::TooMany { field: it, most } => format!("Too many: {}. At most {most}.", field(*it)).into(),
        R::Past { on } => format!("{on} is over. Choose another day.").into(),
        R::UnknownIssue => "There is no such issue here. Choose from the list again.".into(),
        R::UnknownPerson => "Somebody is beyond what you may see. Choose from the list again.".into(),
        R::NotInvolved => "Tasks go to people of this meeting only.".into(),
        R::BadVersion { most } => {
            format!("This is no version of the minutes (at most {most} heads). Open them and try again.").into()
        }
        R::NoQuorum { turnout, needed } => format!(
            "{} were invited and {} were here in person; {needed} are needed to resolve. Check the attendance.",
            turnout.due, turnout.present
        )
        .into(),
    }
}

pub const fn kind(it: MeetingKind) -> &'static str {
    match it {
        MeetingKind::Leaders => "Leaders’ office meeting",
        MeetingKind::Committee => "Committee meeting",
        MeetingKind::Term => "Term meeting",
        MeetingKind::Summary => "Summary meeting",
        MeetingKind::Research => "Research meeting",
        MeetingKind::Topical => "Topical meeting",
        MeetingKind::General => "General meeting",
        MeetingKind::Ideology => "Moral and ideological education",
        MeetingKind::StudentParty => "Student Party building",
        MeetingKind::Hearing => "Hearing of reports",
        MeetingKind::Exchange => "Exchange meeting",
        MeetingKind::Promotion => "Promotion meeting",
        MeetingKind::Joint => "Joint conference",
    }
}

pub const fn quorum(it: Quorum) -> &'static str {
    match it {
        Quorum::Any => "none",
        Quorum::Majority => "more than half",
        Quorum::TwoThirds => "two thirds",
    }
}

pub const fn every(it: Every) -> &'static str {
    match it {
        Every::Month => "once a month",
        Every::Quarter => "once a quarter",
        Every::HalfYear => "once in half a year",
        Every::Year => "once a year",
    }
}

pub const fn presence(it: Presence) -> &'static str {
    match it {
        Presence::InPerson => "Here",
        Presence::StandIn => "Stand-in",
    }
}

pub const fn state(it: MeetingState) -> &'static str {
    match it {
        MeetingState::Planned => "planned",
        MeetingState::Called => "called",
        MeetingState::Held => "to be fixed",
        MeetingState::Fixed => "fixed",
        MeetingState::Cancelled => "cancelled",
    }
}

pub const fn action(it: ActionState) -> &'static str {
    match it {
        ActionState::Open => "open",
        ActionState::Done => "done",
        ActionState::Dropped => "dropped",
    }
}

pub const fn field(it: MeetingField) -> &'static str {
    match it {
        MeetingField::Title => "title",
        MeetingField::Place => "place",
        MeetingField::Agenda => "agenda",
        MeetingField::Invited => "people",
        MeetingField::Reason => "reason",
        MeetingField::StandIn => "stand-in",
        MeetingField::Resolution => "resolution",
        MeetingField::Action => "task",
        MeetingField::Words => "note",
    }
}
