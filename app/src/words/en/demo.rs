//! The accounts of a demo: who it is, and what to try.

use gongjian_shared::wire::demo::DemoPart;

pub const fn name(it: DemoPart) -> &'static str {
    match it {
        DemoPart::Administrator => "System administrator",
        DemoPart::CentreOffice => "Office of the centre",
        DemoPart::ProvinceOffice => "Office of Yunnan",
        DemoPart::PrefectureOffice => "Office of Kunming",
        DemoPart::UniversityOffice => "University office",
        DemoPart::Decider => "Party secretary, decides",
        DemoPart::Leader => "Leader (a dean)",
        DemoPart::Counselor => "Counselor",
        DemoPart::LeagueSecretary => "League secretary",
        DemoPart::SecretaryGeneral => "Secretary-general of the committee",
        DemoPart::StudentSecretary => "Student secretary",
        DemoPart::BranchSecretary => "Secretary of a teachers' branch",
        DemoPart::Reviewer => "Reviewer",
        DemoPart::Inspector => "Inspector",
        DemoPart::BrigadeCounselor => "Brigade counselor",
        DemoPart::Auditor => "Auditor",
        DemoPart::Reader => "Reader (a liaison)",
    }
}

pub const fn to_try(it: DemoPart) -> &'static str {
    match it {
        DemoPart::Administrator => "See all units and people, open accounts, find what is not staffed",
        DemoPart::CentreOffice => "See 32 provincial committees, and down to the schools",
        DemoPart::ProvinceOffice => {
            "See 16 prefectures, search “wangfang”, find committees without two directors"
        }
        DemoPart::PrefectureOffice => "See 14 counties and the brigade counselors of their schools",
        DemoPart::UniversityOffice => "See colleges and posts, add people and appointments",
        DemoPart::Decider => "See the leading group, appoint and remove",
        DemoPart::Leader => "Open the college's papers and go on writing",
        DemoPart::Counselor => "See the own college and its leaders",
        DemoPart::LeagueSecretary => "Write the site's plan together, also without a network",
        DemoPart::SecretaryGeneral => "See the committee's make-up and gaps, write its plan",
        DemoPart::StudentSecretary => "Write for the elders, add a chapter to the plan",
        DemoPart::BranchSecretary => "Write the studio's first ideas",
        DemoPart::Reviewer => "See how much a reviewer sees",
        DemoPart::Inspector => "See what a team of inspectors sees",
        DemoPart::BrigadeCounselor => "See the organisation of the own school",
        DemoPart::Auditor => "See appointments and their history, change nothing",
        DemoPart::Reader => "Read the college's papers, write nothing",
    }
}
