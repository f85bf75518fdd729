use jiff::civil::{Date, Time};

use gongjian_shared::programmes::{
    Bound, Commitment, DayCount, Deadline, Due, Key, Length, LengthUnit, Owed, Rhythm, RuleUnit, RuleValue,
    Weights,
};

use crate::words::programmes::Names;
use crate::words::zh::party;

pub fn date(it: Date) -> String {
    format!("{}年{}月{}日", it.year(), it.month(), it.day())
}

pub fn span(from: Date, to: Date) -> String {
    format!("{}至{}", date(from), date(to))
}

pub fn length(it: Length) -> String {
    match it.unit() {
        LengthUnit::Days => format!("{} 天", it.count()),
        LengthUnit::Months => format!("{} 个月", it.count()),
        LengthUnit::Years => format!("{} 年", it.count()),
    }
}

pub fn rhythm(it: Rhythm) -> &'static str {
    match it {
        Rhythm::Month => "每月",
        Rhythm::Quarter => "每季度",
        Rhythm::Term => "每学期",
        Rhythm::AcademicYear => "每学年",
        Rhythm::Year => "每年",
        Rhythm::BuildingYear => "每建设年度",
    }
}

pub fn unit(it: RuleUnit) -> &'static str {
    match it {
        RuleUnit::Count | RuleUnit::None => "",
        RuleUnit::Days => "天",
        RuleUnit::Months => "个月",
        RuleUnit::Years => "年",
        RuleUnit::Percent => "%",
    }
}

pub fn bound(it: Bound) -> String {
    match it {
        Bound::Exact(n) => format!("{n}"),
        Bound::AtMost(n) => format!("最多 {n}"),
        Bound::AtLeast(n) => format!("至少 {n}"),
        Bound::Range(low, high) => format!("{low}–{high}"),
    }
}

pub fn due(it: Due) -> String {
    match it {
        Due::Every(it) => rhythm(it).to_owned(),
        Due::Within(it) => format!("{}内", length(it)),
        Due::By(on) => format!("{}前", date(on)),
    }
}

/// Persons are counted 名, everything else 个.
pub(super) fn measure(names: Names<'_>, id: &Key) -> &'static str {
    if names.is_role(id) { "名" } else { "个" }
}

fn many(names: Names<'_>, of: &Key, it: Bound) -> String {
    format!("{} {}{}", bound(it), measure(names, of), names.counted(of))
}

pub fn value(names: Names<'_>, it: &RuleValue) -> String {
    match it {
        RuleValue::Load(it) => {
            let each = format!(
                "每{}{}联系 {}",
                measure(names, &it.each),
                names.counted(&it.each),
                many(names, &it.of, it.bound)
            );
            if it.times > 1 {
                format!("{each}；每{}由 {} 位不同的人承担", measure(names, &it.of), it.times)
            } else {
                each
            }
        }
        RuleValue::Quota(it) => {
            format!(
                "每{}{}：{}",
                measure(names, &it.per),
                names.counted(&it.per),
                many(names, &it.of, it.bound)
            )
        }
        RuleValue::Places(it) => format!("一共 {}", many(names, &it.of, it.bound)),
        RuleValue::Staffing(it) => {
            let lines: Vec<_> = it.lines.iter().map(|line| party::line(*line)).collect();
            let among = if lines.is_empty() {
                String::new()
            } else {
                format!("，其中要有{}方面的人", lines.join("、"))
            };
            format!("每个{}：{}{among}", names.counted(&it.per), many(names, &it.role, it.bound))
        }
        RuleValue::Owed(it) => owed(it),
        RuleValue::Window(it) => format!("{}内", length(*it)),
        RuleValue::Rotation(it) => format!("每 {}调整一次", length(*it)),
        RuleValue::Age(it) => {
            format!("{} 周岁以下（{}）", it.years, if it.inclusive { "含" } else { "不含" })
        }
        RuleValue::Weights(it) => weights(names, it),
        RuleValue::Deadline(it) => deadline(*it),
        RuleValue::ClosingHour(it) => hour(*it),
        RuleValue::Notice(it) => days(*it),
        RuleValue::Fund(it) => {
            let for_it = it.delivers.map(|it| format!("，交付 {}", String::from(it))).unwrap_or_default();
            format!("{}，给{}{for_it}", String::from(it.amount), names.counted(&it.receivers))
        }
        RuleValue::Order(it) => it.iter().map(|it| names.theme(it)).collect::<Vec<_>>().join(" → "),
        RuleValue::Yes(yes) => if *yes { "是" } else { "否" }.to_owned(),
    }
}

fn owed(it: &Owed) -> String {
    let target = it.target.map(|n| format!("，力争 {n} 次")).unwrap_or_default();
    format!("{}至少 {} 次{target}", due(it.due), it.at_least)
}

fn weights(names: Names<'_>, it: &Weights) -> String {
    let shares = it.shares.iter().map(|(theme, share)| match it.minimum.get(theme) {
        Some(minimum) => format!("{} {share}%（不低于 {minimum}%）", names.theme(theme)),
        None => format!("{} {share}%", names.theme(theme)),
    });
    shares.collect::<Vec<_>>().join("，")
}

fn deadline(it: Deadline) -> String {
    let opens = it.opens.map(|it| format!("{}起，", date(it))).unwrap_or_default();
    let closes = it.closes.map(|it| format!(" {}", hour(it))).unwrap_or_default();
    format!("{opens}{}{closes} 截止", date(it.on))
}

fn hour(it: Time) -> String {
    format!("{:02}:{:02}", it.hour(), it.minute())
}

fn days(it: DayCount) -> String {
    format!("{} {}", it.days, if it.working { "个工作日" } else { "天" })
}

/// Who owes whom, how often, by when, and what counts.
pub fn owes(names: Names<'_>, it: &Commitment, owed: &Owed) -> String {
    let to = it.owed_to.as_ref().map(|to| format!("对每名{}", names.counted(to))).unwrap_or_default();
    let per = if it.owed_to.is_some() {
        String::new()
    } else {
        format!("，按每个{}计", names.counted(&it.per))
    };
    let counts: Vec<_> = it.counts.iter().map(|it| names.kind(it)).collect();
    format!(
        "{}{to}：{}{per}。算数的有：{}。",
        names.counted(&it.owed_by),
        self::owed(owed),
        counts.join("、")
    )
}

/// Places in orders and themes of weights are known by their short names.
pub fn theme(id: &str) -> &str {
    match id {
        "shortfall" => "先补缺额",
        "same_unit" => "同一单位优先",
        "no_repeat" => "不重复结对",
        "balance" => "人数均衡",
        "fit" => "专业相近",
        "pioneer_work" => "少先队工作",
        "other_work" => "其他工作",
        other => other,
    }
}
