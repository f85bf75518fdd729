//! The words of requests, evaluations, mentors and young teachers: an enum of their own, so that they travel with the
//! screens that say them.

use gongjian_shared::rules::corps::{
    AgreementState, CorpsKind, GroupKind, ProjectKind, RecommendationKind, RecommendationOutcome, ServiceKind,
};
use gongjian_shared::rules::evaluations::{EvaluationState, Question};
use gongjian_shared::rules::needs::{NeedKind, NeedState};
use leptos::prelude::*;

use super::party::listed;
use super::{Language, Words, en, zh};

/// A text of these screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorpsWord {
    Title,
    Needs,
    Save,
    Waiting,
    Refused,
    Seen,
    Offline,
    // Requests.
    Ask,
    AskLead,
    AskPlace { unit: String, handlers: String, days: u16 },
    NoDesk,
    Kind,
    Text,
    Send,
    NoNeeds,
    NoNeedsNext,
    HandledBy { name: String, on: String },
    AskedBy { name: String, on: String },
    Reply,
    More,
    Close,
    PassTo,
    Pass,
    Channel { unit: String },
    ChannelLead,
    Handlers,
    Days,
    SaveDesk,
    Late,
    NoLate,
    LateLine { asked: String, reply_by: String },
    // Evaluation.
    Evaluation { year: i16 },
    NotAsked,
    Begin,
    EndAsking,
    EndLead { answered: usize, pairs: usize },
    Adopt,
    AdoptBy,
    AdoptedBy { name: String, on: String, document: String },
    MyView { leader: String },
    ViewLead,
    FreeWords,
    GiveView,
    Answered,
    Unmarked,
    MyWords,
    WordsLead,
    Together { views: usize },
    TooFew,
    NotYetShown,
    Views,
    LeadersWords,
    NoWords,
    Mark { mark: usize },
    // Corps.
    Mine,
    NotMentor,
    Book,
    Corps,
    Project,
    On,
    Minutes,
    What,
    Term { from: String, until: String },
    Desk { unit: String },
    Members,
    Join,
    Person,
    From,
    Until,
    AddCorps,
    AddProject,
    Name,
    Hours,
    ByProject,
    ByPerson,
    Amount { minutes: u32 },
    Taken { reason: String },
    TakeBack,
    Reason,
    Agreement,
    State,
    Document,
    NoAgreement,
    Certify,
    Certificates,
    Code { code: String },
    Groups,
    AddGroup,
    Discipline,
    Founded,
    Guide,
    GroupMembers { count: usize },
    Services,
    Serve,
    Recommendations,
    Recommend,
    Outcome,
    InYear { year: i16, made: u32, accepted: u32 },
    // Check of a certificate.
    Check,
    CheckLead,
    CheckCode,
    CheckNow,
    NotFound,
    Genuine,
    IssuedOn { on: String },
    Awards,
    NoHours,
    Print,
    // Booklet.
    Booklet,
    BookletLead,
    BookletTitle,
    Contents,
    Chosen { chosen: usize, all: usize },
    MakeBooklet,
    NoRecords,
    Making,
    NotTaken,
}

listed! {
    corps: NeedKind: need_kind, NeedState: need_state, EvaluationState: evaluation_state, Question: question,
    CorpsKind: corps_kind, ProjectKind: project_kind, AgreementState: agreement, GroupKind: group,
    ServiceKind: service, RecommendationKind: recommendation, RecommendationOutcome: outcome,
}

impl Language {
    pub fn corps(self, word: &CorpsWord) -> String {
        match self {
            Self::Chinese => zh::corps::say(word),
            Self::English => en::corps::say(word),
        }
        .into_owned()
    }
}

impl Words {
    /// The words, tracked.
    pub fn say_corps(self, word: &CorpsWord) -> String {
        self.language().corps(word)
    }

    /// The same as a signal.
    pub fn corps(self, word: CorpsWord) -> Signal<String> {
        Signal::derive(move || self.say_corps(&word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::party::Listed;
    use gongjian_shared::rules::corps::CorpsRefusal as C;
    use gongjian_shared::rules::evaluations::EvaluationRefusal as E;
    use gongjian_shared::rules::needs::NeedRefusal as N;

    #[test]
    fn every_refusal_says_something_of_its_own_in_both_languages() {
        let needs = [
            N::NotThere,
            N::NotYours,
            N::IdTaken,
            N::NoDesk,
            N::Wrong { state: NeedState::Closed },
            N::Empty,
            N::TooLong { most: 9 },
            N::BadDays { most: 60 },
            N::UnknownPerson,
        ];
        let evaluations = [
            E::NotThere,
            E::NotYours,
            E::NotBegun { year: 2027 },
            E::Wrong { state: EvaluationState::Open },
            E::Answered,
            E::Unmarked,
            E::Empty,
            E::TooLong { most: 9 },
            E::Identity { found: gongjian_shared::values::Identity::Phone },
        ];
        let corps = [
            C::NotThere,
            C::NotYours,
            C::IdTaken,
            C::UnknownPerson,
            C::UnknownCorps,
            C::UnknownProject,
            C::Empty,
            C::TooLong { most: 9 },
            C::Backwards,
            C::Ahead,
            C::BadMinutes { most: 9 },
            C::NotMember,
            C::DayFull { left: 9 },
            C::Void,
            C::NothingToCertify,
        ];
        for (need, evaluation, corps_of) in [
            (
                zh::corps::need_refusal as fn(&N) -> _,
                zh::corps::evaluation_refusal as fn(&E) -> _,
                zh::corps::corps_refusal as fn(&C) -> _,
            ),
            (en::corps::need_refusal, en::corps::evaluation_refusal, en::corps::corps_refusal),
        ] {
            let said = |all: Vec<std::borrow::Cow<'static, str>>| {
                let count = all.len();
                assert_eq!(all.into_iter().collect::<std::collections::BTreeSet<_>>().len(), count);
            };
            said(needs.iter().map(need).collect());
            said(evaluations.iter().map(evaluation).collect());
            said(corps.iter().map(corps_of).collect());
        }
    }

    // S0-08 1/4: the five have names of their own
    #[test]
    fn every_kind_has_a_name() {
        fn differ<L: Listed>() {
            for language in [Language::Chinese, Language::English] {
                let names: std::collections::BTreeSet<&str> =
                    L::LIST.iter().map(|it| it.name_in(language)).collect();
                assert_eq!(names.len(), L::LIST.len());
            }
        }
        differ::<NeedKind>();
        differ::<NeedState>();
        differ::<CorpsKind>();
        differ::<ProjectKind>();
        differ::<AgreementState>();
        differ::<GroupKind>();
        differ::<ServiceKind>();
        differ::<RecommendationKind>();
        differ::<RecommendationOutcome>();
        differ::<EvaluationState>();
        differ::<Question>();
    }
}
