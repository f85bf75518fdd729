use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Reminders;
use crate::ids::{NoticeId, PersonId, UnitId};
use crate::named::named;
use crate::party::{Level, Post};
use crate::values::Name;

named! {
    /// What a notice asks for beside being read.
    Ask {
        /// 阅知
        Read = "read",
        /// 请确认
        Confirm = "confirm",
        /// 请回复: some words are expected.
        Reply = "reply",
    }
}

/// What is written in a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeText {
    pub title: Name,
    /// 1 to [`super::BODY_MAX`] characters.
    pub body: String,
    pub ask: Ask,
    /// The last day for reading it, or for the answer.
    #[serde(default)]
    pub due: Option<Date>,
}

/// Who is to get a notice, as the office says it. The server finds who that is on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum To {
    Unit {
        unit: UnitId,
    },
    /// Every unit of a level below this one.
    Below {
        unit: UnitId,
        level: Level,
    },
    /// Who holds the post there today; with a level: in every unit of that level below.
    Posts {
        unit: UnitId,
        #[serde(default)]
        level: Option<Level>,
        post: Post,
    },
    Person {
        person: PersonId,
    },
}

/// One line of the list of addressees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "addressee", rename_all = "snake_case")]
pub enum Addressee {
    Unit { unit: UnitId },
    Person { person: PersonId },
}

/// What a person asks to be decided about notices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum NoticeCommand {
    Send {
        notice: NoticeId,
        from: UnitId,
        text: NoticeText,
        to: Vec<To>,
    },
    /// 已阅: the sender of the command has it on the screen.
    Open {
        notice: NoticeId,
    },
    /// Confirms, or replies with words.
    Answer {
        notice: NoticeId,
        #[serde(default)]
        words: String,
    },
    /// 已电话通知: the office told this addressee by telephone. `spoken_to`: who was at the other end.
    Phoned {
        notice: NoticeId,
        to: Addressee,
        spoken_to: String,
    },
    /// 撤回: the office takes the notice back and says why. Addressees see that; receipts stay.
    Withdraw {
        notice: NoticeId,
        reason: String,
    },
    /// How the sender of the command is reminded.
    Remind {
        reminders: Reminders,
    },
}
