//! 中文. Plain words: what is true, what to do next.

pub mod activities;
pub mod audit;
pub mod calendar;
pub mod calls;
pub mod care;
pub mod comments;
pub mod corps;
pub mod decisions;
mod demo;
pub mod editor;
pub mod filings;
pub mod forms;
mod given;
pub mod history;
pub mod imports;
pub mod letters;
pub mod liaison;
pub mod measures;
pub mod meetings;
pub mod notices;
pub mod pairing;
pub mod party;
pub mod programmes;
pub mod register;
pub mod review;
pub mod rounds;
pub mod today;
pub mod wishes;

use std::borrow::Cow;

use super::Word;

pub fn say(word: &Word) -> Cow<'static, str> {
    Cow::Borrowed(match word {
        Word::Chip(it) => return given::chip(*it),
        Word::Fork(it) => given::fork(*it),
        Word::Fault(it) => return given::fault(*it),
        Word::Refusal(it) => return given::refusal(it),
        Word::Call(it) => return given::call(it),
        Word::Decision(it) => return decisions::say(it),
        Word::Trouble(it) => given::trouble(*it),
        Word::TroubleNext(it) => given::trouble_next(*it),
        Word::Kind(it) => given::kind(*it),
        Word::Untitled(it) => given::untitled(*it),
        Word::Role(it) => given::role(*it),
        Word::Field(it) => given::field(*it),
        Word::FieldHint(it) => given::field_hint(*it),

        // Everywhere
        Word::Brand => "共建",
        Word::Tagline => "断网也能一起写",
        Word::Skip => "跳到正文",
        Word::MainMenu => "主导航",
        Word::Back => "返回",
        Word::Cancel => "取消",
        Word::Close => "关闭",
        Word::Loading => "正在打开…",
        Word::TryAgain => "再试一次",
        Word::Open => "打开",
        Word::NotFound => "没有这一页",
        Word::NotFoundNext => "地址可能写错了，或者内容已经移走。",
        Word::PieceMissing => "这一页还没有存到这台设备上",
        Word::PieceMissingNext => "请联网后再试。存下以后，断网也能打开。如果提示有新版本，请先更新。",

        // Places
        Word::Today => "今天",
        Word::Work => "工作",
        Word::Organisation => "组织",
        Word::SectionUnits => "组织架构",
        Word::SectionPeople => "人员",
        Word::SectionGaps => "缺额",
        Word::SectionLists => "导入导出",
        Word::SectionAccounts => "账号与空间",
        Word::Activities => "活动",
        Word::Wishes => "微心愿",
        Word::Meetings => "会议",
        Word::Figures => "统计",
        Word::Corps => "导师与青年教师",
        Word::Needs => "诉求",
        Word::Calls => "申报",
        Word::Notices => "通知",
        Word::Programmes => "项目",
        Word::Care => "结对联系",
        Word::CareHint => "约谈、指导、规划、帮扶：该做的和做过的",
        Word::Me => "我的",
        Word::MeGroup => "我",
        Word::Unsent => "未同步",
        Word::AllSpaces => "全部空间",

        // Where work stands
        Word::OnPhone => "存于本机",
        Word::OnServer => "已到服务器",
        Word::NotAccepted => "未接收",
        Word::AwaitsSupervisor => "待主管接收",
        Word::SupervisorSaid { reason } => return format!("主管的答复：{reason}").into(),

        // Sign-in
        Word::SignIn => "登录",
        Word::SignInLead => "用单位发给你的账号登录。",
        Word::Account => "账号",
        Word::Password => "密码",
        Word::SigningIn => "正在登录…",
        Word::ShowPassword => "显示密码",
        Word::HidePassword => "隐藏密码",
        Word::SignInStays => "登录后断网也能写。内容先存在这台设备上，有网时自动送到服务器。",
        Word::SignInMissing => "请填写账号和密码。",
        Word::ExpiredTitle => "登录已失效，请重新登录；本机内容都在",
        Word::ExpiredText => "可以接着写。重新登录后，存在这台设备上的改动会自动送出。",
        Word::SignInAgain => "重新登录",
        Word::ToFirst => "刚装好服务器？建立第一个管理员",
        Word::ToSignIn => "已有账号，去登录",

        // First administrator
        Word::FirstTitle => "建立第一个管理员",
        Word::FirstLead => "服务器启动时，在它的终端里显示了一次性口令，一小时内有效。",
        Word::Code => "一次性口令",
        Word::CodeHint => "两组五位，如 AB2CD-EF3GH",
        Word::OwnName => "姓名",
        Word::PasswordAgain => "再输一次密码",
        Word::PasswordHint => "10 到 128 个字。一句自己记得住的话最好。",
        Word::LoginHint => "2 到 64 个字母、汉字或数字，也可以用 . _ @ -",
        Word::NameHint => "1 到 80 个字，写在一行里",
        Word::PasswordsDiffer => "两次输入的密码不一样。",
        Word::CreateAdministrator => "建立并登录",

        // Today
        Word::ToHandle => "要处理",
        Word::ToHandleHint => "只在这台设备上",
        Word::GoOn => "接着写",
        Word::GoOnHint => "我最近改过的",
        Word::OthersChanged => "别人改了什么",
        Word::OthersHint => "最近的在前",
        Word::ChangedBy { who, when } => return format!("{who} · {when}").into(),
        Word::ChangedByMe { when } => return format!("我 · {when}").into(),
        Word::SomeoneChanged { who, when } => return format!("{who} {when} 改过").into(),
        Word::NothingToGoOn => "还没有写过的内容",
        Word::NothingToGoOnNext => "到“工作”里新建一份，或打开大家正在写的。",
        Word::NothingFromOthers => "别人最近没有改动。",
        Word::GoToWork => "去工作",
        Word::RefusedLine => "服务器没有接收，请看一眼",
        Word::WaitingLine { age } => return format!("等着送出，已 {age}").into(),
        Word::See => "看",
        Word::SeeAll => "看全部",
        Word::LastWritten => "上次写到这里",

        // Work
        Word::New => "新建",
        Word::Filter => "查找",
        Word::FilterHint => "按名称、空间或人查找",
        Word::NothingFound => "没有找到。换个词试试。",
        Word::NoDocuments => "这个空间还没有内容",
        Word::NoDocumentsNext => "新建一份，大家就能一起写。",
        Word::NoSpaces => "你还没有加入空间",
        Word::NoSpacesNext => "请管理员在“组织”里把你加入一个空间。连上服务器后会自动出现。",
        Word::NewLead => "写在哪里，建什么。建好就能写，断网也可以。",
        Word::ChooseSpace => "空间",
        Word::WhatKind => "内容",
        Word::KindFormHint => "各放一份；已有就打开它",
        Word::KindPlanHint => "带好提纲，直接往里写",
        Word::KindBlankHint => "从一张白纸开始",
        Word::PlanTitle => "标题",
        Word::Create => "建立",
        Word::NoWritableSpace => "你在各个空间里都是查阅，不能新建。需要写的话，请管理员调整权限。",
        Word::Filled { done, of } => return format!("已填 {done}/{of}").into(),
        Word::Characters { count } => return format!("{count} 字").into(),
        Word::ReaderHere => "查阅",
        Word::CommentOnly => "你可以加批注，正文只能看。",
        Word::LeftSpace => "已不在这个空间",
        Word::NotChangedYet => "还没有人写过",

        // A paper
        Word::OpeningPaper => "正在打开…",
        Word::PaperNotHere => "这台设备上还没有这份内容",
        Word::PaperNotHereNext => "连上服务器后会自动取来。",
        Word::BackToWork => "返回工作",
        Word::Title => "标题",
        Word::TitleHint => "写个标题",
        Word::BlockLabel { position } => return format!("第 {position} 段").into(),
        Word::BlockHint => "在这里写",
        Word::UnknownBlock => "这一段是用更新的版本写的，这里只能看，不会被改动。",
        Word::Toolbar => "段落样式",
        Word::StyleParagraph => "正文",
        Word::StyleHeading { level } => return format!("{level} 级").into(),
        Word::Outline => "目录",
        Word::OutlineEmpty => "还没有标题",
        Word::StoredAt { when } => return format!("{when} 已存，断网也在").into(),
        Word::Storing => "正在存…",
        Word::NotStored => "现在没有存住",
        Word::ReadOnly => "你在这个空间是查阅，只能看。",
        Word::AboutPaper => "这份内容",
        Word::CharactersLabel => "字数",
        Word::LastChange => "最近改动",
        Word::Nobody => "还没有",
        Word::Members => "谁能看到",

        // A fork
        Word::ForkTitle => "未接收的改动，存在这台设备上",
        Word::ForkStays => "这一份只有你看得到，可以接着写、复制出去，或在权限恢复后重新提交。",
        Word::ForkElsewhere => "你有改动没有被接收，另存了一份",
        Word::LateTitle => "这些改动已交给主管，等主管决定",
        Word::PaperClosed => "这份内容已对你关闭",
        Word::PaperClosedNext => "你在这个空间的权限到期了。写好还没送到的改动不会丢，会交给主管决定。",
        Word::CopyAll => "复制全文",
        Word::Copied => "已复制，可以粘贴到别处。",
        Word::CopyFailed => "浏览器不让复制。请选中文字，自己复制。",
        Word::PushAgain => "重新提交",
        Word::Drop => "丢弃",
        Word::DropTitle => "丢弃这一份？",
        Word::DropText => "没有被接收的改动会从这台设备上删掉，找不回来。服务器上的那份不受影响。",
        Word::DropYes => "丢弃这一份",
        Word::SeeFork => "看未接收的那份",
        Word::SeeServer => "看服务器上的那份",

        // The basic form
        Word::Choose => "请选择",
        Word::StillMissing => "还缺",
        Word::AllFilled => "都填好了",
        Word::MissingHint => "草稿可以先空着，提交时才必须填。",
        Word::PlanField => "建设方案",
        Word::PlanFieldHint => "和大家一起写，随时打开。",
        Word::StartPlan => "开始写建设方案",
        Word::OpenPlan => "打开建设方案",
        Word::PlanNotYet => "还没有开始写。",
        Word::PlanTitleFor { school } => return format!("{school}建设方案").into(),
        Word::ConflictLead => "两人分别填了不同的内容，请选一个：",
        Word::UseValue { value } => return format!("用“{value}”").into(),
        Word::WriteAnother => "都不对，另填",
        Word::CountOf { count, most } => return format!("{count}/{most} 字").into(),

        // Not sent
        Word::RefusedLead => "这些内容服务器没有接收，还在这台设备上。点开一项，看原因、决定怎么处理。",
        Word::UnsentLead => "这些内容只在这台设备上。连上服务器会自动送出，不用守着。",
        Word::AllSent => "全部已到服务器",
        Word::AllSentNext => "这台设备上没有等着送出的内容。",
        Word::ConnectNow => "现在连接",
        Word::ExportAsFile => "导出为文件",
        Word::ExportHint => "怕设备丢了、坏了，可以先另存一份文件。",
        Word::Exported => "文件已交给浏览器，请到“下载”里看。",
        Word::ExportFailed => "浏览器没有收下文件。请换系统浏览器再试。",
        Word::Changes { count } => return format!("{count} 处改动").into(),
        Word::WaitedFor { age } => return format!("等了 {age}").into(),
        Word::WaitingToSend => "等着送出",

        // Me
        Word::Administrator => "管理员",
        Word::Room => "这台设备上的空间",
        Word::RoomUsed { used, quota } => return format!("已用 {used}，浏览器最多给 {quota}").into(),
        Word::RoomUnknown => "正在问浏览器…",
        Word::Protected => "受保护：浏览器不会自行清理",
        Word::NotProtected => "未受保护：空间紧张时浏览器可能清理。常打开、或添加到主屏幕，会好些。",
        Word::Devices => "登录的设备",
        Word::DevicesHint => "不认识的，请退出它，并告诉管理员。",
        Word::ThisDevice => "这台",
        Word::Since { when } => return format!("{when} 登录").into(),
        Word::LastSeen { when } => return format!("最近 {when}").into(),
        Word::EndSession => "退出它",
        Word::EndSessionOf { device } => return format!("退出 {device}").into(),
        Word::OnlineOnly => "连上服务器才能看到。",
        Word::SessionEnded => "那台设备已退出登录。",
        Word::Language => "语言",
        Word::Version => "版本",
        Word::SignOut => "退出登录",
        Word::SignOutTitle => "退出登录，清空这台设备？",
        Word::SignOutText => "这台设备上的内容会删除，换人用也看不到。服务器上的都在，下次登录再取回来。",
        Word::SignOutUnsent { count } => {
            return format!("还有 {count} 项没有送到服务器，退出就没有了。").into();
        }
        Word::SignOutYes => "退出并清空",
        Word::SignOutAnyway => "仍然退出，放弃这些内容",
        Word::SignInAs => "登录为",
        Word::SigningOut => "正在退出…",

        // Late work
        Word::Escrow => "待接收的改动",
        Word::EscrowLead => "写的人权限到期前后写下、到期后才送到的改动。接收后，署名和时间不变。",
        Word::NoEscrow => "没有待接收的改动",
        Word::NoEscrowNext => "有人的权限到期后，之前写的才送到，就会出现在这里。",
        Word::EscrowBy { author } => return format!("{author} 写的").into(),
        Word::EscrowCame { when } => return format!("{when} 送到").into(),
        Word::SeeWhatChanges => "看改了什么",
        Word::LinesAdded => "接收后会有",
        Word::LinesRemoved => "接收后不再有",
        Word::PreviewEmpty => "文字上没有变化。",
        Word::PreviewTooLarge => "内容太多，这里显示不下。",
        Word::TakeIn => "接收",
        Word::TakeInOf { author } => return format!("接收 {author} 的改动").into(),
        Word::TakeInText => "这些改动会进入文件，署名仍是写的人。所有成员都会看到。",
        Word::TurnAway => "不接收",
        Word::TurnAwayOf { author } => return format!("不接收 {author} 的改动").into(),
        Word::TurnAwayText => "这些改动不会进入文件。写的人会看到你的理由，30 天内还能取回自己写的。",
        Word::TurnAwayReason => "理由",
        Word::EscrowTakenIn => "已接收，改动进了文件。",
        Word::EscrowTurnedAway => "已答复不接收。",

        // Organisation
        Word::OrganisationOffline => "这一页要连上服务器才能用",
        Word::OrganisationOfflineNext => "连上后再试。写作不受影响。",
        Word::OnlyAdministrators => "这一页只给管理员用。",
        Word::Spaces => "空间",
        Word::People => "人员",
        Word::AddSpace => "新建空间",
        Word::AddSpaceHint => "一个空间就是一群能看到同样内容的人，例如一所学院。",
        Word::SpaceName => "空间名称",
        Word::AddPerson => "添加人员",
        Word::IsAdministrator => "同时是管理员",
        Word::FirstPassword => "初始密码",
        Word::FirstPasswordOnce { name } => {
            return format!("{name} 的初始密码，只显示这一次。请当面或打电话告诉本人。").into();
        }
        Word::Understood => "我记下了",
        Word::LetIn => "加入成员",
        Word::LetInTo { space } => return format!("加入“{space}”").into(),
        Word::Person => "人员",
        Word::RoleLabel => "权限",
        Word::RoleOf { name } => return format!("{name} 的权限").into(),
        Word::TakeOut => "移出",
        Word::TakeOutOf { name } => return format!("移出 {name}").into(),
        Word::MembersCount { count } => return format!("{count} 人").into(),
        Word::NoMembers => "还没有成员",
        Word::CloseAccount => "停用",
        Word::CloseAccountOf { name } => return format!("停用 {name} 的账号").into(),
        Word::OpenAccount => "恢复",
        Word::OpenAccountOf { name } => return format!("恢复 {name} 的账号").into(),
        Word::AccountClosed => "已停用",
        Word::CloseTitle { name } => return format!("停用 {name} 的账号？").into(),
        Word::CloseText => "立刻退出所有设备，不能再登录。写过的内容都在，以后可以恢复。",
        Word::EverybodyIn => "大家都已经在这个空间里了。",
        Word::Working => "正在办…",
        Word::Copy => "复制",
        Word::Add => "添加",
        Word::NobodyElse => "再没有别人了，先添加人员。",

        // The accounts of a demo
        Word::DemoTitle => "试用账号",
        Word::DemoLead => "这是演示：人员和学校都是编的。点一个身份，账号和密码就填好了。",
        Word::DemoName(it) => demo::name(*it),
        Word::DemoTry(it) => demo::to_try(*it),

        // The app itself
        Word::UpdateWaits => "有新版本，下次打开生效",
        Word::NoRoomTitle => "本机空间不足，断网时可能有页面打不开",
        Word::NoRoomText => "已写的内容都还在。请在出发前清理本机空间，本页会自动重试。",
        Word::UpdateNow => "现在更新",
        Word::Reload => "刷新页面",
    })
}
