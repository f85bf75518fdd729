use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{Year, YearSetting};
use crate::ids::{AppointmentId, AwardId, FollowId, PersonId, StandardId, UnitId, UserId};
use crate::party::{AppointmentDetail, End, Follow, PersonDetail, Private, StandardDetail, UnitDetail};
use crate::values::Login;

/// What is to be written. Counts say what else goes with it: a person sees them before they decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum PartyEntry {
    UnitAdded {
        unit: UnitId,
        parent: Option<UnitId>,
        detail: UnitDetail,
        draft: bool,
    },
    UnitChanged {
        unit: UnitId,
        detail: UnitDetail,
    },
    UnitEnacted {
        unit: UnitId,
    },
    UnitMoved {
        unit: UnitId,
        parent: UnitId,
        with: u64,
    },
    GuideSet {
        unit: UnitId,
        guide: UnitId,
        guides: bool,
    },
    UnitDissolved {
        unit: UnitId,
        on: Date,
        appointments: u64,
    },
    UnitDeleted {
        unit: UnitId,
    },
    UnitMerged {
        unit: UnitId,
        into: UnitId,
        on: Date,
        children: u64,
        appointments: u64,
        people: u64,
    },
    PersonAdded {
        person: PersonId,
        detail: PersonDetail,
    },
    PersonChanged {
        person: PersonId,
        detail: PersonDetail,
    },
    /// The audit keeps that it was set, never what.
    PrivateSet {
        person: PersonId,
        #[serde(skip)]
        private: Private,
    },
    PersonDeleted {
        person: PersonId,
    },
    PersonMerged {
        person: PersonId,
        into: PersonId,
        appointments: u64,
    },
    AccountOpened {
        user: UserId,
        login: Login,
    },
    Awarded {
        award: AwardId,
        person: PersonId,
        title: String,
        track: String,
        on: Date,
        document: String,
    },
    Appointed {
        appointment: AppointmentId,
        detail: AppointmentDetail,
    },
    AppointmentEnded {
        appointment: AppointmentId,
        person: PersonId,
        unit: UnitId,
        end: End,
    },
    FollowAdded {
        follow: Follow,
    },
    FollowEnded {
        follow: FollowId,
        unit: UnitId,
        on: Date,
    },
    StandardSet {
        standard: StandardId,
        detail: StandardDetail,
    },
    StandardDropped {
        standard: StandardId,
    },
    CalendarSet {
        unit: UnitId,
        year: Year,
        setting: YearSetting,
    },
}
