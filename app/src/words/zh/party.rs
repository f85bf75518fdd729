//! 组织、人员、任职：名目与拒绝的说法。

use std::borrow::Cow;

use gongjian_shared::party::{Basis, Gender, Level, Line, Post, Rank, StaffKind, UnitKind};
use gongjian_shared::rights::{Thing, Verb};
use gongjian_shared::rules::party::PartyRefusal;

pub fn refusal(it: &PartyRefusal) -> Cow<'static, str> {
    use PartyRefusal as R;
    match it {
        R::NotThere { thing } => format!("没有这{}，或不在你的管理范围内。请刷新页面看最新的情况。", counted(*thing)).into(),
        R::NotYours { thing, verb } => {
            format!("你的现任职务不能{}{}。请找本单位或上级办公室。", act(*verb), self::thing(*thing)).into()
        }
        R::IdTaken => "这个编号已被占用。请再试一次。".into(),
        R::Dissolved { on } => format!("这个组织已于 {on} 撤销。请选现有的组织。").into(),
        R::NameTaken { name } => format!("同一个上级下面已经有“{name}”。请换个名称，或直接使用已有的那个。").into(),
        R::LevelAboveParent { level, above } => {
            format!("{}的组织不能放在{}下面。请改级别，或另选上级。", self::level(*level), self::level(*above)).into()
        }
        R::BelowItself => "不能放到自己或自己的下级下面。请另选上级。".into(),
        R::HasChildren { children } => format!("下面还有 {children} 个组织。请先移走、撤销或合并它们。").into(),
        R::UnitInUse { children, appointments, people, documents } => format!(
            "已经在用：下级 {children} 个，任职 {appointments} 条，人员 {people} 人，文档 {documents} 份，不能删除。可以撤销，或合并到别的组织。"
        )
        .into(),
        R::MergeIntoItself => "不能合并到自己或自己的下级。请另选一个。".into(),
        R::Child => "不满十四周岁的孩子不录入系统。请检查出生日期。".into(),
        R::NoConsent => "保存离退休同志的联系方式，先要征得本人同意。请勾选“本人同意”。".into(),
        R::PersonInUse { appointments, account } => {
            let account = if *account { "，并有账号" } else { "" };
            format!("这个人有任职记录 {appointments} 条{account}，不能删除。重复录入的可以合并。").into()
        }
        R::BothHaveAccounts => "两条记录都有账号。请先停用其中一个，再由系统管理员处理。".into(),
        R::HasAccount => "这个人已有账号。合并时请保留有账号的那一条。".into(),
        R::LoginTaken => "这个账号名已经有人用了。请换一个，比如加上工号。".into(),
        R::EndsBeforeBegin => "结束日期不能早于开始日期。请检查日期。".into(),
        R::NoDocument => "请写明依据的文件或会议，例如“校党〔2026〕3号”。".into(),
        R::TermsOverlap { since } => {
            format!("这个人自 {since} 起已任同一职务，任期重叠。请先结束原任职，或改起任日期。").into()
        }
        R::EndedAlready { on } => format!("这条任职已于 {on} 结束。").into(),
        R::MinimumAboveMaximum => "最少人数不能多于最多人数。".into(),
    }
}

fn counted(it: Thing) -> &'static str {
    match it {
        Thing::Unit => "个组织",
        Thing::Person | Thing::Private => "个人",
        Thing::Appointment => "条任职",
        Thing::Standard => "条配备标准",
        Thing::Account => "个账号",
        Thing::Paper => "份文档",
        Thing::Escrow => "份待收内容",
        Thing::Programme => "个项目",
        Thing::Notice => "份通知",
        Thing::Audit => "份记录",
    }
}

pub fn thing(it: Thing) -> &'static str {
    match it {
        Thing::Unit => "组织",
        Thing::Person => "人员",
        Thing::Private => "个人信息",
        Thing::Appointment => "任职",
        Thing::Standard => "配备标准",
        Thing::Account => "账号",
        Thing::Paper => "文档",
        Thing::Escrow => "待收内容",
        Thing::Programme => "项目",
        Thing::Notice => "通知",
        Thing::Audit => "决定记录",
    }
}

fn act(it: Verb) -> &'static str {
    match it {
        Verb::Read => "查看",
        Verb::Write => "修改",
        Verb::Create => "新增",
        Verb::Remove => "撤销、合并或删除",
        Verb::Decide => "决定",
    }
}

pub fn level(it: Level) -> &'static str {
    match it {
        Level::Centre => "中央",
        Level::Province => "省级",
        Level::Prefecture => "州市级",
        Level::County => "县级",
        Level::School => "校级",
        Level::College => "院系级",
        Level::Branch => "支部级",
    }
}

pub fn line(it: Line) -> &'static str {
    match it {
        Line::Party => "党",
        Line::League => "团",
        Line::Education => "教育行政",
        Line::Union => "工会",
        Line::Other => "其他",
    }
}

pub fn unit_kind(it: UnitKind) -> &'static str {
    match it {
        UnitKind::PartyCommittee => "党委",
        UnitKind::LeagueCommittee => "团委",
        UnitKind::Corps => "兵团",
        UnitKind::EducationAuthority => "教育行政部门",
        UnitKind::University => "高校",
        UnitKind::School => "中小学",
        UnitKind::College => "学院",
        UnitKind::Department => "系、处室",
        UnitKind::Branch => "支部",
        UnitKind::TeacherLeagueCommittee => "教工团工委",
        UnitKind::LeagueGeneralBranch => "团总支",
        UnitKind::LeagueSubcommittee => "分团委",
        UnitKind::PioneerCommittee => "少工委",
        UnitKind::PioneerOrganisation => "少先队组织",
        UnitKind::NextGenerationCommittee => "关工委",
        UnitKind::LeadingGroup => "领导小组",
        UnitKind::Office => "办公室",
        UnitKind::WorkingGroup => "工作小组",
        UnitKind::MentorCorps => "导师团",
        UnitKind::Association => "协会、学会、研究会",
        UnitKind::StudentUnion => "学生会、研究生会",
        UnitKind::RetirementOffice => "离退休处",
        UnitKind::Institute => "科研院所",
        UnitKind::CulturalInstitution => "公共文化机构",
        UnitKind::Enterprise => "企业",
        UnitKind::Other => "其他",
    }
}

pub fn post(it: Post) -> &'static str {
    match it {
        Post::Head => "正职",
        Post::CoHead => "组长（并列）",
        Post::Deputy => "副职",
        Post::StandingDeputy => "常务副职",
        Post::Director => "主任",
        Post::DeputyDirector => "副主任",
        Post::StandingDeputyDirector => "常务副主任",
        Post::Secretary => "书记",
        Post::DeputySecretary => "副书记",
        Post::DeputyInCharge => "专职负责副书记",
        Post::SecretaryGeneral => "秘书长",
        Post::DeputySecretaryGeneral => "副秘书长",
        Post::Member => "委员",
        Post::StudentMember => "学生委员",
        Post::StudentSecretary => "学生秘书",
        Post::OfficeStaff => "办公室人员",
        Post::Counselor => "辅导员",
        Post::ChiefCounselor => "总辅导员",
        Post::BrigadeCounselor => "大队辅导员",
        Post::Mentor => "导师",
        Post::Reviewer => "评审专家",
        Post::Inspector => "督导员",
        Post::Elder => "五老",
        Post::Liaison => "联络员",
        Post::Temporary => "挂职",
        Post::Auditor => "审计",
    }
}

pub fn basis(it: Basis) -> &'static str {
    match it {
        Basis::Election => "选举",
        Basis::Decision => "决定",
        Basis::ExOfficio => "随职",
        Basis::Congress => "代表大会",
        Basis::Assignment => "委派",
        Basis::Handover => "交接",
    }
}

pub fn staff(it: StaffKind) -> &'static str {
    match it {
        StaffKind::Teacher => "专任教师",
        StaffKind::TeacherAdministrator => "双肩挑",
        StaffKind::Counselor => "辅导员",
        StaffKind::Administrator => "管理人员",
        StaffKind::SchoolStaff => "中小学教职工",
        StaffKind::Retiree => "离退休",
        StaffKind::Student => "学生",
        StaffKind::Other => "其他",
    }
}

pub fn rank(it: Rank) -> &'static str {
    match it {
        Rank::None => "未定",
        Rank::Middle => "中层",
        Rank::Senior => "校级以上",
    }
}

pub fn gender(it: Gender) -> &'static str {
    match it {
        Gender::Female => "女",
        Gender::Male => "男",
    }
}
