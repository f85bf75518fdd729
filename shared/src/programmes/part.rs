//! Parts, acts and matters that a definition may name (domain.md §2.5). Units and posts are those of [`crate::party`].

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($variant),* }
    )*};
}

words! {
    /// 角色 (domain.md §2.5): what a person may do here. Rights follow the post that gives the part.
    Part {
        ProgrammeOffice, Decider, NominatingUnit, Host, CoAuthor, Reviewer, Inspector,
        Liaison, Elder, VolunteerUnit, Reader, Auditor,
    }
    /// What may be commanded while a phase is open; outside it the server says no (B2).
    Act {
        IssueNotice, AdjustRules, OpenCall, Submit, Nominate, CheckForm, AssignReviewers, Review,
        Select, Publicise, Recommend, ProposePairs, ConfirmPairs, AmendPairs, Record, RaiseIssue,
        AdoptPlan, ConveneMeeting, IssueRules, Countersign, Appoint, ReportResult, RecogniseResult,
        HandInReport, MidTermVerdict, FinalVerdict, Distribute, Commend, AllocateFunds, ClaimWish,
        Inspect, OrderRectification, IssueCircular, Release, FileYear, Assess,
    }
    /// What a part sees in a phase. The private part of a talk is no such thing: the two persons alone have it.
    Matter {
        Notice, Plan, OwnPlan, Applications, AssignedApplications, OwnReview, Reviews, Decisions,
        Pairs, OwnPair, WorkNotes, Statistics, Results, PublishedResults, Reports, Rules, Meetings,
        Findings, OwnFindings, Circulars, OwnCirculars, Wishes, Funds, DecisionLog,
    }
}
