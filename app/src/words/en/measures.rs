//! Figures: computed from records, typed by nobody.

use std::borrow::Cow;

use gongjian_shared::measures::{Measure, Source};
use gongjian_shared::rules::measures::MeasureRefusal;

use crate::words::lists::en::{measure, quarter};
use crate::words::measures::MeasureWord as W;
use crate::words::{Language, times};

pub fn say(it: &W) -> Cow<'static, str> {
    let text = match it {
        W::Measure(it) => measure(*it),
        W::Counted(it) => counted(*it),
        W::Meaning(it) => meaning(*it),
        W::Amount { amount, measure } => return format!("{amount} {}", counted(*measure)).into(),
        W::Source(Source::Activity) => "Activity",
        W::Source(Source::Wish) => "Small wish",
        W::Source(Source::Meeting) => "Meeting",
        W::Path => "Units above",
        W::Others => "Other units you may see",
        W::Which => "Which figure",
        W::Earlier => "Year before",
        W::Later => "Year after",
        W::Year { year } => return year.to_string().into(),
        W::MonthWord => "month",
        W::ByMonth => "By month",
        W::ByUnit => "By unit and quarter",
        W::Unit => "Unit",
        W::Quarter(it) => quarter(*it),
        W::WholeYear => "Year",
        W::Whole => "Total",
        W::Itself => "Itself",
        W::Silent => "none",
        W::Ahead => "—",
        W::TableHint => {
            "A number opens its records. “none” is not 0: the unit has no record and did not say that there was nothing. Small print: units that reported, of those that owe it."
        }
        W::CellOf { name, quarter: at, amount, told, due } => {
            let when = at.map_or("year", quarter);
            return format!("{name}, {when}: {amount}; {told} of {due} units reported").into();
        }
        W::ToldOf { told, due } => {
            return format!("{due} units owe reports, {told} reported in each quarter").into();
        }
        W::Nothing => "No units in this year",
        W::NothingNext => "Choose another year, or check when the units were founded.",
        W::NoRecords => "No records.",
        W::More { count } => return format!("{count} earlier ones.").into(),
        W::Open => "Open",
        W::NotOpen => "Not open to you",
        W::SilentUnits { quarter: it, count } => {
            return format!("{count} units that did not report in {}", quarter(*it)).into();
        }
        W::SilentHint => "No record of any kind, and no report of nothing.",
        W::MoreUnits { count } => return format!("and {count} more").into(),
        W::ZeroReport => "Report of nothing",
        W::ZeroReportHint => {
            "If nothing took place in a quarter, say so: those above see 0 instead of silence. Records that come later count all the same."
        }
        W::NothingSaid => "Reported: nothing",
        W::HasRecords => "Has records; nothing to report",
        W::NotReported => "Not reported yet",
        W::SayNothing => "Report nothing",
        W::TakeBack => "Take back",
        W::Download => "Download table (xlsx)",
    };
    text.into()
}

const fn counted(it: Measure) -> &'static str {
    match it {
        Measure::Activities => "activities",
        Measure::Attendances => "attendances",
        Measure::Persons => "people",
        Measure::Wishes => "wishes",
        Measure::Meetings => "meetings",
    }
}

const fn meaning(it: Measure) -> &'static str {
    match it {
        Measure::Activities => "Activities at which somebody was, by their day.",
        Measure::Attendances => "Each time somebody came, also those who were only counted.",
        Measure::Persons => "Different people by name; the units add up to more than the total.",
        Measure::Wishes => "Small wishes whose arrival was confirmed, by that day.",
        Measure::Meetings => "Meetings whose minutes are fixed, by their day.",
    }
}

pub fn refusal(it: &MeasureRefusal) -> Cow<'static, str> {
    match it {
        MeasureRefusal::NotThere => "There is no such unit, or you may not see it.".into(),
        MeasureRefusal::NotYours => "The unit's own office or head reports that there was nothing.".into(),
        MeasureRefusal::NotBegun { on } => {
            format!("This quarter begins on {}.", times::local_date(Language::English, *on)).into()
        }
    }
}
