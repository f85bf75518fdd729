//! School calendar and days off.

use std::borrow::Cow;

use gongjian_shared::calendar::NoticeFault;
use jiff::civil::Date;

use crate::words::calendar::CalendarWord;
use crate::words::{Language, times};

pub fn say(it: &CalendarWord) -> Cow<'static, str> {
    use CalendarWord as W;
    match it {
        W::Title => "School calendar and days off".into(),
        W::Lead => {
            "What is owed goes by terms and academic years, publicity by working days, and no reminder is sent on a day off: all by this page."
                .into()
        }
        W::Years => "Which year".into(),
        W::Year { year } => year.to_string().into(),
        W::Terms { year } => format!("Academic year {year}–{}", year + 1).into(),
        W::First => "Term 1".into(),
        W::Second => "Term 2".into(),
        W::FromTo { from, to } => format!("{} to {}", day(*from), day(*to)).into(),
        W::OwnHere => "Set here".into(),
        W::FromAbove => "From above, or built in".into(),
        W::SetTerms => "Set the terms".into(),
        W::FirstBegins => "First day of term 1".into(),
        W::SecondBegins => "First day of term 2".into(),
        W::DaysOff { year } => format!("Days off and make-up days in {year}").into(),
        W::Off { from, to, .. } if from == to => format!("{}: off", short(*from)).into(),
        W::Off { from, to, days } => format!("{} to {}: off, {days} days", short(*from), short(*to)).into(),
        W::Worked { on } => format!("{}: worked", short(*on)).into(),
        W::NotKnown { year } => format!("No arrangement is known for {year}").into(),
        W::NotKnownNext => "Only weekends count for now. Paste the text of the notice once it is out.".into(),
        W::PasteDays => "Paste a notice".into(),
        W::PasteLabel => "Text of the notice".into(),
        W::PasteHint => "For example: 2026-10-01 to 2026-10-07 off; 2026-10-10 work".into(),
        W::Read { off, worked } => format!("{off} days off and {worked} make-up days were read").into(),
        W::Fault(it) => fault(it).into(),
        W::TakeBack => "Back to the default".into(),
        W::OfSchool => "Colleges and branches go by the calendar of their school; it is set there.".into(),
        W::NoDate => "Choose a day".into(),
    }
}

fn fault(it: &NoticeFault) -> String {
    match it {
        NoticeFault::Empty => "No days are in it.".to_owned(),
        NoticeFault::NotADay { year, month, day } => format!("{year}-{month}-{day} is not a day."),
        NoticeFault::Backwards { from, to } => format!("{} is before {}.", day(*to), day(*from)),
        NoticeFault::Unsaid { on } => format!("Nothing says whether {} is off or worked.", day(*on)),
    }
}

fn day(it: Date) -> String {
    times::local_date(Language::English, it)
}

/// The year stands above.
fn short(it: Date) -> String {
    times::month_day(Language::English, it)
}
