//! 审定：拒绝的说法。

use std::borrow::Cow;

use gongjian_shared::rules::decisions::DecisionRefusal;

use crate::words::DecisionWord;

pub fn refusal(it: &DecisionRefusal) -> Cow<'static, str> {
    use DecisionRefusal as R;
    match it {
        R::NotThere => "没有这份内容，或你看不到它。请先看看它是否已到服务器。".into(),
        R::NotYours => "你的现任职务不能在这里定稿。请找本单位的负责人。".into(),
        R::IdTaken => "这个编号已被占用。请再提交一次。".into(),
        R::NoReason => "没有写理由。请写明理由再提交。".into(),
        R::TooLong { most } => format!("理由或文号太长，最多 {most} 个字。请缩短再提交。").into(),
        R::BadVersion { most } => {
            format!("这一版不完整，或同时来自 {most} 处以上的改动。请刷新页面再提交。").into()
        }
        R::AdoptedAlready => "这一版已经定稿了，不用再提交。".into(),
        R::ReopenedAlready => "这次定稿已经撤回了，不用再提交。".into(),
        R::StandsOnRefused => {
            "这一版里有服务器没有接收的改动，不能定稿。请先处理“未接收”的那一份，再提交。".into()
        }
    }
}

pub fn say(word: &DecisionWord) -> Cow<'static, str> {
    Cow::Borrowed(match word {
        // Commands
        DecisionWord::Given => "提交的事项",
        DecisionWord::GivenHint => "由服务器确认才算办成",
        DecisionWord::GivenWaits => "待确认",
        DecisionWord::GivenWaitsForContent => "等内容先到",
        DecisionWord::GivenDone => "已办",
        DecisionWord::GivenRefused => "被拒",
        DecisionWord::GivenNotUnderstood => "服务器还不认识这件事。请刷新页面更新后再试。",
        DecisionWord::GivenAdopt { title } => return format!("定稿：{title}").into(),
        DecisionWord::GivenReopen { title } => return format!("撤回定稿：{title}").into(),
        DecisionWord::GivenOther => "提交的事项",
        DecisionWord::Seen => "知道了",

        // Fixed versions
        DecisionWord::Adopt => "定稿",
        DecisionWord::AdoptTitle => "把这一版定稿？",
        DecisionWord::AdoptLead => {
            "现在屏幕上的这一版会原样锁定。以后还可以接着写，那是下一版。断网时也能提交，连上后由服务器确认。"
        }
        DecisionWord::AdoptYes => "定稿这一版",
        DecisionWord::Reason => "理由",
        DecisionWord::ReasonHint => "例如：11月20日院务会通过",
        DecisionWord::ReasonMissing => "请写明理由。",
        DecisionWord::PaperNumber => "文号（可不填）",
        DecisionWord::PaperNumberHint => "例如：材院〔2026〕3号",
        DecisionWord::TooLong { most } => return format!("太长了，最多 {most} 个字。").into(),
        DecisionWord::Versions => "定稿的版本",
        DecisionWord::VersionsHint => "定稿的版本不会再变；上面的正文可以接着写，是下一版。",
        DecisionWord::VersionFixed => "已定稿",
        DecisionWord::VersionUndone => "定稿已撤回",
        DecisionWord::UndoneBy { who, when, why } => return format!("{who} {when} 撤回：{why}").into(),
        DecisionWord::Reopen => "撤回定稿",
        DecisionWord::ReopenTitle => "撤回这次定稿？",
        DecisionWord::ReopenLead => {
            "这一版仍然留着，只是不再算数；撤回的人、时间和理由会写在这里。断网时也能提交，连上后由服务器确认。"
        }
        DecisionWord::ReopenYes => "撤回",
        DecisionWord::ReopenHint => "例如：附件有误，改后重新定稿",
        DecisionWord::ReopenWaits => "撤回待确认",
        DecisionWord::SeeVersion => "看这一版",
        DecisionWord::VersionShown => "这是定稿的版本，只能看",
        DecisionWord::FixedBy { who, when, why } => return format!("{who} {when} 定稿：{why}").into(),
        DecisionWord::BackToPaper => "看现在的正文",
        DecisionWord::DownloadVersion => "下载这一版",
        DecisionWord::VersionNotHere => "这台设备上还没有这一版",
        DecisionWord::VersionAsFile => "这类表格的定稿版本还不能在这里看",
        DecisionWord::VersionAsFileNext => "可以下载这一版，用别的工具打开。",

        // The record of decisions
        DecisionWord::Record => "审定记录",
        DecisionWord::RecordLead => "谁、以什么职务、在什么时候、决定了什么。只增不改。",
        DecisionWord::RecordPerson => "人员",
        DecisionWord::RecordUnit => "组织或空间",
        DecisionWord::RecordKind => "事项",
        DecisionWord::AllKinds => "全部事项",
        DecisionWord::RecordNone => "没有符合条件的记录。换个条件试试。",
        DecisionWord::RecordNotHere => "没有可看的记录",
        DecisionWord::RecordNotHereNext => "审定记录给管理员和审计人员看。需要的话，请找本单位办公室。",
        DecisionWord::RecordMore => "看更早的",
        DecisionWord::RecordReason { reason } => return format!("理由：{reason}").into(),
        DecisionWord::RecordNumber { number } => return format!("文号：{number}").into(),
        DecisionWord::RecordVersion { short } => return format!("版本：{short}").into(),
        DecisionWord::VerifiedTo { to, newest } if to == newest => {
            return format!("已核对到第 {to} 条，前后相接，没有被改动").into();
        }
        DecisionWord::VerifiedTo { to, newest } => {
            return format!("已核对到第 {to} 条，共 {newest} 条").into();
        }
        DecisionWord::BrokenAt { row } => {
            return format!("第 {row} 条与前一条接不上，记录可能被改动过。请立即告诉系统管理员。").into();
        }
    })
}
