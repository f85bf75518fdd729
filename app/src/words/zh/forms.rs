//! 各类表单：填写、冲突、换版。

use std::borrow::Cow;

use gongjian_shared::forms::check::AnswerFault;
use gongjian_shared::forms::migrate::How;
use gongjian_shared::forms::number::{NumberAnswer, Qualifier};
use gongjian_shared::forms::print::Printed;

use crate::words::forms::FormWord as W;
use crate::words::{Language, times};

pub fn say(it: &W) -> Cow<'static, str> {
    let text = match it {
        W::Fault(it) => return fault(it),
        W::Qualifier(it) => qualifier(*it),
        W::Moved(it) => moved(*it),
        W::Begin => "开始填写",
        W::BeginLead => "还没有人填写。没有网络也能填，写下的会先存在本机。",
        W::NotBegun => "还没有人填写。",
        W::ChooseForm => "哪一种表",
        W::Unheard => "这张表的格式不在本机上",
        W::UnheardNext => "已填的内容都在，没有丢。请更新应用后再打开。",
        W::Later => "这张表是用更新的版本填的",
        W::LaterNext => "这里只能看，不能改。请更新应用后再填。",
        W::NewVersion { version } => return format!("这张表出了新版（第 {version} 版）").into(),
        W::NewVersionNext => "已填的内容会带到新版；新版不再问的，列在下面，不会丢。",
        W::UseNew => "按新版填写",
        W::Earlier => "旧版里填过的",
        W::EarlierHint => "新版不再问这些，只供查看，一直保留。",
        W::Required => "必填",
        W::HowSure => "准确程度",
        W::OtherWords => "请说明",
        W::PersonHint => "姓名、拼音或首字母",
        W::UnitHint => "单位名称、拼音或首字母",
        W::SearchOffline => "现在查不到名单。可以先写姓名或名称，联网后再选。",
        W::UseName { name } => return format!("就写“{name}”").into(),
        W::ChooseAnother => "换一个",
        W::Nobody => "没有找到。可以直接写名字。",
        W::Signature => "由审批人在审批时签署，不用填写。",
        W::FileLater => "附件还不能在这里上传，以后的版本会有。",
        W::LongHint => "单独成文，可多人同时写。",
        W::WriteLong => "开始写",
        W::OpenLong => "打开",
        W::Characters { count, most } => return format!("{count} / {most} 字").into(),
        W::Row { number } => return format!("第 {number} 行").into(),
        W::AddRow => "添一行",
        W::RemoveRow { number } => return format!("删去第 {number} 行").into(),
        W::RowUp { number } => return format!("第 {number} 行上移").into(),
        W::RowDown { number } => return format!("第 {number} 行下移").into(),
        W::NoRows => "还没有内容，需要时添一行。",
        W::RowsOf { count, most } => return format!("{count} 行，最多 {most} 行").into(),
        W::RemovedRows { count } => return format!("删去了 {count} 行，内容还在").into(),
        W::BringBack => "恢复",
        W::WrittenBy { who } => return format!("{who} 写的").into(),
        W::WrittenBySomebody => "另一人写的",
        W::Kept { value } => return format!("原来填的是：{value}").into(),
        W::Print => "打印",
        W::Paper => "打印出来的样子",
    };
    text.into()
}

fn fault(it: &AnswerFault) -> Cow<'static, str> {
    let text = match it {
        AnswerFault::Missing => "还没有填。",
        AnswerFault::Conflict { values } => return format!("有 {values} 个不同的内容，请选定一个。").into(),
        AnswerFault::WrongType => "这样写认不出来，请重新填。",
        AnswerFault::TooLong { most, is } => return format!("最多 {most} 字，现在 {is} 字，请缩短。").into(),
        AnswerFault::SeveralLines => "请写在一行里。",
        AnswerFault::NoContact => "请写电话或邮箱。",
        AnswerFault::TooSmall { least } => return format!("不能小于 {least}。").into(),
        AnswerFault::TooLarge { most } => return format!("不能大于 {most}。").into(),
        AnswerFault::TooFine { decimals: 0 } => "请写整数。",
        AnswerFault::TooFine { decimals } => return format!("最多保留 {decimals} 位小数。").into(),
        AnswerFault::OtherUnit { expected } => return format!("单位应为“{expected}”，请重新填。").into(),
        AnswerFault::NotExact => "这里要填确数，请选“确数”。",
        AnswerFault::TooEarly { first } => {
            return format!("不能早于{}。", times::local_date(Language::Chinese, *first)).into();
        }
        AnswerFault::TooLate { last } => {
            return format!("不能晚于{}。", times::local_date(Language::Chinese, *last)).into();
        }
        AnswerFault::NoSuchOption { .. } => "原来选的已不在选项里，请重新选。",
        AnswerFault::OnlyOne => "只能选一项。",
        AnswerFault::OtherNeedsText => "选了“其他”，请在旁边写明是什么。",
        AnswerFault::TooFewRows { least } => return format!("至少要填 {least} 行。").into(),
        AnswerFault::TooManyRows { most } => return format!("最多 {most} 行，请删去多余的。").into(),
        AnswerFault::FileTooLarge { most } => return format!("文件太大，最多 {} KB。", most / 1_024).into(),
    };
    text.into()
}

const fn qualifier(it: Qualifier) -> &'static str {
    match it {
        Qualifier::Exact => "确数",
        Qualifier::AtLeast => "不少于",
        Qualifier::MoreThan => "余（多）",
        Qualifier::About => "约",
    }
}

const fn moved(it: How) -> &'static str {
    match it {
        How::Renamed => "已带到新的栏目",
        How::Converted => "已换成新的填法",
        How::NotAsked => "新版不再问",
        How::WouldLose => "换不成新的填法，请重填",
        How::Superseded => "新的栏目里已有内容",
    }
}

pub fn number(it: &NumberAnswer) -> String {
    let NumberAnswer { value, unit, qualifier } = it;
    match qualifier {
        Qualifier::Exact => format!("{value}{unit}"),
        Qualifier::AtLeast => format!("不少于{value}{unit}"),
        Qualifier::MoreThan => format!("{value}余{unit}"),
        Qualifier::About => format!("约{value}{unit}"),
    }
}

pub fn printed(it: &Printed) -> String {
    match it {
        Printed::Text(text) | Printed::File(text) => text.clone(),
        Printed::Number(it) => number(it),
        Printed::Date(it) => times::local_date(Language::Chinese, *it),
        Printed::Chosen { labels, other } => {
            let labels: Vec<&str> = labels.iter().map(|it| it.zh.as_str()).collect();
            let other = other.as_deref().map(str::trim).filter(|it| !it.is_empty());
            labels.join("、") + &other.map(|it| format!("（{it}）")).unwrap_or_default()
        }
        Printed::Signature(it) => {
            format!("{}（{}） {}", it.name, it.post, times::local_date(Language::Chinese, it.on))
        }
        Printed::Unknown => "（这个版本认不出的内容）".to_owned(),
    }
}
