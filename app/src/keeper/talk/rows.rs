//! The lines of lists, as the keeper tells them.

use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::view::Summary;
use gongjian_shared::ids::{CommandId, NoticeId, PersonId, PinId, SpaceId, UserId, WishId};
use gongjian_shared::party::StaffKind;
use gongjian_shared::rules::decisions::PinRow;
use gongjian_shared::rules::notices::NoticeRow;
use gongjian_shared::rules::pairing::{PairRow, PrivateRow};
use gongjian_shared::rules::wishes::WishRow;
use gongjian_shared::rules::{Command, Refusal, Role};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::CommandRequest;
use serde::{Deserialize, Serialize};

use super::{EditState, ForkReason, Paper};
use crate::keeper::folded::Folded;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpaceView {
    pub space: SpaceId,
    pub name: String,
    /// `None`: no longer let in.
    pub role: Option<Role>,
    /// The person may fix versions of documents here.
    pub decides: bool,
    pub members: Vec<MemberView>,
    /// The pair whose work notes it is.
    pub pair: Option<PairRow>,
    /// Whose private part it is.
    pub private: Option<PrivateRow>,
    /// It is the space of a meeting or a request, which has a page of its own.
    pub meeting: bool,
    /// What is asked for and arranged in a pair: JSON of a `TalksRow`, read by its pages alone.
    pub talks: Option<String>,
    /// Whom to call: JSON of a `DutyRow`.
    pub duty: Option<String>,
    /// What was answered to opinions of the pair: each JSON of an `AnswerRow`.
    pub answers: Vec<String>,
}

impl SpaceView {
    /// A pair's: its papers have pages of their own.
    pub const fn is_of_a_pair(&self) -> bool {
        self.pair.is_some() || self.private.is_some()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberView {
    pub user: UserId,
    pub name: String,
    pub role: Role,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRow {
    pub head: DocumentHead,
    pub summary: Summary,
    /// Who changed it last as far as this phone knows, and when the server got it (or the phone, if it waits).
    pub changed_by: Option<String>,
    pub changed_by_me: bool,
    pub changed: Option<Timestamp>,
    pub state: EditState,
    pub fork: Option<ForkReason>,
}

/// A line of the page 未同步.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnsentRow {
    pub paper: Paper,
    pub kind: Kind,
    pub title: String,
    pub space: String,
    pub changes: usize,
    pub bytes: usize,
    pub since: Timestamp,
    pub refused: Option<ForkReason>,
    /// What the supervisor said who left it out.
    pub answer: Option<String>,
    /// The document can be opened here; one of a space that is closed cannot.
    pub opens: bool,
}

/// A command that was given on this phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenRow {
    pub id: CommandId,
    pub request: Folded<CommandRequest>,
    pub made: Timestamp,
    #[serde(with = "crate::keeper::as_json")]
    pub state: GivenState,
}

/// Where a command stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum GivenState {
    /// 待确认: safe on this phone, not judged.
    Waits,
    /// 等内容先到: the server has not got what it judges.
    WaitsForContent,
    /// 已办
    Done { at: Timestamp },
    /// 被拒
    Refused { refusal: Folded<Refusal> },
    /// The server does not know this kind of command.
    NotUnderstood,
}

impl GivenRow {
    /// For pieces only: it brings the code for all commands along. `None`: it was given by a newer version of the app.
    pub fn command(&self) -> Option<Command> {
        self.request.command()
    }
}

impl GivenState {
    pub const fn waits(&self) -> bool {
        matches!(self, Self::Waits | Self::WaitsForContent)
    }

    /// It is not done and will not be: a person must see it.
    pub const fn failed(&self) -> bool {
        matches!(self, Self::Refused { .. } | Self::NotUnderstood)
    }
}

/// A fixed version of a document, as the space's register rows tell it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinView {
    pub pin: PinId,
    pub row: PinRow,
}

/// Somebody whom this phone knows by name, from the register rows of a space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterPerson {
    pub person: PersonId,
    pub space: SpaceId,
    pub name: String,
    /// `None`: let in by hand, so the register does not say.
    pub staff: Option<StaffKind>,
    /// All that the name is found by.
    pub search: String,
}

/// A small wish, as a register row of its space tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WishView {
    pub wish: WishId,
    pub space: SpaceId,
    pub row: WishRow,
}

/// A meeting, as the register row of its space tells it: unread, so that the code for it travels with its screens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingView {
    pub space: SpaceId,
    /// JSON of a `MeetingRow`.
    pub told: String,
}

/// A register row that only some screens read: unread, so that the code for it travels with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldRow {
    pub space: SpaceId,
    pub key: String,
    /// JSON.
    pub told: String,
}

/// A notice, as the register rows of a unit's space or of the letter box tell it (S0-32).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeView {
    pub notice: NoticeId,
    #[serde(with = "crate::keeper::as_json")]
    pub row: NoticeRow,
}
