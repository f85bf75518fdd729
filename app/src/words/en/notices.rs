//! Notices, reminders and what waits today.

use std::borrow::Cow;

use gongjian_shared::rules::notices::NoticeRefusal;

use crate::words::notices::NoticeWord;

pub fn refusal(it: &NoticeRefusal) -> Cow<'static, str> {
    use NoticeRefusal as R;
    match it {
        R::NotThere => "No such notice, or not for you. Reload the page to see how things stand.".into(),
        R::NotYours { .. } => {
            "Your posts do not let you do this. The office that sends the notice does.".into()
        }
        R::IdTaken => "This number is taken. Please try again.".into(),
        R::BadText { most } => {
            format!("The text has 1 to {most} characters. Please shorten or fill it.").into()
        }
        R::Past { on } => format!("The last day {on} is over. Please choose a later one.").into(),
        R::NoOne => "Nobody would get it. Please choose the addressees again.".into(),
        R::TooMany { most } => format!("At most {most} addressees at once. Please send it in parts.").into(),
        R::Withdrawn => "This notice was withdrawn. Nothing is left to do.".into(),
        R::NothingAsked => "This notice asks for no answer; to read it is enough.".into(),
        R::BadAnswer { most } => format!("Please write something, at most {most} characters.").into(),
    }
}

pub fn notice(word: &NoticeWord) -> Cow<'static, str> {
    use NoticeWord as W;
    Cow::Borrowed(match word {
        W::Title => "Notices",
        W::Offline => "This needs the network",
        W::OfflineNext => {
            "Notices that came to you are on this device and open offline; those that were sent need the network."
        }
        W::Received => "Received",
        W::ReceivedNone => "No notices yet",
        W::ReceivedNoneNext => "What offices send to you or your unit appears here, also offline.",
        W::Sent => "Sent",
        W::Compose => "New notice",
        W::From { from, when } => return format!("{from} · {when}").into(),
        W::Due { on } => return format!("by {on}").into(),
        W::Unread => "Not read",
        W::Read => "Read",
        W::ReadBy { who, when } => return format!("Read by {who}, {when}").into(),
        W::ToConfirm => "To be confirmed",
        W::ToReply => "To be answered",
        W::Confirmed => "Confirmed",
        W::Replied => "Answered",
        W::ConfirmedBy { who, when } => return format!("Confirmed by {who}, {when}").into(),
        W::RepliedBy { who, when, words } => return format!("{who}, {when}: {words}").into(),
        W::PhonedBy { who, when, spoken_to } => {
            return format!("{who}, {when}: told {spoken_to} by telephone").into();
        }
        W::To { name } => return format!("To: {name}").into(),
        W::SentBy { who } => return format!("sent by {who}").into(),
        W::ConfirmNow => "Confirm",
        W::ReplyNow => "Send the answer",
        W::ReplyLabel => "Answer",
        W::ReplyHint => "Goes to the office that sent it; also without a network, once there is one.",
        W::ReplyMissing => "Please write something first.",
        W::ReplyAgain => "Answer again",
        W::AnswerWaits => "Your answer is on this device and goes out with the network.",
        W::ReceiptWaits => "The receipt is on this device and goes out with the network.",
        W::NotThere => "No such notice, or not for you",
        W::NotThereNext => "See whether this is the right account, or ask the office that sent it.",
        W::Reached => "How far it came",
        W::Addressees { count } => return format!("{count} addressees").into(),
        W::CountDelivered => "Delivered",
        W::CountOpened => "Read",
        W::CountAnswered => "Answered",
        W::CountPhoned => "Told by telephone",
        W::Of { count, of } => return format!("{count} / {of}").into(),
        W::ReachedLine { opened, of } => return format!("read {opened} / {of}").into(),
        W::DeliveredHint => {
            "“Delivered” means that somebody with an account can read it; call those who have none."
        }
        W::ShowOpen => "Not read",
        W::ShowUnanswered => "Not answered",
        W::ShowAll => "All",
        W::NobodyOpen => "Everybody has read it",
        W::NotDelivered => "No account: not delivered",
        W::NotOpened => "Nobody has read it",
        W::Phone => "Told by telephone",
        W::PhoneTitle { name } => return format!("A telephone call to {name}").into(),
        W::PhoneLabel => "Who was spoken to",
        W::PhoneHint => "For example: the secretary",
        W::PhoneYes => "Record it",
        W::PhoneMissing => "Please say who it was.",
        W::Share => "Share in a group",
        W::ShareLead => {
            "Neither text nor card holds title, words or names; behind the link everybody signs in first."
        }
        W::ShareTextLabel => "Text to copy",
        W::CopyText => "Copy the text",
        W::Copied => "Copied.",
        W::NotCopied => "This browser forbids copying; select the text yourself.",
        W::SaveCard => "Save the card",
        W::CardAlt => "Card of the notice",
        W::CardTitle => "A notice for you",
        W::ShareText { from, ask, link } => {
            return format!("{from} has sent a notice; {ask}. Please sign in to read it: {link}").into();
        }
        W::AskRead => "please read it",
        W::AskConfirm => "please confirm",
        W::AskReply => "please answer",
        W::AskUntil { ask, on } => return format!("{ask} by {on}").into(),
        W::SendFrom => "Sent by",
        W::SendTo => "Addressees",
        W::ToUnits => "Units below",
        W::ToSome => "Chosen units",
        W::ToPost => "A post",
        W::ToPerson => "A person",
        W::LevelCount { level, count } => return format!("{level} ({count})").into(),
        W::WhichLevel => "Level",
        W::WhichPost => "Post",
        W::ThisUnit => "this unit",
        W::NoBelow => "There are no units below.",
        W::TitleLabel => "Title",
        W::TitleMissing => "A title has 1 to 80 characters.",
        W::BodyLabel => "Text",
        W::BodyMissing { most } => return format!("The text has 1 to {most} characters.").into(),
        W::AskLabel => "What is asked",
        W::AskKindRead => "Read",
        W::AskKindConfirm => "Confirm",
        W::AskKindReply => "Answer",
        W::DueLabel => "Last day (optional)",
        W::NobodyChosen => "Choose who is to get it.",
        W::SendNow => "Send",
        W::SendLead => "Also without a network: the server sends it later. What was sent cannot be changed.",
        W::NoFrom => "Your posts send no notices",
        W::NoFromNext => "Offices send notices. Please ask the office of your unit.",
        W::GivenSend { title } => return format!("Notice: {title}").into(),
        W::GivenOpen => "Receipt of a notice",
        W::GivenAnswer => "Answer to a notice",
        W::GivenPhoned => "Telephone call",
        W::GivenWithdraw => "Withdrawal of a notice",
        W::Withdrawn => "Withdrawn",
        W::WithdrawnBy { who, when, reason } => return format!("{who} withdrew it {when}: {reason}").into(),
        W::WithdrawnLead => "This notice was withdrawn; nothing is left to do. Receipts stay.",
        W::WithdrawNow => "Withdraw the notice",
        W::WithdrawTitle => "Withdraw this notice",
        W::WithdrawLead => {
            "Addressees see that it was withdrawn, and why; they need not read or answer it. Receipts stay. This cannot be undone."
        }
        W::WithdrawReason => "Why it is withdrawn",
        W::WithdrawMissing => "Say why.",
        W::GivenRemind => "Reminders",
        W::Remind => "Reminders",
        W::RemindLead => "At most one a day, with counts and a link only; none on days off.",
        W::RemindChannel => "How",
        W::ChannelMail => "By mail",
        W::ChannelGroup => "Into the group",
        W::ChannelNone => "Not at all",
        W::RemindAt => "Not before",
        W::QuietFrom => "Quiet from",
        W::QuietUntil => "until",
        W::HourIs { hour } => return format!("{hour}:00").into(),
        W::NoMail => "This server sends no mail yet.",
        W::NoAddress => "The register has no mail address of yours; ask your office.",
        W::NoGroup => "This server is tied to no group yet.",
        W::RemindSaved => "Given; it holds once the server has it.",
    })
}
