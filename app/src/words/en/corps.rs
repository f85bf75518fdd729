//! Words of mentors, young teachers, requests and evaluations.

use std::borrow::Cow;

use gongjian_shared::rules::corps::{
    AgreementState, CorpsKind, CorpsRefusal, GroupKind, ProjectKind, RecommendationKind,
    RecommendationOutcome, ServiceKind,
};
use gongjian_shared::rules::evaluations::{EvaluationRefusal, EvaluationState, Question};
use gongjian_shared::rules::needs::{NeedKind, NeedRefusal, NeedState};

use crate::words::corps::CorpsWord;

pub fn say(word: &CorpsWord) -> Cow<'static, str> {
    use CorpsWord as W;
    Cow::Borrowed(match word {
        W::Title => "Mentors and young teachers",
        W::Needs => "Requests",
        W::Save => "Save",
        W::Waiting => "Kept on this device; it counts once the server has it",
        W::Refused => "Refused",
        W::Seen => "Seen",
        W::Offline => "This part needs a network.",
        W::Ask => "Make a request",
        W::AskLead => {
            "Only you and the named handler see it; administrators do not. Works without a network."
        }
        W::NoDesk => {
            "Nobody handles requests for your unit yet; a request would come back. Ask the League committee first."
        }
        W::Kind => "Kind",
        W::Text => "What is it about",
        W::Send => "Send",
        W::NoNeeds => "No requests",
        W::NoNeedsNext => "Say it here when things are hard: somebody handles it, with a date for the reply.",
        W::Reply => "Reply",
        W::More => "Add a message",
        W::Close => "Done, close it",
        W::PassTo => "Pass to",
        W::Pass => "Pass on",
        W::ChannelLead => "Dates and handlers only. What was asked, and by whom, is not shown here.",
        W::Handlers => "Handlers",
        W::Days => "Days for a reply",
        W::SaveDesk => "Save handlers",
        W::Late => "Overdue replies",
        W::NoLate => "No reply is overdue",
        W::NotAsked => "The evaluation of this year has not begun",
        W::Begin => "Begin",
        W::EndAsking => "End the asking",
        W::Adopt => "Adopt",
        W::AdoptBy => "By which decision",
        W::ViewLead => {
            "Without names: answers go into one heap, without a person or a time, and nobody is ranked. Fewer than 5 are not shown."
        }
        W::FreeWords => "Anything else (may stay empty; no names or numbers)",
        W::GiveView => "Hand in",
        W::Answered => "Handed in",
        W::Unmarked => "Give every question a mark.",
        W::MyWords => "In my own words",
        W::WordsLead => "Say how the year went. You can change it until it is adopted.",
        W::TooFew => "Fewer than 5: not shown.",
        W::NotYetShown => "Summed once the asking has ended, so that nobody is known by a change.",
        W::Views => "The counselors' view",
        W::LeadersWords => "The leaders' own words",
        W::NoWords => "None yet",
        W::Mine => "My corps",
        W::NotMentor => "You are in no corps. When the office has added you, you book hours here.",
        W::Book => "Book hours",
        W::Corps => "Corps",
        W::Project => "Project",
        W::On => "Date",
        W::Minutes => "Minutes",
        W::What => "What was done (may stay empty)",
        W::Members => "Mentors",
        W::Join => "Add to a corps",
        W::Person => "Person",
        W::From => "From",
        W::Until => "Until",
        W::AddCorps => "Add a corps",
        W::AddProject => "Add a project",
        W::Name => "Name",
        W::Hours => "Hours",
        W::ByProject => "By project",
        W::ByPerson => "By teacher",
        W::TakeBack => "Take back",
        W::Reason => "Reason",
        W::Agreement => "Agreement with the personnel department",
        W::State => "State",
        W::Document => "Paper (may stay empty)",
        W::NoAgreement => "Nothing recorded",
        W::Certify => "Certify",
        W::Certificates => "Certificates",
        W::Groups => "Exchange groups",
        W::AddGroup => "Add a group",
        W::Discipline => "Discipline",
        W::Founded => "Founded",
        W::Guide => "Guiding body",
        W::Services => "Services",
        W::Serve => "Record a service",
        W::Recommendations => "Recommendations",
        W::Recommend => "Record a recommendation",
        W::Outcome => "Outcome",
        W::Check => "Check a certificate",
        W::CheckLead => {
            "Type the code of a certificate to see whether it is genuine and what it says. No sign-in."
        }
        W::CheckCode => "Code",
        W::CheckNow => "Check",
        W::NotFound => "No certificate has this code. Compare it with the paper and try again.",
        W::Genuine => "Genuine",
        W::Awards => "Awards",
        W::NoHours => "No hours",
        W::Print => "Print",
        W::Booklet => "Booklet",
        W::BookletLead => "Work notes only: the private part is not on this device and never goes in.",
        W::BookletTitle => "Title",
        W::Contents => "Contents",
        W::MakeBooklet => "Make the Word file",
        W::NoRecords => "No work notes in this time",
        W::Making => "Making the file",
        W::NotTaken => "The browser did not take the file.",
        W::AskPlace { unit, handlers, days } => {
            return format!("Handled for {unit} by one of {handlers}; a reply within {days} days.").into();
        }
        W::HandledBy { name, on } => return format!("Handled by {name}; reply by {on}").into(),
        W::AskedBy { name, on } => return format!("From {name}; reply by {on}").into(),
        W::Channel { unit } => return format!("Requests to {unit}").into(),
        W::LateLine { asked, reply_by } => return format!("Asked {asked}, due {reply_by}").into(),
        W::Evaluation { year } => return format!("Evaluation {year}").into(),
        W::EndLead { answered, pairs } => {
            return format!("{answered} of {pairs} have been handed in.").into();
        }
        W::AdoptedBy { name, on, document } => return format!("Adopted {on} by {name}: {document}").into(),
        W::MyView { leader } => return format!("About the leader who keeps in touch: {leader}").into(),
        W::Together { views } => return format!("{views} answers").into(),
        W::Mark { mark } => return format!("{mark}").into(),
        W::Term { from, until } => return format!("{from} to {until}").into(),
        W::Desk { unit } => return format!("Office of {unit}").into(),
        W::Amount { minutes } => return format!("{} h {} min", minutes / 60, minutes % 60).into(),
        W::Taken { reason } => return format!("Taken back: {reason}").into(),
        W::Code { code } => return format!("Code {code}").into(),
        W::GroupMembers { count } => return format!("{count} members").into(),
        W::InYear { year, made, accepted } => {
            return format!("{year}: {made} made, {accepted} accepted").into();
        }
        W::IssuedOn { on } => return format!("Issued {on}").into(),
        W::Chosen { chosen, all } => return format!("{chosen} of {all} chosen").into(),
    })
}

pub fn need_refusal(it: &NeedRefusal) -> Cow<'static, str> {
    use NeedRefusal as R;
    match it {
        R::NotThere => "No such request, or it is not yours.".into(),
        R::NotYours => "This step is not yours.".into(),
        R::IdTaken => "This number is taken. Try again.".into(),
        R::NoDesk => "Nobody handles requests for your unit yet. Ask the League committee.".into(),
        R::Wrong { .. } => "This request is closed.".into(),
        R::Empty => "Write something.".into(),
        R::TooLong { most } => format!("Too long or too many; at most {most}.").into(),
        R::BadDays { most } => format!("A reply takes from 1 to {most} days.").into(),
        R::UnknownPerson => "Choose somebody with an account whom you may see.".into(),
    }
}

pub fn evaluation_refusal(it: &EvaluationRefusal) -> Cow<'static, str> {
    use EvaluationRefusal as R;
    match it {
        R::NotThere => "No such evaluation, or it is not yours.".into(),
        R::NotYours => "Your post does not give this.".into(),
        R::NotBegun { year } => format!("The year {year} has not begun.").into(),
        R::Wrong { .. } => "The evaluation stands elsewhere. Load the page anew.".into(),
        R::Answered => "This was handed in before.".into(),
        R::Unmarked => "Every question needs a mark.".into(),
        R::Empty => "Fill it in.".into(),
        R::TooLong { most } => format!("Too long; at most {most} characters.").into(),
        R::Identity { .. } => "It holds what looks like a number of a person. Take it out.".into(),
    }
}

pub fn corps_refusal(it: &CorpsRefusal) -> Cow<'static, str> {
    use CorpsRefusal as R;
    match it {
        R::NotThere => "Not found, or not yours.".into(),
        R::NotYours => "Your post does not give this. Ask the office.".into(),
        R::IdTaken => "This number is taken. Try again.".into(),
        R::UnknownPerson => "This person is not yours to name.".into(),
        R::UnknownCorps => "No such corps.".into(),
        R::UnknownProject => "No such project.".into(),
        R::Empty => "Fill it in.".into(),
        R::TooLong { most } => format!("Too long or too many; at most {most}.").into(),
        R::Backwards => "The last day is before the first.".into(),
        R::Ahead => "The day lies ahead.".into(),
        R::BadMinutes { most } => format!("From 1 to {most} minutes a day.").into(),
        R::NotMember => "Not in this corps on that day.".into(),
        R::DayFull { left } => format!("That day has {left} minutes left.").into(),
        R::Void => "It was taken back before.".into(),
        R::NothingToCertify => "No hours and no awards in that time.".into(),
    }
}

pub const fn need_kind(it: NeedKind) -> &'static str {
    match it {
        NeedKind::Work => "Work",
        NeedKind::Health => "Health",
        NeedKind::Family => "Family",
        NeedKind::Housing => "Housing",
        NeedKind::Rights => "Rights",
        NeedKind::Other => "Other",
    }
}

pub const fn need_state(it: NeedState) -> &'static str {
    match it {
        NeedState::Asked => "Waits for a reply",
        NeedState::Answered => "Answered",
        NeedState::Closed => "Closed",
    }
}

pub const fn evaluation_state(it: EvaluationState) -> &'static str {
    match it {
        EvaluationState::Open => "Asking",
        EvaluationState::Closed => "To be adopted",
        EvaluationState::Adopted => "Adopted",
    }
}

pub const fn question(it: Question) -> &'static str {
    match it {
        Question::Contact => "Talks and guidance took place as agreed",
        Question::Listening => "I was listened to",
        Question::Help => "Help came when I asked",
        Question::Followed => "Opinions were followed up",
    }
}

pub const fn corps_kind(it: CorpsKind) -> &'static str {
    match it {
        CorpsKind::Thought => "Guidance in thinking",
        CorpsKind::Backbone => "Training of key members",
        CorpsKind::Innovation => "Science and innovation",
        CorpsKind::Career => "Studies, start-ups, jobs",
        CorpsKind::Practice => "Social practice",
        CorpsKind::Other => "Another corps",
    }
}

pub const fn project_kind(it: ProjectKind) -> &'static str {
    match it {
        ProjectKind::Countryside => "To the countryside",
        ProjectKind::ChallengeCup => "Challenge Cup",
        ProjectKind::ChuangQingchun => "Youth start-ups",
        ProjectKind::Belief => "Talks on belief",
        ProjectKind::Other => "Another project",
    }
}

pub const fn agreement(it: AgreementState) -> &'static str {
    match it {
        AgreementState::None => "Not agreed",
        AgreementState::Talking => "Under discussion",
        AgreementState::Agreed => "Agreed: counts for appraisal and promotion",
        AgreementState::Declined => "Declined",
    }
}

pub const fn group(it: GroupKind) -> &'static str {
    match it {
        GroupKind::Association => "Association",
        GroupKind::Society => "Society",
        GroupKind::ResearchSociety => "Research society",
    }
}

pub const fn service(it: ServiceKind) -> &'static str {
    match it {
        ServiceKind::Academic => "Academic growth",
        ServiceKind::Teaching => "Teaching",
        ServiceKind::Career => "Career",
        ServiceKind::Life => "Life",
        ServiceKind::Other => "Other",
    }
}

pub const fn recommendation(it: RecommendationKind) -> &'static str {
    match it {
        RecommendationKind::Party => "Recommended to the Party",
        RecommendationKind::Federation => "Youth federation",
        RecommendationKind::Award => "Award",
    }
}

pub const fn outcome(it: RecommendationOutcome) -> &'static str {
    match it {
        RecommendationOutcome::Pending => "Pending",
        RecommendationOutcome::Accepted => "Accepted",
        RecommendationOutcome::Declined => "Declined",
    }
}
