//! 导师、青年教师、诉求和评议的说法。

use std::borrow::Cow;

use gongjian_shared::rules::corps::{
    AgreementState, CorpsKind, CorpsRefusal, GroupKind, ProjectKind, RecommendationKind,
    RecommendationOutcome, ServiceKind,
};
use gongjian_shared::rules::evaluations::{EvaluationRefusal, EvaluationState, Question};
use gongjian_shared::rules::needs::{NeedKind, NeedRefusal, NeedState};

use crate::words::corps::CorpsWord;

pub fn say(word: &CorpsWord) -> Cow<'static, str> {
    use CorpsWord as W;
    Cow::Borrowed(match word {
        W::Title => "导师与青年教师",
        W::Needs => "诉求",
        W::Save => "保存",
        W::Waiting => "存于本机，连上服务器后才算数",
        W::Refused => "没有办成",
        W::Seen => "知道了",
        W::Offline => "这一部分要连上网络再看。",
        W::Ask => "提出诉求",
        W::AskLead => "只有你和指定的经办人看得到，管理员也看不到。断网也能写。",
        W::NoDesk => "你所在的单位还没有指定经办人。写下的诉求会被退回，请先问团委。",
        W::Kind => "类别",
        W::Text => "说说情况",
        W::Send => "提交",
        W::NoNeeds => "没有诉求",
        W::NoNeedsNext => "遇到困难可以在这里说，有人经办，有答复日期。",
        W::Reply => "答复",
        W::More => "再说一句",
        W::Close => "办好了，结束",
        W::PassTo => "转给",
        W::Pass => "转办",
        W::ChannelLead => "这里只有日期和经办人。诉求写了什么、谁写的，这里都看不到。",
        W::Handlers => "经办人",
        W::Days => "几天内答复",
        W::SaveDesk => "保存经办人",
        W::Late => "逾期未答复",
        W::NoLate => "没有逾期的答复",
        W::NotAsked => "这一年的评议还没有开始",
        W::Begin => "开始评议",
        W::EndAsking => "结束征求意见",
        W::Adopt => "领导小组审定",
        W::AdoptBy => "依据（会议纪要或文号）",
        W::ViewLead => "不记名：答卷放进一堆里，不记姓名，不记时间，也不排名。不足 5 份不公布。",
        W::FreeWords => "还想说的（可不填，别写姓名和电话）",
        W::GiveView => "交答卷",
        W::Answered => "已交",
        W::Unmarked => "每个问题都选一个分。",
        W::MyWords => "我的自述",
        W::WordsLead => "写写这一年联系服务辅导员的情况。审定前可以改。",
        W::TooFew => "不足 5 份，不公布。",
        W::NotYetShown => "结束征求意见后才汇总，免得从变化里看出是谁。",
        W::Views => "辅导员的意见",
        W::LeadersWords => "领导自述",
        W::NoWords => "还没有",
        W::Mine => "我的导师团",
        W::NotMentor => "你还不在导师团里。由单位办公室加入后，在这里记指导学时。",
        W::Book => "记学时",
        W::Corps => "导师团",
        W::Project => "项目",
        W::On => "日期",
        W::Minutes => "多少分钟",
        W::What => "做了什么（可不填）",
        W::Members => "导师",
        W::Join => "加入导师团",
        W::Person => "人员",
        W::From => "从",
        W::Until => "到",
        W::AddCorps => "增设导师团",
        W::AddProject => "增加项目",
        W::Name => "名称",
        W::Hours => "指导学时",
        W::ByProject => "按项目合计",
        W::ByPerson => "按教师合计",
        W::TakeBack => "撤回",
        W::Reason => "原因",
        W::Agreement => "与人事部门的约定",
        W::State => "进展",
        W::Document => "文件（可不填）",
        W::NoAgreement => "还没有记录",
        W::Certify => "开证明",
        W::Certificates => "证明",
        W::Groups => "青年学术交流组织",
        W::AddGroup => "增加组织",
        W::Discipline => "学科",
        W::Founded => "成立日期",
        W::Guide => "指导单位",
        W::Services => "服务记录",
        W::Serve => "记一次服务",
        W::Recommendations => "推荐",
        W::Recommend => "记一次推荐",
        W::Outcome => "结果",
        W::Check => "核验证明",
        W::CheckLead => "输入证明上的编号，看它是不是真的、写了什么。不用登录。",
        W::CheckCode => "编号",
        W::CheckNow => "核验",
        W::NotFound => "没有这个编号的证明。请对照原件再输一次。",
        W::Genuine => "证明属实",
        W::Awards => "奖励",
        W::NoHours => "没有学时",
        W::Print => "打印",
        W::Booklet => "汇编成册",
        W::BookletLead => "只收工作纪要，私密内容不在本机，也不会收进来。",
        W::BookletTitle => "册名",
        W::Contents => "目录",
        W::MakeBooklet => "生成 Word 文件",
        W::NoRecords => "这段时间没有工作纪要",
        W::Making => "正在生成",
        W::NotTaken => "浏览器没有收下文件。",
        W::AskPlace { unit, handlers, days } => {
            return format!("由{unit}的经办人受理（{handlers}中的一位），{days} 天内答复。").into();
        }
        W::HandledBy { name, on } => return format!("经办人 {name}，{on}前答复").into(),
        W::AskedBy { name, on } => return format!("{name} 提出，{on}前要答复").into(),
        W::Channel { unit } => return format!("{unit}的诉求通道").into(),
        W::LateLine { asked, reply_by } => return format!("{asked}提出，应在{reply_by}前答复").into(),
        W::Evaluation { year } => return format!("{year} 年评议").into(),
        W::EndLead { answered, pairs } => return format!("{pairs} 对里已交 {answered} 份。").into(),
        W::AdoptedBy { name, on, document } => return format!("{on}由{name}审定，依据：{document}").into(),
        W::MyView { leader } => return format!("说说联系你的领导：{leader}").into(),
        W::Together { views } => return format!("共 {views} 份").into(),
        W::Mark { mark } => return format!("{mark} 分").into(),
        W::Term { from, until } => return format!("{from}至{until}").into(),
        W::Desk { unit } => return format!("{unit}办公室").into(),
        W::Amount { minutes } => return format!("{} 小时 {} 分", minutes / 60, minutes % 60).into(),
        W::Taken { reason } => return format!("已撤回：{reason}").into(),
        W::Code { code } => return format!("编号 {code}").into(),
        W::GroupMembers { count } => return format!("{count} 人").into(),
        W::InYear { year, made, accepted } => {
            return format!("{year} 年推荐 {made} 人次，通过 {accepted}").into();
        }
        W::IssuedOn { on } => return format!("{on}开具").into(),
        W::Chosen { chosen, all } => return format!("选了 {chosen} 份，共 {all} 份").into(),
    })
}

pub fn need_refusal(it: &NeedRefusal) -> Cow<'static, str> {
    use NeedRefusal as R;
    match it {
        R::NotThere => "没有这件诉求，或不由你经办。".into(),
        R::NotYours => "这一步不由你办。".into(),
        R::IdTaken => "这个编号已被占用。请再试一次。".into(),
        R::NoDesk => "你所在的单位还没有指定经办人。请先问团委。".into(),
        R::Wrong { .. } => "这件诉求已经结束。".into(),
        R::Empty => "请写下内容。".into(),
        R::TooLong { most } => format!("太长或太多了，最多 {most}。").into(),
        R::BadDays { most } => format!("答复时限是 1 到 {most} 天。").into(),
        R::UnknownPerson => "只能选有账号、在你管理范围内的人。".into(),
    }
}

pub fn evaluation_refusal(it: &EvaluationRefusal) -> Cow<'static, str> {
    use EvaluationRefusal as R;
    match it {
        R::NotThere => "没有这个项目的评议，或与你无关。".into(),
        R::NotYours => "你的现任职务不能办这一步。".into(),
        R::NotBegun { year } => format!("{year} 年还没有到。").into(),
        R::Wrong { .. } => "评议已经走到别的一步。请刷新页面。".into(),
        R::Answered => "这一份已经交过了。".into(),
        R::Unmarked => "每个问题都要选一个分。".into(),
        R::Empty => "请填写。".into(),
        R::TooLong { most } => format!("太长了，最多 {most} 个字。").into(),
        R::Identity { .. } => "里面有像电话或证件号的数字。不记名，请删去。".into(),
    }
}

pub fn corps_refusal(it: &CorpsRefusal) -> Cow<'static, str> {
    use CorpsRefusal as R;
    match it {
        R::NotThere => "没有找到，或不在你能办的范围内。".into(),
        R::NotYours => "你的现任职务不能办这件事。请找单位办公室。".into(),
        R::IdTaken => "这个编号已被占用。请再试一次。".into(),
        R::UnknownPerson => "这个人不在你的管理范围内。".into(),
        R::UnknownCorps => "没有这个导师团。".into(),
        R::UnknownProject => "没有这个项目。".into(),
        R::Empty => "请填写。".into(),
        R::TooLong { most } => format!("太长或太多了，最多 {most}。").into(),
        R::Backwards => "结束日期在开始日期之前。".into(),
        R::Ahead => "日期还没有到。".into(),
        R::BadMinutes { most } => format!("一天最多 {most} 分钟，至少 1 分钟。").into(),
        R::NotMember => "那一天不在这个导师团里。".into(),
        R::DayFull { left } => format!("那一天只剩 {left} 分钟可记。").into(),
        R::Void => "已经撤回了。".into(),
        R::NothingToCertify => "这段时间没有学时，也没有奖励。".into(),
    }
}

pub const fn need_kind(it: NeedKind) -> &'static str {
    match it {
        NeedKind::Work => "工作",
        NeedKind::Health => "健康",
        NeedKind::Family => "家庭",
        NeedKind::Housing => "住房",
        NeedKind::Rights => "权益",
        NeedKind::Other => "其他",
    }
}

pub const fn need_state(it: NeedState) -> &'static str {
    match it {
        NeedState::Asked => "待答复",
        NeedState::Answered => "已答复",
        NeedState::Closed => "已结束",
    }
}

pub const fn evaluation_state(it: EvaluationState) -> &'static str {
    match it {
        EvaluationState::Open => "正在征求意见",
        EvaluationState::Closed => "待审定",
        EvaluationState::Adopted => "已审定",
    }
}

pub const fn question(it: Question) -> &'static str {
    match it {
        Question::Contact => "约谈和指导按约定开展",
        Question::Listening => "我说的话被认真听了",
        Question::Help => "需要帮助时得到了帮助",
        Question::Followed => "提的意见有回音",
    }
}

pub const fn corps_kind(it: CorpsKind) -> &'static str {
    match it {
        CorpsKind::Thought => "思想引领导师团",
        CorpsKind::Backbone => "骨干培养导师团",
        CorpsKind::Innovation => "科技创新导师团",
        CorpsKind::Career => "学术创业就业导师团",
        CorpsKind::Practice => "社会实践导师团",
        CorpsKind::Other => "其他导师团",
    }
}

pub const fn project_kind(it: ProjectKind) -> &'static str {
    match it {
        ProjectKind::Countryside => "三下乡",
        ProjectKind::ChallengeCup => "挑战杯",
        ProjectKind::ChuangQingchun => "创青春",
        ProjectKind::Belief => "与信仰对话",
        ProjectKind::Other => "其他项目",
    }
}

pub const fn agreement(it: AgreementState) -> &'static str {
    match it {
        AgreementState::None => "未商定",
        AgreementState::Talking => "正在商定",
        AgreementState::Agreed => "已商定，可作考核晋升的辅助条件",
        AgreementState::Declined => "未同意",
    }
}

pub const fn group(it: GroupKind) -> &'static str {
    match it {
        GroupKind::Association => "协会",
        GroupKind::Society => "学会",
        GroupKind::ResearchSociety => "研究会",
    }
}

pub const fn service(it: ServiceKind) -> &'static str {
    match it {
        ServiceKind::Academic => "学术成长",
        ServiceKind::Teaching => "教学",
        ServiceKind::Career => "职业发展",
        ServiceKind::Life => "生活",
        ServiceKind::Other => "其他",
    }
}

pub const fn recommendation(it: RecommendationKind) -> &'static str {
    match it {
        RecommendationKind::Party => "推优入党",
        RecommendationKind::Federation => "青联委员",
        RecommendationKind::Award => "评优",
    }
}

pub const fn outcome(it: RecommendationOutcome) -> &'static str {
    match it {
        RecommendationOutcome::Pending => "待定",
        RecommendationOutcome::Accepted => "通过",
        RecommendationOutcome::Declined => "未通过",
    }
}
