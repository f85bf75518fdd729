//! 校历与放假安排。

use std::borrow::Cow;

use gongjian_shared::calendar::NoticeFault;
use jiff::civil::Date;

use crate::words::calendar::CalendarWord;
use crate::words::{Language, times};

pub fn say(it: &CalendarWord) -> Cow<'static, str> {
    use CalendarWord as W;
    match it {
        W::Title => "校历与放假安排".into(),
        W::Lead => "应尽事项按学期、学年计算，公示期按工作日计算，放假日不发提醒，都看这一页。".into(),
        W::Years => "看哪一年".into(),
        W::Year { year } => format!("{year}年").into(),
        W::Terms { year } => format!("{year}–{}学年", year + 1).into(),
        W::First => "第一学期".into(),
        W::Second => "第二学期".into(),
        W::FromTo { from, to } => format!("{}至{}", day(*from), day(*to)).into(),
        W::OwnHere => "本单位设定".into(),
        W::FromAbove => "按上级或系统自带".into(),
        W::SetTerms => "设定学期".into(),
        W::FirstBegins => "第一学期从哪天开始".into(),
        W::SecondBegins => "第二学期从哪天开始".into(),
        W::DaysOff { year } => format!("{year}年放假与补班").into(),
        W::Off { from, to, .. } if from == to => format!("{}放假", short(*from)).into(),
        W::Off { from, to, days } => format!("{}至{}放假，{days} 天", short(*from), short(*to)).into(),
        W::Worked { on } => format!("{}补班", short(*on)).into(),
        W::NotKnown { year } => format!("还没有{year}年的放假安排").into(),
        W::NotKnownNext => "现在只按周末计算。放假通知发布后，把通知的文字粘贴进来。".into(),
        W::PasteDays => "粘贴放假通知".into(),
        W::PasteLabel => "放假通知的文字".into(),
        W::PasteHint => "例如：10月1日至7日放假调休。10月10日上班。".into(),
        W::Read { off, worked } => format!("读到放假 {off} 天、补班 {worked} 天").into(),
        W::Fault(it) => fault(it).into(),
        W::TakeBack => "改回默认".into(),
        W::OfSchool => "学院和支部按学校的校历执行，在学校那一级设定。".into(),
        W::NoDate => "请选一个日期".into(),
    }
}

fn fault(it: &NoticeFault) -> String {
    match it {
        NoticeFault::Empty => "没有读到日期。".to_owned(),
        NoticeFault::NotADay { year, month, day } => format!("{year}年{month}月{day}日不是一个日期。"),
        NoticeFault::Backwards { from, to } => format!("{}在{}之前。", day(*to), day(*from)),
        NoticeFault::Unsaid { on } => format!("{}后面没有写放假还是上班。", day(*on)),
    }
}

fn day(it: Date) -> String {
    times::local_date(Language::Chinese, it)
}

/// The year stands above.
fn short(it: Date) -> String {
    times::month_day(Language::Chinese, it)
}
