//! 联系服务的另一面：谁请约谈、谁来安排、意见怎么办、找谁打电话。

use std::borrow::Cow;

use gongjian_shared::party::Liable;
use gongjian_shared::rules::liaison::{LiaisonField, LiaisonRefusal};
use jiff::civil::{Date, Time};

use crate::words::liaison::LiaisonWord as W;
use crate::words::{Language, times};

fn day(it: Date) -> String {
    times::local_date(Language::Chinese, it)
}

fn hour(it: Time) -> String {
    format!("{:02}:{:02}", it.hour(), it.minute())
}

pub const fn field(it: LiaisonField) -> &'static str {
    match it {
        LiaisonField::Title => "问题",
        LiaisonField::Place => "地点",
        LiaisonField::Solution => "解决办法",
        LiaisonField::Answer => "答复",
        LiaisonField::Duty => "值班",
        LiaisonField::Phone => "电话",
        LiaisonField::Opinions => "意见",
        LiaisonField::Pairs => "结对",
    }
}

/// Levels of leaders (S1-22).
pub const fn level(it: Liable) -> &'static str {
    match it {
        Liable::Leader => "校级领导",
        Liable::Head => "中层正职",
        Liable::ActingDeputy => "主持工作的副职",
    }
}

pub fn refusal(it: &LiaisonRefusal) -> Cow<'static, str> {
    use LiaisonRefusal as R;
    match it {
        R::NotThere => "没有找到，或不在你的职责范围内。请刷新页面看最新的情况。".into(),
        R::NotYours => "你的现任职务不能办这件事。".into(),
        R::IdTaken => "这个编号已被占用。请再试一次。".into(),
        R::Over => "这一对已经结束，不用再安排。".into(),
        R::Empty { field: it } => format!("请填写{}。", field(*it)).into(),
        R::TooMuch { field: it, most } => format!("{}太多或太长，最多 {most}。", field(*it)).into(),
        R::Past { on } => format!("{}已经过了，请选今天或以后的日期。", day(*on)).into(),
        R::TurnedRound => "结束日期不能早于开始日期。".into(),
        R::NoSuchOwner => "没有这个人，或不在你能看的范围内。请重新选负责人。".into(),
        R::NoSuchOpinion => "有的意见已经不在记录里。请刷新页面，再归并。".into(),
        R::OpinionTaken => "有的意见已经归到别的问题里。请刷新页面看最新的情况。".into(),
        R::Answered => "这个问题已经答复，不能再改。".into(),
    }
}

pub fn say(it: &W) -> Cow<'static, str> {
    Cow::Borrowed(match it {
        W::Talks => "约谈",
        W::AskTalk => "请求约谈",
        W::Asked { on } => return format!("你在{}请求约谈，等待安排", day(*on)).into(),
        W::AskedBy { who, on } => return format!("{who}在{}请求约谈", day(*on)).into(),
        W::AskWaits => "请求已存在本机，连上网络就送到",
        W::Arrange => "安排时间",
        W::ArrangeTitle { who } => return format!("安排：{who}").into(),
        W::Kind => "事项",
        W::Day => "日期",
        W::Begins => "时间（可不填）",
        W::Place => "地点（可不填）",
        W::PlaceHint => "只写在哪里见面，不写谈什么",
        W::Save => "保存",
        W::PlanOn { on, begins, place, by } => {
            let begins = begins.map(|it| format!(" {}", hour(it))).unwrap_or_default();
            let place = if place.is_empty() { String::new() } else { format!("，{place}") };
            return format!("{}{begins}{place}（{by}安排）", day(*on)).into();
        }
        W::Unplan => "取消安排",
        W::NoPlans => "还没有安排",
        W::Answers => "意见答复",
        W::AnswerOf { title } => return title.clone().into(),
        W::AnsweredOn { on } => return format!("{}答复", day(*on)).into(),
        W::CallNow => "遇到危急情况，马上打电话",
        W::CallNowHint => "先打电话，记录可以以后再补。",
        W::OnDuty { from, to } => return format!("{}至{}值班", day(*from), day(*to)).into(),
        W::ArrangePage => "联络安排",
        W::ArrangeLead => "这里只有事项和日期，看不到谈话内容。安排好时间，领导和辅导员都能看到。",
        W::ArrangeNone => "没有要联络的领导",
        W::ArrangeNoneNext => "担任联络员后，本单位领导待安排的事项会出现在这里。",
        W::LastMet { on } => return format!("上次约谈 {}", day(*on)).into(),
        W::NeverMet => "还没有约谈过",
        W::NothingOpen => "眼下没有待安排的",
        W::Pick { who } => return format!("选中 {who}").into(),
        W::Remind { count } => return format!("提醒所选（{count}）").into(),
        W::RemindHint => "合并成一条，进入领导的“今天”和当天的消息。",
        W::Reminded { by, on } => return format!("{by}在{}提醒过", day(*on)).into(),
        W::Office => "办公室工作台",
        W::OfficeOf { owner } => return format!("{owner}办公室").into(),
        W::Staff { names } => return format!("工作人员：{names}").into(),
        W::Opinions => "待归并的意见",
        W::OpinionsHint => "谁提的只有办公室能看到。同一类的选在一起，归并成一个问题。",
        W::NoOpinions => "没有待归并的意见",
        W::From { leader, counselor } => return format!("{counselor}提出，{leader}记录").into(),
        W::Merge { count } => return format!("归并所选（{count}）").into(),
        W::MergeTitle => "归并成问题",
        W::MergeHint => "问题会连同答复告诉所有提出的人，不要写出是谁提的。",
        W::IssueTitle => "问题",
        W::Owner => "负责人",
        W::Due => "办结日期",
        W::NewIssue => "新的问题",
        W::Into => "归到",
        W::Issues => "问题",
        W::NoIssues => "还没有问题",
        W::IssueMore { owner, due, opinions } => {
            return format!("{owner} · {}前 · {opinions} 条意见", day(*due)).into();
        }
        W::Late => "已过期限",
        W::Answered => "已答复",
        W::Solution => "解决办法",
        W::NoSolution => "负责人还没有写解决办法",
        W::Solve => "写解决办法",
        W::SolveTitle => "解决办法",
        W::Answer => "答复",
        W::AnswerTitle => "答复提出的人",
        W::AnswerHint => "所有提出的人都会收到，答复后不能再改。",
        W::AnswerText => "答复内容",
        W::Raised => "意见来源（只有办公室能看到）",
        W::Meetings => "应召开的会议",
        W::MeetingsHint => "开过交流会或推进会，这里自动变成已完成。",
        W::MeetingDue { due } => return format!("{}前", day(*due)).into(),
        W::CallMeeting => "去召开会议",
        W::Duty => "值班和紧急电话",
        W::DutyHint => "领导和辅导员的手机上都有，没有网络也能拨打。",
        W::DutyName => "姓名或部门",
        W::DutyPhone => "电话",
        W::DutyFrom => "开始（可不填）",
        W::DutyTo => "结束（可不填）",
        W::DutyAdd => "加一行",
        W::DutyRemove { name } => return format!("去掉 {name}").into(),
        W::DutySave => "保存值班电话",
        W::DutySaved => "已保存，正在送到各人的手机",
        W::Layers => "分层关注：任职年限和发展路径",
        W::Band => "任职年限",
        W::BandUnknown => "年限未登记",
        W::PathUnknown => "还没有规划",
        W::OwnWords => "其他",
        W::Helps => "困难帮扶",
        W::HelpCounts { open, solved } => return format!("{open} 件办理中，{solved} 件已解决").into(),
        W::Handover => "交接清单",
        W::HandoverHint => "职务变动时用：联系对象、未完成事项、已安排的约谈，都在这里。",
        W::HandoverWhose => "谁要交接",
        W::HandoverOpen => "生成清单",
        W::HandoverNothing => "没有未完成的事项",
        W::HandoverSince { from } => return format!("{}起", day(*from)).into(),
        W::HandoverHelp => "未解决的帮扶",
        W::MyIssue => "我负责的问题",
        W::MyIssueLead => "写下怎么解决，办公室据此答复提出的人。",
        W::MeetingIssues => "研究的问题",
        W::MeetingIssuesHint => "从办公室归并的问题里选，会议纪要里就能对应上。",
        W::MeetingNoIssues => "没有选问题",
        W::TakeUp => "列入会议",
        W::TakeOff => "去掉",
        W::Feed => "日历订阅",
        W::FeedLead => {
            "手机或电脑自带的日历可以订阅待安排的事项、约谈和会议。有地址的人都能看，请不要转给别人。"
        }
        W::FeedNames => "日历里写出姓名、会议名称和地点",
        W::FeedNew => "生成地址",
        W::FeedRenew => "换一个地址",
        W::FeedEnd => "停用",
        W::FeedOpen => "已有一个地址在用。忘了就换一个，旧的随即失效。",
        W::FeedOnce => "地址只显示这一次，请现在复制：",
        W::LevelLeaders { count } => return format!("{count} 人").into(),
        W::Together { names } => return format!("{names}（领导不足三人的单位合并显示）").into(),
    })
}
