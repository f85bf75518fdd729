use crate::named::named;
use crate::party::Post;

named! {
    /// 角色. Source: domain §2.5.
    Part {
        /// Runs the server: sets it up, sees no content of papers.
        Administrator = "administrator",
        /// 主管部门、办公室
        Office = "office",
        /// 审定人、领导小组
        Decider = "decider",
        /// 共同编写人
        CoAuthor = "co_author",
        /// 评审专家
        Reviewer = "reviewer",
        /// 督导人员
        Inspector = "inspector",
        /// 辅导员 and others whose work is with people
        Counselor = "counselor",
        /// 五老
        Elder = "elder",
        /// 学生秘书: may enter for an elder
        StudentSecretary = "student_secretary",
        /// 联络员: serves the leaders of a unit; arranges and reminds, and reads nothing of what was said.
        Liaison = "liaison",
        /// 查阅
        Reader = "reader",
        /// 审计: reads the record of decisions
        Auditor = "auditor",
        /// Let by an administrator into a space that is no unit's, to write there: nobody holds a post in such a
        /// space, so who writes in it decides in it.
        Member = "member",
    }
}

/// The parts that a post gives. An acting deputy does the head's work, and has the head's parts (S1-03).
pub const fn parts(post: Post, acting: bool) -> &'static [Part] {
    match post {
        Post::Head
        | Post::CoHead
        | Post::Secretary
        | Post::Director
        | Post::StandingDeputyDirector
        | Post::DeputyInCharge => &[Part::Decider, Part::CoAuthor],
        Post::Deputy | Post::StandingDeputy | Post::DeputySecretary | Post::DeputyDirector => {
            if acting {
                &[Part::Decider, Part::CoAuthor]
            } else {
                &[Part::CoAuthor]
            }
        }
        Post::SecretaryGeneral | Post::DeputySecretaryGeneral | Post::OfficeStaff => {
            &[Part::Office, Part::CoAuthor]
        }
        Post::Member | Post::ChiefCounselor | Post::Temporary => &[Part::CoAuthor],
        Post::Counselor | Post::BrigadeCounselor | Post::Mentor => &[Part::Counselor],
        Post::StudentMember => &[Part::Reader],
        Post::Liaison => &[Part::Reader, Part::Liaison],
        Post::StudentSecretary => &[Part::StudentSecretary],
        Post::Elder => &[Part::Elder],
        Post::Reviewer => &[Part::Reviewer],
        Post::Inspector => &[Part::Inspector],
        Post::Auditor => &[Part::Auditor],
    }
}
