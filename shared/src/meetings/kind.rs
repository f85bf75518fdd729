use crate::named::named;
use crate::party::Post;

named! {
    /// Which meeting it is. The first five are the standing ones (S2-17).
    MeetingKind {
        /// 领导办公会议
        Leaders = "leaders",
        /// 委员会议
        Committee = "committee",
        /// 学期工作会议
        Term = "term",
        /// 总结会议
        Summary = "summary",
        /// 调查研究会议
        Research = "research",
        /// 专题会议
        Topical = "topical",
        /// 全体大会 (S2-05)
        General = "general",
        /// 德育和思想政治工作会议 (S2-05)
        Ideology = "ideology",
        /// 学生党建工作会议 (S2-05)
        StudentParty = "student_party",
        /// 听取关工委工作汇报 (S2-03)
        Hearing = "hearing",
        /// 交流会 (S1-17, S0-33)
        Exchange = "exchange",
        /// 推进会 (S1-17)
        Promotion = "promotion",
        /// 联席会议 (S4-15)
        Joint = "joint",
    }
}

impl MeetingKind {
    /// Whether the head of the committee is to be asked to come (S2-05).
    pub const fn asks_the_head(self) -> bool {
        matches!(self, Self::General | Self::Ideology | Self::StudentParty)
    }
}

/// Whether who holds `post` at the convening unit is suggested for a meeting of this kind. A suggestion only: whoever
/// calls it takes names out and adds others.
pub const fn suggested(kind: MeetingKind, post: Post) -> bool {
    let heads = matches!(
        post,
        Post::Head | Post::CoHead | Post::Director | Post::Secretary | Post::StandingDeputyDirector
    );
    let deputies = matches!(
        post,
        Post::Deputy
            | Post::StandingDeputy
            | Post::DeputyDirector
            | Post::DeputySecretary
            | Post::DeputyInCharge
    );
    let office = matches!(post, Post::SecretaryGeneral | Post::DeputySecretaryGeneral | Post::OfficeStaff);
    let members = matches!(post, Post::Member | Post::StudentMember | Post::Elder);
    match kind {
        MeetingKind::Leaders | MeetingKind::Hearing => heads || deputies || office,
        MeetingKind::Committee
        | MeetingKind::Term
        | MeetingKind::Summary
        | MeetingKind::General
        | MeetingKind::Exchange
        | MeetingKind::Promotion => heads || deputies || office || members,
        MeetingKind::Ideology | MeetingKind::StudentParty | MeetingKind::Joint => heads || office,
        MeetingKind::Research | MeetingKind::Topical => heads,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // S2-05 1/2
    #[test]
    fn the_head_is_suggested_for_every_kind_to_which_it_is_to_be_asked() {
        for kind in MeetingKind::ALL.iter().filter(|kind| kind.asks_the_head()) {
            assert!(suggested(*kind, Post::Director) && suggested(*kind, Post::Head), "{kind:?}");
        }
        assert!(!suggested(MeetingKind::Leaders, Post::Elder), "elders come to no office meeting unasked");
        assert!(suggested(MeetingKind::Committee, Post::Elder));
    }
}
