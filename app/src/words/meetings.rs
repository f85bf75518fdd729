//! The words of meetings: an enum of their own, so that they travel with the screens that say them.

use gongjian_shared::meetings::{Every, MeetingKind, Presence, Quorum};
use gongjian_shared::rules::meetings::{ActionState, MeetingField, MeetingState};
use leptos::prelude::*;

use super::party::listed;
use super::{Language, Words, en, zh};

/// A text of the screens of meetings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingWord {
    Title,
    New,
    None,
    NoneNext,
    NotHere,
    NotHereNext,
    Offline,
    NoUnit,
    Coming,
    Past {
        year: i16,
    },
    Owed {
        unit: String,
        kind: String,
        on: String,
    },
    /// 单位
    Unit,
    Kind,
    TitleLabel,
    On,
    Begins,
    Place,
    Agenda,
    AgendaHint,
    Quorum,
    Series,
    NoSeries,
    People,
    PeopleHint,
    AskHead,
    Chair,
    NoteTaker,
    Invited,
    KeepPlan,
    CallNow,
    Call,
    CallLead {
        people: usize,
    },
    Cancel,
    Move,
    Reason,
    Hold,
    HoldLead,
    Changed {
        who: String,
        when: String,
        reason: String,
    },
    Moved,
    MyAnswer,
    MyAnswerHint,
    Attend,
    Leave,
    StandIn,
    StandInName,
    Said {
        what: String,
    },
    SaidAttend,
    SaidLeave {
        reason: String,
    },
    SaidStandIn {
        name: String,
    },
    NotAnswered,
    Answers {
        attend: usize,
        leave: usize,
        stand_in: usize,
        none: usize,
    },
    Attendance,
    AttendanceHint,
    Turnout {
        due: usize,
        present: usize,
        stand_ins: usize,
    },
    Needed {
        needed: usize,
    },
    MarkHere {
        name: String,
    },
    MarkStandIn {
        name: String,
    },
    TakeBack,
    AddItem,
    Item,
    DropItem {
        text: String,
    },
    Minutes,
    MinutesHint,
    OpenMinutes,
    Resolutions,
    AddResolution,
    NoResolutions,
    Actions,
    AddAction,
    NoActions,
    Text,
    Owner,
    Due,
    DueOn {
        on: String,
    },
    Late,
    Done,
    Drop,
    DropReason,
    SettledBy {
        who: String,
        when: String,
        words: String,
    },
    Fix,
    FixLead {
        due: usize,
        present: usize,
        stand_ins: usize,
    },
    FixShort {
        needed: usize,
    },
    FixNotWritten,
    FixedBy {
        who: String,
        when: String,
    },
    FixByChair {
        name: String,
    },
    Save,
    Waiting,
    Refused,
    Seen,
    PrintSheet,
    PrintAgenda,
    PrintPlates,
    Name,
    Signature,
    Print,
    OpenOfUnit {
        unit: String,
    },
    Clock {
        day: String,
        time: String,
    },
    Headcount {
        people: usize,
    },
}

listed! {
    meetings: MeetingKind: kind, Quorum: quorum, Every: every, Presence: presence, MeetingState: state,
    ActionState: action, MeetingField: field,
}

impl Words {
    /// The words, tracked.
    pub fn say_meeting(self, word: &MeetingWord) -> String {
        match self.language() {
            Language::Chinese => zh::meetings::say(word),
            Language::English => en::meetings::say(word),
        }
        .into_owned()
    }

    /// The same as a signal.
    pub fn meeting(self, word: MeetingWord) -> Signal<String> {
        Signal::derive(move || self.say_meeting(&word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::party::Listed;
    use gongjian_shared::meetings::Turnout;
    use gongjian_shared::rules::meetings::MeetingRefusal as R;
    use jiff::civil::date;

    /// One of each, so that a new refusal is a new line here.
    fn refusals() -> Vec<R> {
        let field = MeetingField::Title;
        vec![
            R::NotThere,
            R::NotYours,
            R::NotChair,
            R::IdTaken,
            R::Wrong { state: MeetingState::Held },
            R::Settled { state: ActionState::Done },
            R::Empty { field },
            R::TooLong { field, most: 80 },
            R::TooMany { field, most: 50 },
            R::Past { on: date(2026, 11, 22) },
            R::UnknownPerson,
            R::UnknownIssue,
            R::NotInvolved,
            R::BadVersion { most: 64 },
            R::NoQuorum { turnout: Turnout { due: 9, present: 4, stand_ins: 1 }, needed: 5 },
        ]
    }

    #[test]
    fn every_refusal_says_something_of_its_own_in_both_languages() {
        for say in [zh::meetings::refusal, en::meetings::refusal] {
            let said: std::collections::BTreeSet<String> =
                refusals().iter().map(|it| say(it).into_owned()).collect();
            assert_eq!(said.len(), refusals().len());
        }
        let told = zh::meetings::refusal(refusals().last().expect("some"));
        assert!(told.contains('5') && told.contains('4') && told.contains('9'), "{told}");
    }

    // S1-17 1/2: exchange and promotion meetings are kinds of their own
    #[test]
    fn every_kind_of_meeting_has_a_name() {
        fn differ<L: Listed>() {
            for language in [Language::Chinese, Language::English] {
                let names: std::collections::BTreeSet<&str> =
                    L::LIST.iter().map(|it| it.name_in(language)).collect();
                assert_eq!(names.len(), L::LIST.len());
            }
        }
        differ::<MeetingKind>();
        differ::<MeetingState>();
        differ::<ActionState>();
        differ::<Every>();
        differ::<Quorum>();
        differ::<MeetingField>();
    }
}
