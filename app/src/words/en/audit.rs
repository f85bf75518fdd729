//! The record of decisions.

use gongjian_shared::wire::audit::{AuditEntry, AuditKind};

pub fn said(it: &AuditEntry) -> String {
    let name = |it: &Option<String>| it.clone().unwrap_or_else(|| UNKNOWN.to_owned());
    let (person, unit, other, space) = (name(&it.person), name(&it.unit), name(&it.other), name(&it.space));
    let post = it.post.map_or("", super::party::post);
    match it.kind {
        AuditKind::SpaceAdded => format!("Made the space “{space}”"),
        AuditKind::PersonAdded => format!("Entered {person}"),
        AuditKind::MemberSet => match it.role {
            Some(role) => format!("Let {person} into “{space}”: {}", super::given::role(role)),
            None => format!("Took {person} out of “{space}”"),
        },
        AuditKind::AccountSet if it.open == Some(true) => format!("Opened the account of {person} again"),
        AuditKind::AccountSet => format!("Closed the account of {person}"),
        AuditKind::UnitAdded => format!("Made the unit “{unit}”"),
        AuditKind::UnitChanged => format!("Changed the data of “{unit}”"),
        AuditKind::UnitEnacted => format!("Put “{unit}” into force"),
        AuditKind::UnitMoved => format!("Moved “{unit}” below “{other}”"),
        AuditKind::GuideSet => format!("Set “{other}” as guiding or not guiding “{unit}”"),
        AuditKind::UnitDissolved => format!("Dissolved “{unit}”"),
        AuditKind::UnitDeleted => "Deleted a unit that was never used".to_owned(),
        AuditKind::UnitMerged => format!("Merged “{unit}” into “{other}”"),
        AuditKind::PersonChanged => format!("Changed the data of {person}"),
        AuditKind::PrivateSet => format!("Set the contact data of {person}"),
        AuditKind::PersonDeleted => "Deleted an entry that was never used".to_owned(),
        AuditKind::PersonMerged => format!("Merged {person} into {other}"),
        AuditKind::AccountOpened => format!("Made an account for {person}"),
        AuditKind::Awarded => format!("Awarded a title to {person}"),
        AuditKind::Appointed => format!("Appointed {person}: {unit}, {post}"),
        AuditKind::AppointmentEnded => format!("Ended a post of {person} at {unit}"),
        AuditKind::FollowAdded => format!("A seat of {unit} follows a post of {other}"),
        AuditKind::FollowEnded => format!("Ended a seat of {unit} that followed a post"),
        AuditKind::StandardSet => format!("Set a staffing rule under “{unit}”"),
        AuditKind::StandardDropped => "Dropped a staffing rule".to_owned(),
        AuditKind::Adopted => format!("Made a version final in “{space}”"),
        AuditKind::Reopened => format!("Withdrew a final version in “{space}”"),
        AuditKind::ProgrammeStarted => format!("Started a programme at {unit}"),
        AuditKind::RulesAdjusted => "Adjusted the rules of a programme".to_owned(),
        AuditKind::ItemTicked => "Ticked an item of a checklist".to_owned(),
        AuditKind::ProgrammeEnded => "Ended a programme".to_owned(),
        AuditKind::NoticeSent => format!("Sent a notice in the name of {unit}"),
        AuditKind::NoticeOpened => "Read a notice".to_owned(),
        AuditKind::NoticeAnswered => "Answered a notice".to_owned(),
        AuditKind::NoticePhoned => "Recorded a telephone call".to_owned(),
        AuditKind::RemindersChosen => "Chose how to be reminded".to_owned(),
        AuditKind::EscrowTaken => "Took late work in".to_owned(),
        AuditKind::EscrowTurnedAway => "Turned late work away".to_owned(),
        AuditKind::Other => "Something that only a newer version knows".to_owned(),
    }
}

pub const fn kind(it: AuditKind) -> &'static str {
    match it {
        AuditKind::SpaceAdded => "Space made",
        AuditKind::PersonAdded => "Person entered",
        AuditKind::MemberSet => "Members of a space",
        AuditKind::AccountSet => "Account closed or opened",
        AuditKind::UnitAdded => "Unit made",
        AuditKind::UnitChanged => "Unit changed",
        AuditKind::UnitEnacted => "Unit in force",
        AuditKind::UnitMoved => "Unit moved",
        AuditKind::GuideSet => "Guiding unit",
        AuditKind::UnitDissolved => "Unit dissolved",
        AuditKind::UnitDeleted => "Unit deleted",
        AuditKind::UnitMerged => "Units merged",
        AuditKind::PersonChanged => "Person changed",
        AuditKind::PrivateSet => "Contact data set",
        AuditKind::PersonDeleted => "Person deleted",
        AuditKind::PersonMerged => "People merged",
        AuditKind::AccountOpened => "Account made",
        AuditKind::Awarded => "Title awarded",
        AuditKind::Appointed => "Appointment",
        AuditKind::AppointmentEnded => "End of a post",
        AuditKind::FollowAdded => "Membership by post",
        AuditKind::FollowEnded => "End of a membership by post",
        AuditKind::StandardSet => "Staffing rule",
        AuditKind::StandardDropped => "Staffing rule dropped",
        AuditKind::Adopted => "Version made final",
        AuditKind::Reopened => "Final version withdrawn",
        AuditKind::ProgrammeStarted => "Programme started",
        AuditKind::RulesAdjusted => "Rules adjusted",
        AuditKind::ItemTicked => "Checklist item",
        AuditKind::ProgrammeEnded => "Programme ended",
        AuditKind::NoticeSent => "Notice sent",
        AuditKind::NoticeOpened => "Notice read",
        AuditKind::NoticeAnswered => "Notice answered",
        AuditKind::NoticePhoned => "Told by telephone",
        AuditKind::RemindersChosen => "Reminders",
        AuditKind::EscrowTaken => "Late work taken in",
        AuditKind::EscrowTurnedAway => "Late work turned away",
        AuditKind::Other => "Other",
    }
}

/// Something that is gone.
const UNKNOWN: &str = "(deleted)";
