//! 组织、人员、任职：名目与拒绝的说法。

use std::borrow::Cow;

use gongjian_shared::calendar::{RowError, SettingError, TermsError};
use gongjian_shared::party::{CommitteePart, TeamClass};
use gongjian_shared::rights::{Thing, Verb};
use gongjian_shared::rules::party::PartyRefusal;

pub use crate::words::lists::zh::{basis, gender, level, line, post, rank, staff, unit_kind};

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
        R::CalendarOfSchool { level } => {
            format!("{}没有自己的校历，按学校的执行。请在学校那一级设定。", self::level(*level)).into()
        }
        R::Calendar { error: SettingError::Terms { error: TermsError::First(on) } } => {
            format!("第一学期应在 7 月 1 日至 10 月 31 日之间开始，不能是 {on}。").into()
        }
        R::Calendar { error: SettingError::Terms { error: TermsError::Second(on) } } => {
            format!("第二学期应在 12 月 1 日至次年 4 月 30 日之间开始，不能是 {on}。").into()
        }
        R::Calendar { error: SettingError::Days { error: RowError::Foreign(on) } } => {
            format!("{on} 不在这一年的放假安排里。请检查年份。").into()
        }
        R::Calendar { error: SettingError::Days { error: RowError::Twice(on) } } => {
            format!("{on} 写了两次。请只留一次。").into()
        }
        R::Calendar { error: SettingError::Days { error: RowError::WorkedAnyway(on) } } => {
            format!("{on} 本来就是工作日，不用写成补班。").into()
        }
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
        Thing::Meeting => "次会议",
        Thing::Audit => "份记录",
        Thing::Owed => "项待安排",
        Thing::Issue => "个问题",
        Thing::Statistic => "项统计",
        Thing::Application => "份申报书",
        Thing::Need => "件诉求",
        Thing::Corps => "件导师与青年教师的事",
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
        Thing::Meeting => "会议",
        Thing::Audit => "决定记录",
        Thing::Owed => "待安排事项",
        Thing::Issue => "意见和问题",
        Thing::Statistic => "统计",
        Thing::Application => "申报书",
        Thing::Need => "诉求通道",
        Thing::Corps => "导师与青年教师",
    }
}

fn act(it: Verb) -> &'static str {
    match it {
        Verb::Read => "查看",
        Verb::Write => "修改",
        Verb::Create => "新增",
        Verb::Remove => "撤销、合并或删除",
        Verb::Decide => "决定",
        Verb::Comment => "批注",
    }
}

/// What a committee consists of (S2-01).
pub const fn committee_part(it: CommitteePart) -> &'static str {
    match it {
        CommitteePart::LeadingBody => "党委领导（上级或指导单位里的党委）",
        CommitteePart::Team => "负责人",
        CommitteePart::Office => "办事机构",
        CommitteePart::Elders => "五老",
        CommitteePart::Students => "学生委员",
    }
}

/// Whom a balanced team has (S2-08).
pub const fn team_class(it: TeamClass) -> &'static str {
    match it {
        TeamClass::Serving => "在职同志",
        TeamClass::Retired => "离退休同志",
        TeamClass::AgeSteps => "年龄梯度（现在只在一个年龄段）",
    }
}
