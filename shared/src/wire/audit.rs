//! The record of decisions as auditors read it: asked online, cut to what the asker may see.

use serde::{Deserialize, Serialize};

use crate::named::named;
use crate::party::Post;
use crate::rules::Role;
use crate::time::Timestamp;

named! {
    /// What a row of the record says.
    AuditKind {
        SpaceAdded = "space_added",
        PersonAdded = "person_added",
        MemberSet = "member_set",
        AccountSet = "account_set",
        UnitAdded = "unit_added",
        UnitChanged = "unit_changed",
        UnitEnacted = "unit_enacted",
        UnitMoved = "unit_moved",
        GuideSet = "guide_set",
        UnitDissolved = "unit_dissolved",
        UnitDeleted = "unit_deleted",
        UnitMerged = "unit_merged",
        PersonChanged = "person_changed",
        PrivateSet = "private_set",
        PersonDeleted = "person_deleted",
        PersonMerged = "person_merged",
        AccountOpened = "account_opened",
        Awarded = "awarded",
        Appointed = "appointed",
        AppointmentEnded = "appointment_ended",
        FollowAdded = "follow_added",
        FollowEnded = "follow_ended",
        StandardSet = "standard_set",
        StandardDropped = "standard_dropped",
        CalendarSet = "calendar_set",
        Adopted = "adopted",
        Reopened = "reopened",
        ProgrammeStarted = "programme_started",
        RulesAdjusted = "rules_adjusted",
        ItemTicked = "item_ticked",
        ProgrammeEnded = "programme_ended",
        PairConfirmed = "pair_confirmed",
        PairEnded = "pair_ended",
        TableFiled = "table_filed",
        RoundKept = "round_kept",
        RoundPublished = "round_published",
        NoticeSent = "notice_sent",
        NoticeOpened = "notice_opened",
        NoticeAnswered = "notice_answered",
        NoticePhoned = "notice_phoned",
        NoticeWithdrawn = "notice_withdrawn",
        RemindersChosen = "reminders_chosen",
        EscrowTaken = "escrow_taken",
        EscrowTurnedAway = "escrow_turned_away",
        WishSet = "wish_set",
        CallSet = "call_set",
        ApplicationSet = "application_set",
        MeetingSet = "meeting_set",
        NothingSet = "nothing_set",
        ReviewSet = "review_set",
        SheetSet = "sheet_set",
        ListExported = "list_exported",
        TableKept = "table_kept",
        TableTied = "table_tied",
        TalksSet = "talks_set",
        DutySet = "duty_set",
        IssueSet = "issue_set",
        DeskSet = "desk_set",
        EvaluationSet = "evaluation_set",
        ViewGiven = "view_given",
        WordsGiven = "words_given",
        CorpsSet = "corps_set",
        /// Written by a newer program.
        Other = "other",
    }
}

/// What is asked. Empty texts and `None` do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditAsked {
    /// Rows before this one, newest first; `None`: from the newest.
    pub before: Option<i64>,
    /// Part of the name of a person who decided or is concerned.
    pub person: String,
    /// Part of the name of a unit or space that is concerned.
    pub unit: String,
    pub kind: Option<AuditKind>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPage {
    pub lines: Vec<AuditLine>,
    /// Where to go on; `None`: there are no older rows.
    pub next: Option<i64>,
    pub verified: Verified,
}

/// How far the chain of the record was recomputed and found whole, by this server since its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    pub to: i64,
    /// The row that does not fit the one before.
    pub broken_at: Option<i64>,
    pub newest: i64,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLine {
    pub seq: i64,
    pub at: Timestamp,
    pub who: String,
    /// In which post, and the unit of that post; administrators of the server hold none.
    pub post: Option<Post>,
    pub unit: Option<String>,
    pub entries: Vec<AuditEntry>,
}

/// What was decided; names instead of ids, as they are today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    pub kind: AuditKind,
    pub person: Option<String>,
    pub unit: Option<String>,
    /// The other unit or person: the new parent, the one merged into, the home.
    pub other: Option<String>,
    pub space: Option<String>,
    pub post: Option<Post>,
    /// Member: the new role; `None`: taken out.
    pub role: Option<Role>,
    /// Account: open or closed.
    pub open: Option<bool>,
    pub reason: Option<String>,
    pub number: Option<String>,
    /// The fixed version: SHA-256, hexadecimal.
    pub sha256: Option<String>,
}
