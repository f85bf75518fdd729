//! The words of notices, reminders and of what waits today: an enum of their own, so that they travel with the screens
//! that say them.

use leptos::prelude::*;

use super::{Language, Words, en, zh};

/// A text of the screens of notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeWord {
    Title,
    Offline,
    OfflineNext,
    Received,
    ReceivedNone,
    ReceivedNoneNext,
    Sent,
    Compose,
    From { from: String, when: String },
    Due { on: String },
    Unread,
    Read,
    ReadBy { who: String, when: String },
    ToConfirm,
    ToReply,
    Confirmed,
    Replied,
    ConfirmedBy { who: String, when: String },
    RepliedBy { who: String, when: String, words: String },
    PhonedBy { who: String, when: String, spoken_to: String },
    To { name: String },
    SentBy { who: String },
    ConfirmNow,
    ReplyNow,
    ReplyLabel,
    ReplyHint,
    ReplyMissing,
    ReplyAgain,
    AnswerWaits,
    ReceiptWaits,
    NotThere,
    NotThereNext,
    Reached,
    Addressees { count: u64 },
    CountDelivered,
    CountOpened,
    CountAnswered,
    CountPhoned,
    Of { count: u64, of: u64 },
    ReachedLine { opened: u64, of: u64 },
    DeliveredHint,
    ShowOpen,
    ShowUnanswered,
    ShowAll,
    NobodyOpen,
    NotDelivered,
    NotOpened,
    Phone,
    PhoneTitle { name: String },
    PhoneLabel,
    PhoneHint,
    PhoneYes,
    PhoneMissing,
    Share,
    ShareLead,
    ShareTextLabel,
    CopyText,
    Copied,
    NotCopied,
    SaveCard,
    CardAlt,
    CardTitle,
    ShareText { from: String, ask: String, link: String },
    AskRead,
    AskConfirm,
    AskReply,
    AskUntil { ask: String, on: String },
    SendFrom,
    SendTo,
    ToUnits,
    ToSome,
    ToPost,
    ToPerson,
    LevelCount { level: String, count: u64 },
    WhichLevel,
    WhichPost,
    ThisUnit,
    NoBelow,
    TitleLabel,
    TitleMissing,
    BodyLabel,
    BodyMissing { most: usize },
    AskLabel,
    AskKindRead,
    AskKindConfirm,
    AskKindReply,
    DueLabel,
    NobodyChosen,
    SendNow,
    SendLead,
    NoFrom,
    NoFromNext,
    GivenSend { title: String },
    GivenOpen,
    GivenAnswer,
    GivenPhoned,
    GivenWithdraw,
    Withdrawn,
    WithdrawnBy { who: String, when: String, reason: String },
    WithdrawnLead,
    WithdrawNow,
    WithdrawTitle,
    WithdrawLead,
    WithdrawReason,
    WithdrawMissing,
    GivenRemind,
    Remind,
    RemindLead,
    RemindChannel,
    ChannelMail,
    ChannelGroup,
    ChannelNone,
    RemindAt,
    QuietFrom,
    QuietUntil,
    HourIs { hour: u8 },
    NoMail,
    NoAddress,
    NoGroup,
    RemindSaved,
}

impl Language {
    /// The words in this language.
    pub fn notice(self, word: &NoticeWord) -> String {
        match self {
            Self::Chinese => zh::notices::notice(word).into_owned(),
            Self::English => en::notices::notice(word).into_owned(),
        }
    }
}

impl Words {
    /// The words, tracked.
    pub fn notice(self, word: &NoticeWord) -> String {
        self.language().notice(word)
    }

    /// The words as a signal.
    pub fn noticed(self, word: NoticeWord) -> Signal<String> {
        Signal::derive(move || self.notice(&word))
    }
}
