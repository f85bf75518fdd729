//! The names of closed lists, and the columns of lists by xlsx.

use gongjian_shared::calendar::Quarter;
use gongjian_shared::commitments::{State, Why};
use gongjian_shared::measures::Measure;
use gongjian_shared::party::{Basis, Gender, Level, Line, Post, Rank, StaffKind, UnitKind};
use gongjian_shared::wire::lists::{ListColumn, ListKind};

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

pub const fn list(it: ListKind) -> &'static str {
    match it {
        ListKind::Units => "Units",
        ListKind::People => "People",
        ListKind::Private => "Confidential data of people",
        ListKind::Appointments => "Appointments",
    }
}

pub const fn column(it: ListColumn) -> &'static str {
    use ListColumn as C;
    match it {
        C::Number => "Number",
        C::Parent => "Unit above",
        C::Name => "Name",
        C::ShortName => "Short name",
        C::Kind => "Kind",
        C::Line => "Line",
        C::Level => "Level",
        C::Region => "Region code",
        C::Place => "Place",
        C::Founded => "Founded on",
        C::Draft => "Draft",
        C::Guides => "Guiding units",
        C::Dissolved => "Dissolved on",
        C::MergedInto => "Merged into",
        C::Person => "Person",
        C::Home => "Home unit",
        C::Staff => "Staff kind",
        C::Gender => "Gender",
        C::Title => "Title",
        C::Rank => "Rank",
        C::LeaderPlace => "Place among leaders",
        C::Began => "In this work since",
        C::Birth => "Born on",
        C::Phone => "Telephone",
        C::Email => "Mail",
        C::Consent => "Agreed to contact data",
        C::Unit => "Unit",
        C::Post => "Post",
        C::Acting => "Acting head",
        C::RankOfPost => "Rank of the post",
        C::From => "From",
        C::Planned => "Planned end",
        C::Hard => "Ends by itself",
        C::Basis => "Basis",
        C::Document => "Document",
        C::Duties => "Duties",
        C::EndedOn => "Ended on",
        C::EndBasis => "Basis of the end",
        C::EndDocument => "Document of the end",
    }
}

pub const fn yes(it: bool) -> &'static str {
    if it { "yes" } else { "no" }
}

/// In the column of numbers: somebody else of the same name.
pub const ANOTHER: &str = "another";

/// How something that is owed stands.
pub const fn state(it: State) -> &'static str {
    match it {
        State::Future => "later",
        State::Due => "to arrange",
        State::Met => "done",
        State::MetLate => "made up for",
        State::Overdue => "overdue",
        State::Waived(Why::Decision) => "waived",
        State::Waived(Why::Ended) => "ended with the pair",
        State::Waived(Why::Passed) => "passed to the successor",
    }
}

pub const fn measure(it: Measure) -> &'static str {
    match it {
        Measure::Activities => "Activities",
        Measure::Attendances => "Attendances",
        Measure::Persons => "People",
        Measure::Wishes => "Wishes granted",
        Measure::Meetings => "Meetings",
    }
}

pub const fn quarter(it: Quarter) -> &'static str {
    match it {
        Quarter::Q1 => "Q1",
        Quarter::Q2 => "Q2",
        Quarter::Q3 => "Q3",
        Quarter::Q4 => "Q4",
    }
}

/// The last line of a table of figures.
pub const FIGURES_WHOLE: &str = "Total";

/// The headings of a table of figures: the unit, then three for each quarter and for the year.
pub fn figures(it: Measure) -> Vec<String> {
    let times = Quarter::ALL.map(quarter).into_iter().chain(["Year"]);
    let three = |time: &str| {
        [format!("{time} {}", measure(it)), format!("{time} units reported"), format!("{time} units due")]
    };
    ["Unit".to_owned()].into_iter().chain(times.flat_map(three)).collect()
}
