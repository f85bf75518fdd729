//! 今天要办的事。

use std::borrow::Cow;

use crate::words::today::TodayWord;

pub fn today(word: &TodayWord) -> Cow<'static, str> {
    use TodayWord as W;
    Cow::Borrowed(match word {
        W::Due { on } => return format!("{on}前").into(),
        W::From { from, when } => return format!("{from} · {when}").into(),
        W::Unread => "未阅",
        W::ToConfirm => "待确认收到",
        W::ToReply => "待回复",
        W::Owed => "我该做的",
        W::OwedHint => "按到期先后",
        W::OwedOffline { last: None } => "离线：这里是本机存着的；连上网络后补全。",
        W::OwedOffline { last: Some(last) } => {
            return format!("离线：这里是本机存着的；其他的只查看到{last}，连上网络后补全。").into();
        }
        W::OwedAsking => "正在向服务器查看还有什么…",
        W::AllNotices => "全部通知",
        W::OwedNone => "没有待办的事",
        W::OwedNoneNext => "新的通知、清单和任期提醒会出现在这里。",
        W::OwedFailed => "服务器没有答复，只列出了本机存着的。",
        W::GapLine { unit, posts } => return format!("{unit}：{posts} 待安排").into(),
        W::GapsBelowLine { units } => return format!("下级 {units} 个单位的岗位待安排").into(),
        W::ChecklistLine { phase, open } => return format!("{phase}：清单还有 {open} 项").into(),
        W::ChecklistMore { title, site } => return format!("{title} · {site}").into(),
        W::ReportLine { report } => return format!("报送{report}").into(),
        W::EndingLine { who, unit, post } => return format!("{who} · {unit}{post}任期将满，待安排").into(),
        W::EndingOn { on } => return format!("任期到 {on}").into(),
        W::LateLine { count } => return format!("{count} 份改动待你接收").into(),
        W::CheckLine { title } => return format!("申报书“{title}”待审核").into(),
        W::ReturnedLine { title } => return format!("申报书“{title}”退回修改").into(),
        W::PairLine { what, other } => return format!("{what} · {other}").into(),
        W::PairSoon => "请尽快安排",
        W::ReviewLine { title } => return format!("申报书“{title}”待评").into(),
        W::PublicityLine { title } => return format!("“{title}”公示期满，可以公布").into(),
        W::PublicityOver { on } => return format!("公示到 {on}").into(),
        W::GoArrange => "安排",
        W::MeetingLine { title } => return format!("会议“{title}”待答复").into(),
        W::MentionLine { who: Some(who) } => return format!("{who}在批注里提到你").into(),
        W::MentionLine { who: None } => "有人在批注里提到你",
        W::ActionLine { text } => return format!("会议交办：{text}").into(),
        W::ArrangeLine { open } => return format!("联系辅导员：{open} 项待安排").into(),
        W::RemindedBy { who } => return format!("{who}提醒").into(),
        W::TalkAskedLine { who } => return format!("{who}请求约谈").into(),
        W::ServeLine { open } => return format!("所联络的领导有 {open} 项待安排").into(),
        W::IssueLine { title } => return format!("问题“{title}”等你解决").into(),
        W::LateIssueLine { title } => return format!("问题“{title}”已过期限，还没有答复").into(),
        W::AnsweredLine { title } => return format!("意见有答复：{title}").into(),
        W::OpinionsLine { count } => return format!("{count} 条意见待归并").into(),
        W::MeetingOwedLine { name } => return format!("{name}待召开").into(),
        W::GoAnswer => "答复",
        W::GoRead => "阅看",
        W::GoSee => "查看",
        W::GoDecide => "决定",
        W::SinceLast { when } => return format!("{when} 以来").into(),
        W::NewMark => "新",
    })
}
