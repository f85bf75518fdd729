//! 申报通知和申报书的说法。

use std::borrow::Cow;

use gongjian_shared::calendar::Deadline;
use gongjian_shared::rules::calls::{
    ApplicationState, CallChange, CallRefusal, CallState, Copy, Lack, Requirement, StepKind,
};
use jiff::civil::Date;

use crate::words::calls::CallWord;

pub fn say(word: &CallWord) -> Cow<'static, str> {
    use CallWord as W;
    Cow::Borrowed(match word {
        W::Title => "申报",
        W::New => "发起申报",
        W::None => "还没有申报通知",
        W::NoneNext => "有新的申报通知时，会出现在这里和“今天”里。",
        W::Hidden => "没有找到，或不在你能看的范围内",
        W::Offline => "连不上服务器",
        W::OfflineNext => "申报通知要联网看。申报书的内容在“文件”里，断网也能写。",
        W::LeftDays { days, hours } => return format!("还剩 {days} 天 {hours} 小时").into(),
        W::LeftHours { hours, minutes } => return format!("还剩 {hours} 小时 {minutes} 分").into(),
        W::Late => "已截止",
        W::NoDeadline => "还没有定截止时间",
        W::Until { date, hour, minute } => {
            return format!("{} {hour:02}:{minute:02} 截止", day(*date)).into();
        }
        W::Mine { title, state: it } => return format!("{title}：{}", state(*it)).into(),
        W::Programme => "所属项目",
        W::TitleLabel => "通知标题",
        W::TitleMissing => "请填写标题",
        W::Batch => "批次",
        W::Basis => "依据（文件、会议）",
        W::BodyLabel => "通知正文",
        W::DeadlineDate => "截止日期",
        W::DeadlineHour => "截止时刻（下班前）",
        W::Reference => "条件计算日",
        W::ReferenceHint => "成立年限、负责人任职按这一天算",
        W::Receiver => "受理单位",
        W::ContactName => "联系人",
        W::ContactPhone => "联系电话",
        W::Form => "申报书表样（附件2）",
        W::Choose => "请选择",
        W::Rubric => "建设标准（附件1）",
        W::RubricHint => "写明标准在哪里，比如文号和附件名",
        W::PlacesLeast => "最少遴选几个",
        W::PlacesMost => "最多遴选几个",
        W::Quota => "每家最多报几个",
        W::To => "发给谁",
        W::ToChosen { count } => return format!("已选 {count} 家").into(),
        W::SaveDraft => "存为草稿",
        W::LacksTitle => "发出前还缺",
        W::Complete => "都齐了，可以发出。",
        W::Issue => "发出",
        W::IssueTitle => "发出这份申报通知？",
        W::IssueLead { count } => {
            return format!("发给 {count} 家单位。发出后只能延期、更正或结束，正文不能再改。").into();
        }
        W::Text => "通知",
        W::Places { least, most } => return format!("{least}—{most} 个").into(),
        W::PlacesLabel => "遴选数量",
        W::QuotaIs { quota } => return format!("每家最多 {quota} 个").into(),
        W::Contact => "联系方式",
        W::Extend => "延期",
        W::ExtendLead => "只能往后延，并写明依据。收到通知的单位会再收到一份通知。",
        W::Correct => "更正",
        W::CorrectLead => "更正内容会通知到每一家收到过通知的单位。",
        W::CorrectWords => "更正什么",
        W::Close => "结束申报",
        W::CloseLead => "截止时间到了会自动停收。提前结束要写原因。",
        W::Reason => "原因",
        W::History => "经过",
        W::Step { by, when } => return format!("{by} · {when}").into(),
        W::Addressees => "收到通知的单位",
        W::AddresseesHint => "只有发通知的一方看得到",
        W::Opened { when } => return format!("{when}已阅").into(),
        W::NotOpened => "未阅",
        W::Confirmed { when } => return format!("{when}已确认").into(),
        W::NotConfirmed => "未确认",
        W::Came { count } => return format!("已报 {count} 个").into(),
        W::Applications => "申报书",
        W::ApplicationsNone => "还没有申报书。",
        W::Start => "我们要申报",
        W::StartLead => "开始后，支部里能写文件的人都能一起写申报书，断网也能写。",
        W::StartNow => "开始写申报书",
        W::Host => "依托单位",
        W::Head => "负责人（按任职）",
        W::NoHead => "这个单位还没有登记书记或负责人。请先在“组织”里登记任职。",
        W::ApplicationTitle => "工作室名称",
        W::Committee { name } => return format!("{name}：审核、排序、报送").into(),
        W::QuotaUse { used, quota } => return format!("名额已用 {used} / {quota}").into(),
        W::ToCheck => "待审核",
        W::Check => "审核通过",
        W::Ranked => "排序",
        W::RankLead => "从上到下是第 1、2…位。报送前要先排好并存下。",
        W::NoneToRank => "审核通过的申报书会出现在这里，由你排序。",
        W::Up { title } => return format!("把“{title}”往前移").into(),
        W::Down { title } => return format!("把“{title}”往后移").into(),
        W::SaveOrder => "存下排序",
        W::OrderUnsaved => "排序还没有存",
        W::RankIs { rank } => return format!("第 {rank} 位").into(),
        W::Submit => "报送",
        W::SubmitOf { title } => return format!("报送“{title}”").into(),
        W::Return => "退回修改",
        W::ReturnOf { title } => return format!("退回“{title}”").into(),
        W::ReturnLead => "写明要改什么。退回后由依托单位修改，再报上来。",
        W::ReturnedBecause { reason } => return format!("已退回：{reason}").into(),
        W::Withdraw => "撤回申报",
        W::WithdrawLead => "撤回后不再参加这次申报，写过的内容都留着。",
        W::Receive { copy: it } => return format!("收到{}", copy(*it)).into(),
        W::Received { copy: it, by, when } => {
            return format!("{}已收到（{by}，{when}）", copy(*it)).into();
        }
        W::NotReceived { copy: it } => return format!("{}未收到", copy(*it)).into(),
        W::FormallyComplete => "形式完整",
        W::Eligibility => "申报条件",
        W::FoundedHolds { on } => return format!("成立满 1 年（{}成立）", day(*on)).into(),
        W::FoundedFails { on } => return format!("成立不满 1 年（{}成立）", day(*on)).into(),
        W::FoundedUnknown => "没有登记成立日期。请在“组织”里补上。",
        W::HeadHolds => "负责人现任书记（负责人）",
        W::HeadFails => "负责人不在任，或不是这个单位的书记（负责人）",
        W::Papers => "申报书内容",
        W::PapersLead => "支部里能写文件的人一起写，各写各的部分，断网也能写。",
        W::Shown => "报上来的内容",
        W::NothingShown => "还没有报上来，内容暂时只有依托单位看得到。",
        W::HandUp => "报基层党委",
        W::HandUpLead { to } => return format!("报给 {to}。报的是现在这一版，之后的修改不算在内。").into(),
        W::HandUpTitle => "报出这一版？",
        W::Gaps { gaps } => return format!("还有 {gaps} 处要补。").into(),
        W::NoGaps => "都填好了。",
        W::NotBegun => "申报书还没有开始写。",
        W::OpenForm => "打开申报书",
        W::OnItsWay => "等内容先到服务器，再办这一步",
        W::Waits => "待确认：连上服务器后才算数",
        W::WaitsLeft { left } => return format!("待确认：连上服务器后送出，{left}").into(),
        W::WaitsLate => "待确认，但已过截止时间：以服务器收到的时间为准，可能不收",
        W::Done => "已办",
        W::Failed => "没有办成",
        W::Seen => "知道了",
        W::Host2 { host, nominating } => return format!("{host} · {nominating}").into(),
        W::BackToCall => "看申报通知",
    })
}

pub fn refusal(it: &CallRefusal) -> Cow<'static, str> {
    use CallRefusal as R;
    Cow::Borrowed(match it {
        R::NotThere => "没有找到，或不在你能看的范围内。",
        R::NotYours => "这一步不由你办。请找有权办的人。",
        R::IdTaken => "这个编号已被占用。请再试一次。",
        R::ProgrammeEnded => "所属项目已经结束，不能再发申报通知。",
        R::NoSuchUnit => "受理单位或发送对象里有不属于本单位的。请重新选。",
        R::NoSuchForm => "没有这个表样。请重新选。",
        R::Changed => "有人刚改过这份草稿。请刷新页面，看过再改。",
        R::CallIs { state } => {
            return format!("这份申报通知现在是“{}”，不能这样办。", call_state(*state)).into();
        }
        R::ApplicationIs { state: it } => {
            return format!("这份申报书现在是“{}”，不能这样办。", state(*it)).into();
        }
        R::Late { deadline, .. } => {
            return format!("已过截止时间（{}），服务器没有收。写的内容都留着。", until(*deadline)).into();
        }
        R::NoReason { most } => return format!("请写明原因或依据，最多 {most} 个字。").into(),
        R::TooLong { most } => return format!("太长了，最多 {most} 个字。").into(),
        R::Lacks { lacks } => {
            let names: Vec<_> = lacks.iter().map(|it| lack(*it)).collect();
            return format!("还缺：{}。补齐后再发出。", names.join("、")).into();
        }
        R::NotLater { deadline } => {
            return format!("时间要晚于现在，也要晚于原来的截止时间（{}）。", until(*deadline)).into();
        }
        R::HostApplied { title } => return format!("这个单位已经申报了“{title}”。一个单位只报一份。").into(),
        R::NoSuchHead => "负责人的任职不在这个单位。请重新选。",
        R::NotEligible { eligibility } => {
            let fails = eligibility.0.iter().filter(|it| !it.holds()).map(requirement);
            return format!("不符合申报条件：{}。", fails.collect::<Vec<_>>().join("；")).into();
        }
        R::BadPapers => "报的内容和这份申报书对不上。请刷新页面再试。",
        R::Incomplete { gaps } => return format!("申报书还有 {gaps} 处要补。补齐后再报。").into(),
        R::BadOrder => "排序时又有新的申报书通过审核或退出。请刷新页面，再排一次。",
        R::QuotaFull { most, taken } => {
            let names: Vec<_> = taken.iter().map(|it| format!("{}“{}”", it.host, it.title)).collect();
            return format!("{most} 个名额已用完：{}。要换，请先撤回其中一个。", names.join("、")).into();
        }
        R::Unranked => "还没有排序。请先排好并存下。",
        R::ReturnedOnce => "已经退回过一次，不能再退。",
    })
}

const fn requirement(it: &Requirement) -> &'static str {
    match it {
        Requirement::Founded { .. } => "成立不满 1 年或没有登记成立日期",
        Requirement::Head { .. } => "负责人不是现任书记（负责人）",
    }
}

fn until(it: Deadline) -> String {
    format!("{} {:02}:{:02}", day(it.date()), it.closing().hour(), it.closing().minute())
}

fn day(it: Date) -> String {
    format!("{}年{}月{}日", it.year(), it.month(), it.day())
}

pub const fn call_state(it: CallState) -> &'static str {
    match it {
        CallState::Draft => "草稿",
        CallState::Open => "申报中",
        CallState::Closed => "已结束",
    }
}

pub const fn state(it: ApplicationState) -> &'static str {
    match it {
        ApplicationState::Draft => "正在写",
        ApplicationState::HandedUp => "待审核",
        ApplicationState::Checked => "已审核",
        ApplicationState::Submitted => "已报送",
        ApplicationState::Returned => "退回修改",
        ApplicationState::Withdrawn => "已撤回",
    }
}

pub const fn lack(it: Lack) -> &'static str {
    match it {
        Lack::Basis => "依据",
        Lack::Body => "正文",
        Lack::Deadline => "截止时间",
        Lack::Past => "晚于现在的截止时间",
        Lack::Reference => "条件计算日",
        Lack::Receiver => "受理单位",
        Lack::Contact => "联系人和电话",
        Lack::Form => "申报书表样",
        Lack::Rubric => "建设标准",
        Lack::Places => "遴选数量",
        Lack::Quota => "每家名额",
        Lack::Addressees => "发送对象",
    }
}

pub const fn change(it: CallChange) -> &'static str {
    match it {
        CallChange::Issued => "发出",
        CallChange::Extended => "延期",
        CallChange::Corrected => "更正",
        CallChange::Closed => "结束",
    }
}

pub const fn step(it: StepKind) -> &'static str {
    match it {
        StepKind::Started => "开始",
        StepKind::HandedUp => "报基层党委",
        StepKind::Checked => "审核通过",
        StepKind::Ranked => "排序",
        StepKind::Submitted => "报送",
        StepKind::Returned => "退回修改",
        StepKind::Withdrawn => "撤回",
        StepKind::Received => "收到材料",
    }
}

pub const fn copy(it: Copy) -> &'static str {
    match it {
        Copy::Paper => "纸质版",
        Copy::Seal => "盖章页",
    }
}
