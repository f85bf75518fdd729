use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Coming, MeetingDraft, Task};
use crate::ids::{ActionId, IssueId, MeetingId, PersonId, PinId, ResolutionId, UnitId, UserId};
use crate::meetings::Turnout;
use crate::named::named;
use crate::time::Timestamp;

named! {
    MeetingState {
        Planned = "planned",
        Called = "called",
        Held = "held",
        /// 纪要已定稿
        Fixed = "fixed",
        Cancelled = "cancelled",
    }

    ActionState {
        Open = "open",
        Done = "done",
        Dropped = "dropped",
    }
}

/// What somebody answered to the call, and to which wording of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    #[serde(flatten)]
    pub coming: Coming,
    pub at: Timestamp,
    /// The number of changes of day, time or place that were known then.
    pub moved: usize,
}

/// Somebody who is to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    pub person: PersonId,
    pub name: String,
    #[serde(default)]
    pub answer: Option<Answer>,
}

/// A change that was told, or the end before it began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub at: Timestamp,
    pub name: String,
    pub reason: String,
    /// Day, time or place became others: everybody answers again.
    pub moved: bool,
}

/// A common issue that a meeting takes up; where it comes from stands nowhere here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    pub issue: IssueId,
    pub title: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    pub resolution: ResolutionId,
    pub text: String,
}

/// Who ended an action, when, with which words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    pub by: UserId,
    pub name: String,
    pub at: Timestamp,
    pub words: String,
}

/// Something that a meeting gave to somebody (F7). Whether it is late is computed from the day, never kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    pub action: ActionId,
    #[serde(flatten)]
    pub task: Task,
    pub owner_name: String,
    pub state: ActionState,
    #[serde(default)]
    pub settled: Option<Settled>,
}

impl Action {
    pub fn is_late(&self, today: Date) -> bool {
        self.state == ActionState::Open && self.task.due < today
    }
}

/// The version of the minutes that counts, and who was there by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedMinutes {
    pub pin: PinId,
    pub by: UserId,
    pub name: String,
    pub at: Timestamp,
    pub turnout: Turnout,
}

/// The register row `meeting` of the meeting's space: how phones know of it. JSON; only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingRow {
    pub meeting: MeetingId,
    pub unit: UnitId,
    pub unit_name: String,
    pub draft: MeetingDraft,
    pub state: MeetingState,
    pub planned_by: UserId,
    pub planner: String,
    pub chair_name: String,
    pub invited: Vec<Invited>,
    #[serde(default)]
    pub changes: Vec<Change>,
    #[serde(default)]
    pub resolutions: Vec<Resolution>,
    #[serde(default)]
    pub actions: Vec<Action>,
    /// Common issues that it takes up (S1-17).
    #[serde(default)]
    pub issues: Vec<Linked>,
    #[serde(default)]
    pub fixed: Option<FixedMinutes>,
}

impl MeetingRow {
    /// How often day, time or place became others since the call.
    pub fn moved(&self) -> usize {
        self.changes.iter().filter(|it| it.moved).count()
    }

    /// What somebody answered to the call as it stands.
    pub fn answer_of(&self, person: PersonId) -> Option<&Answer> {
        let its = self.invited.iter().find(|it| it.person == person)?;
        its.answer.as_ref().filter(|it| it.moved == self.moved())
    }

    pub fn is_invited(&self, person: PersonId) -> bool {
        self.invited.iter().any(|it| it.person == person)
    }

    /// The call is out and this person has not answered it as it stands.
    pub fn waits_for(&self, person: PersonId) -> bool {
        self.state == MeetingState::Called && self.is_invited(person) && self.answer_of(person).is_none()
    }

    /// Who writes the minutes: note takers, the chair, and whoever planned the meeting.
    pub fn writers(&self) -> BTreeSet<PersonId> {
        let its = [self.draft.chair, self.planned_by.into()];
        self.draft.note_takers.iter().copied().chain(its).collect()
    }

    /// Everybody who may see it: writers from the plan on, the invited since the call.
    pub fn audience(&self) -> BTreeSet<PersonId> {
        let called = self.state != MeetingState::Planned;
        let invited = self.invited.iter().map(|it| it.person).filter(|_| called);
        self.writers().into_iter().chain(invited).collect()
    }

    /// The open actions of somebody.
    pub fn open_actions(&self, person: PersonId) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(move |it| it.state == ActionState::Open && it.task.owner == person)
    }
}
