//! Questions about notices, and their answers (S0-32).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::party::Named;
use crate::ids::{NoticeId, UnitId};
use crate::party::Level;
use crate::rules::notices::{Addressee, Ask, NoticeRow, NoticeText, ReceiptRow, Reminders, Withdrawal};
use crate::time::Timestamp;

/// The page 通知.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeList {
    /// What came to the asker, the newest first, as the phone holds it too.
    pub received: Vec<(NoticeId, NoticeRow)>,
    /// What the asker may follow, the newest first.
    pub sent: Vec<SentLine>,
    /// Where the asker may send from.
    pub from: Vec<SendFrom>,
}

/// A notice that was sent, with how far it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentLine {
    pub notice: NoticeId,
    pub title: String,
    pub from_name: String,
    pub at: Timestamp,
    pub ask: Ask,
    pub due: Option<Date>,
    pub reached: Reached,
    #[serde(default)]
    pub withdrawn: bool,
}

/// Numbers of addressees. Each counts in every part that holds for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    pub addressees: u64,
    /// 已送达: it lies where somebody with an open account reads it.
    pub delivered: u64,
    /// 已阅
    pub opened: u64,
    /// 已确认, 已回复
    pub answered: u64,
    /// 已电话通知
    pub phoned: u64,
}

/// A unit in whose name the asker sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendFrom {
    pub unit: UnitId,
    pub name: String,
    /// How many units of each level there are below.
    pub levels: Vec<(Level, u64)>,
    /// The units directly below.
    pub below: Vec<Named>,
}

/// A notice as those see it who follow how far it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentPage {
    pub notice: NoticeId,
    pub from: UnitId,
    pub from_name: String,
    pub sent_by: String,
    pub at: Timestamp,
    pub text: NoticeText,
    pub reached: Reached,
    /// Units in the order of the tree, then people in the order of offices.
    pub lines: Vec<AddresseeLine>,
    /// The asker records telephone calls, and takes it back.
    pub may_write: bool,
    #[serde(default)]
    pub withdrawn: Option<Withdrawal>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddresseeLine {
    pub to: Addressee,
    pub name: String,
    /// The name of the unit above, or of the person's home.
    pub above: String,
    pub delivered: bool,
    pub receipts: Vec<ReceiptRow>,
}

/// How the asker is reminded, and what this server can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderPage {
    pub reminders: Reminders,
    /// The server sends mail, and the register holds an address of the asker.
    pub mail: bool,
    pub has_address: bool,
    /// The server writes into a group of 企业微信.
    pub group: bool,
}
