//! 年度汇总表：页面上的话，和服务器为什么没有存档。

use std::borrow::Cow;

use gongjian_shared::rules::filings::FilingRefusal;

use crate::words::filings::FilingWord;

pub fn refusal(it: &FilingRefusal) -> Cow<'static, str> {
    use FilingRefusal as R;
    match it {
        R::NotThere => "没有这个项目，或不在你的管理范围内。请刷新页面看最新的情况。".into(),
        R::NotYours { .. } => "你的现任职务不能给这个项目的汇总表存档。请找主办单位的办公室。".into(),
        R::IdTaken => "这个编号已被占用。请再试一次。".into(),
        R::NoTable => "这个项目没有年度汇总表。".into(),
        R::NotBegun { year } => format!("{year}年还没有到，不能存档。").into(),
        R::NotEvaluated { year } => format!("{year}年的评议还没有经领导小组审定，不能存档。").into(),
        R::Changed => "你看的时候数字又有变化。已换成最新的表，请再看一遍，再存档。".into(),
        R::Same { version } => format!("和第 {version} 版一样，不用再存。").into(),
        R::NoReason => "请写明这一版更正了什么。".into(),
        R::TooLong { most } => format!("太长了，最多 {most} 个字。").into(),
    }
}

pub fn say(it: &FilingWord) -> Cow<'static, str> {
    use FilingWord as W;
    match it {
        W::Title => "年度汇总表".into(),
        W::Evaluation => "年度评议".into(),
        W::Booklet => "汇编成册".into(),
        W::Year { year } => format!("{year}年").into(),
        W::Earlier => "上一年".into(),
        W::Later => "下一年".into(),
        W::Hint => "表里的数都由记录算出，不用填。点数字，看是哪几次。".into(),
        W::Empty => "这一年还没有结对".into(),
        W::EmptyNext => "结对名单审定以后，每一对在这里占一行。".into(),
        W::File => "存档".into(),
        W::FileAgain => "存更正版".into(),
        W::FileTitle { year } => format!("把{year}年的表存档").into(),
        W::FileHint => "存档后给编号，内容不再变。以后有更正，另存一版，编号不变。".into(),
        W::Reason => "这一版更正了什么".into(),
        W::UpToDate { version } => format!("和第 {version} 版一致").into(),
        W::Behind { version } => format!("第 {version} 版之后有变化").into(),
        W::Filed => "已存档".into(),
        W::NoneFiled => "还没有存过档".into(),
        W::Version { number, version } => format!("{number} 第 {version} 版").into(),
        W::Frozen { number, version } => format!("这是存档：{number} 第 {version} 版，内容不变").into(),
        W::Now => "看现在的表".into(),
        W::Records { count } => format!("{count} 次记录").into(),
        W::Opened { what } => format!("{what}：背后的记录").into(),
        W::Locked => "这一对的记录，你的职务看不到内容。".into(),
        W::Record { nth } => format!("第 {nth} 条记录").into(),
        W::Download => "下载 xlsx".into(),
        W::Downloading => "正在生成表格".into(),
        W::Fingerprint { sha256 } => format!("校验码 {sha256}").into(),
    }
}
