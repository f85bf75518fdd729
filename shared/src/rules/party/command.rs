use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{Year, YearSetting};
use crate::ids::{AppointmentId, AwardId, FollowId, PersonId, StandardId, UnitId, UserId};
use crate::party::{AppointmentDetail, End, Follow, PersonDetail, Private, StandardDetail, UnitDetail};
use crate::values::{Login, Password};

/// What a person asks to be decided about units, people and posts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum PartyCommand {
    /// Makes a unit below `parent`; at the top for administrators. A draft can be deleted again.
    AddUnit {
        unit: UnitId,
        parent: Option<UnitId>,
        detail: UnitDetail,
        draft: bool,
    },
    ChangeUnit {
        unit: UnitId,
        detail: UnitDetail,
    },
    /// A draft unit comes into force.
    EnactUnit {
        unit: UnitId,
    },
    MoveUnit {
        unit: UnitId,
        parent: UnitId,
    },
    /// Adds or takes away a guiding unit; it gets no right to write.
    SetGuide {
        unit: UnitId,
        guide: UnitId,
        guides: bool,
    },
    /// Ends the unit and all its current appointments on the day.
    DissolveUnit {
        unit: UnitId,
        on: Date,
    },
    /// Only a draft, or a unit that nothing ever stood on.
    DeleteUnit {
        unit: UnitId,
    },
    /// `unit` ends on the day; what it has goes over to `into`.
    MergeUnit {
        unit: UnitId,
        into: UnitId,
        on: Date,
    },

    AddPerson {
        person: PersonId,
        detail: PersonDetail,
        private: Option<Private>,
    },
    ChangePerson {
        person: PersonId,
        detail: PersonDetail,
    },
    SetPrivate {
        person: PersonId,
        private: Private,
    },
    /// Only somebody who never held a post and has no account.
    DeletePerson {
        person: PersonId,
    },
    /// Two entries of one person: `person` goes over to `into`.
    MergePerson {
        person: PersonId,
        into: PersonId,
    },
    /// Lets a person sign in, with a first password that the office tells them.
    OpenAccount {
        user: UserId,
        login: Login,
        password: Password,
    },
    /// 职称 and its track (S4-07).
    Award {
        award: AwardId,
        person: PersonId,
        title: String,
        track: String,
        on: Date,
        document: String,
    },

    /// With `end`: a term that is over, entered later (S4-02).
    Appoint {
        appointment: AppointmentId,
        detail: AppointmentDetail,
        #[serde(default)]
        end: Option<End>,
    },
    EndAppointment {
        appointment: AppointmentId,
        end: End,
    },
    /// A membership that follows a post (S1-01).
    AddFollow {
        follow: Follow,
    },
    EndFollow {
        follow: FollowId,
        on: Date,
    },
    SetStandard {
        standard: StandardId,
        detail: StandardDetail,
    },
    DropStandard {
        standard: StandardId,
    },
    /// 校历与放假安排 of one year, for the unit and all below; an empty setting takes it back.
    SetCalendar {
        unit: UnitId,
        year: Year,
        setting: YearSetting,
    },
}

impl PartyCommand {
    /// The password that the command carries, to be hashed before the transaction.
    pub const fn password(&self) -> Option<&Password> {
        match self {
            Self::OpenAccount { password, .. } => Some(password),
            Self::AddUnit { .. }
            | Self::ChangeUnit { .. }
            | Self::EnactUnit { .. }
            | Self::MoveUnit { .. }
            | Self::SetGuide { .. }
            | Self::DissolveUnit { .. }
            | Self::DeleteUnit { .. }
            | Self::MergeUnit { .. }
            | Self::AddPerson { .. }
            | Self::ChangePerson { .. }
            | Self::SetPrivate { .. }
            | Self::DeletePerson { .. }
            | Self::MergePerson { .. }
            | Self::Award { .. }
            | Self::Appoint { .. }
            | Self::EndAppointment { .. }
            | Self::AddFollow { .. }
            | Self::EndFollow { .. }
            | Self::SetStandard { .. }
            | Self::DropStandard { .. }
            | Self::SetCalendar { .. } => None,
        }
    }
}
