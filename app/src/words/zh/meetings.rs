//! 会议的说法。

use std::borrow::Cow;

use gongjian_shared::meetings::{Every, MeetingKind, Presence, Quorum};
use gongjian_shared::rules::meetings::{ActionState, MeetingField, MeetingRefusal, MeetingState};

use crate::words::meetings::MeetingWord;

pub fn say(word: &MeetingWord) -> Cow<'static, str> {
    use MeetingWord as W;
    Cow::Borrowed(match word {
        W::Title => "会议",
        W::New => "召集会议",
        W::None => "还没有会议",
        W::NoneNext => "召集的、邀请你参加的会议会出现在这里，断网也能看。",
        W::NotHere => "没有这次会议",
        W::NotHereNext => "它不在本机，或者没有邀请你。连上网络后再看一次。",
        W::Offline => "召集会议要先连上网络，看看谁在任。",
        W::NoUnit => "会议由单位的办公室召集。你现在不在办公室任职。",
        W::Coming => "要开的会",
        W::Past { year } => return format!("{year} 年").into(),
        W::Owed { unit, kind, on } => return format!("{unit}：{kind}在{on}前还要开一次").into(),
        W::Unit => "召集单位",
        W::Kind => "会议类别",
        W::TitleLabel => "会议名称",
        W::On => "日期",
        W::Begins => "时间",
        W::Place => "地点",
        W::Agenda => "议程",
        W::AgendaHint => "一行一项",
        W::Quorum => "到会要求",
        W::Series => "例会",
        W::NoSeries => "不是例会",
        W::People => "参会人员",
        W::PeopleHint => "按会议类别先勾好了，可以增减。",
        W::AskHead => "这类会议要请关工委负责同志参加。",
        W::Chair => "主持人",
        W::NoteTaker => "记录",
        W::Invited => "参会",
        W::KeepPlan => "先存为计划",
        W::CallNow => "发会议通知",
        W::Call => "发会议通知",
        W::CallLead { people } => return format!("通知 {people} 人，请各位答复是否参加。").into(),
        W::Cancel => "取消会议",
        W::Move => "改时间地点",
        W::Reason => "原因",
        W::Hold => "开会",
        W::HoldLead => "开会后可以记决议、交办事项，由主持人定稿纪要。",
        W::Changed { who, when, reason } => return format!("{who} {when}：{reason}").into(),
        W::Moved => "时间或地点改了，请重新答复",
        W::MyAnswer => "你参加吗？",
        W::MyAnswerHint => "断网也能答复，连上后送到。",
        W::Attend => "参加",
        W::Leave => "请假",
        W::StandIn => "请人代会",
        W::StandInName => "谁代你参加",
        W::Said { what } => return format!("你的答复：{what}").into(),
        W::SaidAttend => "参加",
        W::SaidLeave { reason } => return format!("请假（{reason}）").into(),
        W::SaidStandIn { name } => return format!("{name}代会").into(),
        W::NotAnswered => "未答复",
        W::Answers { attend, leave, stand_in, none } => {
            return format!("参加 {attend}，请假 {leave}，代会 {stand_in}，未答复 {none}").into();
        }
        W::Attendance => "签到",
        W::AttendanceHint => "点名字就是到会；几个人一起点也不会重。",
        W::Turnout { due, present, stand_ins } => {
            return format!("应到 {due}，实到 {present}，代会 {stand_ins}").into();
        }
        W::Needed { needed } => return format!("形成决议要实到 {needed} 人").into(),
        W::MarkHere { name } => return format!("{name}到会").into(),
        W::MarkStandIn { name } => return format!("{name}由人代会").into(),
        W::TakeBack => "撤回",
        W::AddItem => "加一项议程",
        W::Item => "议程内容",
        W::DropItem { text } => return format!("去掉“{text}”").into(),
        W::Minutes => "会议纪要",
        W::MinutesHint => "主持人和记录人一起写，各写各的，断网也能写，连上后合到一起。",
        W::OpenMinutes => "打开纪要",
        W::Resolutions => "决议",
        W::AddResolution => "记一条决议",
        W::NoResolutions => "还没有决议",
        W::Actions => "交办事项",
        W::AddAction => "交办一件事",
        W::NoActions => "还没有交办事项",
        W::Text => "内容",
        W::Owner => "谁来办",
        W::Due => "什么时候办完",
        W::DueOn { on } => return format!("{on}前").into(),
        W::Late => "已过期限",
        W::Done => "办完了",
        W::Drop => "不再办",
        W::DropReason => "为什么不再办",
        W::SettledBy { who, when, words } => {
            return format!("{who} {when} {words}").trim_end().to_owned().into();
        }
        W::Fix => "定稿",
        W::FixLead { due, present, stand_ins } => {
            return format!(
                "应到 {due} 人，实到 {present} 人，代会 {stand_ins} 人。定稿后，以后的改动不影响这一稿。"
            )
            .into();
        }
        W::FixShort { needed } => return format!("记了决议，要实到 {needed} 人才能定稿。").into(),
        W::FixNotWritten => "纪要还没有人写。",
        W::FixedBy { who, when } => return format!("{who} {when} 定稿").into(),
        W::FixByChair { name } => return format!("由主持人{name}定稿").into(),
        W::Save => "记下",
        W::Waiting => "待确认：连上服务器后才算数",
        W::Refused => "没有办成",
        W::Seen => "知道了",
        W::PrintSheet => "打印签到表",
        W::PrintAgenda => "打印议程",
        W::PrintPlates => "打印桌签",
        W::Name => "姓名",
        W::Signature => "签名",
        W::Print => "会务材料",
        W::OpenOfUnit { unit } => return format!("{unit}没办完的事").into(),
        W::Clock { day, time } => return format!("{day} {time}").into(),
        W::Headcount { people } => return format!("{people} 人").into(),
    })
}

pub fn refusal(it: &MeetingRefusal) -> Cow<'static, str> {
    use MeetingRefusal as R;
    match it {
        R::NotThere => "没有这次会议，或不在你能看的范围内。".into(),
        R::NotYours => "这一步不由你办。请找召集人或主持人。".into(),
        R::NotChair => "纪要由主持人定稿。".into(),
        R::IdTaken => "这个编号已被占用。请再试一次。".into(),
        R::Wrong { state: it } => format!("这次会议现在是“{}”，不能这样办。", state(*it)).into(),
        R::Settled { state: it } => format!("这件事现在是“{}”，不用再办。", action(*it)).into(),
        R::Empty { field: it } => format!("请填写{}。", field(*it)).into(),
        R::TooLong { field: it, most } => format!("{}太长了，最多 {most} 个字。", field(*it)).into(),
        R::TooMany { field: it, most } => format!("{}太多了，最多 {most} 个。", field(*it)).into(),
        R::Past { on } => format!("{on} 已经过去了。请换一天。").into(),
        R::UnknownIssue => "没有这个问题，或不是本单位的。请从名单里重新选。".into(),
        R::UnknownPerson => "有的人不在你能看的范围内。请从名单里重新选。".into(),
        R::NotInvolved => "只能交给参加这次会议的人。".into(),
        R::BadVersion { most } => format!("纪要的版本不对（最多 {most} 个分支）。请打开纪要再试。").into(),
        R::NoQuorum { turnout, needed } => format!(
            "应到 {} 人，实到 {} 人，形成决议要 {needed} 人。请核对签到，或删去决议。",
            turnout.due, turnout.present
        )
        .into(),
    }
}

pub const fn kind(it: MeetingKind) -> &'static str {
    match it {
        MeetingKind::Leaders => "领导办公会议",
        MeetingKind::Committee => "委员会议",
        MeetingKind::Term => "学期工作会议",
        MeetingKind::Summary => "总结会议",
        MeetingKind::Research => "调查研究会议",
        MeetingKind::Topical => "专题会议",
        MeetingKind::General => "全体大会",
        MeetingKind::Ideology => "德育和思想政治工作会议",
        MeetingKind::StudentParty => "学生党建工作会议",
        MeetingKind::Hearing => "听取工作汇报",
        MeetingKind::Exchange => "交流会",
        MeetingKind::Promotion => "推进会",
        MeetingKind::Joint => "联席会议",
    }
}

pub const fn quorum(it: Quorum) -> &'static str {
    match it {
        Quorum::Any => "不限",
        Quorum::Majority => "过半数",
        Quorum::TwoThirds => "三分之二以上",
    }
}

pub const fn every(it: Every) -> &'static str {
    match it {
        Every::Month => "每月一次",
        Every::Quarter => "每季度一次",
        Every::HalfYear => "每半年一次",
        Every::Year => "每年一次",
    }
}

pub const fn presence(it: Presence) -> &'static str {
    match it {
        Presence::InPerson => "到会",
        Presence::StandIn => "代会",
    }
}

pub const fn state(it: MeetingState) -> &'static str {
    match it {
        MeetingState::Planned => "计划中",
        MeetingState::Called => "已通知",
        MeetingState::Held => "待定稿",
        MeetingState::Fixed => "已定稿",
        MeetingState::Cancelled => "已取消",
    }
}

pub const fn action(it: ActionState) -> &'static str {
    match it {
        ActionState::Open => "在办",
        ActionState::Done => "已办完",
        ActionState::Dropped => "不再办",
    }
}

pub const fn field(it: MeetingField) -> &'static str {
    match it {
        MeetingField::Title => "会议名称",
        MeetingField::Place => "地点",
        MeetingField::Agenda => "议程",
        MeetingField::Invited => "参会人员",
        MeetingField::Reason => "原因",
        MeetingField::StandIn => "代会人",
        MeetingField::Resolution => "决议",
        MeetingField::Action => "交办事项",
        MeetingField::Words => "说明",
    }
}
