//! 活动各页的说法。

use std::borrow::Cow;

use gongjian_shared::activities::{ActivityKind, Anchor, Audience, Group, HostKind, Naming, PlanField};
use gongjian_shared::wire::blobs::BlobRefusal;

use crate::photos::{NotKept, WhyNot};
use crate::words::activities::ActivityWord;

pub fn say(word: &ActivityWord) -> Cow<'static, str> {
    use ActivityWord as W;
    Cow::Borrowed(match word {
        W::Title => "活动",
        W::New => "新建活动",
        W::NewLead => "写在哪个空间。建好就能填计划、登记到场，断网也可以。",
        W::Create => "建立",
        W::Where => "空间",
        W::NoWhere => "你在各个空间里都是查阅，不能新建活动。",
        W::None => "还没有活动",
        W::NoneNext => "新建一项，到现场就能登记。",
        W::Today => "今天",
        W::Coming => "接下来",
        W::Undated => "还没定日期",
        W::Past => "办过的",
        W::Figures => "汇总",
        W::FiguresHint => "只算这台设备上的活动",
        W::Activities => "活动",
        W::Attendances => "人次",
        W::Persons => "人数",
        W::PersonsHint { unnamed } => {
            return format!("人次按每次到场算；人数按不同的人算，不含没记姓名的 {unnamed} 人次。").into();
        }
        W::Partners => "参与机构",
        W::Speakers => "主讲人",
        W::SpeakerLine { count, last } => return format!("{count} 场，最近：{last}").into(),
        W::OpenPlan => "计划",
        W::OpenVenue => "到场登记",
        W::Opening => "正在打开…",
        W::NotHere => "这台设备上还没有这项活动",
        W::Search => "查找",
        W::SearchHint => "姓名、拼音或首字母，如 wf",
        W::Arrived => "到场",
        W::MarkHere { name } => return format!("登记 {name} 到场").into(),
        W::TakeBackOf { name } => return format!("撤回 {name}").into(),
        W::TakeBack => "撤回",
        W::Witnesses { at, count } => return format!("{at} · {count} 人登记，算一次").into(),
        W::Witness { at, who } => return format!("{at} · {who} 登记").into(),
        W::WitnessMine { at } => return format!("{at} · 我登记的").into(),
        W::NotYet => "还没到",
        W::ManyMore { count } => return format!("另有 {count} 人，请输入姓名或拼音查找").into(),
        W::NobodyFound => "没有找到这个人",
        W::NobodyKnown => "这台设备上还没有这个空间的人员名单",
        W::NobodyKnownNext => "连上服务器会自动取来；也可以先加新到的人，或只计人数。",
        W::Newcomer => "新到的人",
        W::NewcomerLead => "名单上没有的人。只记姓名，不留电话和证件号。",
        W::NewcomerName => "姓名",
        W::NewcomerAdd => "加入并登记到场",
        W::NewcomerSame => "名单上已有同名的人，请先确认不是同一个人。",
        W::NewcomerTag => "现场新加",
        W::NameMissing => "请填写姓名",
        W::NoIdentity => "这里有像证件号或电话的数字，请删去。",
        W::CountTitle => "不记名人数",
        W::CountHere { people } => return format!("本机 {people}").into(),
        W::CountThere { people } => return format!("另一台 {people}").into(),
        W::Plus { by, group } => return format!("{group}加 {by}").into(),
        W::Minus { group } => return format!("{group}减 1").into(),
        W::Undo => "撤销",
        W::UndoneArrive { name } => return format!("已登记 {name}").into(),
        W::UndoneCount { group, by } => return format!("{group} {by}").into(),
        W::Promise => "名单只供主办单位核对，不记位置，不要求照片，不排名。",
        W::NamesHidden => "这项活动不显示姓名，只计人数",
        W::NamesHiddenNext => "婚恋交友、面向少先队员的活动，和选了“不显示”的活动，都不列名单。",
        W::Notes => "现场记录",
        W::NotesHint => "现场的情况、大家的意见。不要写证件号、电话和孩子的姓名。",
        W::Photos => "照片",
        W::PhotosHint => "可拍可不拍。留在本机，有网时自动上传；位置、机型等信息在本机就去掉。",
        W::PhotoAdd => "拍照或选照片",
        W::PhotoWaiting => "待传",
        W::PhotoSending { percent } => return format!("传送中 {percent}%").into(),
        W::PhotoSent => "已上传",
        W::PhotoFailed { why } => return format!("失败：{why}").into(),
        W::PhotoAgain => "重试",
        W::PhotoDrop => "移除",
        W::PhotoDropOf { caption } if caption.is_empty() => "移除这张照片",
        W::PhotoDropOf { caption } => return format!("移除照片：{caption}").into(),
        W::PhotoCaption => "说明（可不写）",
        W::PhotoAway => "还没传到，或现在没有网络",
        W::PhotoPicture => "活动照片",
        W::PhotoWorking { count } => return format!("正在处理 {count} 张…").into(),
        W::PhotoNot(why) => match why {
            NotKept::NoImage => "这个文件不是照片，没有加上。请选 jpg、png 或 webp。",
            NotKept::NoRoom => "本机空间不足，这张照片没有保存。请清理空间后再拍。",
            NotKept::Broken => "浏览器没能保存这张照片。请重新打开页面再试。",
        },
        W::PhotoWhy(why) => return refused(why),
        W::RoomShort { left_mb } => {
            return format!("本机可用空间不足（约剩 {left_mb} MB），出门前请先清理或联网上传。").into();
        }
        W::PrintList => "打印签到表",
        W::Signature => "签名",
        W::PrintTime => "到场时间",
        W::Set => "选这个",
        W::TwoValues => "两人分别写了不同的内容，请选一个：",
        W::Hosts => "主办与参与单位",
        W::HostName => "单位名称",
        W::HostType => "机构类型",
        W::AddHost => "加单位",
        W::RemoveHost { name } => return format!("去掉 {name}").into(),
        W::Checks => "还要看一眼",
        W::AllRight => "计划填齐了",
        W::MissingField { field } => return format!("还没填{field}").into(),
        W::UnreadableField { field } => return format!("{field}看不懂，请改一下").into(),
        W::ConflictField { field } => return format!("{field}有两种写法，请选一个").into(),
        W::NeedsHosts { least, have } => {
            return format!("主办与参与单位至少 {least} 家，这里是 {have} 家").into();
        }
        W::NotOnAnchor { anchor } => return format!("日期不在{anchor}当天").into(),
        W::Choose => "请选择",
        W::Numbers { people, times } => return format!("{people} 人 · {times} 人次").into(),
    })
}

/// 服务器为什么不收这张照片。
fn refused(why: &WhyNot) -> Cow<'static, str> {
    let why = match why {
        WhyNot::NoRight => return "你在这个空间里不能添加照片".into(),
        WhyNot::Refused(why) => why,
    };
    Cow::Borrowed(match why {
        BlobRefusal::TooLarge { most } => return format!("超过 {} MB", most >> 20).into(),
        BlobRefusal::TooMuchToday { most } => {
            return format!("今天上传已满 {} MB，明天再试", most >> 20).into();
        }
        BlobRefusal::TooManyPixels { most } => return format!("超过 {} 万像素", most / 10_000).into(),
        BlobRefusal::NotTaken | BlobRefusal::Office { .. } => "不是照片",
        BlobRefusal::Empty
        | BlobRefusal::Damaged
        | BlobRefusal::WrongPiece { .. }
        | BlobRefusal::Missing { .. }
        | BlobRefusal::WrongHash => "照片已损坏",
    })
}

pub const fn kind(it: ActivityKind) -> &'static str {
    match it {
        ActivityKind::Salon => "学术沙龙",
        ActivityKind::Reading => "读书交流会",
        ActivityKind::Lecture => "报告会、讲坛",
        ActivityKind::Training => "理论培训",
        ActivityKind::Practice => "社会实践",
        ActivityKind::Culture => "文化活动",
        ActivityKind::RedSite => "红色场馆",
        ActivityKind::Contest => "竞赛",
        ActivityKind::Volunteering => "志愿服务",
        ActivityKind::ThemeEducation => "主题教育",
        ActivityKind::Leisure => "文体活动",
        ActivityKind::Matchmaking => "婚恋交友",
        ActivityKind::Joint => "联合活动",
        ActivityKind::Other => "其他",
    }
}

pub const fn audience(it: Audience) -> &'static str {
    match it {
        Audience::Everybody => "不限",
        Audience::JuniorStudents => "低年级学生",
        Audience::SeniorStudents => "高年级学生",
        Audience::YoungTeachers => "青年教师",
        Audience::Teachers => "教师",
        Audience::StudentCadres => "学生骨干",
        Audience::LeagueCadres => "团干部",
        Audience::Pioneers => "少先队员",
        Audience::Residents => "社区居民",
    }
}

pub const fn group(it: Group) -> &'static str {
    match it {
        Group::Teacher => "教师",
        Group::Student => "学生",
        Group::Other => "其他人",
    }
}

pub const fn host(it: HostKind) -> &'static str {
    match it {
        HostKind::School => "学校",
        HostKind::PartyOrGovernment => "党政机关",
        HostKind::ResearchInstitute => "科研院所",
        HostKind::PublicCulture => "公共文化机构",
        HostKind::SocialOrganisation => "社会组织",
        HostKind::Enterprise => "企业",
        HostKind::Community => "社区",
        HostKind::Other => "其他",
    }
}

pub const fn naming(it: Naming) -> &'static str {
    match it {
        Naming::Shown => "显示",
        Naming::Hidden => "不显示，只计人数",
    }
}

pub const fn anchor(it: Anchor) -> &'static str {
    match it {
        Anchor::YouthDay => "五四青年节",
        Anchor::ChildrensDay => "六一儿童节",
        Anchor::PartyDay => "七一建党节",
        Anchor::TeachersDay => "教师节",
        Anchor::NationalDay => "国庆节",
        Anchor::PioneersDay => "建队纪念日",
        Anchor::LeiFengDay => "学雷锋纪念日",
    }
}

pub const fn field(it: PlanField) -> &'static str {
    match it {
        PlanField::Title => "名称",
        PlanField::Kind => "类型",
        PlanField::Theme => "主题",
        PlanField::Venue => "地点",
        PlanField::Audience => "面向",
        PlanField::Day => "日期",
        PlanField::Begins => "开始时间",
        PlanField::Naming => "姓名",
        PlanField::Series => "系列",
        PlanField::Speaker => "主讲人",
        PlanField::Anchor => "固定日子",
    }
}
