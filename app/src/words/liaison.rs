//! The words of the side of talks: an enum of their own, so that they travel with the screens that say them.

use gongjian_shared::party::Liable;
use gongjian_shared::rules::liaison::LiaisonField;
use jiff::civil::{Date, Time};
use leptos::prelude::*;

use super::party::listed;
use super::{Language, Words, en, zh};

/// A text of these screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LiaisonWord {
    // A pair's page.
    Talks,
    AskTalk,
    Asked { on: Date },
    AskedBy { who: String, on: Date },
    AskWaits,
    Arrange,
    ArrangeTitle { who: String },
    Kind,
    Day,
    Begins,
    Place,
    PlaceHint,
    Save,
    PlanOn { on: Date, begins: Option<Time>, place: String, by: String },
    Unplan,
    NoPlans,
    Answers,
    AnswerOf { title: String },
    AnsweredOn { on: Date },
    CallNow,
    CallNowHint,
    OnDuty { from: Date, to: Date },
    // The liaison person.
    ArrangePage,
    ArrangeLead,
    ArrangeNone,
    ArrangeNoneNext,
    LastMet { on: Date },
    NeverMet,
    NothingOpen,
    Pick { who: String },
    Remind { count: usize },
    RemindHint,
    Reminded { by: String, on: Date },
    // The office.
    Office,
    OfficeOf { owner: String },
    Staff { names: String },
    Opinions,
    OpinionsHint,
    NoOpinions,
    From { leader: String, counselor: String },
    Merge { count: usize },
    MergeTitle,
    MergeHint,
    IssueTitle,
    Owner,
    Due,
    NewIssue,
    Into,
    Issues,
    NoIssues,
    IssueMore { owner: String, due: Date, opinions: u32 },
    Late,
    Answered,
    Solution,
    NoSolution,
    Solve,
    SolveTitle,
    Answer,
    AnswerTitle,
    AnswerHint,
    AnswerText,
    Raised,
    Meetings,
    MeetingsHint,
    MeetingDue { due: Date },
    CallMeeting,
    Duty,
    DutyHint,
    DutyName,
    DutyPhone,
    DutyFrom,
    DutyTo,
    DutyAdd,
    DutyRemove { name: String },
    DutySave,
    DutySaved,
    Layers,
    Band,
    BandUnknown,
    PathUnknown,
    OwnWords,
    Helps,
    HelpCounts { open: u32, solved: u32 },
    Handover,
    HandoverHint,
    HandoverWhose,
    HandoverOpen,
    HandoverNothing,
    HandoverSince { from: Date },
    HandoverHelp,
    // The owner of an issue.
    MyIssue,
    MyIssueLead,
    // A meeting.
    MeetingIssues,
    MeetingIssuesHint,
    MeetingNoIssues,
    TakeUp,
    TakeOff,
    // A calendar for other programs.
    Feed,
    FeedLead,
    FeedNames,
    FeedNew,
    FeedRenew,
    FeedEnd,
    FeedOpen,
    FeedOnce,
    // Coverage.
    LevelLeaders { count: u32 },
    Together { names: String },
}

listed! { liaison: LiaisonField: field, Liable: level }

impl Words {
    /// The words, tracked.
    pub fn say_liaison(self, word: &LiaisonWord) -> String {
        match self.language() {
            Language::Chinese => zh::liaison::say(word),
            Language::English => en::liaison::say(word),
        }
        .into_owned()
    }

    /// The same as a signal.
    pub fn liaison(self, word: LiaisonWord) -> Signal<String> {
        Signal::derive(move || self.say_liaison(&word))
    }
}
