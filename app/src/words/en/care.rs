//! Pairs: what is due, what was done, and who reads it.

use std::borrow::Cow;

use gongjian_shared::calendar::{Half, Period, Quarter};
use gongjian_shared::care::{RecordKind, Way};
use gongjian_shared::commitments::Slot;
use jiff::civil::Date;

use crate::words::care::CareWord as W;
use crate::words::lists::en::state;
use crate::words::{Language, times};

pub fn say(it: &W) -> Cow<'static, str> {
    let text = match it {
        W::None => "No pairs yet",
        W::NoneNext => "Once the office has confirmed the pairs, yours will stand here.",
        W::MyPairs => "My pairs",
        W::Read => "Pairs that I may read",
        W::NothingOpen => "Nothing to arrange at present",
        W::OpenItems { count } => return format!("{count} to arrange").into(),
        W::OverdueItems { count } => return format!("{count} overdue").into(),
        W::Since { from } => return format!("since {}", day(*from)).into(),
        W::EndedOn { on } => return format!("ended on {}", day(*on)).into(),
        W::Owed => "To arrange",
        W::Done => "Done",
        W::Later { count } => return format!("Done and later: {count}").into(),
        W::Due { due } => return format!("by {}", day(*due)).into(),
        W::State(it) => state(*it),
        W::Slot(it) => return slot(*it),
        W::Records => "Records",
        W::NoRecords => {
            "No records yet. They can be written without a network; they stay on this device until there is one."
        }
        W::Kind(it) => kind(*it),
        W::Write(it) => return format!("Record: {}", kind(*it)).into(),
        W::Way(Way::Face) => "face to face",
        W::Way(Way::Telephone) => "by telephone, does not count",
        W::Way(Way::Online) => "online, does not count",
        W::NoDay => "without a day, does not count",
        W::Void => "void",
        W::Gone => "This record is not on this device",
        W::GoneNext => "It may not have arrived yet, or you may no longer read it.",
        W::Notes => "Work notes",
        W::NotesFor { other } => {
            return format!("Read by you, {other} and the office of the owner, which may collect them.")
                .into();
        }
        W::Private => "Private part",
        W::PrivateFor { other } => {
            return format!(
                "Read by you and {other} alone: not by the office, a liaison or an administrator."
            )
            .into();
        }
        W::Word => "The other's word",
        W::WordFor { other } => {
            return format!(
                "Yours to write: was it so, and what do you add. Read by {other} and the office."
            )
            .into();
        }
        W::NoWord { other } => return format!("{other} has not written anything.").into(),
        W::Crisis => "In a crisis, call at once",
        W::CrisisNext => "Call first; the record can wait.",
        W::Coverage => "How it stands",
        W::CoverageHint => "Cells say done / owed; open one to see the pairs. Units only, nobody is ranked.",
        W::Unit => "Unit",
        W::Year { year } => return format!("{year}").into(),
        W::Earlier => "Year before",
        W::Next => "Year after",
        W::Pairs { count } => return format!("{count} pairs").into(),
        W::CellHint => "Open a cell to see the records behind it",
        W::NoPairs => "No pairs in this year",
        W::NoPairsNext => "Once pairs are confirmed, units and periods will stand here.",
        W::CellOf { unit, slot: at, met, owed } => {
            return format!("{unit}, {}: {met} done of {owed}", slot(*at)).into();
        }
        W::NotOpen => "There is a record; your posts do not open it",
        W::Behind => "This cell",
    };
    Cow::Borrowed(text)
}

const fn kind(it: RecordKind) -> &'static str {
    match it {
        RecordKind::Talk => "talk",
        RecordKind::Guidance => "guidance",
        RecordKind::Plan => "career plan",
        RecordKind::Help => "help",
    }
}

fn day(it: Date) -> String {
    times::local_date(Language::English, it)
}

fn slot(it: Slot) -> Cow<'static, str> {
    let Slot::Period(period) = it else { return "once".into() };
    match period {
        Period::Year(year) => format!("{year}"),
        Period::AcademicYear(year) => format!("{year}–{}", year.get() + 1),
        Period::Term(year, half) => {
            let half = if half == Half::First { 1 } else { 2 };
            format!("term {half} of {year}–{}", year.get() + 1)
        }
        Period::Quarter(year, quarter) => {
            let quarter = match quarter {
                Quarter::Q1 => 1,
                Quarter::Q2 => 2,
                Quarter::Q3 => 3,
                Quarter::Q4 => 4,
            };
            format!("Q{quarter} {year}")
        }
        Period::Month(year, month) => format!("{year}-{:02}", month.get()),
        Period::BuildingYear { number, .. } => format!("building year {number}"),
        Period::Range(days) => format!("{} to {}", day(days.first()), day(days.last())),
    }
    .into()
}
