//! 封闭名目的叫法与名册的栏目。

use gongjian_shared::calendar::Quarter;
use gongjian_shared::commitments::{State, Why};
use gongjian_shared::measures::Measure;
use gongjian_shared::party::{Basis, Gender, Level, Line, Post, Rank, StaffKind, UnitKind};
use gongjian_shared::wire::lists::{ListColumn, ListKind};

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

pub const fn list(it: ListKind) -> &'static str {
    match it {
        ListKind::Units => "组织名册",
        ListKind::People => "人员名册",
        ListKind::Private => "人员保密信息",
        ListKind::Appointments => "任职名册",
    }
}

pub const fn column(it: ListColumn) -> &'static str {
    use ListColumn as C;
    match it {
        C::Number => "编号",
        C::Parent => "上级",
        C::Name => "名称",
        C::ShortName => "简称",
        C::Kind => "类型",
        C::Line => "条线",
        C::Level => "级别",
        C::Region => "行政区划代码",
        C::Place => "排序",
        C::Founded => "成立日期",
        C::Draft => "筹建中",
        C::Guides => "指导单位",
        C::Dissolved => "撤销日期",
        C::MergedInto => "并入",
        C::Person => "姓名",
        C::Home => "所在单位",
        C::Staff => "人员类别",
        C::Gender => "性别",
        C::Title => "职称",
        C::Rank => "职级",
        C::LeaderPlace => "领导排序",
        C::Began => "从事现工作日期",
        C::Birth => "出生日期",
        C::Phone => "电话",
        C::Email => "邮箱",
        C::Consent => "本人同意保存联系方式",
        C::Unit => "任职单位",
        C::Post => "职务",
        C::Acting => "主持工作",
        C::RankOfPost => "职务对应职级",
        C::From => "起任日期",
        C::Planned => "届满日期",
        C::Hard => "届满自动终止",
        C::Basis => "任职依据",
        C::Document => "任职文件",
        C::Duties => "分工",
        C::EndedOn => "不再担任日期",
        C::EndBasis => "离任依据",
        C::EndDocument => "离任文件",
    }
}

pub const fn yes(it: bool) -> &'static str {
    if it { "是" } else { "否" }
}

/// 写在编号栏里：与已有的人同名的另一个人。
pub const ANOTHER: &str = "新增";

/// How something that is owed stands.
pub const fn state(it: State) -> &'static str {
    match it {
        State::Future => "还没到",
        State::Due => "待安排",
        State::Met => "已完成",
        State::MetLate => "已补",
        State::Overdue => "已逾期",
        State::Waived(Why::Decision) => "已免",
        State::Waived(Why::Ended) => "随结对结束",
        State::Waived(Why::Passed) => "由接任者完成",
    }
}

pub const fn measure(it: Measure) -> &'static str {
    match it {
        Measure::Activities => "活动场次",
        Measure::Attendances => "参加人次",
        Measure::Persons => "参加人数",
        Measure::Wishes => "实现微心愿",
        Measure::Meetings => "会议次数",
    }
}

pub const fn quarter(it: Quarter) -> &'static str {
    match it {
        Quarter::Q1 => "一季度",
        Quarter::Q2 => "二季度",
        Quarter::Q3 => "三季度",
        Quarter::Q4 => "四季度",
    }
}

/// The last line of a table of figures.
pub const FIGURES_WHOLE: &str = "合计";

/// The headings of a table of figures: the unit, then three for each quarter and for the year.
pub fn figures(it: Measure) -> Vec<String> {
    let times = Quarter::ALL.map(quarter).into_iter().chain(["全年"]);
    let three =
        |time: &str| [format!("{time}{}", measure(it)), format!("{time}已报单位"), format!("{time}应报单位")];
    ["单位".to_owned()].into_iter().chain(times.flat_map(three)).collect()
}
