//! 组织、人员、任职各页的说法。

use std::borrow::Cow;

use gongjian_shared::party::Shortfall;
use gongjian_shared::rules::party::PartyEntry;

use super::party::{level, post};
use crate::words::party::PartyWord;
use crate::words::{Language, times};

fn day(it: jiff::civil::Date) -> String {
    times::local_date(Language::Chinese, it)
}

pub fn say(word: &PartyWord) -> Cow<'static, str> {
    use PartyWord as W;
    Cow::Borrowed(match word {
        W::OfflineReads => "这一页要联网才能看。连上网络会自动打开。",
        W::OfflineActs => "现在没有联网：可以看已经打开的内容，增改要等连上网络。",
        W::NotThere => "没有这一条，或不在你的查看范围内",
        W::NotThereNext => "可能已合并或删除。可以回到组织架构查找。",
        W::Next => "下一步",
        W::Change => "返回修改",
        W::Confirm => "确定",
        W::WouldDo => "确定之后会这样",
        W::WouldNothing => "和现在一样，没有要改的。",
        W::AndMore { count } => return format!("另有 {count} 项").into(),
        W::Entry(it) => return entry(it).into(),
        W::Missing => "请填写这一项",
        W::NotDate => "请选一个日期",
        W::NotNumber => "请填整数",
        W::NotGiven => "不填",
        W::More => "更多",
        W::Day { on } => return day(*on).into(),

        W::SearchLabel => "查找组织和人员",
        W::SearchHint => "名称、拼音或首字母",
        W::NothingFound => "没有找到",
        W::NothingFoundNext => "换几个字试试；只找得到你能查看的组织和人员。",
        W::FoundUnits => "组织",
        W::FoundPeople => "人员",
        W::Unfold { name, children } => return format!("{name}的下级（{children} 个）").into(),
        W::NoUnits => "还没有组织",
        W::NoUnitsNext => "从最上级开始增加，比如省委教育工委。",
        W::NoPost => "你现在没有任职",
        W::NoPostNext => "组织架构按现任职务开放。请找本单位办公室登记你的任职。",
        W::ChooseUnit => "选一个组织",
        W::ChooseUnitNext => "左边点名称看任职、缺额和下级；也可以按拼音查找。",
        W::AddTop => "增加最上级组织",
        W::BackToTree => "组织架构",
        W::Path => "上级组织",
        W::Draft => "草稿，未生效",
        W::DissolvedOn { on } => return format!("已于{}撤销", day(*on)).into(),
        W::MergedInto => "已合并，去看合并后的组织",

        W::Facts => "基本情况",
        W::Kind => "类型",
        W::Level => "级别",
        W::Line => "条线",
        W::Region => "行政区划",
        W::Founded => "成立日期",
        W::Guides => "指导单位",
        W::NoGuides => "无",
        W::RemoveGuide { name } => return format!("不再由{name}指导").into(),
        W::Children => "下级组织",
        W::NoChildren => "没有下级组织。",
        W::OnTheDay => "看哪一天的任职",
        W::AsOn { on } => return format!("这是{}的情况", day(*on)).into(),
        W::BackToToday => "回到今天",
        W::Held { count } => return format!("任职（{count}）").into(),
        W::NobodyHeld => "这一天没有人任职",
        W::NobodyHeldNext => "任命之后，权限从起任日起生效。",
        W::Past { count } => return format!("其他时间的任职（{count}）").into(),
        W::Acting => "主持工作",
        W::Follows => "随职",
        W::FollowsHint => "随另一职务产生，那一职务结束时同日结束",
        W::Since { from } => return format!("{}起", day(*from)).into(),
        W::Until { from, until } => return format!("{}至{}", day(*from), day(*until)).into(),
        W::Planned { on } => return format!("任期至{}", day(*on)).into(),
        W::PlannedHard { on } => return format!("{}到期即止", day(*on)).into(),
        W::Overdue { on } => return format!("任期{}已满，待换届", day(*on)).into(),
        W::EndKnown { on } => return format!("{}起不再担任", day(*on)).into(),
        W::RestsOn { basis, document } => return format!("{basis} · {document}").into(),
        W::Composition => "人员构成",
        W::CompositionNext => "有人任职后，这里显示年龄和在职情况。",
        W::Serving => "在职",
        W::Retired => "离退休",
        W::Students => "学生",
        W::AgeBand { from: None } => "年龄未填",
        W::AgeBand { from: Some(0) } => "35 岁以下",
        W::AgeBand { from: Some(75) } => "75 岁以上",
        W::AgeBand { from: Some(from) } => return format!("{from}—{} 岁", from + 9).into(),
        W::People { count } => return format!("本单位人员 {count} 人").into(),
        W::Gaps { count } => return format!("缺额（{count}）").into(),
        W::Short(it) => return short(it).into(),
        W::FollowRules => "随职规则",
        W::FollowRule { post: own, of_post } => {
            return format!("任{}的，同时是这里的{}", post(*of_post), post(*own)).into();
        }
        W::FollowFrom { from } => return format!("自{}起", day(*from)).into(),
        W::SeeUnit => "看那个组织",

        W::Appoint => "任命",
        W::EndPost => "结束任职",
        W::EndPostOf { name } => return format!("结束{name}的任职").into(),
        W::AddUnit => "增加下级组织",
        W::AddUnitBelow { name } => return format!("在{name}下面增加组织").into(),
        W::AddPersonHere => "增加人员",
        W::ChangeUnit => "修改基本情况",
        W::EnactUnit => "让草稿生效",
        W::MoveUnit => "移到别的上级",
        W::AddGuide => "增加指导单位",
        W::Dissolve => "撤销",
        W::DeleteUnit => "删除",
        W::Merge => "合并到别的组织",
        W::AddFollow => "增加随职规则",
        W::EndFollow => "结束这条规则",
        W::TitlesGiven => "已授予的职称",
        W::TitlesOf { track, count } => return format!("{track} {count} 人次").into(),
        W::LacksParts => "组织结构还缺",
        W::EmptyClasses => "队伍构成还缺",
        W::CalendarBack => "改回默认",
        W::CalendarOf => "校历与放假安排",
        W::SetStandard => "设配备标准",
        W::ChangeStandard => "修改配备标准",
        W::DropStandard => "取消配备标准",
        W::ChangeShort => "修改",
        W::DropShort => "取消",
        W::StandardsHere => "在这里设的配备标准",
        W::StandardsHereLead => "对本组织和所有下级有效。",
        W::ChangeIt { name } => return format!("修改标准“{name}”").into(),
        W::DropIt { name } => return format!("取消标准“{name}”").into(),
        W::GuidesOfPost => "指导单位",
        W::GuidesOfPostHint => "双重指导的职务可以选两个以上；指导单位只能查看，不能修改。",
        W::GuidedBy { names } => return format!("指导单位：{names}").into(),
        W::TakeOut { name } => return format!("去掉{name}").into(),
        W::Name => "名称",
        W::ShortName => "简称",
        W::RegionHint => "六位行政区划代码，可不填",
        W::Place => "排序",
        W::PlaceHint => "同级中的次序，小的在前",
        W::AsDraft => "先存为草稿",
        W::AsDraftHint => "草稿可以删除；生效后只能撤销或合并",
        W::NewParent => "新的上级",
        W::GuideUnit => "由哪个组织指导",
        W::OnDate => "日期",
        W::OnDateHint => "从这一天起",
        W::MergeIntoUnit => "合并到",
        W::MergeUnitHint => "下级、现任任职和人员都转过去；旧组织的历史仍可查。",
        W::Person => "人员",
        W::PersonHint => "姓名、拼音或首字母",
        W::UnitHint => "名称、拼音或首字母",
        W::Chosen { name } => return format!("已选：{name}").into(),
        W::ChooseAnother => "换一个",
        W::Post => "职务",
        W::ActingLabel => "主持工作",
        W::From => "起任日期",
        W::PlannedEnd => "任期至（可不填）",
        W::PlannedHint => "到期只提醒，不自动免职",
        W::HardLabel => "到期即止（挂职、学生委员）",
        W::BasisLabel => "依据",
        W::Document => "文件或会议",
        W::DocumentHint => "写明文号或会议，例如“校党〔2026〕3号”",
        W::LastDayHint => "从这一天起不再担任",
        W::RankOfPost => "随职务的职级",
        W::FollowHere => "在这里的职务",
        W::FollowOf => "随哪个组织",
        W::FollowOfPost => "随那里的职务",
        W::StandardName => "标准名称",
        W::StandardNameHint => "例如“双主任”",
        W::StandardKind => "哪类组织",
        W::StandardLevels => "哪些级别（不选为全部）",
        W::Least => "至少几人",
        W::Most => "至多几人（可不填）",
        W::Lines => "来自几条条线",
        W::LinesHint => "双主任填 2：团、教育各一",
        W::RankLeast => "职级不低于",

        W::Staff => "人员类别",
        W::Gender => "性别",
        W::Title => "职称",
        W::Rank => "职级",
        W::Home => "所在单位",
        W::LeaderPlace => "领导排序",
        W::LeaderPlaceHint => "0 为不排，按姓氏笔画",
        W::Began => "从事现岗位的日期",
        W::Private => "保密信息",
        W::PrivateHint => "只有本人和管这个单位的办公室看得到",
        W::Birth => "出生日期",
        W::Phone => "电话",
        W::Email => "邮箱",
        W::Consent => "本人同意保存联系方式",
        W::ConsentGiven => "本人已同意保存联系方式",
        W::Posts => "任职经历",
        W::NoPosts => "还没有任职",
        W::NoPostsNext => "在组织页面点“任命”，选这个人。",
        W::TimeLine => "任职时间轴",
        W::Today => "今天",
        W::Awards => "职称评定",
        W::NoAwards => "没有记录。",
        W::Track => "系列",
        W::ChangePerson => "修改基本情况",
        W::SetPrivate => "修改保密信息",
        W::MergePerson => "合并重复的人",
        W::MergePersonHint => "这一条的任职转到保留的那一条，这一条不再单独显示。",
        W::MergeIntoPerson => "保留哪一条",
        W::DeletePerson => "删除",
        W::OpenAccount => "开通账号",
        W::AddAward => "登记职称",
        W::AwardTitle => "职称",
        W::AwardTrack => "系列，例如“少先队活动”",
        W::AccountIs { login } => return format!("账号 {login}").into(),
        W::HasAccount => "有账号",

        W::PeopleTitle => "人员",
        W::FilterPeople => "查找人员",
        W::InUnit { name } => return format!("{name}及下级").into(),
        W::TakeAway => "取消",
        W::StaffKinds => "人员类别",
        W::Young => "只看青年教师",
        W::YoungHint => "按出生日期计算，只算你能看保密信息的人",
        W::Years => "周岁",
        W::Inclusive => "含这一岁",
        W::AgeOn => "截至日期",
        W::Total { total } => return format!("共 {total} 人").into(),
        W::OrderCaption => "领导按本单位排序，其他人按姓氏笔画；拼音只用于查找。",
        W::NoPeople => "没有符合的人员",
        W::NoPeopleNext => "减少条件再试，或在组织页面增加人员。",
        W::LoadMore => "再看一些",
        W::AllShown => "已全部显示",

        W::GapsTitle => "缺额",
        W::GapsAll => "未达标",
        W::GapsAllHint => "按配备标准，缺人或不合要求的组织",
        W::Ending => "任期将满或已满",
        W::EndingHint => "60 天内到期，或到期还没有换届",
        W::EndingSoon { on, days } => return format!("{}到期，还有 {days} 天", day(*on)).into(),
        W::TeacherBodies => "教师团组织覆盖",
        W::TeacherBodiesHint => "教工团工委、团总支、分团委",
        W::Principals => "主要负责人担任",
        W::PrincipalsHint => "本人同时是所在单位的正职或书记",
        W::PrincipalsShare { principals, all } => {
            return format!("{principals} / {all} 人为主要负责人").into();
        }
        W::NoStandards => "还没有配备标准",
        W::NoStandardsNext => "在组织页面的“更多”里设配备标准，例如双主任、总辅导员。",
        W::NoGaps => "都已达标。",
        W::NoEnding => "60 天内没有到期的任职。",
        W::MetOf { met, all } => return format!("{met} / {all}").into(),
        W::LevelName(it) => level(*it),
        W::WhoIsShort { count } => return format!("未达标的 {count} 个组织").into(),
        W::StandardRule { post: it, least } => return format!("{}至少 {least} 人", post(*it)).into(),
    })
}

fn short(it: &Shortfall) -> String {
    match it {
        Shortfall::TooFew { has: 0, needs } => format!("要 {needs} 人，现在没有人"),
        Shortfall::TooFew { has, needs } => format!("要 {needs} 人，现在 {has} 人，还缺 {} 人", needs - has),
        Shortfall::TooMany { has, allowed } => format!("最多 {allowed} 人，现在 {has} 人"),
        Shortfall::OneLine { has, needs } => format!("应来自 {needs} 条条线，现在只有 {has} 条"),
        Shortfall::LowRank { below } => format!("{below} 人的职级低于要求"),
    }
}

fn entry(it: &PartyEntry) -> String {
    use PartyEntry as E;
    match it {
        E::UnitAdded { detail, draft: true, .. } => {
            format!("存一份草稿：{}。生效前可以删除。", detail.name.as_str())
        }
        E::UnitAdded { detail, draft: false, .. } => {
            format!("增加{}“{}”，马上生效。", level(detail.level), detail.name.as_str())
        }
        E::UnitChanged { detail, .. } => format!("“{}”的基本情况改成新填的内容。", detail.name.as_str()),
        E::UnitEnacted { .. } => "草稿生效，之后不能删除，只能撤销或合并。".to_owned(),
        E::UnitMoved { with: 0, .. } => "移到新的上级，上下级的查看范围随之改变。".to_owned(),
        E::UnitMoved { with, .. } => format!("连同下面 {with} 个组织一起移到新的上级，查看范围随之改变。"),
        E::GuideSet { guides: true, .. } => "由这个组织指导：能看，不能改。".to_owned(),
        E::GuideSet { guides: false, .. } => "不再由这个组织指导。".to_owned(),
        E::UnitDissolved { on, appointments, .. } => {
            format!("{}起撤销，{appointments} 条现任任职同日结束。历史仍可查。", day(*on))
        }
        E::UnitDeleted { .. } => "删除这个组织，不留历史。".to_owned(),
        E::UnitMerged { on, children, appointments, people, .. } => format!(
            "{}起合并：下级 {children} 个、现任任职 {appointments} 条、人员 {people} 人转过去。旧组织的历史仍可查。",
            day(*on)
        ),
        E::PersonAdded { detail, .. } => format!("增加人员{}。", detail.name.as_str()),
        E::PersonChanged { detail, .. } => format!("{}的基本情况改成新填的内容。", detail.name.as_str()),
        E::PrivateSet { .. } => "保存保密信息；记录里只写改过，不写内容。".to_owned(),
        E::PersonDeleted { .. } => "删除这个人的记录。".to_owned(),
        E::PersonMerged { appointments, .. } => format!("{appointments} 条任职转到保留的那一条。"),
        E::AccountOpened { login, .. } => format!("开通账号 {}。", login.as_str()),
        E::Awarded { title, on, .. } => format!("登记职称“{title}”，{}。", day(*on)),
        E::Appointed { detail, .. } => {
            let acting = if detail.acting { "（主持工作）" } else { "" };
            let end = match (detail.term.planned, detail.term.hard) {
                (Some(on), true) => format!("，{}到期即止", day(on)),
                (Some(on), false) => format!("，任期至{}，到期只提醒", day(on)),
                (None, _) => String::new(),
            };
            format!("任{}{acting}，{}起{end}。权限从这一天生效。", post(detail.post), day(detail.term.from))
        }
        E::AppointmentEnded { end, .. } => {
            format!("{}起不再担任，随职的也同日结束；权限当天收回。", day(end.on))
        }
        E::FollowAdded { follow } => format!(
            "任{}的，自{}起同时是这里的{}。",
            post(follow.of_post),
            day(follow.from),
            post(follow.post)
        ),
        E::FollowEnded { on, .. } => format!("这条随职规则{}起结束。", day(*on)),
        E::StandardSet { detail, .. } => format!(
            "配备标准“{}”：{}至少 {} 人，本组织和下级都按它检查。",
            detail.name.as_str(),
            post(detail.post),
            detail.least
        ),
        E::StandardDropped { .. } => "删除这条配备标准。".to_owned(),
        E::CalendarSet { year, setting, .. } if setting.is_empty() => {
            format!("{year} 年改回按上级或系统自带的安排执行。")
        }
        E::CalendarSet { year, .. } => {
            format!("{year} 年的校历和放假安排改成新填的；本单位和下级的应尽事项、公示期、提醒都按它计算。")
        }
    }
}
