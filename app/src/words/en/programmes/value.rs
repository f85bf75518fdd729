use jiff::civil::{Date, Time};

use gongjian_shared::programmes::{
    Bound, Commitment, DayCount, Deadline, Due, Key, Length, LengthUnit, Owed, Rhythm, RuleUnit, RuleValue,
    Weights,
};

use crate::words::en::party;
use crate::words::programmes::Names;

pub fn date(it: Date) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::try_from(it.month() - 1).ok().and_then(|at| MONTHS.get(at)).unwrap_or(&"");
    format!("{} {month} {}", it.day(), it.year())
}

pub fn span(from: Date, to: Date) -> String {
    format!("{} to {}", date(from), date(to))
}

pub fn length(it: Length) -> String {
    let unit = match it.unit() {
        LengthUnit::Days => "day",
        LengthUnit::Months => "month",
        LengthUnit::Years => "year",
    };
    format!("{} {unit}{}", it.count(), if it.count() == 1 { "" } else { "s" })
}

pub fn rhythm(it: Rhythm) -> &'static str {
    match it {
        Rhythm::Month => "every month",
        Rhythm::Quarter => "every quarter",
        Rhythm::Term => "every term",
        Rhythm::AcademicYear => "every academic year",
        Rhythm::Year => "every year",
        Rhythm::BuildingYear => "every building year",
    }
}

pub fn unit(it: RuleUnit) -> &'static str {
    match it {
        RuleUnit::Count | RuleUnit::None => "",
        RuleUnit::Days => "days",
        RuleUnit::Months => "months",
        RuleUnit::Years => "years",
        RuleUnit::Percent => "%",
    }
}

pub fn bound(it: Bound) -> String {
    match it {
        Bound::Exact(n) => format!("{n}"),
        Bound::AtMost(n) => format!("at most {n}"),
        Bound::AtLeast(n) => format!("at least {n}"),
        Bound::Range(low, high) => format!("{low}–{high}"),
    }
}

pub fn due(it: Due) -> String {
    match it {
        Due::Every(it) => rhythm(it).to_owned(),
        Due::Within(it) => format!("within {}", length(it)),
        Due::By(on) => format!("by {}", date(on)),
    }
}

fn many(names: Names<'_>, of: &Key, it: Bound) -> String {
    format!("{} × {}", bound(it), names.counted(of))
}

pub fn value(names: Names<'_>, it: &RuleValue) -> String {
    match it {
        RuleValue::Load(it) => {
            let each = format!("each {}: {}", names.counted(&it.each), many(names, &it.of, it.bound));
            if it.times > 1 {
                format!("{each}; each {} by {} different ones", names.counted(&it.of), it.times)
            } else {
                each
            }
        }
        RuleValue::Quota(it) => format!("each {}: {}", names.counted(&it.per), many(names, &it.of, it.bound)),
        RuleValue::Places(it) => format!("in all {}", many(names, &it.of, it.bound)),
        RuleValue::Staffing(it) => {
            let lines: Vec<_> = it.lines.iter().map(|line| party::line(*line)).collect();
            let among =
                if lines.is_empty() { String::new() } else { format!(", among them {}", lines.join(", ")) };
            format!("each {}: {}{among}", names.counted(&it.per), many(names, &it.role, it.bound))
        }
        RuleValue::Owed(it) => owed(it),
        RuleValue::Window(it) => format!("within {}", length(*it)),
        RuleValue::Rotation(it) => format!("changes after {}", length(*it)),
        RuleValue::Age(it) => {
            format!("below {} years ({})", it.years, if it.inclusive { "inclusive" } else { "exclusive" })
        }
        RuleValue::Weights(it) => weights(names, it),
        RuleValue::Deadline(it) => deadline(*it),
        RuleValue::ClosingHour(it) => hour(*it),
        RuleValue::Notice(it) => days(*it),
        RuleValue::Fund(it) => {
            let for_it = it.delivers.map(|it| format!(", for {}", String::from(it))).unwrap_or_default();
            format!("{} to {}{for_it}", String::from(it.amount), names.counted(&it.receivers))
        }
        RuleValue::Order(it) => it.iter().map(|it| names.theme(it)).collect::<Vec<_>>().join(" → "),
        RuleValue::Yes(yes) => if *yes { "yes" } else { "no" }.to_owned(),
    }
}

fn owed(it: &Owed) -> String {
    let target = it.target.map(|n| format!(", aiming at {n}")).unwrap_or_default();
    format!("at least {} × {}{target}", it.at_least, due(it.due))
}

fn weights(names: Names<'_>, it: &Weights) -> String {
    let shares = it.shares.iter().map(|(theme, share)| match it.minimum.get(theme) {
        Some(minimum) => format!("{} {share}% (at least {minimum}%)", names.theme(theme)),
        None => format!("{} {share}%", names.theme(theme)),
    });
    shares.collect::<Vec<_>>().join(", ")
}

fn deadline(it: Deadline) -> String {
    let opens = it.opens.map(|it| format!("from {} ", date(it))).unwrap_or_default();
    let closes = it.closes.map(|it| format!(" {}", hour(it))).unwrap_or_default();
    format!("{opens}until {}{closes}", date(it.on))
}

fn hour(it: Time) -> String {
    format!("{:02}:{:02}", it.hour(), it.minute())
}

fn days(it: DayCount) -> String {
    format!("{} {}days", it.days, if it.working { "working " } else { "" })
}

/// Who owes whom, how often, by when, and what counts.
pub fn owes(names: Names<'_>, it: &Commitment, owed: &Owed) -> String {
    let to = it.owed_to.as_ref().map(|to| format!(" for each {}", names.counted(to))).unwrap_or_default();
    let per =
        if it.owed_to.is_some() { String::new() } else { format!(", for each {}", names.counted(&it.per)) };
    let counts: Vec<_> = it.counts.iter().map(|it| names.kind(it)).collect();
    format!(
        "{}{to}: {}{per}. What counts: {}.",
        names.counted(&it.owed_by),
        self::owed(owed),
        counts.join(", ")
    )
}

/// Places in orders and themes of weights are known by their short names.
pub fn theme(id: &str) -> &str {
    match id {
        "shortfall" => "those who lack somebody first",
        "same_unit" => "the same unit first",
        "no_repeat" => "no pair twice",
        "balance" => "even numbers",
        "fit" => "near in subject",
        "pioneer_work" => "work with the pioneers",
        "other_work" => "other work",
        other => other,
    }
}
