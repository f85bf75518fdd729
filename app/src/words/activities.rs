//! The words of activities: an enum of their own, so that they travel with the screens that say them.

use gongjian_shared::activities::{ActivityKind, Anchor, Audience, Group, HostKind, Naming, PlanField};
use leptos::prelude::*;

use super::party::listed;
use super::{Language, Words, en, zh};
use crate::photos::{NotKept, WhyNot};

/// A text of the screens of activities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActivityWord {
    Title,
    New,
    NewLead,
    Create,
    Where,
    NoWhere,
    None,
    NoneNext,
    Today,
    Coming,
    Undated,
    Past,
    Figures,
    FiguresHint,
    Activities,
    Attendances,
    Persons,
    PersonsHint { unnamed: u64 },
    Partners,
    Speakers,
    SpeakerLine { count: usize, last: String },
    OpenPlan,
    OpenVenue,
    Opening,
    NotHere,
    Search,
    SearchHint,
    Arrived,
    MarkHere { name: String },
    TakeBackOf { name: String },
    TakeBack,
    Witnesses { at: String, count: usize },
    Witness { at: String, who: String },
    WitnessMine { at: String },
    NotYet,
    ManyMore { count: usize },
    NobodyFound,
    NobodyKnown,
    NobodyKnownNext,
    Newcomer,
    NewcomerLead,
    NewcomerName,
    NewcomerAdd,
    NewcomerSame,
    NewcomerTag,
    NameMissing,
    NoIdentity,
    CountTitle,
    CountHere { people: i64 },
    CountThere { people: i64 },
    Plus { by: i32, group: String },
    Minus { group: String },
    Undo,
    UndoneArrive { name: String },
    UndoneCount { group: String, by: String },
    Promise,
    NamesHidden,
    NamesHiddenNext,
    Notes,
    NotesHint,
    PrintList,
    Photos,
    PhotosHint,
    PhotoAdd,
    PhotoWaiting,
    PhotoSending { percent: u32 },
    PhotoSent,
    PhotoFailed { why: String },
    PhotoAgain,
    PhotoDrop,
    PhotoDropOf { caption: String },
    PhotoCaption,
    PhotoAway,
    PhotoPicture,
    PhotoWorking { count: usize },
    PhotoNot(NotKept),
    PhotoWhy(WhyNot),
    RoomShort { left_mb: u64 },
    Signature,
    PrintTime,
    Set,
    TwoValues,
    Hosts,
    HostName,
    HostType,
    AddHost,
    RemoveHost { name: String },
    Checks,
    AllRight,
    MissingField { field: String },
    UnreadableField { field: String },
    ConflictField { field: String },
    NeedsHosts { least: usize, have: usize },
    NotOnAnchor { anchor: String },
    Choose,
    Numbers { people: u64, times: u64 },
}

listed! {
    activities: ActivityKind: kind, Audience: audience, Group: group, HostKind: host, Naming: naming, Anchor: anchor,
    PlanField: field,
}

impl Words {
    /// The words, tracked.
    pub fn say_activity(self, word: &ActivityWord) -> String {
        match self.language() {
            Language::Chinese => zh::activities::say(word),
            Language::English => en::activities::say(word),
        }
        .into_owned()
    }

    /// The same as a signal.
    pub fn activity(self, word: ActivityWord) -> Signal<String> {
        Signal::derive(move || self.say_activity(&word))
    }
}
