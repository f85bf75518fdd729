//! Units, people, posts: the names of lists, and refusals.

use std::borrow::Cow;

use gongjian_shared::party::{Basis, Gender, Level, Line, Post, Rank, StaffKind, UnitKind};
use gongjian_shared::rights::{Thing, Verb};
use gongjian_shared::rules::party::PartyRefusal;

pub fn refusal(it: &PartyRefusal) -> Cow<'static, str> {
    use PartyRefusal as R;
    match it {
        R::NotThere { thing } => format!(
            "There is no such {}, or it is outside of what you look after. Reload the page to see how things stand.",
            self::thing(*thing)
        )
        .into(),
        R::NotYours { thing, verb } => format!(
            "Your present post does not let you {} this {}. Ask the office of the unit or the one above.",
            act(*verb),
            self::thing(*thing)
        )
        .into(),
        R::IdTaken => "This number is taken. Try again.".into(),
        R::Dissolved { on } => format!("This unit was dissolved on {on}. Choose one that exists.").into(),
        R::NameTaken { name } => {
            format!("“{name}” is there already under the same parent. Choose another name, or use that unit.").into()
        }
        R::LevelAboveParent { level, above } => format!(
            "A unit of level {} cannot stand below one of level {}. Change the level or choose another parent.",
            self::level(*level),
            self::level(*above)
        )
        .into(),
        R::BelowItself => "A unit cannot stand below itself. Choose another parent.".into(),
        R::HasChildren { children } => {
            format!("{children} units are still below it. Move, dissolve or merge them first.").into()
        }
        R::UnitInUse { children, appointments, people, documents } => format!(
            "In use: {children} units below, {appointments} appointments, {people} people, {documents} documents. \
             It can be dissolved or merged, not deleted."
        )
        .into(),
        R::MergeIntoItself => "It cannot be merged into itself or what is below it. Choose another.".into(),
        R::Child => "Children under fourteen are not entered. Check the date of birth.".into(),
        R::NoConsent => "Contact data of retired people needs their consent. Tick “agreed”.".into(),
        R::PersonInUse { appointments, account } => {
            let account = if *account { " and an account" } else { "" };
            format!("This person has {appointments} appointments{account} and cannot be deleted. Double entries can be merged.")
                .into()
        }
        R::BothHaveAccounts => "Both entries have an account. Close one first and ask an administrator.".into(),
        R::HasAccount => "This person has an account. When merging, keep the entry with the account.".into(),
        R::LoginTaken => "Somebody uses this account name. Choose another, for example with the staff number.".into(),
        R::EndsBeforeBegin => "The end cannot be before the beginning. Check the dates.".into(),
        R::NoDocument => "Name the paper or meeting that it rests on.".into(),
        R::TermsOverlap { since } => {
            format!("This person has held the same post since {since}. End that first, or change the first day.").into()
        }
        R::EndedAlready { on } => format!("This appointment ended on {on}.").into(),
        R::MinimumAboveMaximum => "The minimum cannot be above the maximum.".into(),
    }
}

pub fn thing(it: Thing) -> &'static str {
    match it {
        Thing::Unit => "unit",
        Thing::Person => "person",
        Thing::Private => "personal data",
        Thing::Appointment => "appointment",
        Thing::Standard => "standard",
        Thing::Account => "account",
        Thing::Paper => "document",
        Thing::Escrow => "late work",
        Thing::Programme => "programme",
        Thing::Notice => "notice",
        Thing::Audit => "record of decisions",
    }
}

fn act(it: Verb) -> &'static str {
    match it {
        Verb::Read => "see",
        Verb::Write => "change",
        Verb::Create => "add to",
        Verb::Remove => "dissolve, merge or delete",
        Verb::Decide => "decide on",
    }
}

pub fn level(it: Level) -> &'static str {
    match it {
        Level::Centre => "centre",
        Level::Province => "province",
        Level::Prefecture => "prefecture",
        Level::County => "county",
        Level::School => "school",
        Level::College => "college",
        Level::Branch => "branch",
    }
}

pub fn line(it: Line) -> &'static str {
    match it {
        Line::Party => "Party",
        Line::League => "League",
        Line::Education => "education",
        Line::Union => "union",
        Line::Other => "other",
    }
}

pub fn unit_kind(it: UnitKind) -> &'static str {
    match it {
        UnitKind::PartyCommittee => "Party committee",
        UnitKind::LeagueCommittee => "League committee",
        UnitKind::Corps => "Production and Construction Corps",
        UnitKind::EducationAuthority => "education authority",
        UnitKind::University => "university",
        UnitKind::School => "school",
        UnitKind::College => "college",
        UnitKind::Department => "department",
        UnitKind::Branch => "branch",
        UnitKind::TeacherLeagueCommittee => "teachers' League committee",
        UnitKind::LeagueGeneralBranch => "League general branch",
        UnitKind::LeagueSubcommittee => "League subcommittee",
        UnitKind::PioneerCommittee => "pioneer work committee",
        UnitKind::PioneerOrganisation => "pioneer organisation",
        UnitKind::NextGenerationCommittee => "next-generation committee",
        UnitKind::LeadingGroup => "leading group",
        UnitKind::Office => "office",
        UnitKind::WorkingGroup => "working group",
        UnitKind::MentorCorps => "mentor corps",
        UnitKind::Association => "association",
        UnitKind::StudentUnion => "student union",
        UnitKind::RetirementOffice => "retirement office",
        UnitKind::Institute => "research institute",
        UnitKind::CulturalInstitution => "cultural institution",
        UnitKind::Enterprise => "enterprise",
        UnitKind::Other => "other",
    }
}

pub fn post(it: Post) -> &'static str {
    match it {
        Post::Head => "head",
        Post::CoHead => "co-head",
        Post::Deputy => "deputy",
        Post::StandingDeputy => "standing deputy",
        Post::Director => "director",
        Post::DeputyDirector => "deputy director",
        Post::StandingDeputyDirector => "standing deputy director",
        Post::Secretary => "secretary",
        Post::DeputySecretary => "deputy secretary",
        Post::DeputyInCharge => "deputy secretary in charge",
        Post::SecretaryGeneral => "secretary-general",
        Post::DeputySecretaryGeneral => "deputy secretary-general",
        Post::Member => "member",
        Post::StudentMember => "student member",
        Post::StudentSecretary => "student secretary",
        Post::OfficeStaff => "office staff",
        Post::Counselor => "counselor",
        Post::ChiefCounselor => "chief counselor",
        Post::BrigadeCounselor => "brigade counselor",
        Post::Mentor => "mentor",
        Post::Reviewer => "reviewer",
        Post::Inspector => "inspector",
        Post::Elder => "elder",
        Post::Liaison => "liaison",
        Post::Temporary => "temporary post",
        Post::Auditor => "auditor",
    }
}

pub fn basis(it: Basis) -> &'static str {
    match it {
        Basis::Election => "election",
        Basis::Decision => "decision",
        Basis::ExOfficio => "ex officio",
        Basis::Congress => "congress",
        Basis::Assignment => "assignment",
        Basis::Handover => "handover",
    }
}

pub fn staff(it: StaffKind) -> &'static str {
    match it {
        StaffKind::Teacher => "full-time teacher",
        StaffKind::TeacherAdministrator => "teacher and administrator",
        StaffKind::Counselor => "counselor",
        StaffKind::Administrator => "administrator",
        StaffKind::SchoolStaff => "school staff",
        StaffKind::Retiree => "retired",
        StaffKind::Student => "student",
        StaffKind::Other => "other",
    }
}

pub fn rank(it: Rank) -> &'static str {
    match it {
        Rank::None => "not set",
        Rank::Middle => "middle management",
        Rank::Senior => "senior",
    }
}

pub fn gender(it: Gender) -> &'static str {
    match it {
        Gender::Female => "female",
        Gender::Male => "male",
    }
}
