//! 各类表单：填写、冲突、换版。

use std::borrow::Cow;

use gongjian_shared::forms::check::AnswerFault;
use gongjian_shared::forms::migrate::How;
use gongjian_shared::forms::number::{NumberAnswer, Qualifier};
use gongjian_shared::forms::print::Printed;
use gongjian_shared::office::tie::TieFault;
use gongjian_shared::office::unusable::Unusable;
use gongjian_shared::wire::tables::TableRefusal;

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
        W::Tables => "填进别处发的表",
        W::TablesHint => "别的单位发来的 xlsx 或 docx 表，认一次格子，以后直接填好下载。",
        W::NoTables => "还没有认过的表。",
        W::TiedCells { count } => return format!("认了 {count} 个格子").into(),
        W::FillTable => "填好下载",
        W::TieTable => "认一张新表",
        W::TieAgain => "改格子",
        W::TieTitle => "认格子",
        W::TieLead => "点一个格子，再选它填哪一项。能认出的已经先对上，请核对。",
        W::ChooseFile => "选 xlsx 或 docx 文件",
        W::Uploading => "正在读这张表…",
        W::CellAt { place, text } => return format!("{place} {text}").into(),
        W::EmptyCell => "空格",
        W::TieCell { place } => return format!("{place} 填什么").into(),
        W::Nothing => "不填",
        W::SaveTies => "保存",
        W::TiesSaved => "已保存。回到表单，就能填好下载。",
        W::TieFault(it) => return tie_fault(it),
        W::Refused(it) => return refused(it),
        W::GridNumber { number } => return format!("第 {number} 张表").into(),
        W::MoreRows { count } => return format!("下面还有 {count} 行，没有列出。").into(),
        W::SettleFirst => "有两人写得不同的内容，请先选定，再填表。",
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

fn tie_fault(it: &TieFault) -> Cow<'static, str> {
    let text = match it {
        TieFault::NoSuchGrid | TieFault::NoSuchCell => "表里没有这个格子。",
        TieFault::Covered { .. } => "这个格子被合并的格子盖住，请认合并格子的左上角。",
        TieFault::Formula => "这个格子是公式，会自己算。请认它所依据的格子。",
        TieFault::Picture => "这个格子里有图片或控件，不能填。",
        TieFault::Twice => "这个格子认了两次，请去掉一次。",
        TieFault::NoSuchValue { .. } => "这个表单没有这一项，请重新选。",
        TieFault::NotANumber => "这一项不是数字。",
        TieFault::TooLong { most } => return format!("内容太长，一个格子最多 {most} 字。").into(),
        TieFault::NoRoom { rows, records } => {
            return format!("表里只有 {rows} 行空位，内容有 {records} 行。请在原表里多留几行，再上传。")
                .into();
        }
    };
    text.into()
}

fn refused(it: &TableRefusal) -> Cow<'static, str> {
    let text = match it {
        TableRefusal::Unusable { why } => unusable(why),
        TableRefusal::Ties { faults } => {
            return format!("有 {} 个格子不能这样认，请改好再存。", faults.len()).into();
        }
        TableRefusal::Disputed { .. } => "有两人写得不同的内容，请先选定，再填表。",
        TableRefusal::TooMany { most } => return format!("这里最多留 {most} 张表。").into(),
        TableRefusal::NoSuchForm => "服务器上没有这种表单。请更新应用后再试。",
    };
    text.into()
}

pub const fn unusable(it: &Unusable) -> &'static str {
    match it {
        Unusable::NotOffice => "这不是 xlsx 或 docx 文件，请换一个。",
        Unusable::OldFormat => "这是旧版 Office 文件（.xls、.doc）。请另存为 xlsx 或 docx 再上传。",
        Unusable::Encrypted => "文件有密码。请去掉密码再上传。",
        Unusable::Macros => "文件带宏，不收。请另存为不带宏的 xlsx 或 docx。",
        Unusable::TooLarge { .. } | Unusable::TooManyParts { .. } | Unusable::TooManyCells { .. } => {
            "文件太大，读不了。请只留要填的那张表。"
        }
        Unusable::BadName { .. }
        | Unusable::Entities { .. }
        | Unusable::Broken { .. }
        | Unusable::NotUtf8 { .. } => {
            "文件已损坏或不是办公软件存的。请用 WPS 或 Office 打开，另存一份再上传。"
        }
    }
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
