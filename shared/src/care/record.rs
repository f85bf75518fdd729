use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::commitments::{Fact, Key, Value};
use crate::documents::kind::{DocumentHead, Kind};
use crate::ids::{DocumentId, SpaceId, UserId};
use crate::named::named;

named! {
    /// 工作记录 (E4): what kind of record it is; each has a template of its own.
    RecordKind {
        /// 约谈 (S1-08)
        Talk = "talk_note",
        /// 工作指导 (S1-12)
        Guidance = "guidance_note",
        /// 规划发展 (S1-10)
        Plan = "career_plan",
        /// 困难帮扶 (S1-13)
        Help = "help_note",
    }

    /// How a talk was held; only face to face counts (S1-09).
    Way {
        Face = "face",
        Telephone = "telephone",
        Online = "online",
    }
}

/// What a record says, as lists, commitments and reports see it. Read from the work notes, never from a private part.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CareRecord {
    pub kind: RecordKind,
    /// The day it happened; `None`: nobody wrote one, or two people wrote different ones and have not settled it.
    pub on: Option<Date>,
    /// Talks only.
    pub way: Option<Way>,
    /// What was chosen under the record's heading: kinds of guidance or help, the path of a plan, themes of a talk.
    pub chosen: Vec<String>,
    /// The own words beside 其他.
    pub other: Option<String>,
    /// Opinions that were raised (S1-16).
    pub opinions: Vec<String>,
    /// Those of them that are to go to the office's list.
    #[serde(default)]
    pub raised: Vec<Raised>,
    /// Help: it is solved.
    pub solved: bool,
    /// Why the record is void; its text stays.
    pub void: Option<String>,
}

/// An opinion that goes to the office (S1-16).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Raised {
    /// The row of the table of opinions.
    pub row: String,
    pub text: String,
}

impl CareRecord {
    /// The record as commitments look at it; `None` for one that is void or without a day.
    pub fn fact(&self, id: DocumentId) -> Option<Fact> {
        let (None, Some(date)) = (&self.void, self.on) else { return None };
        let attribute = self.counted_as();
        let kind = Key::try_from(attribute.to_owned()).ok()?;
        let mut attributes = BTreeMap::new();
        if let Some(value) = self.value() {
            attributes.insert(kind.clone(), value);
        }
        Some(Fact { id, kind, date, attributes })
    }

    /// Under which name of the programme the record counts.
    pub const fn counted_as(&self) -> &'static str {
        match (self.kind, self.way) {
            (RecordKind::Talk, Some(Way::Face)) => "talk",
            (RecordKind::Talk, Some(Way::Telephone | Way::Online) | None) => "telephone_talk",
            (RecordKind::Guidance, _) => "guidance_kinds",
            (RecordKind::Plan, _) => "career_plan",
            (RecordKind::Help, _) => "help_kinds",
        }
    }

    fn value(&self) -> Option<Value> {
        if let Some(text) = &self.other {
            return Some(Value::Other(text.clone()));
        }
        Some(Value::Choice(Key::try_from(self.chosen.first()?.clone()).ok()?))
    }
}

/// The private part of a record: one for each, in the private space of its pair.
pub fn private_of(private: SpaceId, record: DocumentId) -> DocumentHead {
    DocumentHead::one_per(private, Kind::Form, record.as_uuid())
}

/// What the other of the pair says to a record: one for each person, beside it.
pub fn counterpart_of(notes: SpaceId, record: DocumentId, who: UserId) -> DocumentHead {
    let owner = Uuid::new_v5(&record.as_uuid(), who.as_bytes());
    DocumentHead::one_per(notes, Kind::Form, owner)
}
