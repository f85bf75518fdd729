use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Addressee, Ask};
use crate::ids::{UnitId, UserId};
use crate::named::named;
use crate::time::Timestamp;

named! {
    /// What a receipt says.
    ReceiptKind {
        /// 已阅
        Opened = "opened",
        /// 已确认, 已回复
        Answered = "answered",
        /// 已电话通知
        Phoned = "phoned",
    }
}

/// The register row `notice/<notice>` of an addressee's space: how a notice opens without a network. It tells nothing of
/// other addressees (S0-32). JSON; only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeRow {
    pub from: UnitId,
    pub from_name: String,
    /// Who sent it, in the name of the unit.
    pub sent_by: String,
    pub sent: Timestamp,
    pub title: String,
    pub body: String,
    pub ask: Ask,
    pub due: Option<Date>,
    pub to: Addressee,
    /// The name of the addressee.
    pub to_name: String,
    /// Of this addressee alone, in the order in which they came.
    pub receipts: Vec<ReceiptRow>,
    /// It was taken back; what had been read and answered stays.
    #[serde(default)]
    pub withdrawn: Option<Withdrawal>,
}

/// Who took a notice back, when and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    pub at: Timestamp,
    pub name: String,
    pub reason: String,
}

/// A receipt: who, when, what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptRow {
    pub kind: ReceiptKind,
    pub by: UserId,
    pub name: String,
    pub at: Timestamp,
    /// The answer; or who was spoken to.
    #[serde(default)]
    pub words: String,
}

impl NoticeRow {
    /// This person has left the receipt 已阅.
    pub fn opened_by(&self, user: UserId) -> bool {
        self.receipts.iter().any(|it| it.kind == ReceiptKind::Opened && it.by == user)
    }

    /// What this addressee answered last.
    pub fn answer(&self) -> Option<&ReceiptRow> {
        self.receipts.iter().filter(|it| it.kind == ReceiptKind::Answered).max_by_key(|it| it.at)
    }

    /// An answer is asked for, and none has come from this addressee.
    pub fn wants_answer(&self) -> bool {
        self.withdrawn.is_none() && self.ask != Ask::Read && self.answer().is_none()
    }

    /// Something is left to do for this person: to read it, or to answer.
    pub fn waits_for(&self, user: Option<UserId>) -> bool {
        let unread = !user.is_some_and(|user| self.opened_by(user));
        self.withdrawn.is_none() && (unread || self.wants_answer())
    }
}
