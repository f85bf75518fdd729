//! What waits for somebody today, as far as the server knows it. The phone adds what it holds itself.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{
    ApplicationId, CallId, IssueId, MeetingId, NoticeId, PairId, PersonId, ProgrammeId, UnitId,
};
use crate::party::Post;
use crate::programmes::Label;
use crate::rules::notices::Ask;

/// One thing that waits for the asker. There is no order of merit and no count of days over time in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "waits", rename_all = "snake_case")]
pub enum Waiting {
    /// Not read yet, or an answer is wanted.
    Notice { notice: NoticeId, title: String, from_name: String, ask: Ask, due: Option<Date> },
    /// Posts of the asker's own unit that a standard asks for and nobody holds.
    Gap { unit: UnitId, unit_name: String, posts: Vec<String> },
    /// The same in units below.
    GapsBelow { units: u64 },
    /// What a running phase leaves open at a site of the asker.
    Checklist {
        programme: ProgrammeId,
        title: String,
        site: UnitId,
        site_name: String,
        phase: Label,
        open: u64,
        until: Date,
    },
    /// A table of a programme that the asker's office sends upward.
    Report { programme: ProgrammeId, title: String, report: Label, until: Date },
    /// A term that ends soon, or whose planned end is over while nobody has decided.
    Ending { person: PersonId, person_name: String, unit_name: String, post: Post, on: Date },
    /// Late work that the asker takes in or leaves out.
    Late { count: u64 },
    /// An application that the asker's unit checks, or that came back to be changed (C2).
    Application {
        application: ApplicationId,
        title: String,
        host_name: String,
        returned: bool,
        until: Option<Date>,
    },
    /// What the asker owes in a pair, and with whom; `due`: `None` when it should have been before (S1-08).
    Pair { pair: PairId, other: String, owed: Label, due: Option<Date> },
    /// An application that the asker judges (C3).
    Review { application: ApplicationId, title: String, call_title: String },
    /// The publicity of a result is over, so that it can be released; `to`: its last day (C5).
    Publicity { call: CallId, title: String, to: Date },
    /// The call to a meeting that the asker has not answered, and the day of it.
    Meeting { meeting: MeetingId, title: String, from_name: String, on: Date },
    /// Somebody reminded a leader of what is to arrange, all together; the nearest last day that is not over.
    Arrange { open: u64, until: Option<Date>, reminded_by: Option<String> },
    /// A counselor asked for a talk: told to the leader and to the liaison person.
    TalkAsked { pair: PairId, who: String, liaison: bool },
    /// What the leaders have open whom the asker serves.
    Serve { open: u64 },
    /// An issue that the asker owns (S1-16).
    Issue { issue: IssueId, programme: ProgrammeId, title: String, due: Date, office: bool },
    /// The answer to what was raised in a pair of the asker.
    Answered { issue: IssueId, pair: PairId, title: String },
    /// Opinions that went into no issue yet.
    Opinions { programme: ProgrammeId, count: u64 },
    /// A meeting that the asker's office owes and has not held (S1-26).
    MeetingOwed { programme: ProgrammeId, name: Label, until: Date },
    /// What a meeting gave the asker to do (F7).
    Action { meeting: MeetingId, title: String, text: String, due: Date },
}
