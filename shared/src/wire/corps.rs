//! Questions about requests, evaluations, mentors and young teachers, and their answers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{NeedId, PairId, PersonId, UnitId};
use crate::rules::corps::{Agreement, AwardLine, Corps, Group, Hours, HoursLine, Membership, Project};
use crate::rules::corps::{Certificate, Recommendation, Service};
use crate::rules::evaluations::{Evaluation, Summed};
use crate::rules::needs::NeedDesk;

/// Somebody who can be named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub person: PersonId,
    pub name: String,
}

/// A reply that is overdue, as who runs the channel sees it: dates and a handler, and nothing of the request (S0-18).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateReply {
    pub need: NeedId,
    pub asked: Date,
    pub reply_by: Date,
    pub handler: Named,
}

/// The channel of a unit, for who decides there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedChannel {
    pub unit: UnitId,
    pub unit_name: String,
    /// `None`: nobody was named.
    pub desk: Option<NeedDesk>,
    /// Who can be named.
    pub people: Vec<Named>,
    /// The longest wait first.
    pub late: Vec<LateReply>,
}

/// Who would get a request of the asker. A handler is not told apart: whoever has least to do gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedPlace {
    pub unit_name: String,
    pub handlers: Vec<String>,
    /// Unit: days.
    pub days: u16,
}

/// A pair of the asker that can be answered for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyView {
    pub pair: PairId,
    pub leader: String,
    pub answered: bool,
}

/// The evaluation of a programme in a year, as far as the asker may see it (S1-25).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluationPage {
    pub title: String,
    pub year: i16,
    /// `None`: nobody has asked yet.
    pub evaluation: Option<Evaluation>,
    /// The asker runs the programme: begins and ends the asking.
    pub runs: bool,
    /// The asker decides in it: adopts.
    pub decides: bool,
    pub mine: Vec<MyView>,
    /// The asker leads a pair: their own words so far.
    pub my_words: Option<String>,
    /// For those who run it or decide: how many pairs there are, and of how many the counselor has answered.
    pub pairs: usize,
    pub answered: usize,
    /// What the views say together; `None` also when there are too few.
    pub sum: Option<Summed>,
    /// The leaders' own words, by name.
    pub words: Vec<(String, String)>,
}

/// What was booked, by project or person. Unit: minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesOf<T> {
    pub of: T,
    pub minutes: u32,
}

/// How often a kind of recommendation was made in a year, and with what outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecommendedIn {
    pub year: i16,
    pub kind: crate::rules::corps::RecommendationKind,
    pub made: u32,
    pub accepted: u32,
}

/// Mentors and young teachers of a unit, for its office and those who decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpsPage {
    pub unit: UnitId,
    pub unit_name: String,
    pub writes: bool,
    pub corps: Vec<Corps>,
    pub projects: Vec<Project>,
    pub memberships: Vec<Membership>,
    /// Newest first.
    pub hours: Vec<Hours>,
    pub by_project: Vec<MinutesOf<Project>>,
    pub by_person: Vec<MinutesOf<Named>>,
    pub agreement: Option<Agreement>,
    pub certificates: Vec<Certificate>,
    /// By discipline, then name.
    pub groups: Vec<Group>,
    pub services: Vec<Service>,
    pub recommendations: Vec<Recommendation>,
    pub recommended: Vec<RecommendedIn>,
    /// Who can be named.
    pub people: Vec<Named>,
}

/// What anybody who has the code is shown of a certificate: what stands on it, and nothing else (S0-15).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    pub unit_name: String,
    pub name: String,
    pub from: Date,
    pub until: Date,
    pub hours: Vec<HoursLine>,
    pub awards: Vec<AwardLine>,
    pub agreement: Option<Agreement>,
    pub issued: Date,
    pub code: String,
}

impl From<Certificate> for Checked {
    fn from(it: Certificate) -> Self {
        let Certificate {
            entry: _,
            person: _,
            unit_name,
            name,
            from,
            until,
            hours,
            awards,
            agreement,
            issued,
            code,
        } = it;
        Self { unit_name, name, from, until, hours, awards, agreement, issued, code }
    }
}
