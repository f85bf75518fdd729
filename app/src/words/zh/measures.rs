//! 统计：从记录算出来的数，没有人填报。

use std::borrow::Cow;

use gongjian_shared::measures::{Measure, Source};
use gongjian_shared::rules::measures::MeasureRefusal;

use crate::words::lists::zh::{measure, quarter};
use crate::words::measures::MeasureWord as W;
use crate::words::{Language, times};

pub fn say(it: &W) -> Cow<'static, str> {
    let text = match it {
        W::Measure(it) => measure(*it),
        W::Counted(it) => counted(*it),
        W::Meaning(it) => meaning(*it),
        W::Amount { amount, measure } => return format!("{amount} {}", counted(*measure)).into(),
        W::Source(Source::Activity) => "活动",
        W::Source(Source::Wish) => "微心愿",
        W::Source(Source::Meeting) => "会议",
        W::Path => "上级单位",
        W::Others => "也能看的单位",
        W::Which => "看哪一项",
        W::Earlier => "上一年",
        W::Later => "下一年",
        W::Year { year } => return format!("{year}年").into(),
        W::MonthWord => "月",
        W::ByMonth => "逐月（1—12月）",
        W::ByUnit => "按单位和季度",
        W::Unit => "单位",
        W::Quarter(it) => quarter(*it),
        W::WholeYear => "全年",
        W::Whole => "合计",
        W::Itself => "本级",
        W::Silent => "未报",
        W::Ahead => "—",
        W::TableHint => {
            "点数字看背后的记录。“未报”不等于 0：单位既没有记录，也没有作零报告。小字是已报和应报的单位数。"
        }
        W::CellOf { name, quarter: at, amount, told, due } => {
            let when = at.map_or("全年", quarter);
            return format!("{name}，{when}，{amount}，应报 {due} 个单位，已报 {told} 个").into();
        }
        W::ToldOf { told, due } => return format!("{due} 个单位应报，{told} 个每季度都报了").into(),
        W::Nothing => "这一年没有单位",
        W::NothingNext => "换一年看，或到“组织”里核对单位的成立日期。",
        W::NoRecords => "没有记录。",
        W::More { count } => return format!("还有 {count} 条更早的。").into(),
        W::Open => "打开",
        W::NotOpen => "内容不对你开放",
        W::SilentUnits { quarter: it, count } => {
            return format!("{}未报的 {count} 个单位", quarter(*it)).into();
        }
        W::SilentHint => "没有任何记录，也没有作零报告。",
        W::MoreUnits { count } => return format!("还有 {count} 个。").into(),
        W::ZeroReport => "零报告",
        W::ZeroReportHint => {
            "本单位一个季度确实没有开展，就说一声，上级看到的是 0，不是“未报”。以后补记的照样算数。"
        }
        W::NothingSaid => "已报：本季度没有",
        W::HasRecords => "有记录，不用另报",
        W::NotReported => "还没有报",
        W::SayNothing => "报“没有”",
        W::TakeBack => "撤回",
        W::Download => "下载表格（xlsx）",
    };
    text.into()
}

const fn counted(it: Measure) -> &'static str {
    match it {
        Measure::Activities => "场",
        Measure::Attendances => "人次",
        Measure::Persons => "人",
        Measure::Wishes => "个",
        Measure::Meetings => "次",
    }
}

const fn meaning(it: Measure) -> &'static str {
    match it {
        Measure::Activities => "有人到场的活动，按活动日期计。",
        Measure::Attendances => "到场一次计一次，含只点人数没有记名的。",
        Measure::Persons => "记了名的不同的人，同一个人只计一次；各单位相加会大于合计。",
        Measure::Wishes => "已确认收到的微心愿，按确认日期计。",
        Measure::Meetings => "纪要已定稿的会议，按开会日期计。",
    }
}

pub fn refusal(it: &MeasureRefusal) -> Cow<'static, str> {
    match it {
        MeasureRefusal::NotThere => "没有这个单位，或不在你能看的范围内。".into(),
        MeasureRefusal::NotYours => "零报告由本单位的办公室或负责人来报。".into(),
        MeasureRefusal::NotBegun { on } => {
            format!("这个季度{}才开始，还不能报。", times::local_date(Language::Chinese, *on)).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use gongjian_shared::calendar::Quarter;

    use super::*;

    // C7: 人次 and 人数 are never one word
    #[test]
    fn times_and_people_are_told_apart() {
        assert_ne!(counted(Measure::Attendances), counted(Measure::Persons));
        assert_eq!(say(&W::Quarter(Quarter::Q3)), "三季度");
    }
}
