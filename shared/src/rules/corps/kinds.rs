use crate::named::named;

named! {
    /// The corps that every unit has by default, and those it adds (S0-08).
    CorpsKind {
        /// 思想引领导师团
        Thought = "thought",
        /// 骨干培养导师团
        Backbone = "backbone",
        /// 科技创新导师团
        Innovation = "innovation",
        /// 学术创业就业导师团
        Career = "career",
        /// 社会实践导师团
        Practice = "practice",
        /// Has a name of its own.
        Other = "other",
    }

    /// League projects that mentors support by default, and those a unit adds (S0-09).
    ProjectKind {
        /// 三下乡
        Countryside = "countryside",
        /// 挑战杯
        ChallengeCup = "challenge_cup",
        /// 创青春
        ChuangQingchun = "chuang_qingchun",
        /// 与信仰对话
        Belief = "belief",
        /// Has a name of its own.
        Other = "other",
    }

    /// How far the personnel department goes along: guidance counts for appraisal and promotion (S0-15).
    AgreementState {
        None = "none",
        Talking = "talking",
        Agreed = "agreed",
        Declined = "declined",
    }

    /// S0-07
    GroupKind {
        /// 协会
        Association = "association",
        /// 学会
        Society = "society",
        /// 研究会
        ResearchSociety = "research_society",
    }

    /// What a young teacher needed (S0-14).
    ServiceKind {
        Academic = "academic",
        Teaching = "teaching",
        Career = "career",
        Life = "life",
        Other = "other",
    }

    /// S0-16
    RecommendationKind {
        /// 推优入党
        Party = "party",
        /// 青联委员
        Federation = "federation",
        /// 评优
        Award = "award",
    }

    RecommendationOutcome {
        Pending = "pending",
        Accepted = "accepted",
        Declined = "declined",
    }
}

impl CorpsKind {
    /// Those that every unit has.
    pub fn defaults() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|it| *it != Self::Other)
    }
}

impl ProjectKind {
    /// Those that every unit has.
    pub fn defaults() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|it| *it != Self::Other)
    }
}
