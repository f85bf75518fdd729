//! /notices: what offices send, read also without a network; who has read it; what may be said of it in a group.

mod compose;
mod list;
mod one;
mod phoned;
mod reading;
mod receivers;
mod remind;
mod sent;
mod share;
mod withdraw;

pub use compose::ComposePage;
pub use list::NoticesPage;
pub use one::NoticePage;
pub use remind::RemindCard;

use gongjian_shared::ids::{NoticeId, UserId};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::notices::{Ask, NoticeCommand, NoticeRow};
use leptos::prelude::*;

use super::{desk, outbox};
use crate::words::Words;
use crate::words::notices::NoticeWord;

/// Who is signed in; tracked.
fn me() -> Option<UserId> {
    let (notebook, _) = desk();
    notebook.me.with(|me| me.as_ref().and_then(|me| me.as_ref().map(|me| me.user)))
}

/// Where a notice stands for its reader, and whether something is left to do.
fn standing(row: &NoticeRow, me: Option<UserId>) -> (NoticeWord, bool) {
    if row.withdrawn.is_some() {
        return (NoticeWord::Withdrawn, false);
    }
    let opened = me.is_some_and(|me| row.opened_by(me));
    match (row.wants_answer(), row.ask) {
        (true, Ask::Confirm) => (NoticeWord::ToConfirm, true),
        (true, Ask::Reply) => (NoticeWord::ToReply, true),
        (true, Ask::Read) | (false, _) if !opened => (NoticeWord::Unread, true),
        (false, Ask::Confirm) => (NoticeWord::Confirmed, false),
        (false, Ask::Reply) => (NoticeWord::Replied, false),
        (_, Ask::Read) => (NoticeWord::Read, false),
    }
}

/// Commands on this notice that wait on this device; tracked.
fn waits(notice: NoticeId, is: fn(&NoticeCommand) -> bool) -> bool {
    outbox().rows.with(|rows| {
        let mut waiting = rows.iter().filter(|row| row.state.waits());
        waiting.any(
            |row| matches!(row.command(), Some(Command::Notice { notice: it }) if is(&it) && of(&it) == Some(notice)),
        )
    })
}

const fn of(it: &NoticeCommand) -> Option<NoticeId> {
    match it {
        NoticeCommand::Send { notice, .. }
        | NoticeCommand::Open { notice }
        | NoticeCommand::Answer { notice, .. }
        | NoticeCommand::Phoned { notice, .. }
        | NoticeCommand::Withdraw { notice, .. } => Some(*notice),
        NoticeCommand::Remind { .. } => None,
    }
}

/// The last day, if there is one.
fn due(words: Words, row_due: Option<jiff::civil::Date>) -> Option<String> {
    row_due.map(|on| words.notice(&NoticeWord::Due { on: words.date(on) }))
}
