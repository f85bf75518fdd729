//! 审定记录的说法。

use gongjian_shared::wire::audit::{AuditEntry, AuditKind};

pub fn said(it: &AuditEntry) -> String {
    let name = |it: &Option<String>| it.clone().unwrap_or_else(|| UNKNOWN.to_owned());
    let (person, unit, other, space) = (name(&it.person), name(&it.unit), name(&it.other), name(&it.space));
    let post = it.post.map_or("", super::party::post);
    match it.kind {
        AuditKind::SpaceAdded => format!("新建空间“{space}”"),
        AuditKind::PersonAdded => format!("录入人员 {person}"),
        AuditKind::MemberSet => match it.role {
            Some(role) => format!("让 {person} 进入“{space}”：{}", super::given::role(role)),
            None => format!("把 {person} 移出“{space}”"),
        },
        AuditKind::AccountSet if it.open == Some(true) => format!("恢复 {person} 的账号"),
        AuditKind::AccountSet => format!("停用 {person} 的账号"),
        AuditKind::UnitAdded => format!("新设组织“{unit}”"),
        AuditKind::UnitChanged => format!("修改组织“{unit}”的信息"),
        AuditKind::UnitEnacted => format!("组织“{unit}”生效"),
        AuditKind::UnitMoved => format!("把“{unit}”调整到“{other}”下面"),
        AuditKind::GuideSet => format!("调整“{unit}”的指导单位“{other}”"),
        AuditKind::UnitDissolved => format!("撤销组织“{unit}”"),
        AuditKind::UnitDeleted => "删除一个没有用过的组织".to_owned(),
        AuditKind::UnitMerged => format!("把“{unit}”并入“{other}”"),
        AuditKind::PersonChanged => format!("修改 {person} 的信息"),
        AuditKind::PrivateSet => format!("修改 {person} 的联系方式"),
        AuditKind::PersonDeleted => "删除一个没有用过的人员".to_owned(),
        AuditKind::PersonMerged => format!("把重复的 {person} 并入 {other}"),
        AuditKind::AccountOpened => format!("给 {person} 开通账号"),
        AuditKind::Awarded => format!("给 {person} 授予职称"),
        AuditKind::Appointed => format!("任命 {person} 为{unit}{post}"),
        AuditKind::AppointmentEnded => format!("免去 {person} 在{unit}的职务"),
        AuditKind::FollowAdded => format!("{unit}的一个席位随{other}的职务而定"),
        AuditKind::FollowEnded => format!("{unit}的一个随任席位结束"),
        AuditKind::StandardSet => format!("设定“{unit}”的配备标准"),
        AuditKind::StandardDropped => "取消一条配备标准".to_owned(),
        AuditKind::Adopted => format!("定稿“{space}”的一份内容"),
        AuditKind::Reopened => format!("撤回“{space}”一份内容的定稿"),
        AuditKind::ProgrammeStarted => format!("{unit}启动一个项目"),
        AuditKind::RulesAdjusted => "调整一个项目的规则".to_owned(),
        AuditKind::ItemTicked => "办结项目清单里的一项".to_owned(),
        AuditKind::ProgrammeEnded => "结束一个项目".to_owned(),
        AuditKind::NoticeSent => format!("以{unit}的名义发出一份通知"),
        AuditKind::NoticeOpened => "阅看一份通知".to_owned(),
        AuditKind::NoticeAnswered => "答复一份通知".to_owned(),
        AuditKind::NoticePhoned => "记录一次电话通知".to_owned(),
        AuditKind::RemindersChosen => "设置自己的提醒方式".to_owned(),
        AuditKind::EscrowTaken => "接收一份迟到的内容".to_owned(),
        AuditKind::EscrowTurnedAway => "没有接收一份迟到的内容".to_owned(),
        AuditKind::Other => "一件新版本才认识的事".to_owned(),
    }
}

pub const fn kind(it: AuditKind) -> &'static str {
    match it {
        AuditKind::SpaceAdded => "新建空间",
        AuditKind::PersonAdded => "录入人员",
        AuditKind::MemberSet => "空间成员",
        AuditKind::AccountSet => "账号停用或恢复",
        AuditKind::UnitAdded => "新设组织",
        AuditKind::UnitChanged => "修改组织",
        AuditKind::UnitEnacted => "组织生效",
        AuditKind::UnitMoved => "调整上级",
        AuditKind::GuideSet => "指导关系",
        AuditKind::UnitDissolved => "撤销组织",
        AuditKind::UnitDeleted => "删除组织",
        AuditKind::UnitMerged => "合并组织",
        AuditKind::PersonChanged => "修改人员",
        AuditKind::PrivateSet => "修改联系方式",
        AuditKind::PersonDeleted => "删除人员",
        AuditKind::PersonMerged => "合并人员",
        AuditKind::AccountOpened => "开通账号",
        AuditKind::Awarded => "授予职称",
        AuditKind::Appointed => "任职",
        AuditKind::AppointmentEnded => "免职",
        AuditKind::FollowAdded => "随任职务",
        AuditKind::FollowEnded => "随任结束",
        AuditKind::StandardSet => "配备标准",
        AuditKind::StandardDropped => "取消配备标准",
        AuditKind::Adopted => "定稿",
        AuditKind::Reopened => "撤回定稿",
        AuditKind::ProgrammeStarted => "项目启动",
        AuditKind::RulesAdjusted => "调整规则",
        AuditKind::ItemTicked => "清单事项",
        AuditKind::ProgrammeEnded => "项目结束",
        AuditKind::NoticeSent => "发出通知",
        AuditKind::NoticeOpened => "阅看通知",
        AuditKind::NoticeAnswered => "答复通知",
        AuditKind::NoticePhoned => "电话通知",
        AuditKind::RemindersChosen => "提醒方式",
        AuditKind::EscrowTaken => "接收迟到的内容",
        AuditKind::EscrowTurnedAway => "不接收迟到的内容",
        AuditKind::Other => "其他",
    }
}

/// Something that is gone.
const UNKNOWN: &str = "（已删除）";
